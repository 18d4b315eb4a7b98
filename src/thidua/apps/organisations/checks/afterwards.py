"""May an event be corrected or taken back, now that others may rest on it?"""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q

from thidua.apps.organisations.checks import shares
from thidua.apps.organisations.models import (
    ChangeRole,
    Correction,
    Unit,
    UnitChange,
    UnitEvent,
    UnitLine,
    UnitPlace,
    UnitVersion,
)
from thidua.apps.organisations.queries.proposal import Outcome, PlannedLine, Proposal
from thidua.apps.organisations.queries.resting import all_resting
from thidua.apps.organisations.queries.stands import DERIVED
from thidua.apps.organisations.queries.world import Lived, World, world
from thidua.core import locale
from thidua.kernel.problems import Problem

MOST_NAMED = 12


def lines_of(source_id: int, event: UnitEvent) -> list[Problem]:
    """Return what is wrong with the shares of all believed lines out of one unit in an event."""
    rows = UnitLine.objects.filter(source_id=source_id, event=event, withdrawn__isnull=True)
    proposal = Proposal(
        UUID(int=event.pk),
        event.kind,
        event.effective,
        None,
        event.basis,
        "",
        follow=False,
        asks=(),
    )
    outcome = Outcome(proposal)
    for number, row in enumerate(rows.select_related("source", "target").order_by("pk"), 1):
        outcome.lines.append(
            PlannedLine(
                number,
                row.source.uid,
                row.target.uid,
                row.area,
                row.people,
                row.functions,
                row.weight,
                row.is_main,
                row.note,
            )
        )
    ended = event.changes.filter(unit_id=source_id, role=ChangeRole.ENDS).exists()
    if ended:
        outcome.ends = {outcome.lines[0].source: None}
    return shares.check(outcome, world())


def versions_fit(after: World, added: list[Lived]) -> list[Problem]:
    """Return why versions that were set right do not fit the tree: codes, units above, circles."""
    return [found for row in added for found in (*_code(after, row), *_above(after, row))]


def _code(after: World, row: Lived) -> Iterator[Problem]:
    """Find another unit with the same code in the same days."""
    own = row.own
    for other in after.by_code.get((own["code_scheme"], own["code"]), ()) if own["code"] else ():
        if other.unit != row.unit and other.meets(row.start, row.end):
            params = {"code": own["code"], "other": other.own["name"], "uid": other.unit}
            yield Problem("organisations.code_taken", ("code",), params)


def _above(after: World, row: Lived) -> Iterator[Problem]:
    """Check that the unit above is there all the time and not under this one."""
    above = row.own["parent"]
    if not above:
        return
    lives = after.versions.get(above, [])
    whole = lives and lives[0].start <= row.start
    end = lives[-1].end if lives else None
    if not whole or (end is not None and (row.end is None or row.end > end)) or _round(after, row):
        params = {"name": row.own["name"], "parent": after.name(above, row.start)}
        yield Problem("organisations.parent_chain", ("parent",), params)


def _round(after: World, row: Lived) -> bool:
    """Say whether going up from a version comes back to its unit."""
    seen = {row.unit}
    here: Lived | None = row
    while here is not None and (above := here.own["parent"]):
        if above in seen:
            return True
        seen.add(above)
        here = after.on(above, row.start)
    return False


def dependents(event: UnitEvent) -> list[Problem]:
    """Return one finding that lists all that rests on an event; nothing when it stands alone."""
    named = [*_events(event), *_corrections(event), *_under(event), *_elsewhere(event)]
    named += all_resting(event)
    if not named:
        return []
    shown = "; ".join(named[:MOST_NAMED]) + ("…" if len(named) > MOST_NAMED else "")
    params = {"count": len(named), "list": shown}
    return [Problem("organisations.has_dependents", (), params)]


def _units(event: UnitEvent, *roles: str) -> list[int]:
    """Return the keys of the units that an event begins, changes or ends."""
    return list(event.changes.filter(role__in=roles).values_list("unit_id", flat=True))


def _events(event: UnitEvent) -> list[str]:
    """Name the events that touch what this one began, changed or ended, and know of it."""
    begun = _units(event, ChangeRole.BEGINS)
    lives = _units(event, ChangeRole.CHANGES)
    later = Q(event__effective__gt=event.effective) | Q(
        event__effective=event.effective, event__recorded__gt=event.recorded
    )
    others = UnitChange.objects.filter(event__withdrawn__isnull=True).exclude(event=event)
    changes = others.filter(Q(unit__in=begun) | (Q(unit__in=lives) & later))
    lines = UnitLine.objects.filter(withdrawn__isnull=True, event__withdrawn__isnull=True).exclude(
        event=event
    )
    lines = lines.filter(Q(source__in=begun) | Q(target__in=begun))
    changed = UnitVersion.objects.filter(unit__in=lives, withdrawn__isnull=True)
    if changed.filter(start=event.effective).exclude(opened_by=event).exists():
        changes = changes | others.filter(unit__in=lives, event__effective=event.effective)
    keys = {*changes.values_list("event", flat=True), *lines.values_list("event", flat=True)}
    rows = UnitEvent.objects.filter(pk__in=keys).order_by("effective", "pk")
    return [f"{row.get_kind_display()} {locale.day(row.effective)} ({row.uid})" for row in rows]


def _corrections(event: UnitEvent) -> list[str]:
    """Name the corrections of versions that this event closed, made since it was recorded."""
    lives = _units(event, ChangeRole.CHANGES, ChangeRole.ENDS)
    rows = Correction.objects.filter(version__unit__in=lives, recorded__gt=event.recorded)
    rows = rows.exclude(version__opened_by=event)
    return [f"{row.reason[:60]} ({locale.day(row.recorded)})" for row in rows.order_by("pk")]


def _under(event: UnitEvent) -> list[str]:
    """Name the units that stand under one that this event began, by another event."""
    begun = _units(event, ChangeRole.BEGINS)
    rows = UnitVersion.objects.filter(parent__in=begun, withdrawn__isnull=True)
    rows = rows.exclude(opened_by=event).order_by("sort_key")
    named = list(dict.fromkeys(row.name for row in rows[:MOST_NAMED]))
    places = UnitPlace.objects.filter(withdrawn__isnull=True).exclude(event=event)
    places = places.exclude(hierarchy__in=DERIVED)
    named += [str(row) for row in places.filter(Q(unit__in=begun) | Q(parent__in=begun))]
    return named


def _elsewhere(event: UnitEvent) -> list[str]:
    """Count what stands at the begun units in the apps above: posts, plans, tasks."""
    begun = _units(event, ChangeRole.BEGINS)
    own = Unit._meta.app_label  # noqa: SLF001 - Django's documented door
    named = []
    for relation in Unit._meta.related_objects if begun else ():  # noqa: SLF001
        model = relation.related_model
        if isinstance(model, str) or model._meta.app_label == own:  # noqa: SLF001
            continue
        wanted = {f"{relation.field.name}__in": begun}
        if count := model._base_manager.filter(**wanted).count():  # noqa: SLF001
            named.append(f"{count} {model._meta.verbose_name}")  # noqa: SLF001
    return named
