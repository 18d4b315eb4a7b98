"""Three answers: pass, fail, undetermined, joined by Kleene's strong logic.

*Undetermined* means that what is known does not decide. It is never taken for *fail*.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Verdict(StrEnum):
    """What a condition comes to."""

    PASS = "pass"  # noqa: S105 -- an answer
    FAIL = "fail"
    UNDETERMINED = "undetermined"


_RANK = {Verdict.FAIL: 0, Verdict.UNDETERMINED: 1, Verdict.PASS: 2}


def rank(verdict: Verdict) -> int:
    """Return 0 for fail, 1 for undetermined, 2 for pass: the better, the higher."""
    return _RANK[verdict]


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the worst of the verdicts; *pass* when there is none."""
    return min(verdicts, key=rank, default=Verdict.PASS)


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the best of the verdicts; *fail* when there is none."""
    return max(verdicts, key=rank, default=Verdict.FAIL)


def negate(verdict: Verdict) -> Verdict:
    """Turn pass into fail and fail into pass; undetermined stays."""
    if verdict is Verdict.UNDETERMINED:
        return verdict
    return Verdict.FAIL if verdict is Verdict.PASS else Verdict.PASS


def known(answer: bool | None) -> Verdict:  # noqa: FBT001 -- a value, not a switch
    """Return the verdict of an answer; None is not known."""
    if answer is None:
        return Verdict.UNDETERMINED
    return Verdict.PASS if answer else Verdict.FAIL


def between(sure: int, perhaps: int, needed: int) -> Verdict:
    """Judge a count of which only the bounds are known.

    Args:
        sure: what counts for certain.
        perhaps: what counts at most; not below `sure`.
        needed: what is asked at least.
    """
    if sure >= needed:
        return Verdict.PASS
    return Verdict.UNDETERMINED if perhaps >= needed else Verdict.FAIL
