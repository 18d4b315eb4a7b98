"""Who the actors of an old plan are now, where the units that it means were reorganised."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from thidua.apps.movements.models import Clause, Plan
from thidua.apps.movements.queries.assignments import actor_key, actors_said
from thidua.apps.organisations import queries as organisations


def actors_now(plan: Plan, words: Iterable[str], today: date) -> dict[str, str]:
    """Return, of the words that name actors, those whose unit has changed, each with who it is now.

    "Sở Thông tin và Truyền thông (nay là Sở Khoa học và Công nghệ)". What people chose by hand
    goes first, else the unit of that name right under the issuer. Two queries, eight at most.
    """
    wanted, on = set(words), plan.effect_from or today
    if not wanted:
        return {}
    meant = organisations.changed_actors(wanted, plan.movement.issuer_id, on, today)
    chosen = _chosen(plan)
    for word in wanted:
        if (key := actor_key(word)) in chosen:
            meant.pop(word, None)
            if len(chosen[key]) == 1:
                meant[word] = chosen[key][0]
    said = organisations.said_now(meant, on, today)
    return {word: name for word, name in said.items() if name != word}


def clauses_now(plan: Plan, clauses: Iterable[Clause], today: date) -> dict[int, list[str]]:
    """Return, by key of a clause, its actors that have changed, each with who it is now."""
    said = {clause.pk: actors_said(clause) for clause in clauses}
    now = actors_now(plan, (word for words in said.values() for word in words), today)
    found = {key: [now[word] for word in words if word in now] for key, words in said.items()}
    return {key: words for key, words in found.items() if words}


def _chosen(plan: Plan) -> dict[str, list[int]]:
    """Return the units that people chose for actors, by what the spellings of one share."""
    found: dict[str, list[int]] = {}
    for actor, unit in plan.actor_choices.values_list("actor", "units"):
        units = found.setdefault(actor_key(actor), [])
        if unit is not None:
            units.append(unit)
    return found
