"""Correcting, conflicting over and adding single clauses."""

from __future__ import annotations

import pytest
from django.urls import reverse

from thidua.apps.movements import actions
from thidua.apps.movements.models.clause import ADDED, CHANGED, CONFIRMED

HTMX = {"HX-Request": "true"}


def of(clause) -> str:
    return reverse("movements:clause", args=[clause.plan.uuid, clause.uuid])


def adding(plan) -> str:
    return reverse("movements:clause_add", args=[plan.uuid])


@pytest.fixture
def officer(province, signed_in):
    return signed_in(province.officer)


@pytest.fixture
def duty(plan):
    return plan.clauses.get(kind="duty", data__due="2025-09-30")


def test_the_page_shows_the_form_beside_its_place_in_the_text(duty, officer, page_of):
    page = page_of(officer.get(of(duty)))
    assert page.xpath("//mark/text()") == [duty.text]
    assert page.xpath("string(//textarea[@name='text'])").strip() == duty.text
    assert page.xpath("//input[@name='v_due']/@value") == ["30/09/2025"]
    assert page.xpath("//form/@data-keep") == [f"clause-{duty.uuid}"]


def test_saving_without_scripts(duty, officer, province):
    typed = {"text": "Xây dựng bộ câu hỏi.\r\n", "revision": 1, "v_due": "quý III năm 2025"}
    answer = officer.post(of(duty), typed)
    duty.refresh_from_db()
    review = reverse("movements:review", args=[duty.plan.uuid])
    assert answer["Location"] == f"{review}?open=responsibility#c{duty.pk}"
    assert (duty.text, duty.data["due"], duty.status) == (
        "Xây dựng bộ câu hỏi.", "2025-Q3", CHANGED,
    )  # fmt: skip
    assert duty.changed_by == province.officer


def test_saving_with_htmx_answers_with_the_item(duty, officer, words_of):
    answer = officer.post(
        of(duty), {"text": "Xây dựng bộ câu hỏi.", "revision": 1, "v_due": ""}, headers=HTMX
    )
    assert words_of(answer).startswith("Nhiệm vụ Đã sửa Xây dựng bộ câu hỏi.")
    duty.refresh_from_db()
    assert duty.data["due"] is None


def test_saving_what_stands_there_confirms_it(duty, officer):
    officer.post(of(duty), {"text": duty.text, "revision": 1, "v_due": "30/9/2025"})
    duty.refresh_from_db()
    assert (duty.status, duty.revision) == (CONFIRMED, 1)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("30/9/2025", "2025-09-30"), ("tháng 6/2025", "2025-06"), ("quý II/2025", "2025-Q2"),
     ("2027", "2027"), ("15/12 hằng năm", "--12-15"), ("hằng năm", "yearly"), ("2025-06", "2025-06")],
)  # fmt: skip
def test_due_dates_are_typed_as_people_write_them(duty, officer, typed, kept):
    officer.post(of(duty), {"text": duty.text, "revision": 1, "v_due": typed})
    duty.refresh_from_db()
    assert duty.data["due"] == kept


@pytest.mark.parametrize("typed", ["sớm nhất có thể", "31/9/2025", "tháng 6/2025 và tháng 7/2025"])
def test_a_due_date_that_is_none_is_asked_back_and_stays_typed(duty, officer, page_of, typed):
    answer = officer.post(of(duty), {"text": "Chữ tôi gõ", "revision": 1, "v_due": typed})
    page = page_of(answer)
    assert page.xpath("//input[@name='v_due']/@value") == [typed]
    assert page.xpath("string(//textarea[@name='text'])").strip() == "Chữ tôi gõ"
    assert f"Chưa hiểu “{typed}”" in page.text_content()
    duty.refresh_from_db()
    assert duty.revision == 1


def test_two_officers_on_one_clause_neither_loses_words(duty, officer, colleague, page_of):
    actions.change(duty.pk, text="Bản của người kia.", revision=1, by=colleague)
    typed = {"text": "Bản của tôi.", "revision": 1, "v_due": "2026"}
    answer = officer.post(of(duty), typed, headers=HTMX)
    page = page_of(answer)
    assert answer.status_code == 409
    assert page.xpath("string(//blockquote)") == "Bản của người kia."
    assert page.xpath("string(//textarea[@name='text'])").strip() == "Bản của tôi."
    assert page.xpath("//input[@name='v_due']/@value") == ["2026"]
    assert page.xpath("//input[@name='revision']/@value") == ["2"]
    assert "Phan Thị Cùng đã sửa mục này thành: “Bản của người kia.”" in page.text_content()
    duty.refresh_from_db()
    assert duty.text == "Bản của người kia."
    assert officer.post(of(duty), typed | {"revision": 2}).status_code == 302
    duty.refresh_from_db()
    assert (duty.text, duty.revision) == ("Bản của tôi.", 3)


def test_the_conflict_page_without_scripts_is_whole(duty, officer, colleague, page_of):
    actions.change(duty.pk, text="Bản của người kia.", revision=1, by=colleague)
    answer = officer.post(of(duty), {"text": "Bản của tôi.", "revision": 1})
    assert answer.status_code == 409
    assert page_of(answer).xpath("string(//h1)") == "Sửa mục: Nhiệm vụ"


def test_general_information_has_fields_of_its_own(plan, officer, page_of):
    day = plan.clauses.get(key="instrument.date")
    assert page_of(officer.get(of(day))).xpath("//input[@name='text']/@value") == ["14/05/2025"]
    officer.post(of(day), {"text": "15/05/2025", "revision": 1})
    day.refresh_from_db()
    assert day.text == "2025-05-15"
    level = plan.clauses.get(key="issuer.level")
    chosen = page_of(officer.get(of(level))).xpath("//option[@selected]/@value")
    assert chosen == ["province"]


def test_actors_are_typed_one_a_line(plan, officer):
    part = plan.clauses.filter(kind="responsibility").first()
    typed = {"text": part.text, "revision": 1, "v_actors": "Sở Nội vụ\nSở Y tế\n", "v_partner": ""}
    officer.post(of(part), typed)
    part.refresh_from_db()
    assert part.data["actors"] == ["Sở Nội vụ", "Sở Y tế"]


def test_adding_asks_for_the_kind_first(plan, officer, page_of):
    page = page_of(officer.get(adding(plan)))
    kinds = page.xpath("//select[@name='kind']/option/@value")
    assert kinds[:2] == ["legal_basis", "reference"]
    assert "scalar" not in kinds


def test_adding_a_clause(plan, officer):
    answer = officer.post(adding(plan), {"kind": "goal", "text": "Chín phần mười dân số."})
    made = plan.clauses.get(kind="goal")
    assert answer["Location"].endswith(f"#c{made.pk}")
    assert (made.text, made.status) == ("Chín phần mười dân số.", ADDED)


def test_a_duty_is_added_under_its_responsibility(plan, officer, page_of):
    parent = plan.clauses.filter(kind="responsibility").first()
    page = page_of(officer.get(adding(plan), {"kind": "duty"}))
    assert len(page.xpath("//select[@name='parent']/option")) == 4
    typed = {"kind": "duty", "parent": parent.pk, "text": "Họp giao ban.", "v_due": "tháng 6/2026"}
    officer.post(adding(plan), typed)
    made = parent.parts.get(status=ADDED)
    assert (made.text, made.data) == ("Họp giao ban.", {"due": "2026-06"})


def test_what_has_nothing_to_hang_under_is_said(plan, officer, words_of):
    answer = officer.get(adding(plan), {"kind": "criterion"})
    assert "Mục loại “Tiêu chí thi đua” nằm trong mục" in words_of(answer)


def test_an_empty_clause_is_not_added(plan, officer, words_of):
    before = plan.clauses.count()
    answer = officer.post(adding(plan), {"kind": "goal", "text": "  "})
    assert "Gõ nội dung của mục rồi bấm “Thêm mục”." in words_of(answer)
    assert plan.clauses.count() == before


def test_a_clause_of_another_plan_is_not_there(plan, province, officer):
    other = province.read_in()
    foreign = other.clauses.first()
    mixed = reverse("movements:clause", args=[plan.uuid, foreign.uuid])
    assert officer.get(mixed).status_code == 404
    assert officer.post(mixed, {"text": "x", "revision": 1}).status_code == 404
