"""What somebody is, as a record can tell it, against the routes of the law."""

from __future__ import annotations

import pytest

from thidua.apps.records.checks.words import group_code
from thidua.apps.records.models import Group, group_choices, groups_of
from thidua.apps.records.queries import subject_of
from thidua.books.law.awards import rules

FORCES_OWN = {"force_level", "force_ministry"}
"""Levels of the two force ministries, which keep their records themselves."""


def offered(**how):
    return [code for _head, some in group_choices(**how) for code, _label in some]


def in_law():
    routes = (r for rule in rules().values() for v in rule.versions for r in v.routes)
    return {group for route in routes for group in route.groups}


def test_every_group_of_the_law_can_be_told():
    assert in_law() - set(offered()) == FORCES_OWN


def test_by_hand_those_are_offered_that_open_a_route():
    assert set(offered(with_routes_only=True)) == in_law() - FORCES_OWN


def test_each_group_is_offered_once():
    assert sorted(offered()) == sorted(Group.values)


@pytest.mark.parametrize("group", Group)
def test_the_word_of_a_group_is_understood_in_a_file(group):
    assert group_code(str(group.label)) == group


def test_a_province_is_a_state_body_too(anna, land):
    anna.group = Group.PROVINCE
    assert subject_of(anna)["groups"] == ["province", "state_body"]
    anna.group = ""
    assert "groups" not in subject_of(anna)
    assert groups_of("circus") == {"circus"}
