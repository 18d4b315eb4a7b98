"""Rows that wait are settled by hand: corrected, chosen, or dropped with a reason."""

from __future__ import annotations

from datetime import date

import pytest

from thidua.apps.records import actions, states
from thidua.apps.records.models import Subject
from thidua.core.models import AuditEntry
from thidua.kernel.problems import BlockedError, NoSuchStepError, NotAllowedError

TODAY = date(2026, 3, 2)
HEADINGS = "Họ và tên;Đơn vị;Ngày sinh;Danh hiệu;Xếp loại 2025"


def waiting(land, line, *, by=None, unit=None):
    batch = actions.take_in(
        f"{HEADINGS}\n{line}".encode(),
        "x.csv",
        unit_id=(unit or land.commune).pk,
        by=by or land.officer,
        today=TODAY,
    )
    row = batch.rows.get()
    assert row.state == states.UNCLEAR
    return row


def test_a_corrected_cell_is_taken_in(land):
    row = waiting(land, "Lê Văn B;;;CSTĐCS;")
    done = actions.settle_row(row.pk, said={"titles": "CSTĐCS 2025"}, by=land.officer, today=TODAY)
    assert (done.state, done.settled_by) == (states.SETTLED, land.officer)
    assert Subject.objects.get().grants.get().year == 2025
    entry = AuditEntry.objects.get(action="records.settle_row")
    assert entry.data == {"batch": row.batch.uid, "row": 2, "state": "settled"}


def test_what_is_still_unclear_is_told_and_what_was_typed_can_be_kept(land):
    row = waiting(land, "Lê Văn B;;;CSTĐCS;")
    with pytest.raises(BlockedError) as told:
        actions.settle_row(row.pk, said={"titles": "ABC 2025"}, by=land.officer, today=TODAY)
    assert [one.code for one in told.value.problems] == ["records.no_such_award"]
    actions.keep_said(row.pk, {"titles": "ABC 2025"}, by=land.officer)
    row.refresh_from_db()
    assert (row.state, row.said["titles"]) == (states.UNCLEAR, "ABC 2025")


def test_a_unit_is_chosen_within_the_reach_of_the_file(land):
    row = waiting(land, "Lê Văn B;Sở Nội Chính;;LĐTT 2025;", by=land.standing, unit=land.province)
    done = actions.settle_row(row.pk, said={}, unit_id=land.home.pk, by=land.standing, today=TODAY)
    assert done.subject.unit == land.home
    other = waiting(land, "Lê Văn C;Sở Nội Chính;;LĐTT 2025;")
    with pytest.raises(BlockedError) as told:
        actions.settle_row(other.pk, said={}, unit_id=land.home.pk, by=land.officer, today=TODAY)
    assert [one.code for one in told.value.problems] == ["records.unit_out_of_reach"]


def test_the_person_is_chosen_or_is_a_new_one(land, anna):
    row = waiting(land, "Nguyen Thi A;;;LĐTT 2023;")
    done = actions.settle_row(row.pk, said={}, subject=anna.uid, by=land.officer, today=TODAY)
    assert done.subject == anna
    assert anna.grants.filter(award="LDTT").exists()
    row = waiting(land, "Nguyen Thi A;;;LĐTT 2022;")
    done = actions.settle_row(row.pk, said={}, subject="new", by=land.officer, today=TODAY)
    assert done.subject != anna
    assert Subject.objects.count() == 2


def test_choosing_a_person_does_not_hide_a_contradiction(land, anna):
    row = waiting(land, "Nguyen Thi A;;;;HTNV")
    with pytest.raises(BlockedError) as told:
        actions.settle_row(row.pk, said={}, subject=anna.uid, by=land.officer, today=TODAY)
    assert [one.code for one in told.value.problems] == ["records.rating_differs"]


def test_dropping_needs_a_reason_and_nothing_is_settled_twice(land):
    row = waiting(land, "Lê Văn B;;;CSTĐCS;")
    with pytest.raises(BlockedError):
        actions.drop_row(row.pk, reason="  ", by=land.officer, today=TODAY)
    done = actions.drop_row(row.pk, reason="Đã nghỉ việc", by=land.officer, today=TODAY)
    assert (done.state, done.note) == (states.DROPPED, "Đã nghỉ việc")
    assert not Subject.objects.exists()
    for act in (
        lambda: actions.drop_row(row.pk, reason="x", by=land.officer, today=TODAY),
        lambda: actions.settle_row(row.pk, said={}, by=land.officer, today=TODAY),
    ):
        with pytest.raises(NoSuchStepError):
            act()


def test_only_who_may_take_in_settles(land):
    row = waiting(land, "Lê Văn B;;;CSTĐCS;")
    for person in (land.chief, land.head):
        with pytest.raises(NotAllowedError):
            actions.drop_row(row.pk, reason="x", by=person, today=TODAY)
