"""Bà A: an official of a commune with two titles in a row and an initiative of the province."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from lxml import html

from factories import make_officer, make_unit
from thidua.apps.records import actions
from thidua.apps.records.models import Part, Subject
from thidua.core import clock

BEFORE = date(2026, 3, 1)
AFTER = date(2026, 11, 22)


class Commune:
    """A province, one of its communes, their people, and the record of bà A."""

    def __init__(self) -> None:
        self.province = make_unit("Tỉnh Mẫu Sơn", kind="province")
        self.commune = make_unit("Xã An Bình", self.province, kind="commune", level="commune")
        self.other = make_unit("Xã Bình Minh", self.province, kind="commune", level="commune")
        self.officer = make_officer(self.commune, "UnitOfficer", "Lê Thị Cán")
        self.head = make_officer(self.commune, "UnitHead", "Đỗ Văn Trưởng")
        self.neighbour = make_officer(self.other, "UnitOfficer", "Vũ Thị Bên")
        self.administrator = make_officer(self.province, "Administrator", "Hồ Văn Quản")
        self.a = self.record()

    def record(self) -> Subject:
        """Return bà A's record."""
        today = BEFORE
        with clock.pretend(today):
            who = actions.add_subject(
                kind="individual",
                full_name="Nguyễn Thị A",
                unit_id=self.commune.pk,
                by=self.officer,
                today=today,
                post="Công chức văn phòng",
                group="official",
            )
            self.write(actions.record_rating, who, year=2024, code="HTXSNV")
            self.write(actions.record_rating, who, year=2025, code="HTXSNV")
            for year in (2024, 2025):
                self.write(actions.record_grant, who, award="CSTDCS", year=year)
            self.write(
                actions.record_work,
                who,
                kind="initiative",
                title="Một cửa không giấy",
                scope="ministry_province",
                recognised=True,
                applied=True,
                replicable=True,
                recognised_by="Chủ tịch UBND tỉnh Mẫu Sơn",
                year=2025,
            )
        Subject.objects.filter(pk=who.pk).update(complete=[part.value for part in Part])
        return Subject.objects.get(pk=who.pk)

    def write(self, act: Any, who: Subject, **said: Any) -> Any:
        """Let the officer write into a record."""
        return act(who.pk, by=self.officer, today=BEFORE, **said)


@pytest.fixture(autouse=True)
def _today():
    with clock.pretend(AFTER):
        yield


@pytest.fixture
def commune(db) -> Commune:
    """The commune on 22 November 2026."""
    return Commune()


@pytest.fixture
def signed_in():
    """Return a client of a person: `signed_in(commune.officer)`."""

    def client(person) -> Client:
        made = Client()
        made.force_login(person)
        return made

    return client


def words(response) -> str:
    """Return the text of an answer, white space drawn together."""
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def typed(response) -> dict[str, str]:
    """Return what stands in the form of a check."""
    form = html.fromstring(response.content.decode()).get_element_by_id("facts")
    told = dict(form.form_values())
    for empty in form.xpath('.//input[@type="radio"][@value=""][@checked]'):
        told[empty.name] = ""
    del told["csrfmiddlewaretoken"]
    return told
