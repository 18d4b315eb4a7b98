"""Does what a proposal does fit the tree, on its day and on every later one?"""

from __future__ import annotations

from datetime import date
from typing import Any

from thidua.apps.organisations.queries.proposal import THIS, Outcome
from thidua.apps.organisations.queries.world import Lived, World
from thidua.kernel.problems import Problem

Problems = list[Problem]


def settle(outcome: Outcome, world: World) -> Problems:
    """Work out which versions go and come; return what does not fit.

    An attribute that changes holds on through later versions until the one whose own event
    changed it: so an event that is recorded late changes the past and what followed from it.
    """
    problems = _carry_children(outcome, world)
    day = outcome.proposal.effective
    for uid, own in outcome.begins.items():
        outcome.added.append(Lived(0, uid, day, None, THIS, "", own))
    for uid in outcome.ends:
        problems += _end(outcome, world, uid, day)
    for uid, fresh in outcome.changes.items():
        problems += _change(outcome, world, uid, fresh)
    return problems


def check(outcome: Outcome, world: World) -> Problems:
    """Return what of the settled outcome cannot stand: parents, circles, codes, lines."""
    after = world.with_rows(outcome.dropped, outcome.added)
    day = outcome.proposal.effective
    fresh = [row for row in outcome.added if row.end is None or row.end > day]
    problems = [*_orphans(outcome, after), *_codes(outcome, after, fresh)]
    days = [day, *sorted({row.start for row in after.rows() if row.start > day})]
    for row in fresh:
        problems += _parent(outcome, after, row, days)
    return problems


def _carry_children(outcome: Outcome, world: World) -> Problems:
    """Move the children of ended units where the proposal says that they go by themselves."""
    proposal, day = outcome.proposal, outcome.proposal.effective
    if not (proposal.follow or proposal.shape.adopts):
        return []
    for uid in outcome.ends:
        for row in _left(outcome, world, uid):
            if row.unit in outcome.changes or not row.holds(day):
                continue
            above = _heir(outcome, uid) if proposal.follow else ""
            above = above or _next_above(outcome, world, uid, day)
            if above:
                outcome.changes[row.unit] = {"parent": above}
                outcome.carried.add(row.unit)
    return []


def _heir(outcome: Outcome, unit: str) -> str:
    """Return the one that takes all or most of a unit; empty when nobody stands out."""
    lines = outcome.heirs(unit)
    if len(lines) == 1 or (lines and lines[0].main):
        return lines[0].target
    weighed = sorted((line for line in lines if line.weight), key=lambda x: -(x.weight or 0))
    return weighed[0].target if weighed and len(weighed) == len(lines) else ""


def _next_above(outcome: Outcome, world: World, unit: str, day: date) -> str:
    """Return the nearest unit above that does not end."""
    row = world.on(unit, day) or world.last(unit)
    while row is not None:
        above = row.own["parent"]
        if above and above not in outcome.ends:
            return str(above)
        row = world.on(above, day) or world.last(above) if above else None
    return ""


def _left(outcome: Outcome, world: World, unit: str) -> list[Lived]:
    """Return the versions that stand under an ended unit from the day on."""
    day = outcome.proposal.effective
    rows = world.by_parent.get(unit, ())
    return [
        row for row in rows if row.unit not in outcome.ends and (row.end is None or row.end > day)
    ]


def _end(outcome: Outcome, world: World, unit: str, day: date) -> Problems:
    """Close the version of a unit; later versions stand in the way."""
    row = world.on(unit, day) or world.last(unit)
    later = [each for each in world.versions[unit] if each.start >= day]
    if row is None or row.start >= day or row.end is not None or later:
        blocking = later[0] if later else row
        event = (blocking.opened if later else blocking.closed) if blocking else ""
        when = blocking.start if later and blocking else (row.end if row else None)
        return [
            refusal(
                "organisations.later_event",
                outcome,
                unit,
                event=event,
                when=when,
                **_about(outcome, unit, world),
            )
        ]
    outcome.dropped.append(row)
    outcome.added.append(row.but(end=day, closed=THIS))
    return []


def _change(outcome: Outcome, world: World, unit: str, fresh: dict[str, Any]) -> Problems:
    """Split the version of the day and carry the new values on."""
    day, rows = outcome.proposal.effective, world.versions[unit]
    at = next((place for place, row in enumerate(rows) if row.holds(day)), None)
    if at is None:
        row = rows[-1]
        return [
            refusal(
                "organisations.later_event",
                outcome,
                unit,
                event=row.closed,
                when=row.end,
                **_about(outcome, unit, world),
            )
        ]
    row = rows[at]
    if row.start == day and at:
        for name, value in fresh.items():
            if row.own[name] not in {rows[at - 1].own[name], value} and not _names_only(name):
                return [
                    refusal(
                        "organisations.same_day",
                        outcome,
                        unit,
                        event=row.opened,
                        when=day,
                        **_about(outcome, unit, world),
                    )
                ]
    outcome.dropped.append(row)
    if row.start == day:
        outcome.added.append(row.but(own=row.own | fresh))
    else:
        outcome.added.append(row.but(end=day, closed=THIS))
        outcome.added.append(row.but(start=day, opened=THIS, own=row.own | fresh))
    _carry_on(outcome, row, rows[at + 1 :], fresh)
    return []


def _carry_on(outcome: Outcome, row: Lived, later: list[Lived], fresh: dict[str, Any]) -> None:
    """Carry new values through later versions that had taken the old ones over."""
    carried = {name: (row.own[name], value) for name, value in fresh.items()}
    for each in later:
        carried = {k: pair for k, pair in carried.items() if each.own[k] == pair[0]}
        if not carried:
            break
        outcome.dropped.append(each)
        values = {name: value for name, (_old, value) in carried.items()}
        outcome.added.append(each.but(own=each.own | values))


def _names_only(name: str) -> bool:
    """Say whether an attribute follows from another one, which is compared already."""
    return name in {"acting_name", "short_name", "other_names", "code_scheme"}


def _orphans(outcome: Outcome, after: World) -> Problems:
    """Find what is left under a unit that ends."""
    problems = []
    for unit in outcome.ends:
        left = list(dict.fromkeys(row.own["name"] for row in _left(outcome, after, unit)))
        if left:
            shown = "; ".join(left[:5]) + ("…" if len(left) > 5 else "")  # noqa: PLR2004 - a few
            problems.append(
                refusal(
                    "organisations.children_left",
                    outcome,
                    unit,
                    count=len(left),
                    names=shown,
                    **_about(outcome, unit, after),
                )
            )
    return problems


def _parent(outcome: Outcome, after: World, row: Lived, days: list[date]) -> Problems:
    """Check that the unit above lives as long as the version, and that there is no circle.

    A circle can close on the day itself or, with an event recorded late, on a later one.
    """
    above = row.own["parent"]
    if not above:
        return []
    lives = after.versions.get(above)
    if not lives:
        return [
            refusal(
                "organisations.parent_gone",
                outcome,
                row.unit,
                parent=above,
                **_about(outcome, row.unit, after),
            )
        ]
    start = max(row.start, outcome.proposal.effective)
    end = lives[-1].end
    if lives[0].start > start or (end is not None and (row.end is None or end < row.end)):
        if above in outcome.ends:
            return []  # `children_left` says so for all of them
        return [
            refusal(
                "organisations.parent_gone",
                outcome,
                row.unit,
                parent=after.name(above, start),
                **_about(outcome, row.unit, after),
            )
        ]
    return _circles(outcome, after, row, days)


def _circles(outcome: Outcome, after: World, row: Lived, days: list[date]) -> Problems:
    """Find a circle of parents through a unit that begins or moves, on any of the days."""
    moved = row.unit in outcome.begins or "parent" in outcome.changes.get(row.unit, ())
    for day in (each for each in days if moved and row.holds(each)):
        if chain := _circle(after, row.unit, day):
            return [
                refusal(
                    "organisations.circle",
                    outcome,
                    row.unit,
                    chain=" → ".join(chain),
                    **_about(outcome, row.unit, after),
                )
            ]
    return []


def _circle(after: World, unit: str, day: date) -> list[str]:
    """Return the names around a circle of parents on a day, nothing when there is none."""
    seen = [unit]
    row = after.on(unit, day)
    while row is not None and (above := row.own["parent"]):
        if above in seen:
            return [after.name(each, day) for each in (*seen[seen.index(above) :], above)]
        seen.append(above)
        row = after.on(above, day)
    return []


def _codes(outcome: Outcome, after: World, fresh: list[Lived]) -> Problems:
    """Find a code that two units of one list hold on one day."""
    problems: Problems = []
    for row in fresh:
        own = row.own
        for other in (
            after.by_code.get((own["code_scheme"], own["code"]), ()) if own["code"] else ()
        ):
            start = max(row.start, outcome.proposal.effective)
            if other.unit == row.unit or not other.meets(start, row.end):
                continue
            both = {other.unit, row.unit} <= set(outcome.begins)
            if both and outcome.rows[other.unit] > outcome.rows[row.unit]:
                continue
            problems.append(
                refusal(
                    "organisations.code_held",
                    outcome,
                    row.unit,
                    code=own["code"],
                    other=other.own["name"],
                    uid=other.unit,
                    **_about(outcome, row.unit, after),
                )
            )
    return problems


def refusal(code: str, outcome: Outcome, unit: str, /, **params: object) -> Problem:
    """Return a finding about a unit, at the row in which it was named."""
    return Problem(code, ("rows", outcome.rows.get(unit, 0)), params)


def _about(outcome: Outcome, unit: str, world: World) -> dict[str, object]:
    """Return what every finding about a unit names."""
    day = outcome.proposal.effective
    return {"row": str(outcome.rows.get(unit, 0)), "name": world.name(unit, day), "day": day}
