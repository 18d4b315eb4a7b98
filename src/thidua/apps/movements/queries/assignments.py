"""Who must do what under a plan: every actor resolved to units on the day the plan applies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from thidua.apps.movements.models import ActorChoice, Clause, Plan
from thidua.apps.movements.queries.reading import clause_tree
from thidua.apps.organisations import queries as organisations
from thidua.apps.organisations.models import Unit
from thidua.kernel.text.tone import nfc


@dataclass(frozen=True)
class Assignment:
    """One clause that asks something of one actor.

    Attributes:
        clause: duty, milestone or reporting clause.
        actor: the actor as the plan writes it where it stands first.
        how: `unit`, `kind`, `by_hand`, `set_aside`, or `unknown` when a person must choose.
        units: the units that owe it; empty when set aside, unknown or of a kind without units.
        reason: why there is no unit, in plain Vietnamese; empty otherwise.
    """

    clause: Clause
    actor: str
    how: str
    units: list[Unit] = field(default_factory=list)
    reason: str = ""


def assignments(plan: Plan, today: date) -> list[Assignment]:
    """Return all assignments of a plan in reading order.

    Actors are looked up as at the day the plan applies, else `today`.
    """
    on = plan.effect_from or today
    directory = organisations.Directory(plan.movement.issuer, on)
    chosen = {actor_key(c.actor): c for c in plan.actor_choices.prefetch_related("units")}
    known: dict[str, Assignment] = {}
    found: dict[tuple[int, str], Assignment] = {}
    for clause, actor in _asked(plan):
        key = actor_key(actor)
        if key not in known:
            known[key] = _resolved(clause, " ".join(actor.split()), chosen.get(key), directory)
        one = known[key]
        again = Assignment(clause, one.actor, one.how, one.units, one.reason)
        found.setdefault((clause.pk, key), again)
    return list(found.values())


def actor_key(actor: str) -> str:
    """Return what two spellings of one actor share: capitals and spacing do not count."""
    return " ".join(nfc(actor).casefold().split())


def _asked(plan: Plan) -> Iterator[tuple[Clause, str]]:
    """Yield (clause, actor) for everything that asks something of somebody.

    A responsibility that says nothing but the reporting duty is asked for once, as reporting.
    """
    tops = clause_tree(plan)
    reported = {c.text for c in tops if c.kind == "reporting" and c.data.get("who")}
    for top in tops:
        inner = top.inner  # type: ignore[attr-defined]
        if top.kind == "responsibility" and top.text not in reported:
            for clause in inner or [top]:
                for actor in actors_said(clause) or actors_said(top):
                    yield clause, actor
        elif top.kind == "phase":
            for clause in inner:
                for actor in actors_said(clause):
                    yield clause, actor
        elif top.kind == "reporting" and top.data.get("who"):
            yield top, str(top.data["who"])


def actors_said(clause: Clause) -> list[str]:
    """Return the actors that a clause names, as the plan writes them."""
    said = clause.data.get("actors") or clause.data.get("actor") or []
    return [str(a) for a in said] if isinstance(said, list) else [str(said)]


def _resolved(
    clause: Clause, actor: str, choice: ActorChoice | None, directory: organisations.Directory
) -> Assignment:
    if choice is not None:
        how = "set_aside" if choice.set_aside else "by_hand"
        return Assignment(clause, actor, how, list(choice.units.all()))
    found = organisations.resolve_in(directory, actor)
    return Assignment(clause, actor, found.kind, found.units, found.reason)
