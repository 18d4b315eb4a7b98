"""Linking to the higher plan, with the comparison beside the choice."""

from __future__ import annotations

import pytest
from django.urls import reverse

from factories import make_officer, make_unit, plan_text
from thidua.apps.movements import actions
from thidua.apps.movements.models import MovementLink


def address(plan) -> str:
    return reverse("movements:link", args=[plan.uuid])


@pytest.fixture
def officer(province, signed_in):
    return signed_in(province.officer)


@pytest.fixture
def lower(province):
    """A draft of a department that cites the province's plan 21/KH-UBND."""
    text = plan_text(40, "Sở Nội vụ thi đua chuyển đổi số").replace("21/KH-UBND", "40/KH-SNV")
    text = text.replace("Quyết định số 923/QĐ-TTg", "Kế hoạch số 21/KH-UBND")
    text = text.replace("phát triển hạ tầng số", "mở rộng hạ tầng số")
    draft = province.read_in(text, unit_id=province.home.pk)
    draft.parent_text = "21/KH-UBND"
    draft.save()
    return draft


def test_a_plan_whose_parent_is_not_there_yet_may_go_on(plan, officer, words_of):
    said = words_of(officer.get(address(plan)))
    assert "Kế hoạch cấp trên chưa có trong hệ thống" in said
    assert "Chưa có kế hoạch nào để liên kết" in said


def test_the_cited_plan_stands_first_and_is_compared_before_linking(
    lower, province, officer, page_of
):
    other = make_unit("Tỉnh Bên Cạnh", kind="province", acting_name="UBND tỉnh Bên Cạnh")
    beside = make_officer(other)
    foreign = actions.read_in(
        plan_text(77, "Bên Cạnh thi đua").encode(), "b.txt", unit_id=other.pk, by=beside,
        today=lower.document.uploaded_at.date(),
    )  # fmt: skip
    foreign.state = "running"
    foreign.save()
    higher = province.run()
    page = page_of(officer.get(address(lower)))
    options = page.xpath("//select[@name='parent']/option/@value")
    assert options == ["none", str(higher.uuid), str(foreign.uuid)]
    assert page.xpath("//select[@name='parent']/option[@selected]/@value") == [str(higher.uuid)]
    assert "So với 21/KH-UBND (chưa liên kết)" in page.text_content()
    row = page.xpath("//details[@class='beside-row'][contains(., 'hạ tầng số')]")[0]
    assert row.xpath("string(.//del)") == "[bỏ] phát triển"
    assert row.xpath("string(.//ins)") == "[thêm] mở rộng"
    diff = " ".join(row.xpath("string(.//span[@class='diff'])").split())
    assert "[bỏ] phát triển [thêm] mở rộng hạ tầng số" in diff
    lower.refresh_from_db()
    assert lower.parent is None


def test_linking_ties_the_clauses_and_can_be_undone(lower, province, officer):
    higher = province.run()
    answer = officer.post(address(lower), {"parent": str(higher.uuid)})
    assert answer["Location"] == address(lower)
    lower.refresh_from_db()
    assert lower.parent == higher
    tied = lower.clauses.filter(kind="content").exclude(carries_out=None)
    assert sorted(tied.values_list("relation", flat=True)) == ["adapted", "same"]
    officer.post(address(lower), {"parent": "none"})
    lower.refresh_from_db()
    assert lower.parent is None
    assert MovementLink.objects.count() == 0


def test_a_circle_is_refused_in_words(lower, province, officer, words_of):
    higher = province.run()
    actions.link_parent(lower.pk, parent_id=higher.pk, by=province.officer)
    lower.refresh_from_db()
    lower.state = "running"
    lower.save()
    newer = province.read_in(plan_text(22, "Bản mới"), replaces_id=higher.pk)
    answer = officer.post(address(newer), {"parent": str(lower.uuid)})
    assert answer.status_code == 200
    assert "đã nằm dưới kế hoạch này" in words_of(answer)


def test_the_head_sees_the_comparison_but_no_form(lower, province, signed_in, page_of):
    higher = province.run()
    actions.link_parent(lower.pk, parent_id=higher.pk, by=province.officer)
    head = signed_in(province.head)
    page = page_of(head.get(address(lower)))
    assert page.xpath("//main//form") == []
    assert "So với 21/KH-UBND (đã liên kết)" in page.text_content()
    assert head.post(address(lower), {"parent": "none"}).status_code == 403


def test_a_running_plan_is_linked_when_its_parent_comes_in_later(lower, province, officer):
    lower.state = "running"
    lower.save()
    higher = province.run()
    assert officer.post(address(lower), {"parent": str(higher.uuid)}).status_code == 302
    lower.refresh_from_db()
    assert lower.parent == higher


def test_a_plan_that_waits_for_approval_is_not_linked(lower, province, officer, words_of):
    higher = province.run()
    lower.state = "submitted"
    lower.save()
    answer = officer.post(address(lower), {"parent": str(higher.uuid)})
    assert answer.status_code == 403
    assert "khi kế hoạch đang soát hoặc đang thực hiện" in words_of(answer)
