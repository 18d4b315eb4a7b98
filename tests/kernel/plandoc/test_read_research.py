"""Thresholds on the research folder's real texts, where it is there."""

import importlib.util
import json
import os
import sys
import unicodedata
from pathlib import Path

import pytest

from thidua.kernel.plandoc import read

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("THIDUA_SHARED", ROOT.parent / "shared"))
needs_research = pytest.mark.skipif(
    not (SHARED / "tools" / "score_plan.py").exists(), reason="the research folder is not here"
)
CASES = {
    "binh-dinh": ("gold_seed_002", "seeds/binh-dinh.txt", 0.98, 0.97, 1.0),
    "hue": ("gold_seed_004", "seeds/hue.txt", 0.98, 0.97, 1.0),
    "nation": ("gold_seed_000", "seeds/quoc-gia-923.txt", 0.90, 0.85, 0.9),
    "city": ("gold_seed_001", "seeds/tp-ho-chi-minh.txt", 0.90, 0.85, 0.9),
    "thanh-hoa": ("plans/gold_p01_thanhhoa_130_2025", "process/plans/p01_thanhhoa_130_2025.txt", 1, 1, 1),
    "dong-nai": (
        "plans/gold_p05_dongnai_217_2025_news", "process/plans/p05_dongnai_217_2025_news.txt", 1, 1, 1,
    ),
    "quang-binh": (
        "plans/gold_p12_quangbinh_2557_2023", "process/plans/p12_quangbinh_2557_2023.txt", 1, 1, 1,
    ),
}  # fmt: skip


@needs_research
@pytest.mark.parametrize("name", CASES)
def test_score(name, tmp_path):
    gold, text, recall, precision, scalars = CASES[name]
    spec = importlib.util.spec_from_file_location("score_plan", SHARED / "tools" / "score_plan.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    source = unicodedata.normalize("NFC", (SHARED / text).read_text(encoding="utf-8"))
    (tmp_path / "reading.json").write_text(json.dumps(read(source)), encoding="utf-8")
    product = tmp_path / "product"
    product.write_text(
        f"#!{sys.executable}\nprint(open({str(tmp_path / 'reading.json')!r}).read())\n"
    )
    product.chmod(0o755)
    row = scorer.score(str(product), str(SHARED / "process" / f"{gold}.yaml"), text)
    assert row["found"] >= recall * row["gold"], row
    assert row["found"] >= precision * row["got"], row
    assert row["right"] >= scalars * row["scalars"], row["wrong"]
