"""A rule file that is wrong is told with line, place and what to do, every fault at once."""

from __future__ import annotations

import pytest

from thidua.books.law.awards import faults_in
from thidua.kernel.problems import BookError

GOOD = """\
rule: TEST
name: {vi: Danh hiệu thử, en: Test title}
kind: title
family: individual_title
level: grassroots
subjects: [individual]
versions:
  - valid_from: 2024-01-01
    valid_to: null
    certain_until: 2026-09-30
    confidence: text-read
    basis: {instrument: 06/2022/QH15, article: 23}
    common: []
    routes:
      - id: a
        label: {vi: Một, en: One}
        for: [individual]
        cite: {clause: 1}
        requires:
          all:
            - {id: rated, rating: {at_least: HTTNV}}
"""


def faults(old: str, new: str) -> list[str]:
    """Return the faults of the good rule with one text replaced, without the file's name."""
    assert GOOD.count(old) == 1, old
    return [fault.removeprefix("x:") for fault in faults_in(GOOD.replace(old, new), "x")]


def test_a_good_rule_has_no_fault() -> None:
    """The text that the others change is right."""
    assert faults_in(GOOD, "x") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "kind: title",
            "kind: titel",
            "3: kind: 'titel' không thuộc title, commendation - chọn một trong số đó",
        ),
        (
            "rule: TEST",
            "rules: TEST",
            "1: thiếu khóa rule - bổ sung khóa này",
        ),
        (
            "subjects: [individual]\nversions",
            "subjects: individuals\nversions",
            (
                "6: subjects.0: 'individuals' không thuộc individual, collective, household, "
                "enterprise, foreign - chọn một trong số đó"
            ),
        ),
        (
            "name: {vi: Danh hiệu thử, en: Test title}",
            "name: Danh hiệu thử",
            "2: name: cần cả hai thứ tiếng - viết cả hai khóa `vi` và `en`",
        ),
        (
            "valid_from: 2024-01-01",
            'valid_from: "1/1/2024"',
            (
                "8: versions.0.valid_from: ở đây cần một ngày, không phải '1/1/2024' - "
                "viết theo dạng 2024-01-31"
            ),
        ),
        (
            "valid_to: null",
            "valid_to: 2023-12-31",
            "9: versions.0.valid_to: 2023-12-31 trước ngày đầu 2024-01-01 - sửa một trong hai ngày",
        ),
        (
            "{at_least: HTTNV}",
            "{at_least: TOT}",
            (
                "21: versions.0.routes.0.requires.all.0.rating.at_least: 'TOT' không thuộc KHTNV, "
                "HTNV, HTTNV, HTXSNV - chọn một trong số đó"
            ),
        ),
        (
            "{at_least: HTTNV}",
            "{at_least: HTTNV, years: 0}",
            "21: versions.0.routes.0.requires.all.0.rating.years: 0 quá nhỏ - viết ít nhất 1",
        ),
        (
            "{at_least: HTTNV}",
            "{years: 2}",
            "21: versions.0.routes.0.requires.all.0.rating: thiếu khóa at_least - bổ sung khóa này",
        ),
        (
            "cite: {clause: 1}",
            "cite: {khoan: 1}",
            (
                "18: versions.0.routes.0.cite.khoan: khóa khoan không dùng ở đây - "
                "dùng một trong các khóa article, clause, instrument, point"
            ),
        ),
        (
            "common: []",
            "common: none",
            "13: versions.0.common: ở đây cần một danh sách - mở đầu mỗi mục bằng `- `",
        ),
    ],
)
def test_one_fault_is_told_with_line_and_place(old: str, new: str, said: str) -> None:
    """Line, path, what is wrong, how to mend it."""
    assert said in faults(old, new)


def test_several_faults_come_at_once() -> None:
    """Nobody mends one fault only to meet the next."""
    text = GOOD.replace("level: grassroots", "level: village").replace(
        "[individual]\n        c", "7\n        c"
    )
    assert [fault.split(": ")[1] for fault in faults_in(text, "x")] == [
        "level",
        "versions.0.routes.0.for",
    ]


def test_a_condition_has_exactly_one_kind() -> None:
    """Two kinds in one block, or none, leave open what is asked."""
    two = faults("{at_least: HTTNV}}", "{at_least: HTTNV}, holds: {any_of: [LDTT]}}")
    none = faults("{id: rated, rating: {at_least: HTTNV}}", "{id: rated}")
    assert [fault.split(" - ")[0].split(": ", 2)[2] for fault in (*two, *none)] == [
        "mỗi điều kiện có đúng một loại, ở đây là: rating, holds",
        "mỗi điều kiện có đúng một loại, ở đây là: none",
    ]


def test_two_versions_on_one_day_are_refused() -> None:
    """An older version without a last day overlaps the next."""
    second = GOOD[GOOD.index("  - valid_from") :].replace("2024-01-01", "2026-10-01")
    second = second.replace("certain_until: 2026-09-30", "certain_until: null")
    assert faults_in(GOOD + second, "x") == [
        (
            "x:7: versions: hai phiên bản từ 2024-01-01 và từ 2026-10-01 cùng có hiệu lực một ngày - "
            "ghi ngày cuối cho phiên bản cũ"
        )
    ]
    closed = GOOD.replace("valid_to: null", "valid_to: 2026-09-30")
    assert faults_in(closed + second, "x") == []


def test_routes_may_not_lead_in_a_circle_or_nowhere() -> None:
    """`routes` names other routes of the version."""
    tail = "      - {id: b, label: {vi: b, en: b}, for: [individual], cite: {}, requires: {routes: "
    assert faults_in(f"{GOOD}{tail}[c]}}}}\n", "x") == [
        "x:14: versions.0.routes: b dẫn đến c, không có ở đây - sửa lại tên này"
    ]
    circle = f"{GOOD}{tail}[c]}}}}\n{tail.replace('id: b', 'id: c')}[b]}}}}\n"
    assert [fault.split(": ")[2] for fault in faults_in(circle, "x")] == [
        "trường hợp b dẫn về chính nó - bỏ một lần dẫn",
        "trường hợp c dẫn về chính nó - bỏ một lần dẫn",
    ]


def test_names_stand_once() -> None:
    """A condition and a route have a name of their own."""
    twice = (
        "{id: rated, rating: {at_least: HTTNV}}\n            - {id: rated, unread: {vi: a, en: b}}"
    )
    assert [
        fault.split(": ")[2] for fault in faults("{id: rated, rating: {at_least: HTTNV}}", twice)
    ] == ["điều kiện rated ghi hai lần trong một trường hợp - đổi tên một điều kiện"]
    route = GOOD[GOOD.index("      - id: a") :]
    assert [fault.split(": ")[2] for fault in faults_in(GOOD + route, "x")] == [
        "trường hợp a ghi hai lần - đổi tên một trường hợp"
    ]


def test_words_that_yaml_would_turn_into_truths_stay_words() -> None:
    """`on` and `no` are keys like others; a key that stands twice is refused with its line."""
    assert faults("kind: title", "kind: title\non: 2024-01-01\nno: 1") == [
        (
            "4: on: khóa on không dùng ở đây - dùng một trong các khóa cadence, family, kind, level, "
            "name, next, previous, rule, subjects, versions, what"
        ),
        (
            "5: no: khóa no không dùng ở đây - dùng một trong các khóa cadence, family, kind, level, "
            "name, next, previous, rule, subjects, versions, what"
        ),
    ]
    with pytest.raises(BookError, match="line 4: key 'kind' stands here twice"):
        faults("kind: title", "kind: title\nkind: title")
