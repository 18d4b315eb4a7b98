"""The life of a plan through its actions, on the real reader."""

from __future__ import annotations

from datetime import date

import pytest

from factories import Province, make_officer, make_unit, plan_text
from thidua.apps.movements import actions, queries, states
from thidua.apps.movements.models import Clause, Movement, MovementLink, Plan
from thidua.apps.movements.models.clause import CHANGED, CONFIRMED, DROPPED
from thidua.core.models import AuditEntry, PendingEvent
from thidua.kernel.problems import BlockedError, NoSuchStepError, NotAllowedError

TODAY = date(2025, 5, 23)
pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    return Province()


def codes(blocked) -> list[str]:
    return [p.code for p in blocked.value.problems]


def test_a_plan_read_in_is_a_draft_with_its_clauses_in_reading_order(province):
    plan = province.read_in()
    said = queries.scalars(plan)
    assert said["instrument.number"] == "21/KH-UBND"
    assert said["instrument.date"] == "2025-05-20"
    assert said["timeline.from"] == "2025"
    assert said["timeline.to"] == "2030"
    contents = [c.text for c in queries.clause_tree(plan) if c.kind == "content"]
    assert contents == [
        "Thi đua nâng cao nhận thức của cán bộ và Nhân dân về chuyển đổi số.",
        "Thi đua phát triển hạ tầng số đến từng thôn, bản.",
    ]
    assert plan.state == states.DRAFT
    assert plan.effect_from == date(2025, 5, 20)


def test_every_span_points_at_its_words(province):
    plan = province.read_in()
    for clause in plan.clauses.filter(kind="content"):
        piece = " ".join(plan.document.text[clause.start : clause.end].split())
        assert clause.text in piece


def test_the_same_file_is_not_taken_twice_and_nothing_is_left_behind(province):
    first = province.read_in()
    before = Movement.objects.count()
    with pytest.raises(BlockedError) as blocked:
        province.read_in()
    assert codes(blocked) == ["movements.same_document"]
    assert blocked.value.problems[0].params["plan"] == first.pk
    assert Movement.objects.count() == before


def test_a_stranger_cannot_read_in(province):
    stranger = make_officer(make_unit("Tỉnh Khác", kind="province"))
    with pytest.raises(NotAllowedError):
        province.read_in(by=stranger)
    assert Plan.objects.count() == 0


def test_a_plan_cannot_be_submitted_before_everything_was_looked_at(province):
    plan = province.read_in()
    with pytest.raises(BlockedError) as blocked:
        actions.take_step(plan.pk, "submit", by=province.officer, today=TODAY)
    assert "movements.not_reviewed" in codes(blocked)


def test_who_read_a_plan_in_does_not_approve_it_even_with_the_right(province):
    both = make_officer(province.unit)
    both.posts.create(unit=province.unit, role="StandingHead", start=date(2020, 1, 1), basis="x")
    plan = province.read_in(by=both)
    actions.confirm_all(plan.pk, by=both)
    actions.take_step(plan.pk, "submit", by=both, today=TODAY)
    with pytest.raises(NotAllowedError):
        actions.take_step(plan.pk, "approve", by=both, today=TODAY)


def test_approval_publishes_and_tells(province):
    plan = province.run()
    plan.refresh_from_db()
    assert plan.state == states.RUNNING
    assert plan.document.number == "21/KH-UBND"
    assert (plan.movement.starts, plan.movement.ends) == (2025, 2030)
    assert plan.movement.published is not None
    assert PendingEvent.objects.get().name == "PlanStarted"
    assert list(AuditEntry.objects.order_by("number").values_list("action", flat=True))[-1] == (
        "plan.approve"
    )


def test_nobody_approves_twice(province):
    plan = province.run()
    with pytest.raises(NoSuchStepError):
        province.approve(plan)


def test_two_officers_at_one_clause_lose_nothing(province):
    plan = province.read_in()
    clause = plan.clauses.filter(kind="content").first()
    other = make_officer(province.unit, name="Đỗ Thị Mẫu")
    actions.change(clause.pk, text="Bản của người thứ nhất.", revision=1, by=other)
    with pytest.raises(BlockedError) as blocked:
        actions.change(clause.pk, text="Bản của tôi.", revision=1, by=province.officer)
    problem = blocked.value.problems[0]
    assert problem.params["who"] == "Đỗ Thị Mẫu"
    assert problem.params["theirs"] == "Bản của người thứ nhất."
    clause.refresh_from_db()
    assert (clause.text, clause.status, clause.revision) == (
        "Bản của người thứ nhất.",
        CHANGED,
        2,
    )


def test_dropping_takes_what_hangs_under_it_along_and_restoring_brings_it_back(province):
    plan = province.read_in()
    phase = plan.clauses.filter(kind="phase").first()
    assert phase.parts.count() == 2
    actions.drop(phase.pk, by=province.officer)
    assert set(phase.parts.values_list("status", flat=True)) == {DROPPED}
    assert phase not in queries.clause_tree(plan)
    actions.restore(phase.pk, by=province.officer)
    assert set(phase.parts.values_list("status", flat=True)) == {CHANGED}


def test_confirming_some_and_all(province):
    plan = province.read_in()
    first = plan.clauses.filter(kind="content").first()
    assert actions.confirm([first.pk], by=province.officer) == 1
    first.refresh_from_db()
    assert first.status == CONFIRMED
    assert actions.confirm_all(plan.pk, by=province.officer) == plan.clauses.count() - 1
    assert actions.confirm_all(plan.pk, by=province.officer) == 0


def test_a_clause_is_added_under_its_kind_of_parent_only(province):
    plan = province.read_in()
    group = actions.add(plan.pk, kind="criteria_group", text="Cá nhân", by=province.officer)
    one = actions.add(
        plan.pk, kind="criterion", text="Có sáng kiến.", parent_id=group.pk, by=province.officer
    )
    assert one.parent == group
    with pytest.raises(BlockedError) as blocked:
        actions.add(plan.pk, kind="criterion", text="Mồ côi", by=province.officer)
    assert codes(blocked) == ["movements.clause_without_place"]
    with pytest.raises(BlockedError) as blocked:
        actions.add(plan.pk, kind="content", text="  ", by=province.officer)
    assert codes(blocked) == ["movements.clause_empty"]


def test_linking_ties_clauses_and_movements_and_refuses_a_circle(province):
    higher = province.run()
    lower = province.read_in(plan_text(22, "Mẫu Sơn thi đua ở cơ sở"))
    actions.link_parent(lower.pk, parent_id=higher.pk, by=province.officer)
    contents = lower.clauses.filter(kind="content")
    assert [c.relation for c in contents] == ["same", "same"]
    assert [c.carries_out.text for c in contents] == [c.text for c in contents]
    link = MovementLink.objects.get()
    assert (link.source, link.target) == (lower.movement, higher.movement)
    Plan.objects.filter(pk=higher.pk).update(state=states.DRAFT)
    with pytest.raises(BlockedError) as blocked:
        actions.link_parent(higher.pk, parent_id=lower.pk, by=province.officer)
    assert codes(blocked) == ["movements.circle"]
    actions.link_parent(lower.pk, parent_id=None, by=province.officer)
    assert not Clause.objects.filter(carries_out__isnull=False).exists()
    assert not MovementLink.objects.exists()


def test_a_new_version_takes_over_and_keeps_the_lineage_of_unchanged_clauses(province):
    old = province.run()
    text = plan_text().replace("đến từng thôn, bản", "đến từng hộ")
    new = province.run(text, replaces_id=old.pk)
    old.refresh_from_db()
    assert (old.state, new.state, new.version) == (states.REPLACED, states.RUNNING, 2)
    assert new.movement == old.movement
    kept = [
        (a.text == b.text, a.lineage == b.lineage)
        for a, b in zip(
            old.clauses.filter(kind="content"), new.clauses.filter(kind="content"), strict=True
        )
    ]
    assert kept == [(True, True), (False, False)]


def test_an_actor_nobody_knows_blocks_until_a_person_decides(province):
    text = plan_text().replace("2. Sở Nội vụ: Theo dõi", "2. Trung tâm Mây Trắng: Theo dõi")
    plan = province.read_in(text)
    with pytest.raises(BlockedError) as blocked:
        province.submit(plan)
    assert "movements.actor_unknown" in codes(blocked)
    unknown = {a.actor for a in queries.assignments(plan, TODAY) if a.how == "unknown"}
    for actor in unknown:
        actions.choose_actor(
            plan.pk, actor=actor, unit_ids=[province.home.pk], set_aside=False, by=province.officer
        )
    assert province.submit(plan).state == states.SUBMITTED
