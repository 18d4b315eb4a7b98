"""What came of a unit, and what it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from thidua.apps.organisations.models import ChangeRole, Unit, UnitChange, UnitEvent, UnitLine
from thidua.apps.organisations.queries.versions import names_on
from thidua.apps.organisations.queries.ways import lines_from, reached_from
from thidua.kernel.orgs import Line, follow


@dataclass(frozen=True)
class Succession:
    """One unit in which another lives on.

    Attributes:
        unit: the later unit.
        name: name under which it acts on the day asked.
        area: share of the area of the first unit, 0 to 1; None where the lines do not speak of it.
        people: share of its people.
        functions: share of its functions.
        estimated: shares were split evenly, because the facts give no weights.
        main: it took over most or all.
        events: the events on the way, oldest first; each has the decision as `basis`.
    """

    unit: Unit
    name: str
    area: Fraction | None
    people: Fraction | None
    functions: Fraction | None
    estimated: bool
    main: bool
    events: tuple[UnitEvent, ...]


def successors(unit: Unit, on: date) -> list[Succession]:
    """Return the units in which `unit` lives on at the day `on`, the main one first.

    The unit itself while it has not ended; nothing when it ended and no line says where it went.
    Five queries whatever the number of units.
    """
    reached = reached_from([unit.pk], on)
    lines = lines_from(reached, on).select_related("source", "target")
    units = {unit.uid: unit}
    events: dict[str, UnitEvent] = {}
    steps = []
    for row in lines:
        units[row.source.uid], units[row.target.uid] = row.source, row.target
        events[row.event.uid] = row.event
        steps.append((row.event.effective, row.event.uid, _line(row)))
    ended = dict(
        UnitChange.objects.filter(
            unit_id__in=reached, role=ChangeRole.ENDS, event__withdrawn__isnull=True
        ).values_list("unit__uid", "event__effective")
    )
    portions = follow(unit.uid, steps, ended, on)
    names = names_on([units[portion.unit].pk for portion in portions], on)
    return [
        Succession(
            units[portion.unit],
            names.get(units[portion.unit].pk, ""),
            portion.area,
            portion.people,
            portion.functions,
            portion.estimated,
            portion.main,
            tuple(events[uid] for uid in portion.events),
        )
        for portion in portions
    ]


def predecessors(unit: Unit) -> list[UnitLine]:
    """Return the lines that lead to `unit`, with event and source, oldest first; one query."""
    return list(
        unit.lines_in.filter(withdrawn__isnull=True, event__withdrawn__isnull=True)
        .select_related("event", "source")
        .order_by("event__effective", "id")
    )


def lines_out(unit: Unit) -> list[UnitLine]:
    """Return the lines that lead away from `unit`, with event and target, oldest first."""
    return list(
        unit.lines_out.filter(withdrawn__isnull=True, event__withdrawn__isnull=True)
        .select_related("event", "target")
        .order_by("event__effective", "id")
    )


def _line(row: UnitLine) -> Line:
    """Return a stored line as the kernel knows it."""
    weight = None if row.weight is None else float(row.weight)
    return Line(
        row.source.uid, row.target.uid, row.area, row.people, row.functions, weight, row.is_main
    )
