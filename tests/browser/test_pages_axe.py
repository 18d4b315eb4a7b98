"""Every page, narrow and wide, light and dark: axe, one heading, a title, nothing sideways.

Each page is fetched once; the window and the colours change around it.
"""

from __future__ import annotations

import pytest
from django.conf import settings as django_settings
from django.test import Client

from browser.places import make_places, officer_addresses, other_addresses, public_addresses
from journeys.world import TODAY

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
EXPECTED = ("403 (Forbidden)", "404 (Not Found)")  # Chromium reports the answers it was sent for
LAW = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WINDOWS = [(1280, "light", LAW), (390, "dark", LAW)]
OPEN_FOLDS = """() => {
  for (const fold of document.querySelectorAll("main details, .places-fold")) fold.open = true;
}"""
AS_SEEN = """() => ({
  sideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  headings: [...document.querySelectorAll("h1")].map((h) => h.innerText.trim()),
  rows: document.querySelector(".head")?.offsetHeight ?? 0,
})"""
ONE_ROW = 60  # px: the height of a header whose parts stand side by side


def enter(visit, person) -> None:
    """Let the browser be this person's, without the page of signing in."""
    client = Client()
    client.force_login(person)
    name = django_settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": visit.base}
    visit.page.context.add_cookies([cookie])


def faults_of(page, run_axe, width: int, scheme: str, rules: list[str]) -> list[str]:
    """Return what is wrong with a page in a window of that width and colours."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    faults = [f"{scheme}: {fault}" for fault in run_axe(page, rules)]
    seen = page.evaluate(AS_SEEN)
    if seen["sideways"]:
        faults.append("the page scrolls sideways")
    if len(seen["headings"]) != 1 or not seen["headings"][0]:
        faults.append(f"not one heading: {seen['headings']}")
    if seen["rows"] > ONE_ROW:
        faults.append(f"the header takes {seen['rows']} px")
    return faults


def test_every_page(new_visit, settings, load_axe, run_axe):
    settings.TODAY = TODAY.isoformat()
    world = make_places()
    visit = new_visit()
    rounds = [
        (None, public_addresses(world)),
        (world.province.officer, officer_addresses(world)),
        *other_addresses(world),
    ]
    found: dict[str, object] = {}
    seen = 0
    for person, addresses in rounds:
        if person:
            enter(visit, person)
        for name, address in addresses.items():
            page = visit.goto(address)
            seen += 1
            load_axe(page)
            page.evaluate(OPEN_FOLDS)
            faults = [f"{w[0]} px: {f}" for w in WINDOWS for f in faults_of(page, run_axe, *w)]
            if page.title().startswith(("·", "Thi đua ·")):
                faults.append(f"no title of its own: {page.title()}")
            if name in {"403", "404"}:
                visit.errors = [e for e in visit.errors if not any(x in e for x in EXPECTED)]
            faults += visit.errors
            visit.errors.clear()
            if faults:
                found[name] = faults
    assert found == {}
    assert seen >= 50
