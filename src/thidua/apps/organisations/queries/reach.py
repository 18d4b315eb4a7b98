"""Under which unit does everything lie that a reorganisation touches?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from thidua.apps.organisations.models import Unit, UnitEvent
from thidua.apps.organisations.queries.world import World, world


def common_above(
    before: World, touched: Iterable[str], parents: Iterable[str], on: date
) -> Unit | None:
    """Return the lowest unit that stands above all touched units; rights are asked there.

    A unit does not decide about itself, so it counts by what stands above it; only one at the top
    of the tree stands for itself. A unit under which something comes to stand counts by itself.

    Args:
        before: the world.
        touched: identities of the units that end, change, give or take.
        parents: identities of the units under which something comes to stand.
        on: the day before.
    """
    common: list[str] | None = None
    chains = [_above(before, uid, on)[1:] or [uid] for uid in dict.fromkeys(touched)]
    chains += [_above(before, uid, on) for uid in dict.fromkeys(parents)]
    for chain in chains:
        common = chain if common is None else [uid for uid in common if uid in set(chain)]
    return Unit.objects.filter(uid=common[0]).first() if common else None


def above_event(event: UnitEvent) -> Unit | None:
    """Return the lowest unit above all that a recorded event touches."""
    touched = set(event.changes.values_list("unit__uid", flat=True))
    touched |= set(event.lines.values_list("source__uid", flat=True))
    touched |= set(event.lines.values_list("target__uid", flat=True))
    return common_above(world(), touched, (), event.effective)


def _above(before: World, uid: str, on: date) -> list[str]:
    """Return a unit and those above it on a day, or where it stood last."""
    chain: list[str] = []
    while uid and uid not in chain:
        chain.append(uid)
        row = before.on(uid, on) or before.last(uid)
        uid = row.own["parent"] if row else ""
    return chain
