"""The command line. `root` finds the commands, each file beside it holds one group of them.

Exit status: 0 done; 1 the program failed; 2 the call is wrong; 3 the input is understood and
refused. Results go to standard output, everything else to standard error.
"""
