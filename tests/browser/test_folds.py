"""What is folded opens by keyboard, by link and by address: groups of the review, the menu."""

from __future__ import annotations

import pytest
from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse

from browser.keys import Keys
from factories import Province, plan_text

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
OPENED = """() => [...document.querySelectorAll(".review-group details[open]")].map((d) => d.id)"""
HERE = "document.activeElement.closest('[data-item]')?.dataset.item ?? ''"


@pytest.fixture
def entered(new_visit):
    """Return a maker of visits of a person who is signed in."""

    def make(person, **window):
        visit = new_visit(**window)
        client = Client()
        client.force_login(person)
        name = django_settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": visit.base}
        visit.page.context.add_cookies([cookie])
        return visit

    return make


def test_groups_of_the_review_open_by_key_link_and_address(entered):
    province = Province()
    plan = province.read_in(plan_text())
    visit = entered(province.officer)
    at = reverse("movements:review", args=[plan.uuid])
    page = visit.goto(at)
    assert page.evaluate(OPENED) == ["g-scalar"]
    last = plan.clauses.filter(kind="scalar").order_by("order").last()
    first = plan.clauses.filter(kind="legal_basis").first()
    keys = Keys(page)
    keys.item(f"c{last.pk}")
    page.keyboard.press("j")
    assert page.evaluate(HERE) == f"c{first.pk}"
    assert page.evaluate(OPENED) == ["g-scalar", "g-legal_basis"]
    page.keyboard.press("c")
    page.locator(f"#c{first.pk} [data-confirm]").wait_for(state="detached")
    page.locator("#n-legal_basis", has_text="đã xác nhận").wait_for()
    page.get_by_role("navigation", name="Các phần đã đọc").get_by_role(
        "link", name="Nội dung thi đua"
    ).click()
    assert page.evaluate(OPENED) == ["g-scalar", "g-legal_basis", "g-content"]
    assert page.url.endswith("#g-content")
    duty = plan.clauses.filter(kind="duty").first()
    page.evaluate(f"location.hash = 'c{duty.pk}'")
    page.locator("#g-responsibility[open]").wait_for()
    assert keys.unseen == []
    assert visit.errors == []


def test_the_menu_of_a_phone_is_one_row_and_opens_without_scripts(entered):
    person = Province().officer
    page = entered(person, width=390, scripts=False).goto(reverse("desk:home"))
    row = page.locator(".head").bounding_box()
    places, me = page.locator("details.places-fold"), page.locator("details.me-fold")
    summary = places.locator("summary").bounding_box()
    assert row["height"] <= 60
    assert summary["y"] + summary["height"] <= row["height"]
    assert places.locator("a").first.is_hidden()
    keys = Keys(page)
    keys.tab_to(person.full_name)
    page.keyboard.press("Enter")
    assert "Ủy ban nhân dân tỉnh Mẫu Sơn" in me.inner_text()
    keys.tab_to("Danh mục")
    page.keyboard.press("Enter")
    keys.press("Nhiệm vụ")
    assert page.url.endswith(reverse("tasks:index"))
    keys.press("Tìm")
    assert page.url.endswith(reverse("desk:search"))
    assert keys.unseen == []
