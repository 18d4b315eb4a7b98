"""An event recorded late changes the past: every page that it changes says so, and no other."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from factories import make_unit
from thidua.apps.organisations import actions, queries
from thidua.core import clock

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _today():
    with clock.pretend(TODAY):
        yield


@pytest.fixture
def land(db):
    """Return two provinces, a commune in each, a school in one commune."""
    nation = make_unit("Nước Mẫu", kind="nation", uid="n", level="nation")
    for uid, name in (("m", "Mẫu Sơn"), ("h", "Mẫu Hải")):
        make_unit(f"Tỉnh {name}", nation, kind="province", uid=uid, level="province")
    for uid, top in (("a", "m"), ("b", "m"), ("c", "h")):
        place = {"kind": "commune", "level": "commune"}
        make_unit(f"Xã {uid.upper()}", queries.by_uid(top), uid=uid, **place)
    school = {"kind": "public_unit", "level": "subordinate"}
    make_unit("Trường Mẫu", queries.by_uid("a"), uid="s", **school)


def record(kind, rows, effective="01/11/2026", today=TODAY, **typed):
    draft = actions.start_draft(kind=kind, by="thử", today=today)
    typed |= {"effective": effective, "basis": "01/NQ"}
    actions.save_draft(draft.pk, typed=typed, rows=rows, by="thử")
    return actions.record(draft.pk, by="thử", today=today)


def marked(uids):
    """Return the units whose page carries the mark, with whose event it is."""
    found = {}
    for uid in uids:
        page = Client().get(reverse("organisations:unit", args=[uid]))
        own = [each.own for each in page.context["late"]]
        assert ("Ghi nhận muộn" in page.content.decode()) == bool(own)
        if own:
            found[uid] = own
    return found


ALL = ("n", "m", "h", "a", "b", "c", "s")


def test_what_stands_under_a_renamed_province_says_so(land):
    record("rename", [{"source": "m", "target": "Tỉnh Mẫu Núi"}])
    assert marked(ALL) == {"m": [True], "a": [False], "b": [False], "s": [False]}


def test_nothing_is_marked_when_it_was_recorded_in_time(land):
    record("rename", [{"source": "m", "target": "Tỉnh Mẫu Núi"}], "20/11/2026")
    assert marked(ALL) == {}


def test_heirs_of_heirs_and_those_before_them_say_so(land):
    record("absorb", [{"source": "b", "target": "a"}])
    event = record(
        "consolidate",
        [
            {"source": "a", "target": "Xã Mới", "parent": "m"},
            {"source": "c", "target": "Xã Mới", "parent": "m"},
        ],
        "20/11/2026",
        follow=True,
    )
    (fresh,) = (row.unit.uid for row in queries.opened_versions(event) if row.unit.uid != "s")
    assert marked((*ALL, fresh)) == {"a": [True], "b": [True], fresh: [False], "s": [False]}


def test_a_unit_that_had_left_before_is_not_marked(land):
    record("reparent", [{"source": "b", "parent": "h"}], "01/06/2026", today=date(2026, 6, 1))
    record("rename", [{"source": "m", "target": "Tỉnh Mẫu Núi"}])
    assert sorted(marked(ALL)) == ["a", "m", "s"]


def test_a_withdrawn_event_marks_nothing(land):
    event = record("rename", [{"source": "m", "target": "Tỉnh Mẫu Núi"}])
    actions.withdraw_event(event.pk, reason="Nhầm", by="thử", today=TODAY)
    assert marked(ALL) == {}
