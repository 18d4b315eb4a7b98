"""What goes over the wire is packed for whoever can unpack it; files and the API go as they are."""

from __future__ import annotations

import gzip
from datetime import date

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.urls import reverse

from factories import Province, plan_text
from thidua.apps.organisations.actions import load_places
from thidua.core.packing import PackingMiddleware

pytestmark = pytest.mark.django_db
ASKED = {"accept-encoding": "gzip, deflate, br"}
WIRE = 60_000


def packed_answer(made):
    request = RequestFactory().get("/", headers=ASKED)
    return PackingMiddleware(lambda _request: made)(request)


@pytest.fixture
def running(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return Province().run()


def test_a_page_is_packed_when_asked(client):
    address = reverse("organisations:index")
    plain = client.get(address)
    packed = client.get(address, headers=ASKED)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert int(packed.headers["Content-Length"]) == len(packed.content)
    assert "<h1" in gzip.decompress(packed.content).decode()
    assert len(packed.content) < len(plain.content) / 2


@pytest.mark.parametrize("measure", ["xa", "vung", "loai"])
def test_the_map_is_light_on_the_wire(client, measure):
    load_places(by=None, today=date(2026, 11, 20), communes=False)
    asked = {"ngay": "2025-06-30", "xem": measure}
    page = client.get(reverse("organisations:map"), asked, headers=ASKED)
    assert gzip.decompress(page.content).count(b'<a class="map-area ') > 63
    assert len(page.content) < WIRE


def test_the_length_of_a_packed_page_is_not_the_same_each_time():
    text = "Phong trào thi đua. " * 400
    lengths = {len(packed_answer(HttpResponse(text)).content) for _ in range(30)}
    assert len(lengths) > 3


@pytest.mark.parametrize(
    "kind", ["application/json", "application/pdf", "application/vnd.ms-excel", "font/woff2", ""]
)
def test_what_is_no_page_stays_as_it_is(kind):
    made = packed_answer(HttpResponse(b"a" * 5000, content_type=kind))
    assert ("Content-Encoding" in made.headers, made.content) == (False, b"a" * 5000)


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "image/svg+xml", "TEXT/CSV"])
def test_text_that_comes_at_once_is_packed_text_that_comes_in_pieces_is_not(kind):
    at_once = packed_answer(HttpResponse("<svg/>" * 900, content_type=kind))
    assert gzip.decompress(at_once.content) == b"<svg/>" * 900
    pieces = packed_answer(StreamingHttpResponse(iter([b"a" * 5000]), content_type=kind))
    assert ("Content-Encoding" in pieces.headers, pieces.getvalue()) == (False, b"a" * 5000)


def test_the_paper_of_a_plan_comes_byte_by_byte(client, running):
    answer = client.get(reverse("movements:document", args=[running.uuid]), headers=ASKED)
    body = answer.getvalue()
    assert "Content-Encoding" not in answer.headers
    assert body == plan_text().encode()
    assert answer.headers["Content-Length"] == str(len(body))


def test_a_spreadsheet_and_a_calendar_can_be_opened(client, running):
    sheet = client.get(reverse("tasks:index"), {"xlsx": 1}, headers=ASKED)
    assert ("Content-Encoding" in sheet.headers, sheet.content[:2]) == (False, b"PK")
    unit = running.tasks.filter(due_on__isnull=False).first().unit.uid
    book = client.get(reverse("tasks:unit_feed", args=[unit]), headers=ASKED)
    assert gzip.decompress(book.content).startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize("address", ["/api/v1/openapi.json", "/api/v1/movements"])
def test_the_api_answers_as_it_is(client, running, address):
    answer = client.get(address, headers=ASKED)
    assert ("Content-Encoding" in answer.headers, type(answer.json())) == (False, dict)
