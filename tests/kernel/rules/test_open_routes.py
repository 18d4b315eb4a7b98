"""Which routes are open: kind, force, groups, and what nobody claims."""

from __future__ import annotations

from typing import Any

import pytest
from tests.kernel.rules.histories import ON, YEAR

from thidua.books.law.awards import rules, usage
from thidua.kernel.rules.facts import UNSURE, Case, Facts
from thidua.kernel.rules.finding import Outcome
from thidua.kernel.rules.judge import judge


def outcome(award: str, routes: tuple[str, ...] = (), **told: Any) -> Outcome:
    """Return what comes out for facts of the usual day and year."""
    return judge(Case(award, Facts(on=ON, year=YEAR, **told), routes), rules(), usage())


@pytest.mark.parametrize(
    ("kind", "opened"),
    [
        ("individual", set()),
        ("household", set()),
        ("collective", {"c.b"}),
        ("enterprise", {"c.b"}),
        ("", {"c.b"}),
        ("a word of no kind", {"c.b"}),
    ],
)
def test_a_route_asked_for_is_open_only_to_its_kinds(kind, opened):
    """Enterprises are judged by the routes of collectives, to which their own refers."""
    found = outcome("HCLD3", ("c.b",), kind=kind, judgements={"contributions": True})
    assert {one.route.id for one in found.routes} == opened
    assert (found.code == "not_for_kind") == (not opened)


@pytest.mark.parametrize(
    ("force", "award", "verdict"),
    [
        ("police", "HUYC_QKQT", "fail"),
        ("army", "HUYC_QKQT", "pass"),
        ("army", "HUYC_ANTQ", "fail"),
        ("civil", "HUYC_ANTQ", "pass"),
    ],
)
def test_the_medal_of_one_force_is_not_for_the_other(force, award, verdict):
    """While the force is not told the question takes it for granted."""
    found = outcome(award, force=force, numbers={"years_of_service": 25}, ratings={YEAR: "HTTNV"})
    assert str(found.verdict) == verdict


@pytest.mark.parametrize(
    ("told", "verdict"), [({}, "fail"), ({"recognised_as_martyr": True}, "undetermined")]
)
def test_the_route_for_the_fallen_waits_for_a_claim(told, verdict):
    found = outcome("HUYC_CSVV1", answers=told, numbers={"years_of_service": 9})
    assert ("fallen" in {one.route.id for one in found.routes}) == bool(told)
    assert str(found.verdict) == verdict


@pytest.mark.parametrize(
    ("groups", "opened"),
    [
        ({"farmer"}, {"w", "w.farmer"}),
        ({"worker"}, {"w", "w.worker"}),
        ({"teacher"}, {"w", "w.worker", "w.farmer"}),
        (None, {"w", "w.worker", "w.farmer"}),
    ],
)
def test_of_routes_asked_by_place_those_of_other_groups_are_left_out(groups, opened):
    """Unless none would be left: then the question takes it for granted that one belongs."""
    asked = ("w", "w.worker", "w.farmer")
    found = outcome("HCLD3", asked, groups=None if groups is None else frozenset(groups))
    assert {one.route.id for one in found.routes} == opened


@pytest.mark.parametrize(
    ("groups", "verdict"),
    [({"teacher"}, "undetermined"), ({"farmer"}, "pass"), ({UNSURE}, "pass"), (None, "pass")],
)
def test_a_route_asked_for_does_not_pass_for_somebody_of_other_groups(groups, verdict):
    """Where some of the groups may be unknown the question takes it for granted."""
    people = {"helps": True, "recognised": True, "observance": True}
    found = outcome(
        "HCLD3",
        ("w.farmer",),
        groups=None if groups is None else frozenset(groups),
        numbers={"years_of_stable_model": 3},
        judgements=people,
    )
    assert str(found.verdict) == verdict
