"""What the tests of the API share: an invented province, callers, short ways to call."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factories import Province, plan_text
from thidua.core import clock

BASE = "/api/v1"


class Caller:
    """One person who calls the API with a session, or a stranger."""

    def __init__(self, person=None, **values) -> None:
        self.client = Client(**values)
        if person is not None:
            self.client.force_login(person)

    def get(self, path: str, **query: Any) -> tuple[int, Any]:
        return self._said(self.client.get(BASE + path, query))

    def send(self, method: str, path: str, body: Any = None, **headers) -> tuple[int, Any]:
        data = "" if body is None else json.dumps(body)
        called = getattr(self.client, method)
        return self._said(called(BASE + path, data, content_type="application/json", **headers))

    def post(self, path: str, body: Any = None, **headers) -> tuple[int, Any]:
        return self.send("post", path, body, **headers)

    def put(self, path: str, body: Any) -> tuple[int, Any]:
        return self.send("put", path, body)

    def upload(self, path: str, values: dict[str, Any]) -> tuple[int, Any]:
        return self._said(self.client.post(BASE + path, values))

    @staticmethod
    def _said(response) -> tuple[int, Any]:
        kind = response.headers["Content-Type"]
        assert kind == "application/json; charset=utf-8", (response.status_code, kind)
        return response.status_code, response.json()


def paper(text: str | bytes | None = None, name: str = "ke-hoach.txt") -> SimpleUploadedFile:
    """Return a file to upload."""
    data = text if isinstance(text, bytes) else (text or plan_text()).encode()
    return SimpleUploadedFile(name, data)


@pytest.fixture(autouse=True)
def _today():
    with clock.pretend(date(2026, 11, 20)):
        yield


@pytest.fixture
def province(db) -> Province:
    return Province()


@pytest.fixture
def officer(province) -> Caller:
    return Caller(province.officer)


@pytest.fixture
def head(province) -> Caller:
    return Caller(province.head)


@pytest.fixture
def stranger(db) -> Caller:
    return Caller()
