"""The law of emulation and commendation applied: read a rule, judge a case, say why.

`parse.rule_from` makes a rule from a book, `read_case.case_from` a case, `judge.judge` joins
them. Answers are pass, fail and undetermined; see `docs/vi/explain` for how they are found.
"""
