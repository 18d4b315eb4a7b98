"""A look over a register as plain data: for the command line and the API."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from thidua.apps.organisations import queries as organisations
from thidua.apps.records.models import Run
from thidua.apps.records.queries import deserving_view as view
from thidua.apps.records.queries import reform
from thidua.apps.records.queries.deserving_answers import Line, applied
from thidua.apps.records.queries.deserving_store import DIRECT, LEADER, Kept
from thidua.apps.records.queries.deserving_words import reasons
from thidua.books.law.awards import rules
from thidua.core import clock, locale
from thidua.kernel.rules.model import Version

Plain = dict[str, Any]


def summary(run: Run) -> Plain:
    """Return what was asked and the counts of a finished run."""
    kept = Kept(run)
    return _head(run) | {
        "on": run.on.isoformat(),
        "whole": run.asked["whole"],
        "awards": [_award(kept, award) for award in run.asked["awards"]],
    }


def _head(run: Run) -> Plain:
    """Return what every run says of itself."""
    name = organisations.placed_names([run.unit_id], clock.today()).get(run.unit_id, "")
    return {
        "run": run.uid,
        "state": run.state,
        "unit": name,
        "unit_uid": run.unit.uid,
        "year": run.year,
        "records": run.total,
    }


def _award(kept: Kept, award: str) -> Plain:
    """Return the counts of one award, and how many work directly or lead."""
    whole, _each = view.shares(kept, award)
    version = applied(rules()[award], kept.run.on)
    standing = rules()[award].version_on(kept.run.on)
    until = version.certain_until if version else None
    return {
        "award": award,
        "certain": version is not None
        and version is standing
        and (until is None or kept.run.on <= until),
        "counts": view.counts(kept, award),
        "meets_not_granted": view.meets_without(kept, award),
        "shares": {
            name: {"total": one.total, "direct": one.direct, "leader": one.leader}
            for name, one in (
                ("all", whole.everybody),
                ("meets", whole.meets),
                ("granted", whole.granted),
            )
        },
    }


def lines_of(run: Run, award: str, person: Any, places: Any = None) -> Iterator[Plain]:
    """Yield the records of a run that `person` may see, with the reasons of each.

    Args:
        run: a finished one.
        award: one of those it was asked about.
        person: the reader.
        places: which of them, in which order; all by name without it.
    """
    kept = Kept(run)
    version = applied(rules()[award], run.on)
    worded = [why(line, version) for line in kept.lines[award]]
    if places is None:
        places = view.chosen(kept, view.Narrowed(award), person)
    for at, subject, unit in view.people_said(kept, places, person):
        answer = int(kept.columns.answer[award][at])
        line, marks = kept.lines[award][answer], int(kept.columns.marks[at])
        yield {
            "uid": subject.uid,
            "name": subject.full_name,
            "code": subject.code,
            "unit": unit,
            "direct": bool(marks & DIRECT),
            "leader": bool(marks & LEADER),
            "standing": line.standing,
            "verdict": line.verdict,
            "before": line.before,
            "route": line.route,
            "lacking": list(line.lacking),
            "missing": list(line.missing),
            "reasons": worded[answer],
            "granted": bool(kept.columns.granted[award][at]),
        }


def why(line: Line, version: Version | None) -> list[str]:
    """Return the reasons of an answer with their places in the law, in the reader's language."""
    found = []
    for one in reasons(line, version) if line.standing else []:
        said = one.said.en if locale.english() else one.said.vi
        if one.cite is not None:
            place = one.cite.say()
            said = f"{said} ({place.en if locale.english() else place.vi})"
        found.append(said)
    return found


def reform_summary(run: Run) -> Plain:
    """Return what was compared and how many change from which verdict to which."""
    kept, asked = Kept(run), reform.asked_of(run)
    first, second = reform.compared(asked)
    return _head(run) | {
        "award": asked.award,
        "first": _side(first),
        "second": _side(second),
        "changed": int(np.count_nonzero(reform.changed(kept))),
        "matrix": [
            {"before": one.before, "after": one.after, "count": one.count}
            for one in reform.matrix(kept)
        ],
    }


def _side(side: reform.Side) -> Plain:
    """Return one of the two versions."""
    since = None if side.version is None else side.version.valid_from.isoformat()
    return {
        "day": side.day.isoformat(),
        "version": since,
        "standing": side.standing,
        "decides": side.decides,
    }


def changes_of(run: Run, person: Any, places: Any = None) -> Iterator[Plain]:
    """Yield the records whose verdict changes and that `person` may see."""
    kept, asked = Kept(run), reform.asked_of(run)
    worded, lines = {}, kept.lines
    for side, known in zip((reform.BEFORE, reform.AFTER), reform.sides(asked), strict=True):
        version = known[asked.award].version_on(asked.on)
        worded[side] = [why(line, version) for line in lines[side]]
    if places is None:
        places = reform.chosen(kept)
    for at, subject, unit in view.people_said(kept, places, person):
        answer = {side: int(kept.columns.answer[side][at]) for side in worded}
        yield {
            "uid": subject.uid,
            "name": subject.full_name,
            "code": subject.code,
            "unit": unit,
            "before": reform.verdict_of(lines[reform.BEFORE][answer[reform.BEFORE]]),
            "after": reform.verdict_of(lines[reform.AFTER][answer[reform.AFTER]]),
            "why_before": worded[reform.BEFORE][answer[reform.BEFORE]],
            "why_after": worded[reform.AFTER][answer[reform.AFTER]],
        }
