"""The facts of a case as a row of a wide table, and the rows next to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from thidua.books.law.awards import rules, usage
from thidua.kernel.rules.facts import UNSURE, Facts

Row = dict[str, str | None]
BY = {"BBNT": "province", "CENTRAL": "Central Council", "OTHER": "commune", "UNIT": "unit"}
LISTS = {"initiative": "initiatives", "science": "science", "combat": "combat"}


def row_of(facts: Facts, told: Mapping[str, Any]) -> Row:
    """Return as much of some facts as a row can tell; days of beginning come as they were told."""
    row: Row = {"kind": facts.kind} if facts.kind else {}
    if facts.groups is not None and UNSURE not in facts.groups:
        row["groups"] = " ".join(sorted(facts.groups))
    row |= {"force": facts.force} if facts.force else {}
    row |= {f"rating_{year}": said for year, said in (facts.ratings or {}).items()}
    row |= _granted(facts)
    for (kind, scope, year), times in Counter(
        (work.kind, work.scope, work.year) for work in facts.works or ()
    ).items():
        row[f"{LISTS[kind]}_{scope}{f'_{year}' if year else ''}"] = str(times)
    for one in facts.members_disciplined or ():
        row[f"disciplined_{one.form}{f'_{one.year}' if one.year else ''}"] = "1"
    ends = [str(one.ends) for one in facts.measures or () if one.ends]
    row |= {"discipline_ends": ends[0]} if ends else {}
    row |= {name: f"{float(value):g}" for name, value in facts.numbers.items()}
    row |= {name: yes_no(value) for name, value in facts.answers.items()}
    row |= {
        f"judgement_{name}": yes_no(value)
        for name, value in facts.judgements.items()
        if name.isidentifier()
    }
    row |= {name: str(told[name]) for name in ("founded", "born") if name in told}
    return row | _cluster(facts)


def _granted(facts: Facts) -> Row:
    """Return what was granted; a type only where it was granted once."""
    times = Counter((one.award, one.year) for one in facts.grants)
    return {
        f"{one.award}_{one.year}": str(many)
        if (many := times[one.award, one.year]) > 1
        else one.type or "1"
        for one in facts.grants
    }


def _cluster(facts: Facts) -> Row:
    """Return movement, cluster, place, standards and open cases."""
    row: Row = {}
    if facts.movement is not None:
        by = facts.movement.launched_by
        row["movement_launched_by"] = BY.get(by, by.lower()) or None
        for name in ("start", "interim_review", "final_review", "planned_end"):
            day = getattr(facts.movement, name)
            row |= {f"movement_{name}": str(day)} if day else {}
    row |= {"cluster_organised_by": BY[facts.organiser]} if facts.organiser else {}
    row |= {"rank": str(facts.place)} if facts.place else {}
    row |= {"meets_standard": " ".join(sorted(facts.standards))} if facts.standards else {}
    return row | ({} if facts.open_cases is None else {"open_cases": yes_no(facts.open_cases)})


def yes_no(value: bool) -> str:
    return "yes" if value else "no"


def near_rows(row: Row) -> Iterator[Row]:
    """Yield rows of the same columns in which one cell is another one, or empty."""
    for column, said in row.items():
        yield from ({**row, column: other} for other in [*beside(column, said or ""), None])


def beside(column: str, said: str) -> list[str]:
    """Return what could stand in a cell next to what stands there."""
    if column.startswith("rating_"):
        return [one for one in usage().ratings if one != said]
    if column.rpartition("_")[0] in rules():
        return ["0", "CHUYEN_DE"]
    if said in {"yes", "no"}:
        return ["no" if said == "yes" else "yes"]
    if said.isdecimal():
        return [str(int(said) + 1), str(max(int(said) - 1, 0))]
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return []
    return [str(day - timedelta(1)), str(day + timedelta(1)), str(day.replace(year=day.year - 1))]
