"""`thidua law`: results, refusals, exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from thidua.books.law.awards import folders

pytestmark = pytest.mark.pure

CASE = """\
award: BKBBNT
on: 2026-03-01
by: "74.1.d"
facts:
  titles: {CSTDCS: [2024, 2025]}
  initiatives: [{scope: ministry_province, applied: true, recognised_by: chủ tịch tỉnh, year: 2025}]
  judgement: {observance: yes}
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A commune official with two grassroots titles in a row."""
    path = tmp_path / "bà A.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


@pytest.mark.parametrize("asked", [("show",), ("bonus",), ("authority",)])
def test_no_day_means_today(thidua, asked) -> None:
    called = thidua("law", *asked, "CSTDCS", THIDUA_TODAY="2026-03-01")
    other = thidua("law", *asked, "CSTDCS", "--on", "2026-03-01")
    assert (called.status, called.err) == (0, "")
    assert called.out == other.out


def test_check_answers_as_promised(thidua, case: Path) -> None:
    called = thidua("law", "check", case, "--json")
    assert (called.status, called.err) == (0, "")
    told = json.loads(called.out)
    assert (told["verdict"], told["route"], told["missing"]) == ("pass", "i.d", [])
    assert told["rule"] == {
        "code": "BKBBNT",
        "version": "2024-01-01",
        "valid_from": "2024-01-01",
        "valid_to": None,
        "certain_until": "2026-09-30",
        "confidence": "text-read",
    }
    assert "two_readings" in " ".join(one["code"] for one in told["warnings"])
    (route,) = told["conditions"]
    titles = next(one for one in walk(route) if one["why"]["vi"].startswith("Đã có: 2024–2025"))
    place = {key: titles["cite"][key] for key in ("instrument", "article", "clause", "point")}
    assert place == {"instrument": "06/2022/QH15", "article": 74, "clause": 1, "point": "d"}


def walk(condition):
    """Yield a condition and those inside it."""
    yield condition
    for part in condition["conditions"]:
        yield from walk(part)


def test_check_after_the_amendment_says_what_the_rule_before_said(thidua) -> None:
    text = CASE.replace("2026-03-01", "2026-10-01")
    told = json.loads(thidua("law", "check", "-", "--json", stdin=text.encode()).out)
    assert (told["verdict"], told["code"], told["before"]["verdict"]) == (
        "undetermined",
        "not_certain",
        "pass",
    )
    assert "CHƯA XÁC ĐỊNH" in thidua("law", "check", "-", stdin=text.encode()).out


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("award: X\non: 2026-01-01\nfacts: {}", "không có hình thức nào mang mã X"),
        ("on: 2026-01-01\non: 2026-01-02", "key 'on' stands here twice"),
        ("{", "không đọc được"),
        ("[1]", "khối các dòng"),
    ],
)
def test_check_refuses_with_status_3(thidua, text: str, reason: str) -> None:
    called = thidua("law", "check", "-", stdin=text.encode())
    assert (called.status, called.out) == (3, "")
    assert reason in called.err
    assert "Cách làm:" in called.err


def test_show_finds_an_award_by_its_name(thidua) -> None:
    told = json.loads(
        thidua("law", "show", "chiến sĩ thi đua cơ sở", "--on", "2026-03-01", "--json").out
    )
    assert (told["award"], told["state"]) == ("CSTDCS", "certain")
    lines = thidua("law", "show", "CSTDCS", "--on", "2026-10-01").out.splitlines()
    assert lines[0] == "Chiến sĩ thi đua cơ sở (CSTDCS)"
    assert any("chưa được đọc" in line for line in lines)
    unknown = thidua("law", "show", "HUYCHUONGX")
    assert (unknown.status, unknown.out) == (3, "")


@pytest.mark.parametrize(
    ("award", "on", "verdict", "value"),
    [
        ("LDTT", "2025-12-25", "value", 710_000),
        ("CSTDCS", "2026-06-30", "value", 2_340_000),
        ("CSTDTQ", "2025-12-25", "value", 10_530_000),
    ],
)
def test_bonus(thidua, award: str, on: str, verdict: str, value: int) -> None:
    told = json.loads(thidua("law", "bonus", award, "--on", on, "--json").out)
    assert (told["verdict"], told["value"]) == (verdict, value)


def test_authority_changes_on_the_first_of_july(thidua) -> None:
    before, after = (
        json.loads(thidua("law", "authority", "CSTDCS", "--on", day, "--json").out)["value"]
        for day in ("2025-06-30", "2025-07-01")
    )
    assert set(before) - set(after) == {"DISTRICT_CHAIR"}
    assert set(after) - set(before) == {"XA_CHAIR"}


def test_votes(thidua) -> None:
    text = "on: 2025-03-10\naward: {}\nfacts: {{members: 9, yes: 8}}\n"
    verdicts = {
        award: json.loads(
            thidua("law", "votes", "-", "--json", stdin=text.format(award).encode()).out
        )["verdict"]
        for award in ("CSTDBBNT", "CSTDCS")
    }
    assert verdicts == {"CSTDBBNT": "fail", "CSTDCS": "pass"}


def test_affected_names_the_awards_of_an_article(thidua) -> None:
    told = json.loads(thidua("law", "affected", "06/2022/QH15", "28", "--json").out)
    assert {one["award"] for one in told["affected"]} >= {"TTLDTT", "DVTT"}
    assert thidua("law", "affected", "1/2000/QH10").status == 3


def test_lint_is_content(thidua) -> None:
    called = thidua("law", "lint", "--json")
    assert (called.status, json.loads(called.out)) == (0, {"faults": []})


def test_new_version_writes_a_copy_that_decides_nothing(thidua, tmp_path: Path) -> None:
    from importlib import resources

    name = folders()["CSTDCS"].name
    source = resources.files("thidua.books").joinpath("law", name, "rule.yaml")
    target = tmp_path / "law" / name
    target.mkdir(parents=True)
    (target / "rule.yaml").write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    shelf = tmp_path / "law"
    called = thidua("law", "new-version", "CSTDCS", "--from", "2026-10-01", "--in", shelf)
    assert called.status == 0
    text = (target / "rule.yaml").read_text(encoding="utf-8")
    assert text.count("- valid_from:") == 2
    assert "confidence: unverified" in text
    again = thidua("law", "new-version", "CSTDCS", "--from", "2026-10-01", "--in", shelf)
    assert again.status == 3
