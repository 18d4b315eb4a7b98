"""One small example for every rule: that it is found, in which event, about which unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from thidua.kernel.orgs import (
    DAWN,
    RULES,
    Attributes,
    Correction,
    Event,
    Ledger,
    Line,
    Refusal,
    check,
    replay,
)
from thidua.kernel.orgs import invariants as inside

JULY, LATER = date(2025, 7, 1), date(2026, 1, 1)
WHOLE = ("whole", "whole", "whole")
PART = ("part", "part", "part")


def place(name, parent="vn", **values):
    return Attributes(name, name, "commune", "commune", parent, **values)


FIRST = Event(
    "E0",
    "record",
    DAWN,
    "danh mục",
    begins={
        "vn": Attributes("Nước", "Nước", "nation", "nation"),
        "a": place("A", code="1", code_scheme="t"),
        "b": place("B", code="2", code_scheme="t"),
        "c": place("C"),
        "d": place("D"),
    },
)
ENDS = Event("E1", "absorb", JULY, "NQ", ends=("a",), lines=(Line("a", "b", *WHOLE),))


def event(kind="rename", uid="E1", day=JULY, **values):
    return Event(uid, kind, day, "NQ", **values)


def lines(*found, ends=("a",)):
    return [FIRST, replace(ENDS, ends=ends, lines=found)]


# rule: the events, and where it shows: event and unit
SHOWN = {
    "event_twice": ([FIRST, replace(ENDS, uid="E0")], "E0", ""),
    "used_before": ([FIRST, event(begins={"a": place("A")})], "E1", "a"),
    "unknown_unit": ([FIRST, event(changes={"x": {"name": "X"}})], "E1", "x"),
    "before_birth": (
        [
            FIRST,
            event(changes={"n": {"name": "N"}}),
            event(uid="E2", day=LATER, begins={"n": place("N")}),
        ],
        "E1",
        "n",
    ),
    "already_ended": (
        [FIRST, ENDS, event(uid="E2", day=LATER, changes={"a": {"name": "X"}})],
        "E2",
        "a",
    ),
    "ends_and_changes": ([FIRST, replace(ENDS, changes={"a": {"name": "X"}})], "E1", "a"),
    "ends_twice": ([FIRST, ENDS, event("dissolve", uid="E2", ends=("a",))], "E2", "a"),
    "changed_twice": (
        [
            FIRST,
            event(changes={"a": {"name": "X"}}),
            event(uid="E2", changes={"a": {"name": "Y"}}),
        ],
        "E2",
        "a",
    ),
    "line_to_nowhere": (lines(Line("a", "x", *WHOLE)), "E1", "x"),
    "line_to_itself": (lines(Line("a", "a", *PART), ends=()), "E1", "a"),
    "line_empty": (lines(Line("a", "b"), ends=()), "E1", "a"),
    "share_unknown": (lines(Line("a", "b", "half"), ends=()), "E1", "a"),
    "line_twice": (lines(Line("a", "b", *PART), Line("a", "b", *PART)), "E1", "a"),
    "whole_twice": (lines(Line("a", "b", *WHOLE), Line("a", "c", *PART)), "E1", "a"),
    "weight_outside": (lines(Line("a", "b", *PART, weight=1.5), ends=()), "E1", "a"),
    "weights_not_one": (
        lines(Line("a", "b", *PART, weight=0.5), Line("a", "c", *PART, weight=0.4)),
        "E1",
        "a",
    ),
    "parent_not_alive": ([FIRST, event(changes={"b": {"parent": "x"}})], "E1", "b"),
    "parent_circle": (
        [FIRST, event("reparent", changes={"a": {"parent": "b"}, "b": {"parent": "a"}})],
        "E1",
        "a",
    ),
    "code_held_twice": (
        [FIRST, event("recode", changes={"b": {"code": "1"}})],
        "E1",
        "b",
    ),
    "not_accounted": ([FIRST, replace(ENDS, lines=(Line("a", "b", "whole"),))], "E1", "a"),
    "shares_not_one": (
        [
            *lines(Line("a", "b", *PART), Line("a", "c", *PART)),
            event("absorb", "E2", LATER, ends=("b",), lines=(Line("b", "d", people="whole"),)),
        ],
        "",
        "a",
    ),
    "heir_not_alive": (lines(Line("a", "x", *WHOLE)), "", "a"),
    "no_basis": ([FIRST, replace(ENDS, basis="")], "E1", ""),
}


@pytest.mark.parametrize("rule", SHOWN)
def test_every_rule_about_events_is_found_where_it_is(rule):
    events, uid, unit = SHOWN[rule]
    found = [(each.event, each.unit) for each in check(events) if each.rule == rule]
    assert found[:1] == [(uid, unit)]


def test_the_same_events_without_the_fault_are_sound():
    assert check([FIRST, ENDS]) == []
    assert check(lines(Line("a", "b", *PART, weight=0.5), Line("a", "c", *PART, weight=0.5))) == []


@pytest.mark.parametrize(
    "correction",
    [
        Correction("E9", "nhầm"),
        Correction("E1", ""),
        Correction("E1", "nhầm", unit="c"),
        Correction("E1", "nhầm", unit="a", target="c"),
    ],
)
def test_corrects_nothing(correction):
    (found,) = check([FIRST, ENDS], [correction])
    assert (found.rule, found.event) == ("corrects_nothing", correction.event)
    assert check([FIRST, ENDS], [Correction("E1", "nhầm", unit="a", target="b")]) == []


def test_needed():
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    ledger = Ledger().record(FIRST, moment).record(ENDS, moment)
    with pytest.raises(Refusal) as refused:
        ledger.withdraw("E0", moment, "nhầm")
    found = refused.value.finding
    assert (found.rule, found.event, found.others) == ("needed", "E0", ("E1",))


def test_versions_broken():
    history = replay([FIRST, event(changes={"a": {"name": "X"}})])
    first, last = history["a"]
    gap, empty = replace(first, end=date(2025, 6, 1)), replace(last, end=last.start)
    for rows in ([gap, last], [first, empty]):
        (found,) = inside._broken({"a": rows})
        assert (found.rule, found.event, found.unit) == ("versions_broken", "E1", "a")
    assert list(inside._broken(history)) == []


def test_past_changed_and_order_matters():
    events = [FIRST, event(changes={"a": {"name": "X"}})]
    history = replay(events)
    first, last = history["a"]
    other = history | {"a": [replace(first, attributes=place("Z")), last]}
    assert [(f.rule, f.unit, f.day) for f in inside._past(events, other)] == [
        ("past_changed", "a", JULY)
    ]
    assert [(f.rule, f.event, f.unit) for f in inside._order(events, other)] == [
        ("order_matters", "E1", "a")
    ]
    assert [*inside._past(events, history), *inside._order(events, history)] == []


def test_way_matters():
    last = event("absorb", "E2", LATER, ends=("b",), lines=(Line("b", "c", *WHOLE),))
    events = [FIRST, ENDS, last]
    walk = inside._Walk(events, replay(events))
    assert list(walk.ways()) == []
    (portion,) = walk._at("a", LATER)
    walk._known["a", LATER] = [replace(portion, unit="d")]
    assert [(f.rule, f.unit, f.day) for f in walk.ways()] == [("way_matters", "a", JULY)]


def test_no_rule_is_left_out():
    others = {"corrects_nothing", "needed", "versions_broken", "past_changed", "order_matters"}
    assert set(RULES) == {*SHOWN, *others, "way_matters"}
