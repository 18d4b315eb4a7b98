"""Corrections and withdrawals: what was shown before can be shown again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from factories import make_unit
from thidua.apps.organisations import actions, queries
from thidua.apps.organisations.models import Correction, UnitVersion
from thidua.core import clock
from thidua.core.models import PendingEvent
from thidua.core.wording import sentence
from thidua.kernel.problems import BlockedError

TODAY = date(2026, 11, 20)
DAY, EVE = date(2026, 11, 1), date(2026, 10, 31)


@pytest.fixture
def land(db):
    top = make_unit("Tỉnh Mẫu Sơn", kind="province", uid="m", level="province")
    place = {"kind": "commune", "level": "commune"}
    pair = [make_unit(f"Xã {n}", top, uid=u, **place) for u, n in (("a", "Một"), ("b", "Hai"))]
    UnitVersion.objects.update(recorded=clock.now() - timedelta(days=30))
    return top, *pair


def record(kind, rows, effective="01/11/2026"):
    draft = actions.start_draft(kind=kind, by="thử", today=TODAY)
    typed = {"effective": effective, "basis": "01/NQ"}
    actions.save_draft(draft.pk, typed=typed, rows=rows, by="thử")
    return actions.record(draft.pk, by="thử", today=TODAY)


SAID = {"by": "thử", "today": TODAY, "reason": "Gõ nhầm"}


def test_a_corrected_name_and_what_was_shown_before(land):
    _top, a, _b = land
    version = a.versions.get()
    fresh = actions.correct_version(version.pk, values={"name": "Xã Mốt"}, **SAID)
    version.refresh_from_db()
    assert (fresh.name, fresh.acting_name, version.name) == ("Xã Mốt", "Xã Mốt", "Xã Một")
    assert version.withdrawn == fresh.recorded
    assert Correction.objects.get().was == {"name": "Xã Một", "acting_name": "Xã Một"}
    yesterday = clock.day_of(clock.now()) - timedelta(days=1)
    assert queries.known_on(a, TODAY, yesterday).name == "Xã Một"
    assert queries.version_on(a, TODAY).name == "Xã Mốt"
    assert queries.versions_known(a, date(2020, 1, 1)) == []


def test_a_corrected_name_goes_on_into_later_versions(land):
    _top, a, _b = land
    record("recode", [{"source": "a", "code": "7"}])
    first = queries.versions_of(a).first()
    actions.correct_version(first.pk, values={"name": "Xã Mốt"}, **SAID)
    assert [row.name for row in queries.versions_of(a)] == ["Xã Mốt", "Xã Mốt"]


def test_a_corrected_basis_keeps_what_stood(land):
    event = record("rename", [{"source": "a", "target": "Xã N"}])
    actions.correct_event(event.pk, values={"basis": "02/NQ", "decided": "2026-10-01"}, **SAID)
    event.refresh_from_db()
    assert (event.basis, event.decided) == ("02/NQ", date(2026, 10, 1))
    assert Correction.objects.get().was == {"basis": "01/NQ", "decided": None}


def test_a_corrected_line_is_judged_with_the_others(land):
    event = record("absorb", [{"source": "a", "target": "b"}])
    line = event.lines.get()
    with pytest.raises(BlockedError) as blocked:
        actions.correct_line(line.pk, values={"area": "part"}, **SAID)
    assert [found.code for found in blocked.value.problems] == ["organisations.rest_left_over"]
    assert event.lines.get().area == "whole"
    PendingEvent.objects.all().delete()
    actions.correct_line(line.pk, values={"area": "none"}, **SAID)
    assert event.lines.filter(withdrawn__isnull=True).get().area == "none"
    assert PendingEvent.objects.get().values == {"event_id": event.pk}


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"effective": "x"}, "Không đính chính được mục “effective” ở đây."),
        ({"parent": "a"}, "“Tỉnh Mẫu Sơn” không thể trực thuộc “Xã Một” trong suốt thời gian đó."),
        ({"name": "Tỉnh Mẫu Sơn"}, "Giá trị “” không dùng được cho mục “name”."),
        ({"kind": "galaxy"}, "Giá trị “galaxy” không dùng được cho mục “kind”."),
    ],
)
def test_corrections_that_cannot_be(land, values, text):
    version = land[0].versions.get()
    if "effective" in values:
        values = {"effective": "2026-01-01"}
    with pytest.raises(BlockedError) as blocked:
        actions.correct_version(version.pk, values=values, **SAID)
    assert sentence(blocked.value.problems[0]).startswith(text)
    with pytest.raises(BlockedError) as blocked:
        actions.correct_version(version.pk, values={"name": "X"}, **(SAID | {"reason": " "}))
    assert sentence(blocked.value.problems[0]).startswith("Chưa nêu lý do.")


WITHDRAWN = [
    ("rename", [{"source": "a", "target": "Xã N"}]),
    ("absorb", [{"source": "a", "target": "b"}]),
    ("consolidate", [{"source": "a", "target": "Xã N"}, {"source": "b", "target": "Xã N"}]),
    ("reparent", [{"source": "a", "parent": "b"}]),
]


@pytest.mark.parametrize(("kind", "rows"), WITHDRAWN)
def test_a_withdrawn_event_leaves_all_as_before(land, kind, rows):
    def told():
        rows = UnitVersion.objects.filter(withdrawn__isnull=True).order_by("unit__uid", "start")
        return list(rows.values_list("unit__uid", "start", "end", "name", "parent__uid"))

    before = told()
    event = record(kind, rows)
    assert told() != before
    actions.withdraw_event(event.pk, **SAID)
    assert told() == before
    assert queries.successors(land[1], TODAY)[0].unit == land[1]
    with pytest.raises(BlockedError):
        actions.withdraw_event(event.pk, **SAID)


def test_an_event_on_which_others_rest_is_not_withdrawn(land):
    first = record("rename", [{"source": "a", "target": "Xã N"}])
    later = record("upgrade", [{"source": "a", "kind": "ward"}], effective="05/11/2026")
    with pytest.raises(BlockedError) as blocked:
        actions.withdraw_event(first.pk, **SAID)
    assert sentence(blocked.value.problems[0]) == (
        "Chưa rút hay đổi ngày được sự kiện này vì 1 điều sau dựa vào nó: Nâng cấp, đổi loại hình 05/11/2026 "
        f"({later.uid}). Rút hoặc đính chính các điều đó trước."
    )
    actions.withdraw_event(later.pk, **SAID)
    actions.withdraw_event(first.pk, **SAID)
    assert queries.version_on(land[1], TODAY).name == "Xã Một"


def test_now_called(land):
    _top, a, b = land
    record("absorb", [{"source": "a", "target": "b"}])
    assert queries.now_called([a.pk, b.pk], EVE, TODAY) == {
        a.pk: "Xã Một (nay là Xã Hai)",
        b.pk: "Xã Hai",
    }
    assert queries.now_called([a.pk], EVE, EVE) == {a.pk: "Xã Một"}


def test_mass_organisations_stand_in_the_front(land):
    front = make_unit("Mặt trận", land[0], kind="front", uid="f")
    union = make_unit("Công đoàn", front, kind="mass_organisation", uid="u")
    loads = [actions.load_hierarchies(by=None, today=TODAY) for _ in range(2)]
    assert loads == [1, 0]
    assert [row.unit for row in queries.children_in("front", front, TODAY)] == [union]
    assert [row.unit for row in queries.children_in("front", None, TODAY)] == [front]
