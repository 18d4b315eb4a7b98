"""What every test may use."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import translation

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = Path(__file__).parent / "golden"
NEED_DATABASE = {"db", "transactional_db", "live_server", "thidua", "data", "totals"}
"""Fixtures without which a test reaches no database: pytest-django bars the way, and only these
start thidua as a process."""


def pytest_configure() -> None:
    """Keep tests on one day, in a folder of their own, with static files as they lie.

    The settings were read before this file, so they are changed, not the environment.
    """
    from django.conf import settings

    from guard import let_flush

    settings.TODAY = "2026-11-20"
    settings.DATA = Path(tempfile.mkdtemp(prefix="thidua-test-"))
    settings.STATIC_ROOT = settings.DATA / "static"
    settings.EMAIL_FILE_PATH = str(settings.DATA / "mail")
    let_flush()
    hypothesis.settings.register_profile("thidua", deadline=None)
    hypothesis.settings.load_profile("thidua")
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true", help="write golden files anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches no database: it need not run again on another one."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if not fixtures & NEED_DATABASE and not item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.pure)


@pytest.fixture(autouse=True)
def _vietnamese():
    """Let no test leave another language behind."""
    yield
    translation.deactivate()


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Let calls of the application share the connection, and so the transaction, of the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def golden(request: pytest.FixtureRequest):
    """Compare a text with the stored one: `golden("outline/hue.txt", text)`."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--write-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{path} is missing: run with --write-golden and read it"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def research() -> Path:
    """Folder with research that is not part of the project; tests that need it skip by name."""
    folder = Path(os.environ.get("THIDUA_SHARED", ROOT.parent / "shared"))
    if not (folder / "process" / "GOLD_SCHEMA.md").exists():
        pytest.skip("no research folder beside the checkout (THIDUA_SHARED)")
    return folder
