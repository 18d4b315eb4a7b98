"""Pages of tasks: list, one task, progress, calendar, feeds, spreadsheet."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from django.core import signing
from django.test import Client
from icalendar import Calendar
from lxml import etree, html

from factories import Province, make_person, make_unit
from reorganise import end
from thidua.apps.tasks import actions
from thidua.apps.tasks.models import Task
from thidua.apps.tasks.pages.feed import SALT, token_of
from thidua.core import clock


def words(node) -> str:
    return " ".join(node.text_content().split())


def client_of(person=None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client


def parsed(response):
    return html.fromstring(response.content.decode())


@pytest.fixture
def province(db):
    province = Province()
    province.plan = province.run()
    actions.assign(province.plan.pk, today=clock.today())
    return province


@pytest.fixture
def duty(province):
    return Task.objects.get(unit=province.science, kind="duty")


def test_a_task_says_who_its_unit_and_actor_are_now(province, duty):
    heir = make_unit("Sở Đổi mới sáng tạo", province.unit)
    end({province.science: {heir: "whole"}})
    actions.carry_over(today=clock.today())
    page = parsed(client_of().get(f"/nhiem-vu/{duty.uuid}/"))
    old = "Sở Khoa học và Công nghệ"
    now = "nay là Sở Đổi mới sáng tạo"
    assert f"{old} ({now})" in [words(one) for one in page.xpath("//dd")]
    said = f"{old}, Tỉnh Mẫu Sơn ({now}, Tỉnh Mẫu Sơn)"
    assert said in words(page.xpath("//main")[0])


def test_one_task(province, duty):
    page = parsed(client_of().get(f"/nhiem-vu/{duty.uuid}/"))
    text = words(page)
    assert "bộ chỉ số đánh giá chuyển đổi số" in words(page.xpath("//h1")[0])
    assert "Mẫu Sơn thi đua chuyển đổi số" in text
    assert "Sở Khoa học và Công nghệ" in text
    assert words(page.xpath("//blockquote")[0]) == duty.clause.text
    assert page.xpath("//main//form[@method='post']") == []
    link = f"/phong-trao/ke-hoach/{duty.plan.uuid}/#clause-{duty.clause.pk}"
    assert page.xpath("//section[@aria-labelledby='basis']//a/@href") == [link]


def test_due_and_day_done_are_written_as_people_write_them(province, duty):
    def detail() -> dict[str, str]:
        page = parsed(client_of().get(f"/nhiem-vu/{duty.uuid}/"))
        return {
            words(row.xpath("./dt")[0]): words(row.xpath("./dd")[0])
            for row in page.xpath("//dl[@class='detail']/div")
        }

    assert detail()["Thời hạn trong kế hoạch"] == "30/09/2025"
    for text, said in (("2025-Q2", "quý II/2025"), ("", "Kế hoạch không nêu ngày")):
        Task.objects.filter(pk=duty.pk).update(due_text=text)
        assert detail()["Thời hạn trong kế hoạch"] == said
    assert "Kỳ" not in detail()
    actions.take_step(duty.pk, "finish", by=province.scientist, today=date(2025, 9, 1), note="QĐ")
    assert detail()["Ngày hoàn thành"] == "01/09/2025"


def test_the_words_asked_for_are_not_called_optional(province, duty):
    page = parsed(client_of(province.scientist).get(f"/nhiem-vu/{duty.uuid}/"))
    assert words(page.xpath("//label[@for='id_note']")[0]) == "Kết quả, số và ngày văn bản"
    assert page.xpath("//textarea/@required") == []


def test_its_own_officer_sees_the_button_others_do_not(province, duty):
    def buttons(person):
        page = parsed(client_of(person).get(f"/nhiem-vu/{duty.uuid}/"))
        return [
            words(b)
            for b in page.xpath("//main//form[@method='post']//button[not(@type='button')]")
        ]

    assert buttons(province.scientist) == ["Ghi nhận hoàn thành"]
    assert buttons(province.head) == []
    assert buttons(make_person()) == []


def test_finishing_without_a_note_says_what_is_missing_and_keeps_what_was_typed(province, duty):
    client = client_of(province.scientist)
    response = client.post(f"/nhiem-vu/{duty.uuid}/finish/", {"note": "   "})
    assert response.status_code == 422
    assert "Chưa ghi kết quả của nhiệm vụ" in words(parsed(response))
    duty.refresh_from_db()
    assert duty.state == "open"


def test_finishing_with_a_note_and_opening_again(province, duty):
    client = client_of(province.scientist)
    at = f"/nhiem-vu/{duty.uuid}/"
    with clock.pretend(date(2025, 9, 29)):
        response = client.post(f"{at}finish/", {"note": "Quyết định 5/QĐ-SKHCN"})
    assert (response.status_code, response.headers["Location"]) == (302, at)
    duty.refresh_from_db()
    assert (duty.state, duty.done_on, duty.done_by, duty.note) == (
        "done",
        date(2025, 9, 29),
        province.scientist,
        "Quyết định 5/QĐ-SKHCN",
    )
    page = parsed(client.get(at))
    assert "Quyết định 5/QĐ-SKHCN" in words(page)
    assert client.post(f"{at}reopen/").status_code == 302
    duty.refresh_from_db()
    assert (duty.state, duty.done_on, duty.done_by) == ("open", None, None)


def test_a_step_that_somebody_else_took_is_told(province, duty):
    client = client_of(province.scientist)
    for name in ("reopen", "fly"):
        response = client.post(f"/nhiem-vu/{duty.uuid}/{name}/", follow=True)
        assert response.redirect_chain == [(f"/nhiem-vu/{duty.uuid}/", 302)]
        assert "vừa được người khác chuyển bước" in words(parsed(response))


def test_who_may_not_finish(province, duty):
    at = f"/nhiem-vu/{duty.uuid}/finish/"
    stranger = client_of().post(at, {"note": "x"})
    assert (stranger.status_code, stranger.headers["Location"]) == (
        302,
        f"/accounts/login/?next=/nhiem-vu/{duty.uuid}/finish/",
    )
    for person in (province.head, make_person()):
        assert client_of(person).post(at, {"note": "x"}).status_code == 403
    assert client_of(province.scientist).get(at).status_code == 405
    duty.refresh_from_db()
    assert duty.state == "open"


def rows(page) -> list[list[str]]:
    return [[words(td) for td in tr.xpath("./td")] for tr in page.xpath("//tbody/tr")]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 19),
        ("?unit=so+khoa+hoc", 9),
        ("?unit=khong+co+don+vi+nay", 0),
        ("?kind=duty", 2),
        ("?timing=no_date", 1),
        ("?timing=overdue&kind=report", 2),
        ("?timing=khong-co", 19),
        ("?movement=khong-co", 0),
    ],
)
def test_the_list_is_narrowed(province, query, count):
    page = parsed(client_of().get(f"/nhiem-vu/{query}"))
    assert len([row for row in rows(page) if len(row) == 4]) == count


def test_the_spreadsheet_opens_and_holds_every_task(province):
    response = client_of().get("/nhiem-vu/?xlsx=1")
    assert response.headers["Content-Type"] == (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    book = zipfile.ZipFile(
        io.BytesIO(b"".join(response) if response.streaming else response.content)
    )
    assert book.testzip() is None
    sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    assert len(sheet.findall(".//m:row", space)) == 2 + Task.objects.count()  # name, columns, tasks
    said = ["".join(cell.itertext()) for cell in sheet.findall(".//m:is", space)]
    assert any(text.startswith("Sở Khoa học và Công nghệ") for text in said)
    assert "Quá hạn" in said


def test_the_spreadsheet_says_every_state_in_words(province, duty):
    for task in Task.objects.exclude(pk=duty.pk)[:1]:
        Task.objects.filter(pk=task.pk).update(state="cancelled")
    undated = Task.objects.get(kind="duty", unit=province.home)
    Task.objects.filter(pk=undated.pk).update(state="done", done_on=date(2026, 1, 1))
    assert client_of().get("/nhiem-vu/?xlsx=1").status_code == 200


def test_progress_by_clause_and_by_unit(province, duty):
    actions.take_step(duty.pk, "finish", by=province.scientist, today=date(2025, 9, 1), note="QĐ")
    page = parsed(client_of().get(f"/nhiem-vu/tien-do/{province.plan.movement.slug}/"))
    tables = page.xpath("//section")
    units = {row[0]: row[2] for row in rows(tables[-1]) if len(row) == 3}
    assert units == {"Sở Khoa học và Công nghệ": "2", "Sở Nội vụ": "2"}


def test_the_calendar_of_a_month(province):
    page = parsed(client_of().get("/nhiem-vu/lich/?month=2025-09"))
    assert "bộ chỉ số đánh giá chuyển đổi số" in words(page.xpath("//main")[0])
    empty = parsed(client_of().get("/nhiem-vu/lich/?month=2025-08"))
    assert "Không có việc nào đến hạn trong tháng này" in words(empty)


@pytest.mark.parametrize("month", ["0001-01", "9999-12", "2025-13", "mai", "%00", "12/9999"])
def test_odd_months_give_a_page(province, month):
    assert client_of().get(f"/nhiem-vu/lich/?month={month}").status_code == 200


def read_feed(client: Client, address: str) -> Calendar:
    response = client.get(address)
    assert (response.status_code, response.headers["Content-Type"]) == (
        200,
        "text/calendar; charset=utf-8",
    )
    return Calendar.from_ical(response.content)


def test_the_feed_of_a_unit(province, duty):
    book = read_feed(client_of(), f"/nhiem-vu/lich/don-vi/{province.science.uid}.ics")
    events = book.walk("VEVENT")
    assert (book["PRODID"], book["X-WR-CALNAME"]) == (
        "-//thidua//vi",
        "Thi đua - Sở Khoa học và Công nghệ",
    )
    assert len(events) == 9
    one = next(e for e in events if e["UID"] == f"{duty.uuid}@thidua")
    assert (one.decoded("DTSTART"), one.decoded("DTEND")) == (date(2025, 9, 30), date(2025, 10, 1))
    assert one["URL"] == f"http://127.0.0.1:8000/nhiem-vu/{duty.uuid}/"
    assert str(one["DESCRIPTION"]) == f"{duty.title}\nMẫu Sơn thi đua chuyển đổi số"
    assert client_of().get("/nhiem-vu/lich/don-vi/khong-co.ics").status_code == 404


def test_the_feed_of_a_person_is_what_waits(province, duty):
    at = f"/nhiem-vu/lich/toi/{token_of(province.scientist)}.ics"
    assert len(read_feed(client_of(), at).walk("VEVENT")) == 9
    actions.take_step(duty.pk, "finish", by=province.scientist, today=date(2025, 9, 1), note="QĐ")
    left = {str(e["UID"]) for e in read_feed(client_of(), at).walk("VEVENT")}
    assert len(left) == 8
    assert f"{duty.uuid}@thidua" not in left


def test_the_address_of_a_persons_feed_ends_with_the_password_and_the_account(province):
    person = province.scientist
    at = f"/nhiem-vu/lich/toi/{token_of(person)}.ics"
    assert client_of().get(at).status_code == 200
    person.is_active = False
    person.save()
    assert client_of().get(at).status_code == 404
    person.is_active = True
    person.set_password("mot-mat-khau-khac-9")
    person.save()
    assert client_of().get(at).status_code == 404


@pytest.mark.parametrize(
    "token",
    [
        "x",
        "a:b:c",
        signing.dumps("x", salt=SALT),
        signing.dumps(["x"], salt=SALT),
        signing.dumps(["khong-phai-uuid", "x"], salt=SALT),
        signing.dumps({"a": 1}, salt=SALT),
        signing.dumps([1, 2, 3], salt=SALT),
    ],
    ids=["word", "parts", "text", "short", "no uuid", "mapping", "numbers"],
)
def test_a_wrong_token_is_not_found(province, token):
    assert client_of().get(f"/nhiem-vu/lich/toi/{token}.ics").status_code == 404


def test_the_token_does_not_tell_the_password(province):
    token = token_of(province.scientist)
    plain = str(signing.loads(token, salt=SALT))
    assert province.scientist.password[-12:] not in plain


def test_the_calendar_page_gives_my_address_to_me_only(province):
    mine = parsed(client_of(province.scientist).get("/nhiem-vu/lich/")).xpath("//a/@href")
    assert [h for h in mine if re.search(r"/lich/toi/.+\.ics$", h)]
    others = parsed(client_of().get("/nhiem-vu/lich/")).xpath("//a/@href")
    assert [h for h in others if "/lich/toi/" in h] == []
