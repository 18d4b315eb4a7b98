"""An invented province with two departments and a commune, and people who look after records."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from factories import make_officer, make_unit
from thidua.apps.records import actions
from thidua.core import clock

TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _today():
    with clock.pretend(TODAY):
        yield


@pytest.fixture
def land(db) -> SimpleNamespace:
    province = make_unit(
        "Tỉnh Mẫu Sơn", kind="province", acting_name="Ủy ban nhân dân tỉnh Mẫu Sơn"
    )
    home = make_unit("Sở Nội vụ", province)
    health = make_unit("Sở Y tế", province)
    commune = make_unit(
        "Xã Mẫu Thượng",
        province,
        kind="commune",
        level="commune",
        acting_name="Ủy ban nhân dân xã Mẫu Thượng",
    )
    return SimpleNamespace(
        province=province,
        home=home,
        health=health,
        commune=commune,
        standing=make_officer(province, "StandingOfficer"),
        head=make_officer(province, "StandingHead"),
        officer=make_officer(commune, "UnitOfficer"),
        chief=make_officer(commune, "UnitHead"),
    )


@pytest.fixture
def anna(land):
    """Bà A: an official of the commune, two CSTĐCS in a row, an initiative of the province."""
    subject = actions.add_subject(
        kind="individual",
        full_name="Nguyễn Thị A",
        unit_id=land.commune.pk,
        by=land.officer,
        today=TODAY,
        since=date(2019, 9, 1),
        code="MT-01",
        born=date(1985, 11, 21),
        sex="female",
        post="Công chức",
        group="official",
        direct=True,
    )
    for year, code in ((2023, "HTTNV"), (2024, "HTXSNV"), (2025, "HTXSNV")):
        actions.record_rating(subject.pk, year=year, code=code, by=land.officer, today=TODAY)
    for year in (2024, 2025):
        actions.record_grant(subject.pk, award="CSTDCS", year=year, by=land.officer, today=TODAY)
    actions.record_work(
        subject.pk,
        kind="initiative",
        scope="ministry_province",
        by=land.officer,
        today=TODAY,
        title="Rút ngắn thời gian trả kết quả",
        recognised=True,
        applied=True,
        recognised_by="Chủ tịch UBND tỉnh",
        year=2025,
    )
    parts = ("titles", "awards", "works", "discipline", "open_cases")
    return actions.confirm_parts(subject.pk, parts=parts, by=land.officer, today=TODAY)
