"""A plan that asks for two reports a year: a task for each day of each year, shown everywhere."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from icalendar import Calendar
from lxml import html

from factories import plan_text
from thidua.apps.movements import actions as movements
from thidua.apps.movements.models import Clause
from thidua.apps.tasks import actions, queries
from thidua.apps.tasks.models import Task
from thidua.core import clock

pytestmark = pytest.mark.django_db

ONCE = "Định kỳ hằng năm, các sở, ngành báo cáo kết quả về Sở Nội vụ trước ngày 15/12."
TWICE = "Các sở, ngành báo cáo 6 tháng trước ngày 15/6, báo cáo năm trước ngày 15/11 về Sở Nội vụ."
DAYS = [(month, 15) for month in (6, 11)]


@pytest.fixture
def running(province, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return province.run(plan_text().replace(ONCE, TWICE))


def reports(unit) -> list[tuple[int | None, int, str, date | None]]:
    rows = queries.ordered(Task.objects.filter(unit=unit, kind=Task.REPORT))
    return [(t.period, t.turn, t.due_text, t.due_on) for t in rows]


def text_of(address: str, person=None) -> str:
    client = Client()
    if person:
        client.force_login(person)
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def test_a_task_for_each_day_of_each_year(province, running):
    assert reports(province.science) == [
        (year, turn, f"{year}-{month:02d}-{day}", date(year, month, day))
        for year in range(2025, 2031)
        for turn, (month, day) in enumerate(DAYS, 1)
    ]
    assert actions.assign(running.pk, today=clock.today()) == 0


def test_a_day_before_the_plan_applies_is_not_owed(province, django_capture_on_commit_callbacks):
    draft = province.read_in(plan_text().replace(ONCE, TWICE))
    movements.set_effect(draft.pk, effect_from=date(2025, 7, 1), by=province.officer)
    with django_capture_on_commit_callbacks(execute=True):
        province.approve(province.submit(draft))
    assert reports(province.science)[:2] == [
        (2025, 2, "2025-11-15", date(2025, 11, 15)),
        (2026, 1, "2026-06-15", date(2026, 6, 15)),
    ]


def test_each_report_is_finished_on_its_own_and_stays_so_under_a_new_version(
    province, running, django_capture_on_commit_callbacks
):
    june = Task.objects.get(unit=province.science, kind=Task.REPORT, period=2025, turn=1)
    done = date(2025, 6, 10)
    actions.take_step(june.pk, "finish", by=province.scientist, today=done, note="BC 1")
    moved = plan_text().replace(ONCE, TWICE).replace("đến từng thôn, bản", "đến từng hộ")
    with django_capture_on_commit_callbacks(execute=True):
        new = province.run(moved, replaces_id=running.pk)
    kept = Task.objects.filter(plan=new, unit=province.science, state="done")
    assert [(t.period, t.turn, t.note) for t in kept] == [(2025, 1, "BC 1")]


def test_the_pages_show_both_days(province, running):
    slug = running.movement.slug
    both = "(hạn 15/6 hằng năm, 15/11 hằng năm)"
    assert both in text_of(f"/phong-trao/{slug}/")
    assert both in text_of(f"/phong-trao/ke-hoach/{running.uuid}/")
    for month in (6, 11):
        calendar = text_of(f"/nhiem-vu/lich/?month={month:02d}/2027")
        assert f"15/{month:02d} Thứ" in calendar
        assert "Các sở, ngành báo cáo 6 tháng" in calendar
    listed = text_of(f"/nhiem-vu/?movement={slug}&kind=report")
    assert "15/06/2026" in listed
    assert "15/11/2026" in listed


def test_the_desk_shows_both_days(province, running):
    desk = text_of("/desk/", province.scientist)
    assert [f"15/{m:02d}/2026" in desk for m, _day in DAYS] == [True, True]


def test_the_phone_gets_both_days(province, running):
    answer = Client().get(f"/nhiem-vu/lich/don-vi/{province.science.uid}.ics")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    days = {event["DTSTART"].dt for event in events}
    wanted = {date(year, *day) for year in range(2025, 2031) for day in DAYS}
    assert wanted <= days


def test_the_api_tells_both(province, running):
    rows = Client().get(f"/api/v1/tasks?unit={province.science.uid}&size=100").json()["rows"]
    found = [(r["period"], r["turn"], r["due_on"]) for r in rows if r["kind"] == "report"]
    assert found[:2] == [(2025, 1, "2025-06-15"), (2025, 2, "2025-11-15")]
    assert len(found) == 12


def test_days_are_corrected_by_hand(province):
    plan = province.read_in(plan_text())
    duty = Clause.objects.get(plan=plan, kind="reporting")
    assert duty.dues == ["--12-15"]
    client = Client()
    client.force_login(province.officer)
    at = f"/phong-trao/ke-hoach/{plan.uuid}/muc/{duty.uuid}/"
    form = html.fromstring(client.get(at).content.decode()).forms
    shown = next(f for f in form if "v_dues" in f.fields)
    assert shown.fields["v_dues"].strip() == "15/12 hằng năm"
    values = {name: value or "" for name, value in shown.form_values()}
    values |= {"v_dues": "15/6 hằng năm\r\n\r\n15/12 hằng năm"}
    assert client.post(at, values).status_code == 302
    duty.refresh_from_db()
    assert (duty.data["due"], duty.dues) == ("--06-15", ["--06-15", "--12-15"])
    wrong = client.post(at, values | {"v_dues": "15/6 hằng năm\nkhi xong", "revision": "2"})
    assert "Chưa hiểu “khi xong”" in wrong.content.decode()


def test_one_day_given_by_a_program_is_the_only_one(province):
    plan = province.read_in(plan_text().replace(ONCE, TWICE))
    duty = Clause.objects.get(plan=plan, kind="reporting")
    assert duty.dues == ["--06-15", "--11-15"]
    values = {"text": duty.text, "revision": duty.revision, "by": province.officer}
    changed = movements.change(duty.pk, data={"due": "--10-01"}, **values)
    assert changed.dues == ["--10-01"]
    values["revision"] = changed.revision
    assert movements.change(duty.pk, data={"dues": []}, **values).data["due"] is None
