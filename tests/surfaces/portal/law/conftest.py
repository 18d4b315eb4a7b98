"""Reading pages of the law; none of these tests may touch the database unless it says so."""

from __future__ import annotations

import pytest
from django.test import Client
from lxml import html


def words(node) -> str:
    """Return the text of a node on one line."""
    return " ".join(node.text_content().split())


@pytest.fixture
def read():
    """Return the main part of a page, after checking its answer."""

    def opened(address: str, status: int = 200, language: str = "vi"):
        client = Client()
        client.cookies["django_language"] = language
        response = client.get(address)
        assert response.status_code == status, address
        page = html.fromstring(response.content.decode())
        assert page.get("lang") == language
        return page.xpath("//main")[0]

    return opened
