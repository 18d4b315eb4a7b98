"""Communes are regrouped from a spreadsheet, and a running plan crosses that day in a browser."""

from __future__ import annotations

from datetime import date

import pytest
import xlsxwriter
from django.urls import reverse

from browser.keys import Keys
from factories import PASSWORD, Province, make_post, make_unit
from reorganise import owe
from thidua.apps.organisations import queries as organisations
from thidua.apps.tasks.models import Task, TransitionSheet
from thidua.core import clock, events

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
ROWS = [
    ["Đơn vị cũ", "Đơn vị mới", "Lập mới", "Diện tích", "Dân số", "Chức năng"],
    ["Xã An Bình", "Xã An Minh", "x", "toàn bộ", "toàn bộ", "toàn bộ"],
    ["Xã Bình Minh", "Xã An Minh", "x", "toàn bộ", "toàn bộ", "toàn bộ"],
    ["Xã Cát Tường", "Xã An Minh", "x", "một phần", "một phần", "một phần"],
    ["Xã Cát Tường", "Xã Cát Lợi", "x", "một phần", "một phần", "một phần"],
]


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "sap-xep.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        for number, row in enumerate(ROWS):
            page.write_row(number, 0, row)
    return path


@pytest.fixture
def world(db, settings):
    """A province with a running plan that asks the same of three communes."""
    settings.TODAY = "2026-11-20"
    province = Province()
    with clock.pretend(date(2025, 5, 21)):
        plan = province.run()
    events.deliver_pending()
    for name in ("An Bình", "Bình Minh", "Cát Tường"):
        commune = make_unit(f"Xã {name}", province.unit, kind="commune", level="commune")
        owe(plan, commune, title="Phát động thi đua ở cơ sở", due_on=date(2027, 6, 30))
    make_post(province.officer, province.unit, "Administrator")
    return province


@pytest.fixture
def looked_at(axe, scrolls_sideways):
    """Say whether a page is fit to be seen."""

    def check(page) -> None:
        assert axe(page) == []
        assert not scrolls_sideways(page)

    return check


@pytest.mark.parametrize("width", [1280, 390])
def test_tasks_move_one_waits_and_is_decided(world, table, new_visit, looked_at, width):
    visit = new_visit(width=width, scheme="light")
    page = visit.page
    Keys(page).sign_in(visit.base + reverse("account_login"), world.officer.username, PASSWORD)

    visit.goto(reverse("accounts:reorganise"))
    page.get_by_label("Sắp xếp", exact=False).last.check()
    page.get_by_role("button", name="Chuẩn bị").click()
    page.get_by_label("Văn bản quyết định").fill("Nghị quyết 16/NQ-HĐND")
    page.get_by_label("Ngày có hiệu lực").fill("01/11/2026")
    page.get_by_text("Lấy các dòng từ bảng tính").click()
    page.get_by_label("Tệp XLSX hoặc CSV theo bảng mẫu").set_input_files(table)
    page.get_by_role("button", name="Nạp bảng").click()
    page.wait_for_url("**xem=1")
    page.get_by_role("button", name="Thử", exact=True).click()
    page.get_by_role("heading", name="Kết quả thử").wait_for()
    said = page.inner_text("main")
    assert "nhiệm vụ đang mở chuyển sang đơn vị tiếp nhận duy nhất" in said
    assert "nhiệm vụ đang mở chờ cán bộ thường trực" in said
    page.get_by_label("Tôi đã xem kết quả thử").check()
    page.get_by_role("button", name="Ghi nhận").click()
    page.wait_for_url("**/su-kien/**")

    visit.goto(reverse("desk:home"))
    page.get_by_role("link", name="Mẫu Sơn thi đua").first.wait_for()
    sheet = TransitionSheet.objects.get()
    visit.goto(reverse("tasks:transition", args=[sheet.uuid]))
    looked_at(page)
    assert "1 nhóm. Chương trình không tự gộp" in page.inner_text("main")
    page.get_by_label("Chọn nhiệm vụ của Xã Cát Tường").check()
    page.get_by_label("Giao cho tất cả đơn vị tiếp nhận").check()
    page.get_by_role("button", name="Ghi quyết định", exact=True).click()
    page.get_by_text("Đã quyết định 1 nhiệm vụ.").wait_for()

    fresh = organisations.find("Xã An Minh", on=date(2026, 11, 20))[0]
    here = Task.objects.filter(unit=fresh, state="open")
    names = organisations.names_on([task.first_unit_id for task in here], date(2026, 10, 31))
    assert sorted(names.values()) == ["Xã An Bình", "Xã Bình Minh", "Xã Cát Tường"]
    assert {task.due_on for task in here} == {date(2027, 6, 30)}
    visit.goto(reverse("organisations:index") + "?day=2026-10-31")
    assert "Xã Cát Tường" in page.inner_text("main")
    assert visit.errors == []
