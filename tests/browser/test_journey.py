"""From a plan document to a running movement in a browser, with the keyboard alone."""

from __future__ import annotations

import pytest
from django.urls import reverse

from browser.keys import Keys
from factories import PASSWORD, Province, make_officer, plan_text
from journeys.office import as_docx
from journeys.world import SCIENCE, TODAY, make_world, run_plan
from thidua.apps.movements.models import Plan
from thidua.core import audit

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
DUTY = "bộ chỉ số"


@pytest.fixture
def walk(new_visit, settings):
    """Return a maker of people at the keyboard who have signed in; no page of theirs may err.

    Chromium reports an answer 409 as an error; the page is made for it and shows both wordings.
    """
    settings.TODAY = TODAY.isoformat()
    visits, people = [], []

    def sign_in(person, **window) -> Keys:
        visit = new_visit(**window)
        keys = Keys(visit.page)
        keys.sign_in(visit.base + reverse("account_login"), person.username, PASSWORD)
        assert visit.page.url == visit.base + reverse("desk:home")
        visits.append(visit)
        people.append(keys)
        return keys

    yield sign_in
    errors = [error for visit in visits for error in visit.errors]
    assert [error for error in errors if "409 (Conflict)" not in error] == []
    assert [place for keys in people for place in keys.unseen] == []


def correct_with_keys(officer: Keys, plan: Plan) -> None:
    """Give a duty its due date, lose the page in the middle, find the typed text again, save."""
    page = officer.page
    duty = plan.clauses.get(kind="duty", text__contains=DUTY)
    officer.item(f"c{duty.pk}")
    assert DUTY in "".join(page.locator("mark.on").all_inner_texts())
    page.keyboard.press("Enter")
    page.locator(f"#c{duty.pk} form[data-keep]").wait_for()
    officer.type("Thời hạn", "30/9/2025")
    page.wait_for_timeout(500)
    page.reload()
    officer.item(f"c{duty.pk}")
    page.keyboard.press("Enter")
    page.locator(f"#c{duty.pk} .kept").wait_for()
    officer.tab_to("Thời hạn")
    assert page.evaluate("document.activeElement.value") == "30/9/2025"
    officer.tab_to("Lưu mục")
    page.keyboard.press("Enter")
    page.locator(f"#c{duty.pk} form[data-keep]").wait_for(state="detached")
    page.locator(f"#c{duty.pk}", has_text="30/09/2025").wait_for()


def confirm_with_keys(officer: Keys) -> None:
    """Confirm the item before with one key, then all the others with the button."""
    page = officer.page
    page.keyboard.press("k")
    before = page.evaluate("document.activeElement.dataset.item")
    page.keyboard.press("c")
    page.locator(f"#{before} [data-confirm]").wait_for(state="detached")
    page.reload()
    officer.press("Xác nhận tất cả")


def link_and_submit(officer: Keys) -> None:
    """Link the plan offered, set aside whom nobody found, say the day, submit."""
    page = officer.page
    officer.press("Kế hoạch cấp trên")
    officer.press("Liên kết")
    officer.press("Đơn vị thực hiện")
    while page.locator("main a", has_text="Chọn đơn vị").count():
        officer.press("Chọn đơn vị")
        officer.tab_to("Ngoài hệ thống")
        page.keyboard.press("Space")
        officer.press("Ghi lựa chọn")
    officer.press("Trình, phê duyệt")
    officer.type("Áp dụng từ ngày", "02/06/2025")
    officer.press("Lưu ngày")
    officer.press("Trình phê duyệt")
    officer.press("Trình phê duyệt")


def test_the_whole_journey_with_the_keyboard(walk, tmp_path, live_server):
    world = make_world()
    national = run_plan(world.texts["923-qd-ttg"], by=world.nation, head=world.nation_head)
    paper = tmp_path / "ke-hoach-hue.docx"
    paper.write_bytes(as_docx(world.texts["hue"]))

    officer = walk(world.hue)
    officer.press("Đưa kế hoạch vào")
    officer.tab_to("Tệp kế hoạch")
    officer.page.locator("input[type=file]").set_input_files(paper)
    officer.press("Đọc kế hoạch")
    plan = Plan.objects.get(movement__issuer__uid="p-46.1")
    assert officer.page.url.endswith(reverse("movements:review", args=[plan.uuid]))
    correct_with_keys(officer, plan)
    confirm_with_keys(officer)
    link_and_submit(officer)
    plan.refresh_from_db()
    assert (plan.state, plan.parent_id) == ("submitted", national.pk)

    head = walk(world.hue_head)
    head.press("Cả nước thi đua đổi mới sáng tạo")
    head.press("Phê duyệt và bắt đầu phong trào")
    head.type("Gõ", "phê duyệt")
    head.press("Phê duyệt và bắt đầu phong trào")
    plan.refresh_from_db()
    assert plan.state == "running"

    desk = walk(world.scientist)
    row = desk.page.locator("main tbody tr", has_text=DUTY)
    assert row.locator("td").last.inner_text().split() == ["30/09/2025", "Còn", "120", "ngày"]
    desk.press("Lịch")
    desk.type("Tháng", "09/2025")
    with desk.page.expect_navigation():
        desk.page.keyboard.press("Enter")
    assert desk.page.locator(".days li", has_text=DUTY).count() >= 1
    feed = desk.page.request.get(live_server.url + reverse("tasks:unit_feed", args=[SCIENCE]))
    assert "DTSTART;VALUE=DATE:20250930" in feed.text()
    assert audit.verify().holds


def test_a_phone_finishes_a_task(walk, scrolls_sideways):
    province = Province()
    run_plan(plan_text(), by=province.officer, head=province.head)
    keys = walk(province.scientist, width=390, height=800)
    page = keys.page
    assert not scrolls_sideways(page)
    keys.press("Chủ trì xây dựng bộ chỉ số")
    keys.type("Kết quả", "Quyết định 12/QĐ-SKHCN ngày 30/5/2025")
    page.wait_for_timeout(500)
    page.reload()
    assert page.locator("textarea").input_value() == "Quyết định 12/QĐ-SKHCN ngày 30/5/2025"
    assert not scrolls_sideways(page)
    keys.press("Ghi nhận hoàn thành")
    assert page.locator(".lead", has_text="sớm").count() == 1
    assert "Quyết định 12/QĐ-SKHCN" in page.locator("dl.detail").inner_text()
    assert page.evaluate("Object.keys(localStorage).filter(k => k.includes('keep:'))") == []


def test_two_officers_see_each_other(walk, live_server):
    province = Province()
    second = make_officer(province.unit, name="Phan Thị Cùng")
    plan = province.read_in(plan_text())
    address = live_server.url + reverse("movements:review", args=[plan.uuid])
    one, two = walk(province.officer), walk(second)
    one.page.goto(address)
    two.page.goto(address)
    assert province.officer.full_name in two.page.locator(".presence").inner_text()
    one.page.locator(".presence", has_text="Phan Thị Cùng").wait_for()

    content = plan.clauses.filter(kind="content").first()
    two.item(f"c{content.pk}")
    two.page.keyboard.press("Enter")
    two.page.locator(f"#c{content.pk} form[data-keep]").wait_for()
    one.item(f"c{content.pk}")
    one.page.keyboard.press("Enter")
    one.page.locator(f"#c{content.pk} form[data-keep]").wait_for()
    one.page.keyboard.press("End")
    one.page.keyboard.type(" Câu của người thứ nhất.")
    two.page.keyboard.press("Control+A")
    two.page.keyboard.insert_text("Câu của người thứ hai.")
    two.tab_to("Lưu mục")
    two.page.keyboard.press("Enter")
    two.page.locator(f"#c{content.pk} form[data-keep]").wait_for(state="detached")

    one.page.locator("#review-note", has_text="Phan Thị Cùng").wait_for()
    assert "người thứ nhất" in one.page.locator(f"#c{content.pk} textarea").first.input_value()
    one.tab_to("Lưu mục")
    one.page.keyboard.press("Enter")
    said = one.page.locator(f"#c{content.pk}", has_text="Người khác vừa sửa mục này")
    said.wait_for()
    assert "Câu của người thứ hai." in said.inner_text()
    assert "người thứ nhất" in said.locator("textarea").first.input_value()
