"""What goes over the wire for HEAD: the headers of GET, and no body."""

from __future__ import annotations

import pytest
from django.test import RequestFactory
from django.urls import reverse

from factories import Province
from thidua.wsgi import application

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("one_connection")]


def sent(method: str, path: str) -> tuple[str, dict[str, str], bytes]:
    """Return status, headers and body of an answer as the server gets them."""
    said: list[tuple[str, dict[str, str]]] = []
    environ = RequestFactory().generic(method, path).environ
    environ["wsgi.file_wrapper"] = lambda file, _size: file
    answer = application(environ, lambda status, headers: said.append((status, dict(headers))))
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
