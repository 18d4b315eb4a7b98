"""What goes over the wire for HEAD: the headers of GET, and no body."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory
from django.urls import reverse

from factories import Province

pytestmark = pytest.mark.django_db
SIGNALS = (request_started, request_finished)


@pytest.fixture(autouse=True)
def connection_stays() -> Iterator[None]:
    """Keep the connection of the test, which a request would close; so does Django's client."""
    for signal in SIGNALS:
        signal.disconnect(close_old_connections)
    yield
    for signal in SIGNALS:
        signal.connect(close_old_connections)


def sent(method: str, path: str) -> tuple[str, dict[str, str], bytes]:
    """Return status, headers and body of an answer as the server gets them."""
    said: list[tuple[str, dict[str, str]]] = []
    environ = RequestFactory().generic(method, path).environ
    environ["wsgi.file_wrapper"] = lambda file, _size: file
    answer = WSGIHandler()(environ, lambda status, headers: said.append((status, dict(headers))))
    try:
        return *said[0], b"".join(answer)
    finally:
        answer.close()


def same_without_body(path: str, expected: str = "200 OK") -> None:
    status, headers, body = sent("GET", path)
    told, heads, nothing = sent("HEAD", path)
    assert (status, told) == (expected, expected)
    assert body != b""
    assert nothing == b""
    assert heads["Content-Length"] == headers["Content-Length"] == str(len(body))
    assert heads["Content-Type"] == headers["Content-Type"]


@pytest.mark.parametrize("path", ["/healthz", "/luat/so-sanh/?tu=2025-06-30"])
def test_a_page_says_its_length(path):
    same_without_body(path)


def test_a_page_that_is_not_there_says_its_length():
    same_without_body("/khong-co/", "404 Not Found")


def test_a_file_says_its_length(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        plan = Province().run()
    same_without_body(reverse("movements:document", args=[plan.uuid]))
