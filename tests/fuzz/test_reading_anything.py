"""Whatever comes in: a text, or a refusal that says why and what to do; never another error."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kernel.plandoc.files.building import docx, p, pdf, shown
from kernel.plandoc.variants.plain import lines
from kernel.plandoc.variants.synthetic import DEPARTMENT, blocks
from thidua.kernel.plandoc import read
from thidua.kernel.plandoc.files import read_file
from thidua.kernel.plandoc.files.clean import clean
from thidua.kernel.problems import RefusedError

PLAN = lines(blocks(DEPARTMENT))
SAMPLES = (
    docx(p("Kế hoạch")),
    PLAN.encode(),
    f"<html><body><table><tr><td>{PLAN}</td></tr></table></body></html>".encode(),
    PLAN.encode("utf-16"),
)
NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "a.pdf", "a", ""])
PIECES = st.sampled_from(PLAN.splitlines())
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def tried(data: bytes, name: str) -> str:
    """The text, or an empty one when it was refused the right way."""
    try:
        found = read_file(data, name)
    except RefusedError as refusal:
        well_said(refusal)
        return ""
    assert found.text == clean(found.text)
    assert found.text.strip()
    return found.text


def well_said(refusal: RefusedError) -> None:
    """It has a code, says why and what to do."""
    assert refusal.code.replace("_", "").isalnum()
    assert refusal.reason.endswith(".")
    assert refusal.do.endswith(".")


@settings(deadline=None)
@given(st.binary(max_size=400), NAMES)
def test_any_bytes(data: bytes, name: str) -> None:
    tried(data, name)


@SLOW
@given(st.sampled_from(SAMPLES), st.data(), NAMES)
def test_a_file_with_broken_places(sample: bytes, data: st.DataObject, name: str) -> None:
    broken = bytearray(sample)
    for _ in range(data.draw(st.integers(1, 8))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(1, len(broken)))
    tried(bytes(broken[:cut] if data.draw(st.booleans()) else broken), name)


@settings(SLOW, max_examples=15)
@given(st.data())
def test_a_pdf_with_broken_places(data: st.DataObject) -> None:
    broken = bytearray(pdf(shown((72, 700, "some text"))))
    for _ in range(data.draw(st.integers(1, 20))):
        broken[data.draw(st.integers(8, len(broken) - 1))] = data.draw(st.integers(0, 255))
    tried(bytes(broken), "a.pdf")


@SLOW
@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=30))).map("\n".join)))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        reading = read(text)
    except RefusedError as refusal:
        well_said(refusal)
        return
    assert json.loads(json.dumps(reading)) == reading
    for start, end in spans(reading):
        assert 0 <= start <= end <= len(text)


def spans(value: object) -> list[tuple[int, int]]:
    """Every span in a reading."""
    if isinstance(value, list):
        return [span for one in value for span in spans(one)]
    if not isinstance(value, dict):
        return []
    here = [tuple(value["span"])] if value.get("span") else []
    return here + [span for one in value.values() for span in spans(one)]


@pytest.mark.slow
def test_atheris_finds_nothing() -> None:
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("the package atheris is not installed")
    harness = Path(__file__).with_name("plan_read.py")
    done = subprocess.run(
        [sys.executable, str(harness), "-runs=8000", "-max_total_time=30", "-seed=7"],
        capture_output=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-3000:]
