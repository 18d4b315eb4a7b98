"""Who may do what with a plan, by role, place and state: a table that a lawyer can read.

The plan is of the province Mẫu Sơn. `nation` stands above it, `sister` beside it, `office` under it.
"""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser

from factories import Province, make_officer, make_person, make_post, make_unit
from thidua.apps.accounts.roles import ROLES
from thidua.apps.movements import queries, rules, states
from thidua.apps.organisations.models import UnitVersion

NAMES = (
    "can_view",
    "can_read_in",
    "can_edit",
    "can_link",
    "can_submit",
    "can_approve",
    "can_replace",
)
PLACES = ("nation", "issuer", "office", "sister")


@pytest.fixture
def tree(db):
    province = Province()
    nation = make_unit("Việt Nam", kind="nation", level="nation")
    sister = make_unit("Tỉnh Bên Cạnh", nation, kind="province")
    UnitVersion.objects.filter(unit=province.unit).update(parent=nation)
    places = {
        "nation": nation,
        "issuer": province.unit,
        "office": province.science,
        "sister": sister,
    }
    return SimpleNamespace(province=province, places=places, plan=province.read_in())


def row(state: str, who: str, person, plan) -> str:
    may = [name for name in NAMES if getattr(rules, name)(person, plan)]
    return f"{state:10} {who:28} {' '.join(may) or '-'}"


def test_access_table(tree, golden):
    people = {
        f"{role} at {place}": make_officer(unit, role)
        for role in ROLES
        for place, unit in tree.places.items()
    }
    both = make_officer(tree.province.unit)
    make_post(both, tree.province.unit, "StandingHead")
    people |= {"officer and head at issuer": both}
    people |= {"without a post": make_person(), "stranger": AnonymousUser()}
    lines = []
    for state in states.PLAN.states:
        tree.plan.state = state
        lines += [row(state, who, person, tree.plan) for who, person in people.items()]
        tree.plan.read_by = both
        lines.append(row(state, "... who read it in", both, tree.plan))
        tree.plan.read_by, tree.plan.submitted_by = tree.province.officer, both
        lines.append(row(state, "... who submitted it", both, tree.plan))
        tree.plan.submitted_by = None
    golden("access/movements.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("state", states.PLAN.states)
def test_what_the_list_shows_is_what_the_rule_allows(tree, state):
    tree.plan.state = state
    tree.plan.save()
    for role in ROLES:
        for place, unit in tree.places.items():
            person = make_officer(unit, role)
            shown = queries.visible_plans(person).filter(pk=tree.plan.pk).exists()
            assert shown == rules.can_view(person, tree.plan), (role, place)
    shown = queries.visible_plans(AnonymousUser()).filter(pk=tree.plan.pk).exists()
    assert shown == rules.can_view(AnonymousUser(), tree.plan)


def test_rights_end_with_the_post(tree):
    gone = make_officer(tree.province.unit, "StandingHead", end=date(2026, 11, 20))
    tree.plan.state = states.SUBMITTED
    assert not rules.can_approve(gone, tree.plan)
    assert rules.can_approve(make_officer(tree.province.unit, "StandingHead"), tree.plan)
