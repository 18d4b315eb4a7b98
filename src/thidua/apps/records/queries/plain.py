"""A record, and what became of a file, as plain data for the command line and the API."""

from __future__ import annotations

from datetime import date
from typing import Any

from thidua.apps.organisations.queries import placed_names
from thidua.apps.records import states
from thidua.apps.records.models import ImportBatch, Subject
from thidua.apps.records.queries.batches import rows_of, state_counts
from thidua.apps.records.queries.facts import facts_of
from thidua.apps.records.queries.lineage import lineage_of
from thidua.apps.records.queries.sheet import places_of, sheet_of
from thidua.core.wording import parts
from thidua.kernel.problems import Problem

Plain = dict[str, Any]


def brief(subject: Subject, names: dict[int, str]) -> Plain:
    """Return what tells one record from another; the unit is loaded."""
    return {
        "uid": subject.uid,
        "kind": subject.kind,
        "name": subject.full_name,
        "code": subject.code,
        "unit": names.get(subject.unit_id, ""),
        "unit_uid": subject.unit.uid,
        "post": subject.post,
        "group": subject.group,
        "direct": subject.direct,
        "leader": subject.leader,
        "invented": subject.is_demo,
    }


def whole(subject: Subject, *, on: date, year: int) -> Plain:
    """Return a record: of whom, where, what is missing, and the facts as a case holds them."""
    sheet = sheet_of(subject, on)
    return brief(subject, placed_names([subject.unit_id], on)) | {
        "on": on.isoformat(),
        "year": year,
        "born": subject.born.isoformat() if subject.born else None,
        "founded": subject.founded.isoformat() if subject.founded else None,
        "places": [
            {
                "name": place.name,
                "now": place.now,
                "from": place.stint.start.isoformat(),
                "to": place.stint.end.isoformat() if place.stint.end else None,
            }
            for place in places_of(subject, on)
        ],
        "missing_years": sheet.missing,
        "not_known": [str(part) for part in sheet.unknown],
        "ancestors": [
            {
                "name": one.name,
                "ended": one.ended.isoformat(),
                "basis": one.event.basis,
                "main": one.main,
                "counted": one.counted,
                "grants": [{"award": g.award, "year": g.year} for g in one.grants],
            }
            for one in lineage_of(subject, on)
        ],
        "facts": facts_of(subject, on=on, year=year),
    }


def told(batch: ImportBatch) -> Plain:
    """Return what became of a file: numbers by state, and every row that is not plainly taken."""
    rows = rows_of(batch).exclude(state=states.TAKEN)
    return {
        "uid": batch.uid,
        "name": batch.name,
        "counts": state_counts(batch),
        "rows": [
            {
                "row": row.number,
                "name": row.said.get("name", ""),
                "state": row.state,
                "problems": [_worded(one) for one in row.problems],
                "note": row.note,
            }
            for row in rows
        ],
    }


def _worded(one: Plain) -> Plain:
    """Return one problem of a row in words."""
    problem = Problem(one["code"], tuple(one.get("where", ())), one.get("params", {}))
    wrong, do = parts(problem)
    return {"code": problem.code, "where": list(problem.where), "what": wrong, "do": do}
