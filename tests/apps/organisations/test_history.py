"""Who existed when, under which name, and what came of it: the real facts, from the database."""

from copy import deepcopy
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from thidua.apps.organisations import queries
from thidua.apps.organisations.actions import (
    Loaded,
    load_hierarchies,
    load_places,
    tell_effects,
)
from thidua.apps.organisations.models import Correction, UnitChange, UnitEvent, UnitVersion
from thidua.books.places.history import events
from thidua.core import clock
from thidua.core.models import AuditEntry
from thidua.kernel.orgs import Register

MAY, JUNE30, JULY1, TODAY = (
    date(2025, 5, 15),
    date(2025, 6, 30),
    date(2025, 7, 1),
    date(2026, 11, 20),
)


def test_loading_twice_changes_nothing_and_leaves_one_trace(places, loaded):
    before = AuditEntry.objects.count()
    assert load_places(by=None, today=TODAY, communes=False) == Loaded(0, 0, 0, 0)
    assert AuditEntry.objects.count() == before
    assert loaded.units == UnitVersion.objects.values("unit").distinct().count()


def test_a_later_event_of_the_books_is_added_to_what_is_there(places):
    event = UnitEvent.objects.get(uid="E-P-2026-09-01-p-22.1")
    UnitVersion.objects.filter(opened_by=event).delete()
    UnitVersion.objects.filter(closed_by=event).update(end=None, closed_by=None)
    event.changes.all().delete()
    event.delete()
    unit = places("p-22.1")
    assert queries.place_names_on([unit.pk], TODAY) == {unit.pk: "Tỉnh Quảng Ninh"}

    assert load_places(by=None, today=TODAY, communes=False) == Loaded(1, 0, 1, 0)

    assert queries.place_names_on([unit.pk], TODAY) == {unit.pk: "Thành phố Quảng Ninh"}
    assert queries.place_names_on([unit.pk], date(2026, 8, 31)) == {unit.pk: "Tỉnh Quảng Ninh"}


@pytest.mark.parametrize(("on", "count"), [(JUNE30, 63), (JULY1, 34)])
def test_provinces_of_a_day(places, on, count):
    assert queries.as_of(on).filter(level="province").count() == count


def test_ministries_of_2025(places):
    def ministries(on):
        return queries.as_of(on).filter(kind="ministry").count()

    assert (ministries(date(2025, 2, 28)), ministries(date(2025, 3, 1))) == (18, 14)


def test_binh_dinh_exists_in_may_2025_and_goes_on_in_the_new_gia_lai(places):
    (found,) = queries.find("UBND tỉnh Bình Định", on=MAY)
    assert found.uid == "p-52.1"
    assert queries.name_on(found, MAY) == "Ủy ban nhân dân tỉnh Bình Định"
    assert queries.version_on(found, TODAY) is None
    (heir,) = queries.successors(found, TODAY)
    assert (heir.unit.uid, heir.name) == ("p-52.2", "Ủy ban nhân dân tỉnh Gia Lai")
    assert (heir.area, heir.people, heir.functions, heir.estimated) == (1, 1, 1, False)
    assert [event.basis for event in heir.events] == ["Nghị quyết 202/2025/QH15"]
    (old,) = queries.find("tỉnh Gia Lai", on=MAY, alive=True)
    assert old.uid == "p-64.1"
    assert [line.source.uid for line in queries.predecessors(heir.unit)] == ["p-52.1", "p-64.1"]


def test_hue_keeps_its_identity_when_it_becomes_a_city(places):
    (before,) = queries.find("UBND tỉnh Thừa Thiên Huế", on=date(2024, 12, 31))
    (after,) = queries.find("UBND thành phố Huế", on=date(2025, 1, 1))
    assert before == after
    assert queries.name_on(before, date(2024, 12, 31)) == "Ủy ban nhân dân tỉnh Thừa Thiên Huế"
    assert queries.name_on(before, date(2025, 1, 1)) == "Ủy ban nhân dân thành phố Huế"


def test_a_department_is_followed_through_two_reorganisations(places):
    found = queries.successors(places("p-52.1-so-tttt.1"), TODAY)
    assert [(row.unit.uid, row.main) for row in found] == [
        ("p-52.2-so-khcn.1", True),
        ("p-52.2-so-vhttdl.1", False),
    ]
    assert [event.uid for event in found[0].events] == [
        "E-B-2025-03-01-p-52.1",
        "E-B-2025-07-01-p-52.2",
    ]


def test_a_district_ended_and_nobody_is_guessed(places):
    assert queries.successors(places("d-474.1"), JUNE30)[0].unit.uid == "d-474.1"
    assert queries.successors(places("d-474.1"), TODAY) == []


def test_mass_organisations_stand_under_the_front_from_july_2025(places):
    union = places("tong-ldld.1")
    assert queries.version_on(union, JUNE30).parent.uid == "vn.1"
    assert queries.version_on(union, JULY1).parent.uid == "mttq-tw.1"


def test_an_event_of_a_day_changes_no_answer_about_earlier_days(places):
    """The upgrade of Đồng Nai in 2026 does not touch its name of 2025."""
    unit = places("p-75.2")
    days = (date(2025, 7, 1), date(2026, 4, 29), date(2026, 4, 30))
    names = [queries.place_names_on([unit.pk], day)[unit.pk] for day in days]
    assert names == ["Tỉnh Đồng Nai", "Tỉnh Đồng Nai", "Thành phố Đồng Nai"]


@pytest.mark.parametrize(
    ("changed", "constraint"),
    [
        ({"end": date(2020, 1, 1), "start": date(2021, 1, 1)}, "version_end_after_start"),
        ({"parent": "self"}, "version_not_its_own_parent"),
        ({"code_scheme": "gso-province", "code": "01"}, "version_one_holder_of_code"),
    ],
)
def test_the_tables_refuse_what_cannot_be(places, changed, constraint):
    row = places("p-46.1").versions.get(end__isnull=True)
    for name, value in changed.items():
        setattr(row, name, row.unit if value == "self" else value)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
    assert constraint in {c.name for c in UnitVersion._meta.constraints}


def test_only_one_version_is_open(places):
    row = places("p-46.1").versions.get(end__isnull=True)
    row.pk, row.start = None, date(2030, 1, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_communes_loaded_later_are_as_if_loaded_at_once(places):
    """The commune level comes to a database that has only the rest; what was there stays."""
    before = set(UnitVersion.objects.values_list("pk", "start", "end", "withdrawn"))

    added = load_places(by=None, today=TODAY)

    assert (added.units, added.versions > 13_000, added.lines > 14_000) == (13_224, True, True)
    assert load_places(by=None, today=TODAY) == Loaded(0, 0, 0, 0)
    rows = UnitVersion.objects.values_list("pk", "start", "end", "withdrawn")
    assert before <= set(rows)
    assert queries.as_of(JUNE30).filter(level="commune").count() == 10_035
    assert queries.as_of(TODAY).filter(level="commune").count() == 3_321
    stored, known = Register(queries.stored_events()), Register(events())
    assert stored.versions == known.versions
    assert Correction.objects.count() == 6
    assert [s.unit.uid for s in queries.successors(places("d-498.1"), TODAY)] == ["c-20333.2"]


def test_an_event_recorded_late_changes_the_past_and_keeps_what_was_shown(places):
    """A new name since 2023, told in 2026: the version of before is withdrawn, not lost."""
    unit = places("p-52.1")
    moment = clock.now()
    event = UnitEvent.objects.create(
        uid="E-late", kind="rename", effective=date(2023, 1, 1), basis="NQ", confidence="compared"
    )
    UnitChange.objects.create(event=event, unit=unit, role="changes")
    old = unit.versions.get()
    UnitVersion.objects.filter(pk=old.pk).update(withdrawn=clock.now())
    first, second = deepcopy(old), deepcopy(old)
    for row, values in (
        (first, {"end": date(2023, 1, 1), "closed_by": event}),
        (second, {"start": date(2023, 1, 1), "name": "Tỉnh Mẫu", "opened_by": event}),
    ):
        row.pk, row.recorded = None, clock.now()
        for name, value in values.items():
            setattr(row, name, value)
        row.save()

    now, then = (Register(queries.stored_events(at)) for at in (None, moment))

    assert now.version("p-52.1", MAY).attributes.name == "Tỉnh Mẫu"
    assert then.version("p-52.1", MAY).attributes.name == "Tỉnh Bình Định"
    assert now.version("p-52.1", date(2022, 1, 1)).attributes.name == "Tỉnh Bình Định"
    assert queries.register().version("p-52.1", MAY).attributes.name == "Tỉnh Mẫu"


def test_what_an_empty_database_is_loaded_with_is_told_to_nobody(places):
    """Nobody is there to hear the history; what a newer book adds is told once."""
    assert tell_effects(by=None, today=TODAY) == 0
    known = {event.uid for event in events(communes=False)}

    load_places(by=None, today=TODAY)

    fresh = [event for event in events() if event.uid not in known and event.kind != "record"]
    assert [tell_effects(by=None, today=TODAY) for _ in range(2)] == [len(fresh), 0]
    assert len(fresh) == 36


def test_the_history_is_loaded_with_the_places_in_the_front(places):
    front = places("mttq-tw.1")
    assert queries.children_in("front", front, TODAY).count() == 5
    assert load_hierarchies(by=None, today=TODAY) == 0
