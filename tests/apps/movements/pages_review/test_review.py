"""The review page: text beside reading, two officers at once, who may see what."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from thidua.apps.movements import actions
from thidua.apps.movements.models import Clause
from thidua.apps.movements.models.clause import CHILD_OF, CONFIRMED, KINDS, READ
from thidua.core.clock import now

HTMX = {"HX-Request": "true"}
REVIEW_QUERIES = 13


def address(name, plan, *more):
    return reverse(f"movements:{name}", args=[plan.uuid, *more])


def act(client, clause, what, **more):
    return client.post(address("clause_act", clause.plan, clause.uuid), {"act": what}, **more)


@pytest.fixture
def content(plan):
    return plan.clauses.filter(kind="content").first()


@pytest.fixture
def officer(province, signed_in):
    return signed_in(province.officer)


def test_the_whole_text_stands_on_the_left_and_every_place_is_marked(plan, officer, page_of):
    page = page_of(officer.get(address("review", plan)))
    (left,) = page.xpath("//*[contains(@class,'split-text')]")
    assert left.text_content() == plan.document.text
    marked = {name for m in left.xpath(".//mark/@data-span") for name in m.split()}
    placed = {f"c{c.pk}" for c in plan.clauses.exclude(start=None)}
    assert marked == placed
    assert set(page.xpath("//li/@data-item")) == {f"c{c.pk}" for c in plan.clauses.all()}


def test_an_item_shows_its_words_values_status_and_what_can_be_done(plan, officer, page_of):
    duty = plan.clauses.get(kind="duty", data__due="2025-09-30")
    (item,) = page_of(officer.get(address("review", plan))).xpath(f"//*[@id='c{duty.pk}']")
    said = " ".join(item.text_content().split())
    assert said == (
        "Nhiệm vụ Máy đọc, chưa soát Chủ trì xây dựng bộ câu hỏi tự học số, hoàn thành trước ngày "
        "30/9/2025. Thời hạn30/09/2025 Xác nhận SửaBỏ mục Xem chỗ này"
    )
    assert item.get("class") == "under"


def test_what_could_not_be_read_is_said(plan, officer, page_of):
    empty = plan.clauses.get(key="signer.name")
    Clause.objects.filter(pk=empty.pk).update(text="", start=None, end=None)
    (item,) = page_of(officer.get(address("review", plan))).xpath(f"//*[@id='c{empty.pk}']")
    said = " ".join(item.text_content().split())
    assert "Không đọc được trong văn bản" in said
    assert "Văn bản không ghi" in said
    assert "Điền" in said


def test_doubts_of_the_reader_lead_to_their_place(plan, content, officer, page_of):
    plan.reading["warnings"] = [
        {"code": "x", "text": "Số mục bị nhảy.", "span": [content.start, content.start + 5]}
    ]
    plan.save()
    page = page_of(officer.get(address("review", plan)))
    assert page.xpath("//section[contains(@class,'warn')]//a/@href") == [f"#c{content.pk}"]
    assert page.xpath(f"//*[@id='c{content.pk}']/@class") == [" doubtful"]


def test_confirm_without_scripts_goes_back_to_the_item(content, officer, province):
    answer = act(officer, content, "confirm")
    content.refresh_from_db()
    assert answer["Location"] == f"{address('review', content.plan)}?open=content#c{content.pk}"
    assert (content.status, content.changed_by) == (CONFIRMED, province.officer)


def test_confirm_with_htmx_answers_with_the_item_and_the_count(plan, content, officer, words_of):
    answer = act(officer, content, "confirm", headers=HTMX)
    total = plan.clauses.count()
    assert "<html" not in answer.content.decode()
    assert "Đã xác nhận" in words_of(answer)
    assert f"1/{total}" in words_of(answer)


def test_what_is_dropped_takes_its_parts_along_and_can_come_back(plan, officer, page_of):
    parent = plan.clauses.filter(kind="responsibility").first()
    parts = list(parent.parts.all())
    answer = act(officer, parent, "drop", headers=HTMX)
    swaps = page_of(answer).xpath("//*/@hx-swap-oob")
    assert swaps == [
        *(f"innerHTML:#c{p.pk}" for p in parts),
        *(f"innerHTML:#{place}-responsibility" for place in "nja"),
        "innerHTML:#review-progress",
    ]
    assert set(parent.parts.values_list("status", flat=True)) == {"dropped"}
    act(officer, parent, "restore")
    assert set(parent.parts.values_list("status", flat=True)) == {"changed"}


def test_confirm_all(plan, officer):
    answer = officer.post(address("confirm_all", plan))
    assert answer["Location"] == address("review", plan)
    assert not plan.clauses.filter(status=READ).exists()


def groups_on(page) -> dict[str, tuple[str, bool]]:
    """Return what each group says of itself, and whether it stands open."""
    return {
        fold.get("id")[2:]: (
            " ".join(fold.xpath("./summary/span")[0].text_content().split()),
            fold.get("open") is not None,
        )
        for fold in page.xpath("//section[@class='review-group']/details")
    }


def test_groups_are_folded_and_say_how_many_wait(plan, officer, page_of):
    at = address("review", plan)
    first = groups_on(page_of(officer.get(at)))
    assert [kind for kind, (_said, is_open) in first.items() if is_open] == ["scalar"]
    assert first["content"][0] == "3 mục, 3 chưa xác nhận"
    one = plan.clauses.filter(kind="content").first()
    actions.confirm([one.pk], by=plan.read_by)
    asked = groups_on(page_of(officer.get(at + "?open=content")))
    assert [kind for kind, (_said, is_open) in asked.items() if is_open] == ["content"]
    assert asked["content"][0] == "3 mục, 2 chưa xác nhận"
    odd = groups_on(page_of(officer.get(at + "?open=khong-co")))
    assert [kind for kind, (_said, is_open) in odd.items() if is_open] == ["scalar"]


def test_a_group_is_confirmed_with_what_hangs_under_it(plan, officer, page_of):
    within = plan.clauses.filter(kind__in=("responsibility", "duty"))
    others = plan.clauses.exclude(kind__in=("responsibility", "duty"))
    page = page_of(officer.get(address("review", plan)))
    (button,) = page.xpath("//button[@name='group'][@value='responsibility']")
    assert button.text_content() == f"Xác nhận {within.count()} mục còn lại của nhóm này"
    before = list(others.values_list("pk", "status"))
    answer = officer.post(address("confirm_all", plan), {"group": "responsibility"})
    assert answer["Location"] == address("review", plan)
    assert set(within.values_list("status", flat=True)) == {CONFIRMED}
    assert list(others.values_list("pk", "status")) == before
    after = page_of(officer.get(address("review", plan)))
    assert after.xpath("//button[@value='responsibility']") == []
    assert groups_on(after)["responsibility"][0] == f"{within.count()} mục, đã xác nhận"


def test_no_such_group_confirms_nothing(plan, officer):
    officer.post(address("confirm_all", plan), {"group": "khong-co"})
    assert set(plan.clauses.values_list("status", flat=True)) == {READ}


def test_the_group_is_not_confirmed_by_the_head(plan, province, signed_in, page_of):
    head = signed_in(province.head)
    assert page_of(head.get(address("review", plan))).xpath("//button[@name='group']") == []
    answer = head.post(address("confirm_all", plan), {"group": "content"})
    assert answer.status_code == 403
    assert set(plan.clauses.values_list("status", flat=True)) == {READ}


def test_confirming_the_first_group_opens_the_next(plan, officer, page_of):
    page = page_of(officer.post(address("confirm_all", plan), {"group": "scalar"}, follow=True))
    opened = [kind for kind, (_said, is_open) in groups_on(page).items() if is_open]
    assert opened == ["legal_basis"]


def test_the_counts_of_the_group_come_with_the_item(plan, content, officer, page_of):
    page = page_of(act(officer, content, "confirm", headers=HTMX))
    said = {
        swap.get("hx-swap-oob"): " ".join(swap.text_content().split())
        for swap in page.xpath("//*[@hx-swap-oob]")
    }
    assert said["innerHTML:#n-content"] == "3 mục, 2 chưa xác nhận"
    assert said["innerHTML:#j-content"] == "2 chưa xác nhận"
    assert said["innerHTML:#a-content"] == "Xác nhận 2 mục còn lại của nhóm này"


def test_a_stranger_and_a_person_of_another_unit_find_nothing(plan, province, stranger, signed_in):
    for person in (stranger, province.scientist):
        client = signed_in(person)
        for name in ("review", "link", "actors", "step", "pulse", "clause_add"):
            assert client.get(address(name, plan)).status_code == 404


def test_the_head_reads_but_does_not_edit(plan, content, province, signed_in, page_of):
    head = signed_in(province.head)
    page = page_of(head.get(address("review", plan)))
    assert page.xpath("//main//form") == []
    answer = act(head, content, "confirm")
    assert answer.status_code == 403
    content.refresh_from_db()
    assert content.status == READ


def test_a_refusal_to_a_part_of_the_page_lands_in_its_head(content, province, signed_in, words_of):
    answer = act(signed_in(province.head), content, "drop", headers=HTMX)
    assert answer.status_code == 403
    assert answer["HX-Retarget"] == "#review-note"
    assert "chỉ khi kế hoạch đang soát" in words_of(answer)


def test_nobody_without_an_account(client, plan):
    assert client.get(address("review", plan))["Location"].endswith(address("review", plan))


def pulse(client, plan, since, revision=None):
    values = {"since": since.isoformat(), "state": "draft"}
    values["revision"] = plan.revision if revision is None else revision
    return client.get(address("pulse", plan), values, headers=HTMX)


def test_two_officers_see_each_other(plan, officer, colleague, signed_in, words_of):
    signed_in(colleague).get(address("review", plan))
    assert words_of(pulse(officer, plan, now())) == "Phan Thị Cùng cũng đang mở trang này."


def test_what_the_other_changed_comes_into_the_page(plan, content, officer, colleague, page_of):
    opened = now()
    actions.change(content.pk, text="Thi đua tự học.", revision=1, by=colleague)
    page = page_of(pulse(officer, plan, opened))
    swaps = page.xpath("//*/@hx-swap-oob")
    said = " ".join(page.text_content().split())
    assert f"innerHTML:#c{content.pk}" in swaps
    assert "Phan Thị Cùng vừa sửa 1 mục: Nội dung thi đua 1." in said
    assert "Thi đua tự học." in said


def test_own_changes_are_no_news(plan, content, officer, province, page_of):
    opened = now()
    actions.change(content.pk, text="Thi đua tự học.", revision=1, by=province.officer)
    assert page_of(pulse(officer, plan, opened)).xpath("//*/@hx-swap-oob") == []


def test_what_was_added_asks_for_a_fresh_page(plan, officer, colleague, words_of):
    opened = now() - timedelta(seconds=1)
    actions.add(plan.pk, kind="goal", text="Chín phần mười dân số.", by=colleague)
    said = words_of(pulse(officer, plan, opened))
    assert "Có mục mới vừa được thêm" in said
    assert "Mục tiêu, “Chín phần mười dân số.”" in said


def test_a_step_taken_meanwhile_is_said(plan, officer, colleague, province, words_of):
    opened = now()
    actors = {"actor": "Đội thuyền du lịch sông Hương", "unit_ids": [], "set_aside": True}
    actions.choose_actor(plan.pk, by=colleague, **actors)
    province.submit(plan)
    assert "Kế hoạch vừa được chuyển bước" in words_of(pulse(officer, plan, opened))


@pytest.mark.parametrize("each", [1, 3])
def test_the_number_of_queries_does_not_grow_with_the_plan(
    plan, officer, each, django_assert_num_queries
):
    Clause.objects.filter(plan=plan).exclude(parent=None).delete()
    Clause.objects.filter(plan=plan).exclude(kind="scalar").delete()
    made: dict[str, Clause] = {}
    for n in range(each):
        for kind in sorted(KINDS, key=lambda k: k in CHILD_OF):
            if kind != "scalar":
                parent = made.get(CHILD_OF.get(kind, ""))
                made[kind] = Clause.objects.create(
                    plan=plan, kind=kind, order=100 + n, text=f"{kind} {n}", parent=parent,
                    start=n, end=n + 9,
                )  # fmt: skip
    officer.get(address("review", plan))
    with django_assert_num_queries(REVIEW_QUERIES):
        officer.get(address("review", plan))
