"""One plan in many forms: the reading must not depend on the form."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from kernel.plandoc.variants.blocks import split
from kernel.plandoc.variants.make import variants
from kernel.plandoc.variants.scoring import score
from kernel.plandoc.variants.synthetic import PLANS, Expected, blocks
from thidua.kernel.plandoc import read
from thidua.kernel.plandoc.files import text_of

RECALL, PRECISION = 0.95, 0.93
SEEDS = {"binh-dinh": "gold_seed_002", "hue": "gold_seed_004"}
MADE = {plan.name: variants(blocks(plan)) for plan in PLANS}
ENDINGS = sorted(MADE[PLANS[0].name])


@pytest.mark.parametrize("plan", PLANS, ids=[plan.name for plan in PLANS])
@pytest.mark.parametrize("ending", ENDINGS)
def test_own_plans(plan: Expected, ending: str) -> None:
    reading = read(text_of(MADE[plan.name][ending], f"{plan.name}.{ending}"))
    recall, precision, wrong = score(plan, reading)
    assert (recall >= RECALL, precision >= PRECISION) == (True, True), wrong
    if ending not in {"ocr.txt", "nfd.txt"}:
        assert reading["movement"]["name"] == plan.movement
    assert len(reading["timeline"]["phases"]) == len(plan.phases)


@pytest.mark.parametrize("plan", PLANS, ids=[plan.name for plan in PLANS])
@pytest.mark.parametrize("ending", ["lines.txt", "auto.docx", "list.html", "md.md", "utf16.txt"])
def test_same_words_whatever_the_file(plan: Expected, ending: str) -> None:
    """Word numbers e) where Vietnamese writes đ); all other marks and words are the same."""
    text = text_of(MADE[plan.name][ending], f"{plan.name}.{ending}")
    expected = " ".join(block.line for block in blocks(plan)).split()
    if ending == "auto.docx":
        expected = " ".join(expected).replace(" đ) ", " e) ").split()
    assert text.split() == expected


@pytest.fixture(scope="module")
def judge(research: Path) -> ModuleType:
    """The scoring program of the research folder."""
    path = research / "tools" / "score_plan.py"
    spec = importlib.util.spec_from_file_location("score_plan", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("ending", ENDINGS)
def test_official_plans(
    seed: str, ending: str, research: Path, judge: ModuleType, tmp_path: Path
) -> None:
    """Scored as from outside: by the program `thidua` on a file."""
    gold = research / "process" / f"{SEEDS[seed]}.yaml"
    made = variants(split((research / "seeds" / f"{seed}.txt").read_text(encoding="utf-8")))
    file = tmp_path / f"{seed}.{ending}"
    file.write_bytes(made[ending])
    program = tmp_path / "thidua"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m thidua "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    result: dict[str, Any] = judge.score(str(program), gold, str(file))
    assert "error" not in result, result["error"]
    recall, precision = result["found"] / result["gold"], result["found"] / max(result["got"], 1)
    wrong = {k: v for k, v in result["detail"].items() if not v[0] == v[1] == v[2]}
    assert (recall >= RECALL, precision >= PRECISION) == (True, True), wrong


def test_gold_files_are_there(research: Path) -> None:
    for gold in SEEDS.values():
        assert yaml.safe_load((research / "process" / f"{gold}.yaml").read_text(encoding="utf-8"))
