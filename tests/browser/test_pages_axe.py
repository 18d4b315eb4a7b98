"""Every page, narrow and wide, light and dark: axe, one heading, a title, nothing sideways."""

from __future__ import annotations

import pytest
from django.conf import settings as django_settings
from django.test import Client

from browser.places import make_places, officer_addresses, other_addresses, public_addresses
from journeys.world import TODAY

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
EXPECTED = ("403 (Forbidden)", "404 (Not Found)")  # Chromium reports the answers it was sent for
WINDOWS = [(390, "light"), (1280, "light"), (1280, "dark")]


def enter(visit, person) -> None:
    """Let the browser be this person's, without the page of signing in."""
    client = Client()
    client.force_login(person)
    name = django_settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": visit.base}
    visit.page.context.add_cookies([cookie])


@pytest.fixture
def look(settings, axe, scrolls_sideways):
    """Return a function that says what is wrong with a page."""
    settings.TODAY = TODAY.isoformat()

    def faults_of(page, only) -> list[str]:
        faults = axe(page, only)
        if scrolls_sideways(page):
            faults.append("the page scrolls sideways")
        if page.locator("h1").count() != 1 or not page.locator("h1").inner_text().strip():
            faults.append("not one heading")
        if page.title().startswith(("·", "Thi đua ·")):
            faults.append(f"no title of its own: {page.title()}")
        return faults

    return faults_of


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_every_page(new_visit, look, width, scheme):
    world = make_places()
    visit = new_visit(width=width, scheme=scheme)
    rounds = [
        (None, public_addresses(world)),
        (world.province.officer, officer_addresses(world)),
        *other_addresses(world),
    ]
    only = ["color-contrast"] if scheme == "dark" else None  # the rest does not know the scheme
    found: dict[str, object] = {}
    seen = 0
    for person, addresses in rounds:
        if person:
            enter(visit, person)
        for name, address in addresses.items():
            page = visit.goto(address)
            seen += 1
            faults = look(page, only)
            if name in {"403", "404"}:
                visit.errors = [e for e in visit.errors if not any(x in e for x in EXPECTED)]
            faults += visit.errors
            visit.errors.clear()
            if faults:
                found[name] = faults
    assert found == {}
    assert seen >= 50
