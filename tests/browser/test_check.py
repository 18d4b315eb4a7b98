"""Bà A is examined in a browser: the findings follow what is typed, are kept and printed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from apps.records.check.conftest import AFTER, Commune
from browser.keys import Keys
from factories import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
DELAY_MS = 300
"""How long the form waits after a change before it asks."""

MET = "Đủ điều kiện đề nghị Bằng khen của Bộ, ban, ngành, tỉnh."


@pytest.fixture
def commune(db, settings) -> Commune:
    settings.TODAY = AFTER.isoformat()
    return Commune()


def at_rest(page) -> None:
    """Wait until what was typed last has been asked: leaving the page would break the call off."""
    page.evaluate("wait => new Promise(done => setTimeout(done, wait))", 2 * DELAY_MS)
    page.wait_for_function("!document.querySelector('.htmx-request')")


@pytest.fixture
def looked_at(axe, scrolls_sideways):
    """Say whether a page is fit to be seen, in both colours."""

    def check(page) -> None:
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert axe(page) == []
        assert not scrolls_sideways(page)

    return check


@pytest.mark.parametrize("width", [1280, 390])
def test_findings_follow_what_is_typed_and_are_kept(commune, new_visit, looked_at, width):
    visit = new_visit(width=width)
    page = visit.page
    Keys(page).sign_in(visit.base + reverse("account_login"), commune.head.username, PASSWORD)

    visit.goto(reverse("records:check"))
    looked_at(page)
    page.get_by_label("Tìm trong hồ sơ").fill("nguyen thi a")
    page.locator("main").get_by_role("button", name="Tìm", exact=True).click()
    page.get_by_label("Nguyễn Thị A, Công chức văn phòng", exact=False).check()
    looked_at(page)
    page.locator("main").get_by_role("button", name="Xét điều kiện").click()
    page.get_by_role("heading", name="Đề nghị được gì, còn thiếu gì").wait_for()
    looked_at(page)

    visit.goto(reverse("records:check_subject", args=[commune.a.uid, "bkbbnt"]) + "?year=2025")
    page.get_by_label("Ngày xét").fill("2026-03-01")
    page.get_by_label("Ngày xét").blur()
    question = page.get_by_role("group", name="Gương mẫu chấp hành chủ trương")
    question.get_by_label("Đạt", exact=True).check()
    page.locator("#findings").get_by_text(MET).wait_for()
    looked_at(page)
    page.get_by_label("Năm xét").fill("1800")
    page.get_by_label("Năm xét").blur()
    page.locator("#findings").get_by_text("Chưa xét được: còn điều phải sửa").wait_for()
    page.get_by_label("Năm xét").fill("2025")
    page.get_by_label("Năm xét").blur()
    page.locator("#findings").get_by_text(MET).wait_for()
    at_rest(page)
    page.get_by_role("button", name="Lưu kết quả").click()
    page.get_by_role("heading", name="Kết quả xét").wait_for()
    assert "giả định của lần xét này" in page.inner_text("main")
    looked_at(page)
    assert visit.errors == []


def test_without_scripts_the_button_does_the_same(commune, new_visit):
    visit = new_visit(scripts=False)
    page = visit.page
    page.goto(visit.base + reverse("account_login"))
    page.get_by_label("Tên đăng nhập").fill(commune.officer.username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    visit.goto(reverse("records:check_award", args=["cstdbbnt"]) + "?on=2026-03-01&year=2025")
    page.get_by_label("Chiến sĩ thi đua cơ sở").fill("2023–2025")
    page.get_by_role("button", name="Xét lại").click()
    assert "Đã có: 2023–2025" in page.inner_text("#findings")
