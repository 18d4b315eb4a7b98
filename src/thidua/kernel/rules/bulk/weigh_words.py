"""What people said, for all rows at once: yes-or-no facts and judgements, by name or by words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from thidua.kernel.rules import conditions as kind_of
from thidua.kernel.rules.bulk.at import MET, OPEN, PASS, SHORT, At, State, first_of, graded
from thidua.kernel.rules.bulk.part import Part
from thidua.kernel.rules.bulk.sheet import NO, UNKNOWN, YES
from thidua.kernel.rules.finding import LEFT_OUT
from thidua.kernel.rules.hints import hints_of, speaks_as_fact, speaks_of, words_fact


def fact(at: At, asked: kind_of.Fact) -> Part[State]:
    """Look up a yes or no; one that nobody told may stand in what people wrote."""
    worded = _joined(
        said
        for key, said in at.sheet.judgements.items()
        if key not in at.version.judgements and words_fact(asked.name, key)
    )
    told = _first_told(at.sheet.answer(asked.name), worded)
    return graded(told if asked.expected else YES - told, asked.name)


def judgement(at: At, asked: kind_of.Judgement) -> Part[State]:
    """Look up what people decided; found by the condition's name or by one of its words."""
    told, version = at.sheet.judgements, at.version
    named = _joined(told[key] for key in {asked.id, asked.id.rsplit(".", 1)[-1]} & told.keys())
    hints, rivals = hints_of(asked), version.rivals(asked)
    free = _joined(
        said
        for key, said in told.items()
        if key not in version.judgements and speaks_of(hints, key, rivals)
    )
    said = _joined((_first_told(named, free), *_as_facts(at, asked)))
    left = (
        State(PASS, LEFT_OUT)
        if at.computable
        else State(OPEN, "unknown", (f"judgement.{asked.id}",))
    )
    return first_of([(said == NO, SHORT), (said == YES, MET)], left)


def _as_facts(at: At, asked: kind_of.Judgement) -> Iterator[NDArray[Any]]:
    """Yield what yes-or-no facts say that decide a judgement."""
    for name, told in at.sheet.answers.items():
        if name not in at.version.facts and speaks_as_fact(asked, name, answer=False):
            stands = speaks_as_fact(asked, name, answer=True)
            yield told if stands else np.where(told == YES, UNKNOWN, told)


def _joined(several: Iterable[NDArray[Any]]) -> NDArray[Any]:
    """Return no where one says no, yes where one says yes, and else unknown."""
    refused = accepted = np.array(False)
    for one in several:
        refused, accepted = refused | (one == NO), accepted | (one == YES)
    said: NDArray[Any] = np.where(refused, NO, np.where(accepted, YES, UNKNOWN))
    return said


def _first_told(first: NDArray[Any], second: NDArray[Any]) -> NDArray[Any]:
    """Return the first where it says anything, and else the second."""
    told: NDArray[Any] = np.where(first == UNKNOWN, second, first)
    return told
