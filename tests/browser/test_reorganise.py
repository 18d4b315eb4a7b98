"""Two communes become one, from a spreadsheet, in a browser: tried out, recorded, looked back at."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from django.urls import reverse

from browser.keys import Keys
from factories import PASSWORD, make_officer, make_unit
from thidua.apps.organisations import queries
from thidua.apps.organisations.models import UnitEvent

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("THIDUA_SHOTS", "")


def shot(page, name: str) -> None:
    """Keep a picture where the caller asks for pictures."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


@pytest.fixture
def land(db):
    top = make_unit("Tỉnh Mẫu Sơn", kind="province", uid="m", level="province")
    for uid, name in (("a", "An Bình"), ("b", "Bình Minh"), ("c", "Cát Tường")):
        make_unit(f"Xã {name}", top, uid=uid, kind="commune", level="commune", code=f"9{uid}")
    return top


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "sap-nhap.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["Đơn vị cũ", "Đơn vị mới", "Mã"])
        page.write_row(1, 0, ["Xã An Bình", "Xã An Minh", "9n"])
        page.write_row(2, 0, ["Xã Bình Minh", "Xã An Minh", ""])
    return path


@pytest.fixture
def window(new_visit, axe, scrolls_sideways, settings):
    settings.TODAY = "2026-11-20"
    return new_visit, axe, scrolls_sideways


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_a_merger_from_a_spreadsheet(land, table, window, width, scheme):
    new_visit, axe, scrolls_sideways = window
    officer = make_officer(land, "Administrator")
    visit = new_visit(width=width, scheme=scheme)
    page, mark = visit.page, f"{width}-{scheme}"
    Keys(page).sign_in(visit.base + reverse("account_login"), officer.username, PASSWORD)

    def looked_at(name: str) -> None:
        shot(page, f"{name}-{mark}")
        assert axe(page) == []
        assert not scrolls_sideways(page)

    visit.goto(reverse("accounts:reorganise"))
    looked_at("list")
    page.get_by_label("Hợp nhất").check()
    page.get_by_role("button", name="Chuẩn bị").click()
    page.get_by_label("Văn bản quyết định").fill("Nghị quyết 15/NQ-HĐND")
    page.get_by_label("Ngày có hiệu lực").fill("01/11/2026")
    page.get_by_text("Lấy các dòng từ bảng tính").click()
    page.get_by_label("Tệp XLSX hoặc CSV theo bảng mẫu").set_input_files(table)
    page.get_by_role("button", name="Nạp bảng").click()
    page.wait_for_url("**xem=1")
    assert page.locator("input[name=r0-source]").input_value() == "Xã An Bình"
    looked_at("draft")
    page.get_by_role("button", name="Thử", exact=True).click()
    page.get_by_role("heading", name="Kết quả thử").wait_for()
    looked_at("trial")
    page.get_by_label("Tôi đã xem kết quả thử").check()
    page.get_by_role("button", name="Ghi nhận").click()
    page.wait_for_url("**/su-kien/**")
    event = UnitEvent.objects.get(kind="consolidate")
    assert event.uid in page.url
    looked_at("event")
    visit.goto(reverse("organisations:event", args=[event.uid]))
    looked_at("public-event")
    visit.goto(reverse("organisations:unit", args=["a"]))
    looked_at("ended")
    assert "Đơn vị này không còn" in page.inner_text("main")
    assert "Ghi nhận muộn" in page.inner_text("main")
    visit.goto(reverse("organisations:unit", args=["a"]) + "?day=2026-10-31")
    assert "như vào ngày 31/10/2026" in page.inner_text("main")
    fresh = queries.find("Xã An Minh", on=date(2026, 11, 20))[0]
    visit.goto(reverse("organisations:unit", args=[fresh.uid]))
    looked_at("new")
    visit.goto(reverse("organisations:index"))
    looked_at("tree")
    assert "Xã An Minh" in page.inner_text("main")
    visit.goto(reverse("organisations:index") + "?day=2026-10-31")
    assert "Xã An Bình" in page.inner_text("main")
    visit.goto(reverse("organisations:index") + "?q=an+binh")
    looked_at("search")
    assert "đến 31/10/2026; nay là Xã An Minh" in page.inner_text("main")
    assert visit.errors == []
