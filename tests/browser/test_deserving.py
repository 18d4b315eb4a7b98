"""An officer asks who is deserving and whose result changes with the law, in a browser."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from browser.keys import Keys
from factories import PASSWORD, make_officer, make_unit
from register import crowd

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def officer(db, settings):
    """A province with two communes of forty people each, and its standing officer."""
    settings.TODAY = "2026-03-02"
    province = make_unit("Tỉnh Mẫu Sơn", kind="province")
    for n, name in enumerate(("Xã Mẫu Thượng", "Phường Mẫu Hạ")):
        commune = make_unit(name, province, kind="commune", level="commune")
        crowd(commune, 40, n)
    return make_officer(province, "StandingOfficer")


@pytest.mark.parametrize("width", [1280, 390])
def test_the_deserving_are_found_and_fit_to_be_seen(
    officer, new_visit, axe, scrolls_sideways, width
):
    visit = new_visit(width=width)
    page = visit.page

    def look() -> None:
        """Hold the page against the rules."""
        assert axe(page) == []
        assert not scrolls_sideways(page)

    Keys(page).sign_in(visit.base + reverse("account_login"), officer.username, PASSWORD)
    visit.goto(reverse("records:deserving"))
    look()
    page.get_by_label("Năm xét").fill("2025")
    page.get_by_label("Ngày xét").fill(date(2026, 3, 1).isoformat())
    page.get_by_role("button", name="Tìm người xứng đáng").click()
    page.get_by_role("link", name="Chiến sĩ thi đua cơ sở").first.click()
    assert "hồ sơ đủ tiêu chuẩn" in page.inner_text("main")
    for more in page.locator("main summary").all()[:3]:
        more.click()
    look()
    page.get_by_role("link", name="Chỉ thiếu một điều kiện").click()
    assert "Thiếu từ hai điều kiện" not in page.inner_text("tbody >> nth=-1")
    look()

    visit.goto(reverse("records:reform"))
    look()
    page.get_by_label("Quy định của ngày", exact=True).fill("2020-01-01")
    page.get_by_label("Danh hiệu, hình thức khen thưởng").select_option("LDTT")
    page.get_by_label("Năm xét").fill("2025")
    page.get_by_role("button", name="So sánh").click()
    assert "hồ sơ đổi kết quả" in page.inner_text("main")
    look()
    assert visit.errors == []
