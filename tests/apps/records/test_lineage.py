"""Collectives through reorganisations: honours of ancestors are shown, never silently inherited."""

from __future__ import annotations

from datetime import date

import pytest

from factories import make_event, make_unit
from thidua.apps.organisations.models import UnitChange, UnitLine, UnitVersion
from thidua.apps.records import actions, queries
from thidua.apps.records.models import Stint

TODAY = date(2026, 3, 2)


@pytest.fixture
def officer(land, client):
    client.force_login(land.officer)
    return client


def text(response) -> str:
    return response.content.decode()


@pytest.fixture
def merged(land):
    """Two communes that became the commune on 1/7/2025, each with a record of its own."""
    event = make_event(effective=date(2025, 7, 1), kind="consolidate", basis="NQ 1/NQ-UBTVQH15")
    found = []
    for name, functions in (("Xã Mẫu Đông", "whole"), ("Xã Mẫu Tây", "part")):
        old = make_unit(name, land.province, kind="commune", level="commune")
        UnitVersion.objects.filter(unit=old).update(end=date(2025, 7, 1))
        UnitChange.objects.create(event=event, unit=old, role="ends")
        UnitLine.objects.create(
            event=event,
            source=old,
            target=land.commune,
            area="whole",
            people="whole",
            functions=functions,
            is_main=True,
        )
        record = actions.add_subject(
            kind="collective",
            full_name=name,
            unit_id=old.pk,
            own_unit_id=old.pk,
            by=land.standing,
            today=TODAY,
        )
        actions.record_grant(record.pk, award="TTLDXS", year=2024, by=land.standing, today=TODAY)
        found.append(record)
    now = actions.add_subject(
        kind="collective",
        full_name="Xã Mẫu Thượng",
        unit_id=land.commune.pk,
        own_unit_id=land.commune.pk,
        by=land.officer,
        today=TODAY,
    )
    return now, found


def test_honours_of_ancestors_are_shown_and_never_counted(officer, merged):
    now, _old = merged
    page = text(officer.get(f"/ho-so/{now.uid}/"))
    for words in ("Chỉ để biết, không tính", "Xã Mẫu Đông", "Xã Mẫu Tây", "NQ 1/NQ-UBTVQH15"):
        assert words in page
    assert "Tập thể lao động xuất sắc 2024" in page
    assert "titles" not in queries.facts_of(now, on=TODAY, year=2025)
    assert [one.counted for one in queries.lineage_of(now, TODAY)] == [False, False]


def test_a_document_may_let_the_main_ancestor_count(officer, merged, settings):
    now, old = merged
    settings.RECORDS_LINEAGE = "Hướng dẫn 12/HD-BTĐKT"
    # the main heir of two: nothing says whose years are its own
    assert "titles" not in queries.facts_of(now, on=TODAY, year=2025)
    UnitLine.objects.filter(source=old[1].own_unit).delete()
    facts = queries.facts_of(now, on=TODAY, year=2025)
    assert facts["titles"] == {"TTLDXS": [2024]}
    assert "Theo Hướng dẫn 12/HD-BTĐKT." in text(officer.get(f"/ho-so/{now.uid}/"))


def test_an_earlier_unit_is_named_as_then_with_who_bears_it_now(client, anna, land, merged):
    _now, old = merged
    Stint.objects.filter(subject=anna).update(start=date(2025, 7, 1))
    Stint.objects.create(
        subject=anna, unit=old[0].own_unit, start=date(2019, 9, 1), end=date(2025, 7, 1)
    )
    client.force_login(land.officer)
    page = text(client.get(f"/ho-so/{anna.uid}/"))
    assert "Xã Mẫu Đông (nay là" in page
    assert "01/09/2019 đến trước 01/07/2025" in page
