"""The map of provinces in a real browser: outlines or tiles, by keyboard, without scripts."""

from __future__ import annotations

from datetime import date

import pytest

from thidua.apps.organisations.actions import load_places

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
WHERE = "/don-vi/ban-do/"


@pytest.fixture
def provinces(db):
    load_places(by=None, today=date(2026, 11, 20), communes=False)


def test_the_map_wide_narrow_printed_and_by_keyboard(provinces, new_visit, axe, scrolls_sideways):
    found = {}
    for width, scheme, asked in [
        (1280, "light", "?xem=vung"),
        (1280, "dark", "?ngay=2025-06-30&xem=vung"),
        (390, "light", "?ngay=2025-06-30&xem=loai"),
    ]:
        visit = new_visit(width=width, scheme=scheme)
        page = visit.goto(WHERE + asked)
        wide = width > 800
        assert page.locator(".map-shapes").is_visible() == wide
        assert page.locator(".map-tiles").is_visible() != wide
        page.locator(".map details").evaluate("fold => { fold.open = true; }")
        if faults := axe(page) + visit.errors:
            found[width, scheme] = faults
        assert not scrolls_sideways(page)
        page.emulate_media(media="print")
        assert page.locator(".map-tiles").is_visible()
        assert page.locator(".map-shapes").is_hidden()
    assert found == {}


def test_areas_have_names_and_open_by_keyboard_without_scripts(provinces, new_visit):
    page = new_visit(scripts=False).goto(WHERE + "?xem=vung")
    group = page.locator(".map-shapes")
    named = "Quần đảo Hoàng Sa (TP. Đà Nẵng): Duyên hải Nam Trung Bộ và Tây Nguyên"
    assert group.get_by_role("link", name=named).count() == 1
    assert group.get_by_role("link").count() == 36
    group.get_by_role("link", name="Thành phố Huế: Bắc Trung Bộ").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/don-vi/p-46.1/")
