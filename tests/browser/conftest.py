"""A real browser against a live server on this machine; nothing here reaches any other machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import pytest_socket
from django.conf import settings as django_settings
from playwright.sync_api import Browser, Page, sync_playwright

# Playwright keeps an event loop in this thread; Django takes that for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATIENCE_MS = 60_000
"""How long a page may take; a busy machine is slow, and no test judges a time."""
BROKEN_OFF = ("htmx:sendAbort", "htmx:afterRequest")
"""What htmx tells of a call that a newer one replaced; one that failed tells `htmx:sendError` too."""


@pytest.fixture(autouse=True)
def only_this_machine() -> Iterator[None]:
    """Let sockets open to 127.0.0.1 only."""
    pytest_socket.socket_allow_hosts(["127.0.0.1", "localhost"], allow_unix_socket=True)
    yield
    pytest_socket._remove_restrictions()


@pytest.fixture(scope="session", autouse=True)
def static_folder() -> None:
    """Make the folder of collected files, which the server asks for though it stays empty."""
    Path(django_settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of this machine: `CHROMIUM`, or Debian's; the test is skipped where there is none."""
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    if not Path(chromium).exists():
        pytest.skip(f"no Chromium at {chromium} (set CHROMIUM)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=ARGS)
        yield started
        started.close()


@pytest.fixture(autouse=True)
def as_in_development(settings) -> None:
    """Serve static files as they lie in the source, without a collected manifest."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


class Visit:
    """A page of the browser with a memory for what went wrong on it."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self.errors: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _console(self, message) -> None:
        if message.type == "error" and not message.text.startswith(BROKEN_OFF):
            self.errors.append(message.text)

    def goto(self, path: str) -> Page:
        self.page.goto(self.base + path)
        return self.page


@pytest.fixture
def new_visit(browser: Browser, live_server) -> Iterator[Callable[..., Visit]]:
    """Return a maker of visits: `new_visit(width=390, scheme="dark", scripts=True)`."""
    opened = []

    def make(
        *, width: int = 1280, height: int = 800, scheme: str = "light", scripts: bool = True
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=scripts,
            locale="vi-VN",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        return Visit(context.new_page(), live_server.url)

    yield make
    for context in opened:
        context.close()


@pytest.fixture
def visit(new_visit: Callable[..., Visit]) -> Visit:
    """Return one visit at 1280 px, light."""
    return new_visit()


@pytest.fixture
def page(visit: Visit) -> Page:
    """Return a page at 1280 px, light; addresses as `live_server.url + path`."""
    return visit.page


def load_axe(page: Page) -> None:
    """Bring axe-core into the page; once is enough for as long as the page stands."""
    page.evaluate(AXE.read_text(encoding="utf-8"))


def run_axe(page: Page, only: list[str]) -> list[str]:
    """Return what the axe-core of the page finds, one line an element: rule, place, summary.

    `only` names rules, or tags of rules (`wcag2aa`).
    """
    kind = "tag" if only[0] in RULES else "rule"
    what = {"runOnly": {"type": kind, "values": only}, "resultTypes": ["violations"]}
    found = page.evaluate("(what) => axe.run(document, what)", what)
    return [
        f"{violation['id']}: {node['target']}: {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def axe(page: Page) -> list[str]:
    """Return what axe-core finds on the page by all its rules."""
    load_axe(page)
    return run_axe(page, RULES)


def scrolls_sideways(page: Page) -> bool:
    """Say whether the page is wider than the window."""
    root = "document.documentElement"
    return page.evaluate(f"{root}.scrollWidth > {root}.clientWidth")


@pytest.fixture(name="axe")
def axe_helper() -> Callable[[Page], list[str]]:
    """Return the function `axe(page) -> findings`."""
    return axe


@pytest.fixture(name="load_axe")
def load_axe_helper() -> Callable[[Page], None]:
    """Return the function `load_axe(page)`."""
    return load_axe


@pytest.fixture(name="run_axe")
def run_axe_helper() -> Callable[[Page, list[str]], list[str]]:
    """Return the function `run_axe(page, only) -> findings`."""
    return run_axe


@pytest.fixture(name="scrolls_sideways")
def scrolls_helper() -> Callable[[Page], bool]:
    """Return the function `scrolls_sideways(page) -> bool`."""
    return scrolls_sideways
