"""Events make versions; what does not fit is refused by a named rule."""

from dataclasses import replace
from datetime import date

import pytest

from thidua.kernel.orgs import Attributes, Event, Line, Refusal, replay

DAWN, JULY, LATER = date(1900, 1, 1), date(2025, 7, 1), date(2026, 1, 1)


def body(name, parent="vn", **values):
    return Attributes(name, name, "province", "province", parent, **values)


FIRST = Event(
    "E0",
    "record",
    DAWN,
    "danh mục",
    begins={
        "vn": body("Việt Nam", ""),
        "a.1": body("Bình Định", code="52", code_scheme="t"),
        "b.1": body("Gia Lai", code="64", code_scheme="t"),
        "c.1": body("Quy Nhơn", "a.1"),
    },
)
MERGER = Event(
    "E1",
    "consolidate",
    JULY,
    "NQ 202",
    begins={"a.2": body("Gia Lai", code="52", code_scheme="t")},
    ends=("a.1", "b.1", "c.1"),
    lines=(Line("a.1", "a.2", "whole", "whole", "whole"), Line("b.1", "a.2", "whole", "whole")),
)


def spans(history, unit):
    return [(v.start, v.end, v.attributes.name, v.opened_by, v.closed_by) for v in history[unit]]


def test_a_merger_ends_two_units_and_begins_a_third():
    history = replay([MERGER, FIRST])
    assert spans(history, "a.1") == [(DAWN, JULY, "Bình Định", "E0", "E1")]
    assert spans(history, "b.1") == [(DAWN, JULY, "Gia Lai", "E0", "E1")]
    assert spans(history, "a.2") == [(JULY, None, "Gia Lai", "E1", "")]


def test_a_new_name_opens_a_version_of_the_same_unit():
    rename = Event("E2", "rename", LATER, "NQ", changes={"b.1": {"name": "Pleiku"}})
    history = replay([FIRST, rename])
    assert spans(history, "b.1") == [
        (DAWN, LATER, "Gia Lai", "E0", "E2"),
        (LATER, None, "Pleiku", "E2", ""),
    ]


def test_two_changes_of_one_day_make_one_version():
    name = Event("E2", "rename", LATER, "NQ", changes={"b.1": {"name": "Pleiku"}})
    kind = Event("E3", "upgrade", LATER, "NQ", changes={"b.1": {"kind": "city"}})
    assert replay([FIRST, name, kind])["b.1"] == replay([kind, name, FIRST])["b.1"]
    assert len(replay([FIRST, name, kind])["b.1"]) == 2


@pytest.mark.parametrize(
    ("events", "rule", "unit"),
    [
        ([FIRST, replace(MERGER, begins={"b.1": body("Gia Lai")})], "used_before", "b.1"),
        ([FIRST, replace(MERGER, ends=("x.9",))], "unknown_unit", "x.9"),
        ([FIRST, replace(MERGER, changes={"a.1": {"name": "x"}})], "ends_and_changes", "a.1"),
        ([FIRST, replace(MERGER, ends=("a.1", "b.1"))], "parent_not_alive", "c.1"),
        ([FIRST, replace(MERGER, lines=(Line("a.1", "z", "whole"),))], "line_to_nowhere", "z"),
        ([FIRST, replace(MERGER, lines=(Line("z", "a.2", "whole"),))], "unknown_unit", "z"),
        ([FIRST, replace(MERGER, ends=("c.1",), lines=())], "code_held_twice", "a.2"),
        ([FIRST, replace(MERGER, uid="E0")], "event_twice", ""),
        (
            [FIRST, Event("E4", "reparent", LATER, "NQ", changes={"a.1": {"parent": "c.1"}})],
            "parent_circle",
            "a.1",
        ),
    ],
)
def test_what_does_not_fit_is_refused_by_rule_and_unit(events, rule, unit):
    with pytest.raises(Refusal) as refused:
        replay(events)
    assert (refused.value.rule, refused.value.unit) == (rule, unit)
