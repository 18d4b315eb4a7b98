"""The reference pages say what the program says."""

from __future__ import annotations

import pytest

from repo import reference
from thidua.core.events import who_listens
from thidua.settings import TABLE

PATHS = [
    reference.DOCS / language / "reference" / f"{name}.md"
    for language in ("vi", "en")
    for name in reference.PAGES
]


pytestmark = pytest.mark.xdist_group("reference")
KEPT: dict[object, str] = {}


@pytest.fixture
def pages(own_events):
    """Every page by its path; made once."""
    if not KEPT:
        KEPT.update(reference.pages())
    return KEPT


def test_every_page_has_its_path(pages):
    assert set(pages) == set(PATHS)


@pytest.mark.parametrize("path", PATHS, ids=lambda p: "/".join(p.parts[-3:]))
def test_a_page_is_what_the_program_gives(path, pages):
    assert path.exists(), "run: python tests/repo/reference.py --write"
    assert path.read_text(encoding="utf-8") == pages[path], (
        "run: python tests/repo/reference.py --write"
    )


def test_no_setting_command_or_event_is_left_out(pages):
    by_name = {f"{p.parts[-3]}/{p.stem}": text for p, text in pages.items()}
    for language in ("vi", "en"):
        settings = by_name[f"{language}/settings"]
        assert [name for name, _, _ in TABLE if f"| `{name}` |" not in settings] == []
        events = by_name[f"{language}/events"]
        assert [name for name in who_listens() if f"## {name}\n" not in events] == []
        commands = by_name[f"{language}/commands"]
        for one in ("plan read", "plan text", "plan compare", "serve", "doctor", "audit verify"):
            assert f"### thidua {one}\n" in commands, one


def test_headings_of_the_two_languages_match(pages):
    def shape(text):
        return [line.split(" ")[0] for line in text.splitlines() if line.startswith("#")]

    for name in reference.PAGES:
        vi, en = (
            pages[reference.DOCS / lang / "reference" / f"{name}.md"] for lang in ("vi", "en")
        )
        assert shape(vi) == shape(en)
