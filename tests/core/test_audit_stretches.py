"""Long chains are followed in stretches by several processes; what they find is the same."""

from __future__ import annotations

import os

import pytest
from django.db import connection

from core.chain import write
from thidua.core import audit, chain
from thidua.core.models import AuditEntry

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def short(monkeypatch):
    """Stretches of ten entries, on three processors."""
    monkeypatch.setattr(chain, "WORTH_IT", 10)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1, 2})


def test_shares_meet_and_cover_all(short) -> None:
    assert chain.shares(0, 9) == [(0, 9)]
    assert chain.shares(4, 35) == [(4, 14), (14, 24), (24, 35)]


def test_a_chain_that_holds(short) -> None:
    write(35)
    assert audit.verify() == audit.Verification(35, *audit.head(), None)


def test_a_helper_answers_with_where_it_began_and_ended() -> None:
    write(9)
    helper = chain.Helper(connection.settings_dict, 3, 7)
    hashes = dict(AuditEntry.objects.values_list("number", "hash"))
    assert helper.answer() == (hashes[3], 7, hashes[7])
    helper.stop()


def test_a_helper_without_a_database_says_that_it_failed(tmp_path) -> None:
    write(1)
    helper = chain.Helper(connection.settings_dict | {"NAME": str(tmp_path / "none")}, 0, 1)
    assert helper.answer() is None
    helper.stop()


@pytest.mark.parametrize(
    ("place", "column", "code"),
    [
        *((1, "note", "content"), (11, "note", "content"), (12, "previous", "link")),
        *((22, "hash", "content"), (23, "previous", "link"), (35, "hash", "content")),
    ],
)
def test_a_change_in_any_stretch_is_found_at_its_place(short, lifted, place, column, code) -> None:
    write(35)
    with lifted():
        AuditEntry.objects.filter(number=place).update(**{column: "f" * 64})
    assert audit.verify().fault == audit.Fault(place, code)


def test_an_entry_that_is_missing_between_two_stretches(short, lifted) -> None:
    write(35)
    with lifted():
        AuditEntry.objects.filter(number=11).delete()
    assert audit.verify().fault == audit.Fault(11, "gap")


def test_an_anchor_in_a_later_stretch(short) -> None:
    write(35)
    hashes = dict(AuditEntry.objects.values_list("number", "hash"))
    assert audit.verify((30, hashes[30])).holds
    assert audit.verify((30, hashes[29])).fault == audit.Fault(30, "anchor")
