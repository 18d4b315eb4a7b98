"""Answers about units as plain values, ready for JSON: one form for commands and the API."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final

from thidua.kernel.orgs.facts import DAWN, DIMENSIONS, Event, Version
from thidua.kernel.orgs.invariants import NAMES, Report
from thidua.kernel.orgs.refusals import Finding
from thidua.kernel.orgs.register import Register
from thidua.kernel.orgs.succession import Portion, Step

LEVELS: Final = ("province", "district", "commune")
COLUMNS: Final = ("uid", "code", "name", "acting_name", "kind", "level", "parent", "since")


def unit_row(version: Version, alive: Mapping[str, Version]) -> dict[str, str]:
    """Return one unit of a day."""
    own = version.attributes
    parent = own.parent if own.parent in alive else ""
    values = (
        version.unit,
        own.code,
        own.name,
        own.acting_name,
        own.kind,
        own.level,
        parent,
        day(version.start) or "",
    )
    return dict(zip(COLUMNS, values, strict=True))


def day(value: date | None) -> str | None:
    """Return a day as text; None for none and for "before the data begin"."""
    return None if value is None or value == DAWN else value.isoformat()


def share(value: Fraction | None) -> float | None:
    """Return a share as a number."""
    return None if value is None else float(value)


def portion_row(portion: Portion, history: Register, on: date) -> dict[str, Any]:
    """Return one successor with its shares and the events on the way."""
    return {
        "uid": portion.unit,
        "name": history.nearest(portion.unit, on).attributes.name,
        **{dimension: share(getattr(portion, dimension)) for dimension in DIMENSIONS},
        "estimated": portion.estimated,
        "main": portion.main,
        "events": [event_row(history.by_uid[uid]) for uid in portion.events],
    }


def event_row(event: Event) -> dict[str, Any]:
    """Return one event without its parts."""
    return {
        "uid": event.uid,
        "effective": day(event.effective),
        "kind": event.kind,
        "basis": event.basis,
    }


def version_row(version: Version) -> dict[str, Any]:
    """Return one version of a unit."""
    own = version.attributes
    return {
        "from": day(version.start),
        "to": day(version.end),
        "name": own.name,
        "code": own.code,
        "kind": own.kind,
        "level": own.level,
        "parent": own.parent,
        "opened_by": version.opened_by,
        "closed_by": version.closed_by,
    }


def line_row(step: Step, history: Register) -> dict[str, Any]:
    """Return one line with its event and the names on both sides."""
    effective, uid, line = step
    return {
        "event": uid,
        "effective": effective.isoformat(),
        "basis": history.by_uid[uid].basis,
        "source": line.source,
        "source_name": history.versions[line.source][-1].attributes.name,
        "target": line.target,
        "target_name": history.nearest(line.target, effective).attributes.name,
        **{dimension: line.share(dimension) for dimension in DIMENSIONS},
        "weight": line.weight,
        "note": line.note,
    }


def lineage_row(history: Register, unit: str, on: date) -> dict[str, Any]:
    """Return where a unit comes from and what came of it, with the shares on the day."""
    found = history.lineage(unit)
    versions = history.versions[unit]
    return {
        "uid": unit,
        "name": history.nearest(unit, on).attributes.name,
        "on": on.isoformat(),
        "versions": [version_row(version) for version in versions],
        "ancestors": [_ancestor(history, each, unit) for each in found.ancestors],
        "descendants": [
            {"uid": each, "name": history.nearest(each, on).attributes.name}
            for each in found.descendants
        ],
        "before": [line_row(step, history) for step in found.before],
        "after": [line_row(step, history) for step in found.after],
        "successors": [
            portion_row(portion, history, on) for portion in history.successors(unit, on)
        ],
        "events": [event_row(event) for event in found.events],
    }


def _ancestor(history: Register, unit: str, heir: str) -> dict[str, Any]:
    """Return an earlier unit with the share of it that lies in the later one from its first day."""
    portions = history.successors(unit, history.versions[heir][0].start)
    mine = next((portion for portion in portions if portion.unit == heir), None)
    return {
        "uid": unit,
        "name": history.versions[unit][-1].attributes.name,
        "area": share(mine.area) if mine else None,
        "people": share(mine.people) if mine else None,
        "functions": share(mine.functions) if mine else None,
        "estimated": bool(mine and mine.estimated),
    }


def report_row(history: Register, report: Report) -> dict[str, Any]:
    """Return what the invariants say: counts, and for each how much was looked at and broken."""
    rows = [
        {
            "number": number,
            "name": NAMES.get(number, "every row is well formed and joins units that are there"),
            "checked": report.checked.get(number, len(history.steps)),
            "broken": [finding_row(found) for found in report.of(number)],
        }
        for number in (0, *NAMES)
    ]
    return {"ok": not report.findings, "counts": counts_of(history), "invariants": rows}


def finding_row(found: Finding) -> dict[str, Any]:
    """Return one place that breaks a rule."""
    return {
        "rule": found.rule,
        "event": found.event,
        "unit": found.unit,
        "day": found.day.isoformat() if found.day else None,
        "dimension": found.dimension,
        "lines": [list(pair) for pair in found.lines],
        "others": list(found.others),
    }


def counts_of(history: Register) -> dict[str, Any]:
    """Return how much there is, and on which day the number of a level changed."""
    days = sorted({event.effective for event in history.events})
    alive = {day: history.as_of(day) for day in days}
    changes = []
    for level in LEVELS:
        for before, after in pairwise(days):
            units = [
                {unit for unit, v in alive[day].items() if v.attributes.level == level}
                for day in (before, after)
            ]
            if units[0] != units[1]:
                changes.append(
                    {
                        "level": level,
                        "day": after.isoformat(),
                        "before": len(units[0]),
                        "after": len(units[1]),
                        "ended": len(units[0] - units[1]),
                        "began": len(units[1] - units[0]),
                        "kept": len(units[0] & units[1]),
                    }
                )
    sources = [history.versions[line.source][-1].attributes.level for _, _, line in history.steps]
    return {
        "units": len(history.versions),
        "versions": sum(len(rows) for rows in history.versions.values()),
        "events": len(history.events),
        "lines": {level: sources.count(level) for level in sorted(set(sources))},
        "changes": changes,
    }
