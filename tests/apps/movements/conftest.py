"""What the tests of movements share: an invented province, its people signed in, a plan to read."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import Client
from lxml import html

from factories import Province, make_officer, make_person

PLAN_TEXT = Path(__file__).parent / "pages_review" / "plan.txt"


@pytest.fixture
def province(db) -> Province:
    """A province with two departments and their people."""
    return Province()


@pytest.fixture
def colleague(province):
    """A second officer of the same province."""
    return make_officer(province.unit, name="Phan Thị Cùng")


@pytest.fixture
def stranger(db):
    """Somebody who signs in and holds no post."""
    return make_person("Phạm Xa Lạ")


@pytest.fixture
def signed_in():
    """Return a client of a person: `signed_in(province.officer)`."""

    def client(person) -> Client:
        made = Client()
        made.force_login(person)
        return made

    return client


@pytest.fixture
def text() -> str:
    """The text of an invented plan with an actor that nobody can find."""
    return PLAN_TEXT.read_text(encoding="utf-8")


@pytest.fixture
def plan(province, text):
    """That plan as a draft."""
    return province.read_in(text)


@pytest.fixture
def page_of():
    """Return the parsed page of an answer: `page_of(response).cssselect-like xpath`."""

    def parse(response):
        return html.fromstring(response.content.decode())

    return parse


@pytest.fixture
def words_of():
    """Return the words of an answer as people see them, white space collapsed."""

    def words(response) -> str:
        return " ".join(html.fromstring(response.content.decode()).text_content().split())

    return words
