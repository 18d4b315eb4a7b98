"""What has to be known so that an award can be judged: from the conditions of its routes.

A form asks no more than this. Nothing here decides; `checks` does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from thidua.books.law.awards import rules, usage
from thidua.kernel.rules import conditions as kind_of
from thidua.kernel.rules.cite import Cite, Said
from thidua.kernel.rules.conditions import Condition
from thidua.kernel.rules.examine import codes_of
from thidua.kernel.rules.model import Route, Rule, Version

__all__ = ["Asks", "Question", "asks_of", "asks_of_all", "routes_for"]

FIRST_LOOK = 5
"""Years of rating that a first look asks for."""


@dataclass(frozen=True)
class Question:
    """A yes or no that a rule asks for.

    Attributes:
        name: of the fact, or of the judgement without what it stands in.
        said: what is asked, in both languages; several wordings are joined.
        cite: where the law says it.
        proof: the paper that proves it, or None.
    """

    name: str
    said: Said
    cite: Cite
    proof: Said | None = None


@dataclass
class Asks:
    """What the routes of an award ask for; empty where they do not ask.

    Attributes:
        rating_years: how many years of rating, counted back from the year under review.
        awards: codes of awards that may have been granted before.
        works: kinds of works; `scope` is the narrowest that counts.
        applied, recognised, replicable: what is asked of a work.
        counts: `members`, `with_LDTT`, `rated_HTNV` ...
        disciplined: from which form on disciplined members are counted, or empty.
        launchers: who may have launched the movement; `movement` says whether one is asked about.
        reviews: whether days of review are asked, and how long the movement ran.
        cluster, leads: rank in a cluster; first of the movement.
        numbers: by name, with own wording where the rule has one.
        facts, judgements: yes and no.
    """

    rating_years: int = 0
    awards: list[str] = field(default_factory=list)
    works: list[str] = field(default_factory=list)
    scope: str = ""
    applied: bool = False
    recognised: bool = False
    replicable: bool = False
    counts: list[str] = field(default_factory=list)
    disciplined: str = ""
    movement: bool = False
    reviews: bool = False
    cluster: bool = False
    leads: bool = False
    numbers: dict[str, Said | None] = field(default_factory=dict)
    facts: dict[str, Question] = field(default_factory=dict)
    judgements: dict[str, Question] = field(default_factory=dict)


def asks_of(
    code: str, on: date, *, kind: str = "", groups: frozenset[str] | None = None, route: str = ""
) -> Asks:
    """Return what one award asks for.

    Args:
        code: of the award.
        on: the day of judgement.
        kind: kind of subject, or empty for every kind.
        groups: groups of people to which the subject belongs, or None when that is not known.
        route: the only route to ask about, or empty.
    """
    found = Asks()
    _award(found, rules()[code], on, kind, groups, route, {code})
    found.awards = _in_order(found.awards)
    return found


def asks_of_all(on: date, *, kind: str, groups: frozenset[str] | None = None) -> Asks:
    """Return what a first look over every award asks for: ratings, awards, works, members.

    What people judge and what concerns one award alone is asked on the page of that award.
    """
    found = Asks()
    for rule in rules().values():
        if kind in rule.subjects:
            _award(found, rule, on, kind, groups, "", {rule.code})
    wanted = {code for code, rule in rules().items() if kind in rule.subjects}
    found.awards = _in_order(code for code in found.awards if code in wanted)
    found.rating_years = min(found.rating_years, FIRST_LOOK)
    found.numbers, found.facts, found.judgements = {}, {}, {}
    found.movement = found.reviews = found.cluster = found.leads = False
    return found


def routes_for(
    code: str, on: date, *, kind: str = "", groups: frozenset[str] | None = None
) -> list[Route]:
    """Return the routes of an award that are open to a kind and groups of subject on a day."""
    version = _version(rules()[code], on)
    return [] if version is None else _open(version, kind, groups)


def _open(version: Version, kind: str, groups: frozenset[str] | None) -> list[Route]:
    """Return the routes of a version for a kind; narrower ones only for their own groups."""
    fit = [route for route in version.routes if not kind or kind in route.kinds]
    if groups is None:
        return fit
    return [route for route in fit if not route.groups or groups & set(route.groups)] or fit


def _version(rule: Rule, on: date) -> Version | None:
    """Return the version of the day that was read, else the last certain one."""
    version = rule.version_on(on)
    if version is not None and version.confidence == "text-read":
        return version
    return rule.last_certain(on)


def _in_order(codes: Iterable[str]) -> list[str]:
    """Return codes of awards once each, in the order of the books."""
    named = set(codes)
    return [code for code in rules() if code in named]


def _award(  # noqa: PLR0917 -- one case, taken apart
    found: Asks,
    rule: Rule,
    on: date,
    kind: str,
    groups: frozenset[str] | None,
    route: str,
    seen: set[str],
) -> None:
    """Add what one award asks for, and what the standards it refers to ask for."""
    version = _version(rule, on)
    if version is None:
        return
    for condition in _conditions(version, kind, groups, route):
        _add(found, condition)
        if isinstance(condition, kind_of.StandardOf):
            for code in condition.awards:
                if code not in seen and code in rules():
                    seen.add(code)
                    _award(found, rules()[code], on, kind, groups, "", seen)


def _conditions(
    version: Version, kind: str, groups: frozenset[str] | None, name: str
) -> Iterator[Condition]:
    """Yield every condition of the routes that may be open, and those they refer to."""
    fit = _open(version, kind, groups)
    if name:
        fit = [route for route in version.routes if route.id == name]
    if any(route.common for route in fit):
        for whole in version.common:
            yield from whole.walk()
    ahead, seen = list(fit), {route.id for route in fit}
    for route in ahead:
        for part in route.requires.walk():
            if isinstance(part, kind_of.Routes):
                named = [version.route(one) for one in part.names]
                ahead += [one for one in named if one is not None and one.id not in seen]
                seen.update(part.names)
            yield part
        for caution in route.warnings:
            if caution.when is not None:
                yield from caution.when.walk()


def _add(found: Asks, condition: Condition) -> None:
    """Add what one condition asks for."""
    if not _by_members(condition):
        found.awards += codes_of(condition)
    if isinstance(condition, kind_of.Rating | kind_of.RatingYears):
        years = condition.years if isinstance(condition, kind_of.Rating) else condition.count
        found.rating_years = max(found.rating_years, years)
    elif isinstance(condition, kind_of.Fact):
        if condition.name == "carries_out_national":
            found.movement = True
        else:
            _ask(found.facts, condition.name, condition)
    elif isinstance(condition, kind_of.Judgement):
        _ask(found.judgements, condition.id.rsplit(".", 1)[-1], condition)
    elif type(condition) in _ADD:
        _ADD[type(condition)](found, condition)


def _by_members(condition: Condition) -> bool:
    """Tell whether awards are named that members hold, not the subject; standards too."""
    return isinstance(condition, kind_of.Share | kind_of.Members | kind_of.StandardOf)


def _add_works(found: Asks, condition: kind_of.Works) -> None:
    """Add kinds of works and what is asked of them."""
    found.works += [kind for kind in condition.kinds if kind not in found.works]
    scopes = usage().scopes
    known = [scope for scope in (found.scope, condition.scope) if scope]
    found.scope = min(known, key=scopes.index)
    found.applied = found.applied or condition.state == "applied"
    found.recognised = found.recognised or condition.state == "recognised"
    found.replicable = found.replicable or condition.replicable


def _add_members(found: Asks, condition: kind_of.Share | kind_of.Members) -> None:
    """Add counts of members."""
    rated = condition.rated if isinstance(condition, kind_of.Share) else ""
    name = f"rated_{rated}" if rated else f"with_{condition.holding}"
    wanted = [name] if isinstance(condition, kind_of.Members) else ["members", name]
    found.counts += [one for one in wanted if one not in found.counts]


def _add_disciplined(found: Asks, condition: kind_of.MembersDisciplined) -> None:
    """Add from which form on disciplined members are counted; the mildest that is asked."""
    known = [form for form in (found.disciplined, condition.form) if form]
    found.disciplined = min(known, key=usage().forms.index)


def _add_movement(found: Asks, condition: kind_of.Movement) -> None:
    """Add the movement in which the achievement was won."""
    found.movement = True
    found.reviews = found.reviews or bool(condition.reviews or condition.years)


def _add_leads(found: Asks, condition: kind_of.Leads) -> None:
    """Add the place in a cluster or movement."""
    found.leads = found.leads or condition.movement
    found.cluster = found.cluster or not condition.movement


def _add_number(found: Asks, condition: kind_of.Number) -> None:
    """Add a number, and the one that counts double."""
    found.numbers.setdefault(condition.name, condition.said)
    if condition.doubled:
        found.numbers.setdefault(condition.doubled, None)


def _ask(
    found: dict[str, Question], name: str, condition: kind_of.Fact | kind_of.Judgement
) -> None:
    """Add a yes or no; another wording under the same name is joined to the first."""
    said = condition.said or Said(name, name)
    known = found.get(name)
    if known is None:
        found[name] = Question(name, said, condition.cite, condition.proof)
    elif said.vi not in known.said.vi:
        joined = Said(f"{known.said.vi}; {said.vi}", f"{known.said.en}; {said.en}")
        found[name] = Question(name, joined, known.cite, known.proof or condition.proof)


_ADD: Final[Mapping[type[Condition], Callable[[Asks, Any], None]]] = {
    kind_of.Works: _add_works,
    kind_of.Share: _add_members,
    kind_of.Members: _add_members,
    kind_of.MembersDisciplined: _add_disciplined,
    kind_of.Movement: _add_movement,
    kind_of.Leads: _add_leads,
    kind_of.Number: _add_number,
}
