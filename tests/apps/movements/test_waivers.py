"""Findings that block approval: mended, or set aside with a reason that is kept."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from factories import Province, make_officer, plan_text
from thidua.apps.movements import actions, queries, states
from thidua.apps.movements.models import Waiver
from thidua.core.models import AuditEntry
from thidua.kernel.problems import BlockedError, NotAllowedError

TODAY = date(2025, 5, 23)
CODE = "group_without_criteria"
pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    return Province()


@pytest.fixture
def plan(province):
    """A reviewed draft under a running plan; neither has criteria, which blocks."""
    higher = province.run()
    lower = province.read_in(plan_text(22, "Mẫu Sơn thi đua ở cơ sở"))
    actions.link_parent(lower.pk, parent_id=higher.pk, by=province.officer)
    actions.confirm_all(lower.pk, by=province.officer)
    lower.refresh_from_db()
    return lower


def blocking(plan) -> list[tuple[str, str]]:
    return [(f.code, f.key) for f in queries.findings(plan) if f.severity == "blocks"]


def test_a_finding_blocks_until_it_is_set_aside(province, plan):
    ((code, key),) = blocking(plan)
    assert code == CODE
    with pytest.raises(BlockedError) as blocked:
        actions.take_step(plan.pk, "submit", by=province.officer, today=TODAY)
    stops = [p for p in blocked.value.problems if p.severity == "blocks"]
    assert [(p.code, p.where) for p in stops] == [
        ("movements.must_agree_with_parent", ("parent", CODE, key))
    ]
    (waiver,) = actions.set_aside(
        plan.pk, finding=key, reason=" Có văn bản riêng. ", by=province.officer
    )
    assert (waiver.reason, waiver.set_aside_by, waiver.code) == (
        "Có văn bản riêng.",
        province.officer,
        CODE,
    )
    entry = AuditEntry.objects.order_by("number").last()
    assert (entry.action, entry.note) == ("plan.set_aside", "Có văn bản riêng.")
    plan = actions.take_step(plan.pk, "submit", by=province.officer, today=TODAY)
    said = [p for p in actions.problems(plan, TODAY) if p.code == "movements.finding_set_aside"]
    assert [(p.severity, p.params["who"]) for p in said] == [("warns", province.officer.full_name)]
    assert (
        actions.take_step(plan.pk, "approve", by=province.head, today=TODAY).state == states.RUNNING
    )


def test_a_reason_and_a_right_are_needed(province, plan):
    for finding, reason, code in (
        (CODE, " ", "reason_missing"),
        ("no_own_review", "x", "no_such_finding"),
    ):
        with pytest.raises(BlockedError) as blocked:
            actions.set_aside(plan.pk, finding=finding, reason=reason, by=province.officer)
        assert [p.code for p in blocked.value.problems] == [f"movements.{code}"]
    for person in (province.head, province.scientist, make_officer(province.science)):
        with pytest.raises(NotAllowedError):
            actions.set_aside(plan.pk, finding=CODE, reason="x", by=person)
    assert Waiver.objects.count() == 0


def test_who_approves_may_set_aside_what_was_submitted(province, plan):
    actions.set_aside(plan.pk, finding=CODE, reason="Lần một.", by=province.officer)
    actions.take_step(plan.pk, "submit", by=province.officer, today=TODAY)
    with pytest.raises(NotAllowedError):
        actions.set_aside(plan.pk, finding=CODE, reason="Lần hai.", by=province.officer)
    actions.set_aside(plan.pk, finding=CODE, reason="Lần hai.", by=province.head)
    (waiver,) = queries.waivers_of(plan)
    assert (waiver.reason, waiver.set_aside_by) == ("Lần hai.", province.head)


def test_a_waiver_covers_only_what_was_seen(province, plan):
    first = queries.findings(plan)
    actions.set_aside(plan.pk, finding=CODE, reason="x", by=province.officer)
    Waiver.objects.update(finding="000000000000")
    plan.refresh_from_db()
    assert [f.key for f in queries.findings(plan)] == [f.key for f in first]
    assert [f.waiver for f in queries.findings(plan) if f.severity == "blocks"] == [None]


def test_through_the_pages(province, plan):
    client = Client()
    client.force_login(province.officer)
    ((_, key),) = blocking(plan)
    at = reverse("movements:set_aside", args=[plan.uuid, key])
    step = reverse("movements:step", args=[plan.uuid])
    assert at in client.get(step).content.decode()
    assert "Chưa ghi lý do gác lại." in client.post(at, {"reason": " "}).content.decode()
    assert client.post(at, {"reason": "Có văn bản riêng."})["Location"] == step
    said = client.get(step).content.decode()
    assert "1 điều phải sửa đã được gác lại kèm lý do" in said
    assert province.officer.full_name in said
    actions.take_step(plan.pk, "submit", by=province.officer, today=TODAY)
    assert client.get(at).status_code == 403
    actions.take_step(plan.pk, "approve", by=province.head, today=TODAY)
    public = Client().get(reverse("movements:plan", args=[plan.uuid])).content.decode()
    assert "Có văn bản riêng." in public
    assert province.officer.full_name not in public


def test_the_day_of_effect_follows_the_day_of_issue_until_set_by_hand(province):
    plan = province.read_in()
    issued = plan.clauses.get(key="instrument.date")
    actions.change(issued.pk, text="2025-06-01", revision=1, by=province.officer)
    plan.refresh_from_db()
    assert plan.effect_from == date(2025, 6, 1)
    actions.set_effect(plan.pk, effect_from=date(2025, 7, 1), by=province.officer)
    actions.change(issued.pk, text="2025-06-02", revision=2, by=province.officer)
    plan.refresh_from_db()
    assert (plan.effect_from, plan.effect_by_hand) == (date(2025, 7, 1), True)
    actions.set_effect(plan.pk, effect_from=None, by=province.officer)
    plan.refresh_from_db()
    assert (plan.effect_from, plan.effect_by_hand) == (date(2025, 6, 2), False)


def test_spellings_that_differ_in_case_or_spacing_are_one_actor(province):
    plan = province.read_in()
    name = "Sở Khoa học và Công nghệ"
    spelt = ["SỞ  KHOA HỌC và Công nghệ", name]
    asked = [a for a in queries.assignments(plan, TODAY) if a.actor == name]
    clause = asked[0].clause
    for one in (clause, clause.parent):
        if one is not None:
            one.data |= {"actors": spelt}
            one.save()
    found = [a for a in queries.assignments(plan, TODAY) if a.actor.casefold() == name.casefold()]
    assert len({a.actor for a in found}) == 1
    assert len(found) == len({a.clause.pk for a in found})
    actions.choose_actor(
        plan.pk,
        actor=spelt[0],
        unit_ids=[province.home.pk],
        set_aside=False,
        by=province.officer,
    )
    actions.choose_actor(
        plan.pk,
        actor=name.lower(),
        unit_ids=[province.home.pk],
        set_aside=False,
        by=province.officer,
    )
    assert plan.actor_choices.count() == 1
    again = [a for a in queries.assignments(plan, TODAY) if a.actor.casefold() == name.casefold()]
    assert {(a.how, *a.units) for a in again} == {("by_hand", province.home)}
