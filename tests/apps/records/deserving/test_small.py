"""Twelve people of a commune whose outcome is known, through the page as the officer sees it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from factories import make_officer, make_unit
from register import person, save
from thidua.apps.records.actions import runs
from thidua.apps.records.models import (
    Grant,
    Measure,
    OpenCase,
    Part,
    Rating,
    Run,
    Work,
)
from thidua.apps.records.queries import deserving_view as view
from thidua.apps.records.queries.deserving import Asked, runs_of
from thidua.apps.records.queries.deserving_store import Kept
from thidua.core import tables
from thidua.core.models import AuditEntry
from thidua.kernel.problems import NotAllowedError

ON, YEAR = date(2026, 3, 1), 2025
ALL = [part.value for part in Part]
NO_WORKS = [part for part in ALL if part != "works"]
# name -> rating of the year, initiative of the year, standing in CSTDCS
PEOPLE = {
    "An": ("HTXSNV", False, "meets"),
    "Bình": ("HTXSNV", False, "meets"),
    "Chi": ("HTTNV", True, "meets"),
    "Dũng": ("HTTNV", False, "one"),
    "Êm": ("HTNV", True, "one"),
    "Phúc": ("HTNV", False, "far"),
    "Giang": (None, False, "open"),
    "Hà": ("HTXSNV", False, "pending"),
    "Khoa": ("HTXSNV", False, "meets"),
    "Lan": ("HTTNV", False, "open"),
    "Minh": ("KHTNV", False, "far"),
    "Nga": ("HTXSNV", False, "open"),
}
DIRECT, LEADERS = {"An", "Chi", "Dũng", "Lan"}, {"Bình", "Hà"}


@pytest.fixture
def twelve(land):
    """Write the records of the twelve; return them by name."""
    made = save(
        [
            person(
                land.commune,
                f"Trần Văn {name}",
                code=f"MT-{n}",
                group="official",
                complete=NO_WORKS if name in {"Khoa", "Lan"} else ALL,
                direct=name in DIRECT,
                leader=name in LEADERS,
            )
            for n, name in enumerate(PEOPLE)
        ]
    )
    known = dict(zip(PEOPLE, made, strict=True))
    for name, (rating, initiative, _standing) in PEOPLE.items():
        if rating:
            Rating.objects.create(subject=known[name], year=YEAR, code=rating)
        if initiative:
            Work.objects.create(
                subject=known[name],
                kind="initiative",
                scope="grassroots",
                recognised=True,
                year=YEAR,
            )
    Grant.objects.create(subject=known["An"], award="CSTDCS", year=YEAR)
    OpenCase.objects.create(subject=known["Hà"], kind="complaint", since=date(2026, 1, 5))
    Measure.objects.create(
        subject=known["Nga"], form="khien_trach", taken=date(2025, 1, 5), ends=date(2025, 7, 5)
    )
    return known


def ask(land, awards=("CSTDCS",), **values) -> Run:
    """Ask about the commune as its officer."""
    asked = Asked(awards, ON, YEAR)
    return runs.look_for_deserving(land.commune, asked=asked, by=land.officer, **values)


def test_every_one_of_the_twelve_stands_where_it_should(land, twelve):
    kept = Kept(ask(land))
    names = {one.pk: name for name, one in twelve.items()}
    lines = kept.lines["CSTDCS"]
    found = {
        names[key]: lines[place].standing
        for key, place in zip(
            kept.columns.ids.tolist(), kept.columns.answer["CSTDCS"].tolist(), strict=True
        )
    }
    assert found == {name: standing for name, (_r, _i, standing) in PEOPLE.items()}
    assert view.counts(kept, "CSTDCS") == {
        "meets": 4,
        "one": 2,
        "open": 3,
        "pending": 1,
        "far": 2,
        "faulty": 0,
    }
    assert view.meets_without(kept, "CSTDCS") == 3
    assert {(route, name): n for route, name, n in view.lacking(kept, "CSTDCS")} == {
        ("a", "base"): 1,
        ("a", "more.excellent"): 1,
    }
    assert dict(view.unknown(kept, "CSTDCS"))["rating.2025"] == 1


def test_the_shares_are_those_of_the_people(land, twelve):
    whole, each = view.shares(Kept(ask(land)), "CSTDCS")
    assert (whole.everybody.total, whole.everybody.direct, whole.everybody.leader) == (12, 4, 2)
    assert (whole.meets.total, whole.meets.direct, whole.meets.leader) == (4, 2, 1)
    assert (whole.granted.total, whole.granted.direct, whole.granted.leader) == (1, 1, 0)
    assert [(one.unit_id, one.everybody.total) for one in each] == [(land.commune.pk, 12)]


def test_the_page_answers_first_and_gives_every_reason(land, twelve, client):
    client.force_login(land.officer)
    page = client.get(reverse("records:deserving"))
    assert page.status_code == 200
    sent = {"unit": land.commune.uid, "award": "CSTDCS", "year": YEAR, "on": ON.isoformat()}
    answer = client.post(reverse("records:deserving"), sent)
    run = Run.objects.get()
    assert answer["Location"] == reverse("records:deserving_run", args=[run.uid])
    text = client.get(answer["Location"]).content.decode()
    assert "4 trên 12 hồ sơ đủ tiêu chuẩn, trong đó 3 hồ sơ chưa được tặng năm 2025" in text
    assert "Người trực tiếp chiếm 33,3% trong toàn đơn vị, 50,0% trong số đủ tiêu chuẩn" in text
    assert "Điều 23" in text
    assert reverse("records:record", args=[twelve["An"].uid]) in text
    lacking = client.get(answer["Location"] + "?standing=one").content.decode()
    assert [name for name in PEOPLE if f"Trần Văn {name}<" in lacking] == ["Dũng", "Êm"]
    assert AuditEntry.objects.filter(action="records.run_asked").count() == 1


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("granted=no&standing=meets", ["Bình", "Chi", "Khoa"]),
        ("work=direct", ["An", "Chi", "Dũng", "Lan"]),
        ("work=leader&standing=pending", ["Hà"]),
        ("q=mt-4", ["Êm"]),
        ("q=dung", ["Dũng"]),
        ("lacks=more.excellent", ["Dũng"]),
        ("unknown=rating.2025", ["Giang"]),
        ("standing=faulty", []),
    ],
)
def test_the_filters_stand_in_the_address(land, twelve, client, query, names):
    client.force_login(land.officer)
    url = reverse("records:deserving_run", args=[ask(land).uid])
    text = client.get(f"{url}?{query}").content.decode()
    assert [name for name in PEOPLE if f"Trần Văn {name}<" in text] == names


def test_pages_and_orders_show_everybody_once(land, twelve):
    kept = Kept(ask(land))
    places = view.chosen(kept, view.Narrowed("CSTDCS"), land.officer)
    for order in view.ORDERS:
        several = view.ordered(kept, "CSTDCS", places, order)
        seen, after = [], ""
        while True:
            page = view.page(several, after, size=5)
            seen += page.rows
            if page.next_cursor is None:
                break
            after = page.next_cursor
        assert sorted(seen) == list(range(12))
        assert page.prev_cursor == "5"
    by_name = [twelve_name(kept, at, twelve) for at in view.ordered(kept, "CSTDCS", places, "name")]
    assert by_name[:5] == ["An", "Bình", "Chi", "Dũng", "Êm"]


def twelve_name(kept, at, twelve) -> str:
    """Return the name of the record at a place."""
    return {one.pk: name for name, one in twelve.items()}[int(kept.columns.ids[at])]


def test_the_spreadsheet_has_the_reasons(land, twelve, client):
    client.force_login(land.officer)
    url = reverse("records:deserving_run", args=[ask(land).uid])
    sheet = tables.read(client.get(f"{url}?standing=one&xlsx=1").content, "bang.xlsx")
    rows = [cells for _number, cells in sheet[2:]]
    assert [row[0] for row in rows] == ["Trần Văn Dũng", "Trần Văn Êm"]
    assert {row[5] for row in rows} == {"Chỉ thiếu một điều kiện"}
    assert all(row[6] and "Điều 23" in row[7] for row in rows)


def test_only_who_asked_sees_the_answer_and_only_within_reach(land, twelve, client):
    other = make_unit("Xã Mẫu Hạ", land.province, kind="commune", level="commune")
    stranger = make_officer(other, "UnitOfficer")
    with pytest.raises(NotAllowedError):
        runs.look_for_deserving(land.commune, asked=Asked(("CSTDCS",), ON, YEAR), by=stranger)
    url = reverse("records:deserving_run", args=[ask(land).uid])
    assert client.get(url).status_code == 302
    for person_ in (stranger, land.standing):
        client.force_login(person_)
        assert client.get(url).status_code == 404
    sent = {"unit": land.commune.uid, "award": "CSTDCS", "year": YEAR, "on": ON.isoformat()}
    client.force_login(stranger)
    assert client.post(reverse("records:deserving"), sent).status_code == 200
    assert Run.objects.count() == 1
    land.officer.posts.update(end=date(2026, 3, 1))
    client.force_login(land.officer)
    assert client.get(url).status_code == 404


def test_a_record_changed_since_says_so(land, twelve, client):
    client.force_login(land.officer)
    url = reverse("records:deserving_run", args=[ask(land).uid])
    assert "Hồ sơ đã thay đổi từ khi xét" not in client.get(url).content.decode()
    Rating.objects.filter(subject=twelve["Bình"]).update(code="KHTNV")
    assert client.get(url).content.decode().count("Hồ sơ đã thay đổi từ khi xét") == 1


def test_after_the_last_certain_day_nothing_is_concluded(land, twelve, client):
    asked = Asked(("CSTDCS",), date(2026, 10, 5), YEAR)
    run = runs.look_for_deserving(land.commune, asked=asked, by=land.officer)
    kept = Kept(run)
    assert {line.verdict for line in kept.lines["CSTDCS"]} == {"undetermined"}
    assert view.counts(kept, "CSTDCS")["meets"] == 4
    client.force_login(land.officer)
    text = client.get(reverse("records:deserving_run", args=[run.uid])).content.decode()
    assert "Chưa phải kết luận" in text
    assert "30/09/2026" in text


def test_runs_are_thrown_away_after_a_week(land, twelve):
    run = ask(land)
    Run.objects.update(at=datetime(2026, 3, 2, 5, tzinfo=UTC))
    runs.throw_away(today=date(2026, 3, 9))
    assert list(runs_of(land.officer, "deserving")) == [run]
    runs.throw_away(today=date(2026, 3, 10))
    assert not Run.objects.exists()


@pytest.mark.parametrize("size", [10, 100])
def test_the_page_asks_as_often_for_a_hundred_as_for_ten(
    land, make_crowd, client, size, django_assert_num_queries
):
    make_crowd(land.commune, size, 11)
    run = ask(land, ("LDTT", "CSTDCS", "CSTDBBNT"))
    client.force_login(land.officer)
    url = reverse("records:deserving_run", args=[run.uid])
    client.get(url)
    with django_assert_num_queries(20):
        client.get(url)
