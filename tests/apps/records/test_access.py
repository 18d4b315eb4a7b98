"""Who may do what with a record, by role and place; and what stays hidden.

The record is of Bà A in the commune (`own`) of the province; `sister` is a department.
"""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from factories import make_officer, make_person, make_unit
from thidua.apps.accounts.roles import ROLES
from thidua.apps.records import queries, rules, states
from thidua.apps.records.models import ImportRow

NAMES = ("can_view", "can_edit", "can_take_in", "can_judge", "can_keep")


@pytest.fixture
def people(land):
    places = {
        "province": land.province,
        "own": land.commune,
        "part": make_unit("Trung tâm Mẫu", land.commune),
        "sister": land.home,
    }
    found = {
        f"{role} at {place}": make_officer(unit, role)
        for role in ROLES
        for place, unit in places.items()
    }
    return found | {"without a post": make_person(), "stranger": AnonymousUser()}


def test_access_table(anna, people, golden):
    lines = []
    for who, person in people.items():
        may = [name for name in NAMES if getattr(rules, name)(person, anna)]
        lines.append(f"{who:28} {' '.join(may) or '-'}")
    self = make_person()
    anna.account = self
    may = [name for name in NAMES if getattr(rules, name)(self, anna)]
    lines.append(f"{'the person herself':28} {' '.join(may) or '-'}")
    officer = people["UnitOfficer at own"]
    anna.account = officer
    may = [name for name in NAMES if getattr(rules, name)(officer, anna)]
    lines.append(f"{'officer, own record':28} {' '.join(may) or '-'}")
    golden("access/records.txt", "\n".join(lines) + "\n")


def test_the_list_shows_what_the_rule_allows(anna, people):
    for who, person in people.items():
        shown = queries.visible_to(person).filter(pk=anna.pk).exists()
        assert shown == rules.can_view(person, anna), who
        edits = queries.editable_by(person).filter(pk=anna.pk).exists()
        assert edits == rules.can_edit(person, anna), who


def test_everybody_sees_the_own_record_and_nobody_writes_into_it(anna, land):
    anna.account = land.officer
    anna.save()
    assert queries.by_uid(land.officer, anna.uid) == anna
    assert not rules.can_edit(land.officer, anna)
    person = make_person()
    assert queries.by_uid(person, anna.uid) is None


def test_a_row_is_settled_only_while_it_waits(land, people):
    row = ImportRow(number=1)
    row.batch = type(row).batch.field.related_model(unit=land.commune)
    officer = people["UnitOfficer at own"]
    allowed = []
    for state in states.ROW.states:
        row.state = state
        if rules.can_settle(officer, row):
            allowed.append(state)
    assert allowed == [states.UNCLEAR]
