"""Golden outlines of invented plans: other bodies, other numbering, other faults."""

import importlib.util
from pathlib import Path

import pytest

from thidua.kernel.plandoc import read

HERE = Path(__file__).parent
PLANS = sorted((HERE / "plans").glob("*.*"))
_SPEC = importlib.util.spec_from_file_location("reader_outline", HERE / "reader_outline.py")
_MODULE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_MODULE)


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.stem)
def test_outline(path, golden):
    golden(f"plandoc/{path.stem}.txt", _MODULE.outline(read(path.read_text(encoding="utf-8"))))


COUNTS = {
    # file: purpose, requirements, goals, contents, solutions, criteria, responsibilities
    "lam_son_commune": (2, 2, 0, 4, 0, 5, 4),
    "ministry_office_culture": (0, 0, 4, 3, 0, 0, 3),
    "university_learning": (2, 2, 0, 3, 0, 3, 4),
    "union_two_movements": (2, 1, 2, 2, 0, 0, 3),
    "hospital_table": (1, 1, 0, 3, 0, 4, 3),
    "province_unmarked_caps": (2, 1, 0, 3, 2, 0, 5),
    "department_decision": (0, 0, 2, 3, 0, 0, 2),
    "youth_markdown": (1, 1, 0, 3, 2, 0, 3),
    "enterprise_letters": (2, 1, 0, 3, 0, 0, 3),
    "news_district": (0, 0, 1, 3, 0, 0, 1),
    "party_wrapped": (1, 1, 2, 3, 0, 0, 3),
    "school_flat": (2, 1, 0, 3, 0, 0, 3),
}


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.stem)
def test_counts(path):
    document = read(path.read_text(encoding="utf-8"))
    lists = ("purpose", "requirements", "goals", "contents", "solutions")
    counts = (
        *(len(document[name]) for name in lists),
        document["criteria"]["total"],
        len(document["responsibilities"]),
    )
    assert counts == COUNTS[path.stem]
