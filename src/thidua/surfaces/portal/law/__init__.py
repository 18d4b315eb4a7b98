"""The law looked up, without an account: awards, standards, instruments, two days compared."""
