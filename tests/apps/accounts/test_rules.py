"""Rights by role, reach and stage, on the day asked; the access table a lawyer can read."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st

from factories import make_event, make_person, make_post, make_unit
from thidua.apps.accounts import queries, rules
from thidua.apps.accounts.models import Delegation
from thidua.apps.accounts.roles import ROLES, Permission
from thidua.apps.accounts.rules import Rule, holds, in_state, signed_in
from thidua.apps.organisations.models import UnitVersion
from thidua.core import clock

TODAY = clock.today()
YESTERDAY, TOMORROW = TODAY - timedelta(1), TODAY + timedelta(1)
view = holds(Permission.TASK_VIEW)


@pytest.fixture
def tree(db):
    nation = make_unit("Việt Nam", kind="nation", level="nation")
    hue = make_unit("Thành phố Huế", nation, kind="city", level="province")
    office = make_unit("Sở Nội vụ", hue, level="province_agency")
    other = make_unit("Thành phố Đà Nẵng", nation, kind="city", level="province")
    return SimpleNamespace(nation=nation, hue=hue, office=office, other=other)


def test_access_table(tree, golden):
    lines = []
    for role in ROLES:
        for place in ("nation", "hue", "office", "other"):
            person = make_person()
            make_post(person, getattr(tree, place), role)
            may = [
                permission.value
                for permission in Permission
                if holds(permission)(person, SimpleNamespace(unit_id=tree.hue.pk))
            ]
            lines.append(f"{role:16} at {place:8} on hue: {' '.join(may) or '-'}")
    stranger = AnonymousUser()
    without = make_person()
    for label, person in (("stranger", stranger), ("without a post", without)):
        asked = SimpleNamespace(
            unit_id=tree.hue.pk, person_id=0, start=TODAY, end=None, state="draft"
        )
        may = [rule.name for rule in rules.TABLE if rule(person, asked)]
        lines.append(f"{label:28} on hue: {' '.join(may) or '-'}")
    golden("access/accounts.txt", "\n".join(lines) + "\n")


def test_reach_goes_down_and_never_up_or_aside(tree):
    person = make_person()
    make_post(person, tree.hue, "UnitOfficer")
    asked = (tree.nation, tree.hue, tree.office, tree.other)
    assert [view(person, unit) for unit in asked] == [False, True, True, False]
    assert queries.reach(person, Permission.TASK_VIEW, TODAY) == {tree.hue.pk, tree.office.pk}


@pytest.mark.parametrize(
    ("start", "end", "allowed"),
    [
        (YESTERDAY, None, True),
        (TODAY, None, True),
        (TOMORROW, None, False),
        (date(2020, 1, 1), TODAY, False),
        (date(2020, 1, 1), TOMORROW, True),
    ],
)
def test_a_post_counts_from_its_first_day_until_the_day_before_its_end(tree, start, end, allowed):
    person = make_person()
    make_post(person, tree.hue, "UnitOfficer", start=start, end=end)
    assert view(person, tree.hue) is allowed
    assert view(person) is allowed


def test_a_closed_account_holds_nothing(tree):
    person = make_person()
    make_post(person, tree.hue, "UnitOfficer")
    person.is_active = False
    person.save()
    assert not view(person, tree.hue)
    assert not signed_in(person)
    assert queries.reach(person, Permission.TASK_VIEW, TODAY) == set()


def test_a_moved_unit_is_out_of_reach_from_that_day_for_the_old_one(tree):
    person = make_person()
    make_post(person, tree.hue, "UnitOfficer")
    UnitVersion.objects.filter(unit=tree.office).update(end=TODAY)
    UnitVersion.objects.create(
        opened_by=make_event(),
        unit=tree.office,
        start=TODAY,
        name="Sở Nội vụ",
        kind="department",
        parent=tree.other,
    )
    assert not view(person, tree.office)
    assert tree.office.pk in queries.reach(person, Permission.TASK_VIEW, YESTERDAY)


def test_an_ended_unit_stays_readable_for_those_above_it(tree):
    person = make_person()
    make_post(person, tree.hue, "UnitOfficer")
    UnitVersion.objects.filter(unit=tree.office).update(end=YESTERDAY)
    assert view(person, tree.office)
    assert tree.office.pk in queries.reach(person, Permission.TASK_VIEW, TODAY)


DELEGATIONS = [
    # changes of the delegation, changes of the giver's post, giver active, allowed
    ({}, {}, True, True),
    ({"end": TODAY}, {}, True, False),
    ({"start": TOMORROW, "end": TOMORROW + timedelta(9)}, {}, True, False),
    ({"revoked": TODAY}, {}, True, False),
    ({"revoked": TOMORROW}, {}, True, True),
    ({}, {"end": TODAY}, True, False),
    ({}, {}, False, False),
]


@pytest.mark.parametrize(("changed", "post", "active", "allowed"), DELEGATIONS)
def test_a_delegation_gives_what_the_giver_has_that_day(tree, changed, post, active, allowed):
    giver, receiver = make_person(is_active=active), make_person()
    held = make_post(giver, tree.hue, "UnitOfficer", **post)
    values = {"start": YESTERDAY, "end": TOMORROW, "document": "01/GUQ"} | changed
    Delegation.objects.create(giver=held, receiver=receiver, **values)
    assert view(receiver, tree.office) is allowed
    assert not view(receiver, tree.other)
    assert not holds(Permission.PLAN_APPROVE)(receiver, tree.hue)


def test_a_thing_without_a_unit_is_refused(tree):
    person = make_person()
    make_post(person, tree.nation, "UnitOfficer")
    assert not view(person, SimpleNamespace(unit_id=None))
    assert not view(person, SimpleNamespace(title="x"))
    assert view(person, SimpleNamespace(unit=tree.hue))


def test_stage(tree):
    person = make_person()
    make_post(person, tree.hue, "UnitOfficer")
    rule = view & in_state("draft", "returned")
    drafted, started = (
        SimpleNamespace(unit_id=tree.hue.pk, state=state) for state in ("draft", "running")
    )
    assert (rule(person, drafted), rule(person, started)) == (True, False)


@pytest.mark.parametrize("posts", [1, 3])
def test_a_rule_takes_two_queries(tree, posts, django_assert_num_queries):
    person = make_person()
    for role in list(ROLES)[:posts]:
        make_post(person, tree.nation, role)
    with django_assert_num_queries(2):
        assert view(person, tree.office)
    with django_assert_num_queries(2):
        assert len(queries.reach(person, Permission.TASK_VIEW, TODAY)) == 4


def test_who_holds_a_permission_at_a_unit(tree):
    head, officer = make_person("Lê Văn Đầu"), make_person("Bùi Thị Ấm")
    make_post(head, tree.hue, "UnitHead")
    make_post(officer, tree.hue, "UnitOfficer")
    make_post(make_person(), tree.office, "UnitOfficer")
    make_post(make_person(), tree.hue, "UnitOfficer", end=TODAY)
    found = queries.persons_holding(Permission.TASK_EDIT, tree.hue.pk, TODAY)
    assert [person.full_name for person in found] == ["Bùi Thị Ấm", "Lê Văn Đầu"]


truths = st.booleans()


def said(value):
    return Rule(str(value), lambda _person, _thing: value)


@given(truths, truths, truths)
def test_rules_compose_like_truth(a, b, c):
    x, y, z = said(a), said(b), said(c)
    assert (x & y)(None) is (a and b)
    assert (x | y)(None) is (a or b)
    assert (~x)(None) is (not a)
    assert (~(x & y))(None) is (~x | ~y)(None)
    assert (~(x | y))(None) is (~x & ~y)(None)
    assert (x & (y | z))(None) is ((x & y) | (x & z))(None)
    assert (~~x)(None) is a


def test_the_second_rule_is_asked_only_when_it_matters():
    def fail(_person, _thing):
        raise AssertionError

    assert not (said(False) & Rule("never", fail))(None)
    assert (said(True) | Rule("never", fail))(None)


def test_a_name_tells_how_a_rule_is_made():
    rule = holds(Permission.PLAN_APPROVE) & ~in_state("draft")
    assert rule.name == "(holds plan_approve & ~in draft)"
    assert rule.named("can_approve").name == "can_approve"


def test_every_role_says_in_words_what_it_allows():
    assert [
        r for r, role in ROLES.items() if not str(role.label) or not str(role.description)
    ] == []
    granted = {permission for role in ROLES.values() for permission in role.permissions}
    assert granted == set(Permission)


def test_who_reads_a_plan_in_does_not_approve_it():
    both = {Permission.PLAN_READ_IN, Permission.PLAN_APPROVE}
    assert [name for name, role in ROLES.items() if both <= role.permissions] == []
