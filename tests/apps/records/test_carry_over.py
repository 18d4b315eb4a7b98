"""Records follow their unit when it is reorganised; where there is doubt they wait to be moved."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from factories import make_unit
from reorganise import end
from thidua.apps.organisations.queries.consequences import PlannedEvent, PlannedHeir
from thidua.apps.records import actions, queries
from thidua.apps.records.models import Subject
from thidua.apps.records.queries.reorganised import consequences, resting
from thidua.core.models import AuditEntry

DAY, TODAY = date(2026, 2, 1), date(2026, 3, 2)


def stays(subject: Subject) -> list[tuple[str, date, date | None]]:
    """Return identity of the unit, first and last day of each stay."""
    rows = subject.stints.order_by("start").values_list("unit__uid", "start", "end")
    return list(rows)


@pytest.fixture
def new(land):
    return make_unit("Xã Mẫu Sơn Mới", land.province, kind="commune", level="commune")


def test_a_record_goes_with_its_unit_to_the_one_that_took_over(land, anna, new):
    end({land.commune: {new: "whole"}}, day=DAY)
    assert actions.carry_over(today=TODAY) == 1
    anna.refresh_from_db()
    assert anna.unit_id == new.pk
    assert stays(anna) == [
        (land.commune.uid, date(2019, 9, 1), DAY),
        (new.uid, DAY, None),
    ]
    assert AuditEntry.objects.filter(action="records.carry_over").count() == 1
    assert actions.carry_over(today=TODAY) == 0
    assert AuditEntry.objects.filter(action="records.carry_over").count() == 1


def test_it_goes_on_to_the_unit_after_that_one(land, anna, new):
    last = make_unit("Phường Mẫu", land.province, kind="ward", level="commune")
    end({land.commune: {new: "whole"}}, day=DAY)
    end({new: {last: "whole"}}, day=date(2026, 3, 1))
    assert actions.carry_over(today=TODAY) == 2
    anna.refresh_from_db()
    assert [unit for unit, *_ in stays(anna)] == [land.commune.uid, new.uid, last.uid]
    assert anna.unit_id == last.pk


def test_with_several_it_waits_and_is_listed_until_somebody_moves_it(client, land, anna, new):
    other = make_unit("Xã Mẫu Hạ", land.province, kind="commune", level="commune")
    end({land.commune: {new: "main", other: "part"}}, day=DAY)
    assert actions.carry_over(today=TODAY) == 0
    client.force_login(land.standing)
    page = client.get(reverse("records:index"), {"waiting": "on"}).content.decode()
    assert "Nguyễn Thị A" in page
    actions.move_subject(anna.pk, unit_id=other.pk, day=DAY, by=land.standing, today=TODAY)
    page = client.get(reverse("records:index"), {"waiting": "on"}).content.decode()
    assert "Nguyễn Thị A" not in page


def test_a_code_that_the_new_unit_has_given_keeps_a_record_waiting(land, anna, new):
    same = {"kind": "individual", "unit_id": new.pk, "by": land.standing, "today": TODAY}
    actions.add_subject(full_name="Trần Văn B", code="MT-01", **same)
    end({land.commune: {new: "whole"}}, day=DAY)
    assert actions.carry_over(today=TODAY) == 0
    assert list(queries.left_behind(Subject.objects.all(), TODAY)) == [anna]


def test_who_left_and_the_unit_itself_stay_where_they_were(land, anna, new):
    Subject.objects.filter(pk=anna.pk).update(left=date(2026, 1, 15))
    own = {"kind": "collective", "unit_id": land.commune.pk, "own_unit_id": land.commune.pk}
    actions.add_subject(full_name="Xã Mẫu Thượng", by=land.standing, today=DAY, **own)
    end({land.commune: {new: "whole"}}, day=DAY)
    assert actions.carry_over(today=TODAY) == 0
    assert not queries.left_behind(Subject.objects.all(), TODAY).exists()


def test_a_record_begun_after_the_end_gets_the_new_unit_from_its_first_day(land, new):
    begun = actions.add_subject(
        kind="individual",
        full_name="Lê Thị C",
        unit_id=land.commune.pk,
        by=land.officer,
        today=TODAY,
        since=date(2026, 2, 20),
    )
    end({land.commune: {new: "whole"}}, day=DAY)
    assert actions.carry_over(today=TODAY) == 1
    assert stays(begun) == [(new.uid, date(2026, 2, 20), None)]


def test_the_dry_run_tells_and_what_moved_keeps_the_event(land, anna, new):
    heir = PlannedHeir(new.uid, new.pk, "Xã Mẫu Sơn Mới", main=True, share=1.0, functions="whole")
    planned = PlannedEvent(DAY, "consolidate", {land.commune.pk: [heir]})
    (told,) = consequences(planned)
    assert (told.kind, told.count) == ("moves", 1)
    doubt = PlannedEvent(DAY, "split", {land.commune.pk: [heir, heir]})
    (told,) = consequences(doubt)
    assert (told.kind, told.count) == ("waits", 1)
    end({land.commune: {new: "whole"}}, day=DAY)
    actions.carry_over(today=TODAY)
    event = land.commune.changes.get(role="ends").event
    assert resting(event) == ["1 hồ sơ thành tích đã chuyển theo đơn vị"]


def test_the_api_lists_those_that_wait(client, land, anna, new):
    end({land.commune: {}}, day=DAY)
    client.force_login(land.standing)
    told = client.get("/api/v1/records", {"waiting": "true"}).json()
    assert [row["name"] for row in told["rows"]] == ["Nguyễn Thị A"]
    assert client.get("/api/v1/records").json()["count"] == 1
