"""The READMEs and the tutorials name everybody whom the demo invents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from thidua.demo.facts import people

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_every_account_is_told_once(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    told = text.split("<!-- demo-accounts -->")[1].split("<!-- /demo-accounts -->")[0]
    rows = [line.split("|")[1] for line in told.splitlines() if line.startswith("| `")]
    named = [one for row in rows for one in re.findall(r"`([^`]+)`", row)]
    assert sorted(named) == sorted(row["username"] for row in people()["people"])
    assert f"`{people()['password']}`" in told


@pytest.mark.parametrize(
    "page", ["vi/tutorial/tu-ke-hoach-den-phong-trao.md", "en/tutorial/from-plan-to-movement.md"]
)
def test_the_tutorial_names_nobody_who_is_not_there(page):
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    named = {one for row in rows for one in re.findall(r"`([^`]+)`", row)}
    known = {row["username"] for row in people()["people"]}
    assert "phuong-quy-nhon" in named
    assert named <= known
