from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.chain import seal, write
from thidua.core import audit
from thidua.core.models import AuditEntry, AuditHead, NumberSeries


@pytest.mark.django_db
def test_an_entry_keeps_who_did_what_to_which_thing() -> None:
    series = NumberSeries.objects.create(series="plan", year=2026, last=4)
    with transaction.atomic():
        entry = audit.record(
            by=None,
            action="core.number_taken",
            obj=series,
            note="theo đề nghị",
            data={"ngày": date(2026, 11, 21), "sum": Decimal("1.50"), "a": [1, None]},
        )
    kept = AuditEntry.objects.get(number=1)
    assert (kept.actor, kept.actor_name) == ("", "Hệ thống")
    assert (kept.kind, kept.object_id, kept.label) == (
        "core.numberseries",
        str(series.pk),
        "plan 2026: 4",
    )
    assert kept.note == "theo đề nghị"
    assert kept.data_text == '{"a":[1,null],"ngày":"2026-11-21","sum":"1.50"}'
    assert kept.data == {"a": [1, None], "ngày": "2026-11-21", "sum": "1.50"}
    assert kept.previous == "0" * 64
    assert kept.hash == seal(kept) == entry.hash
    assert audit.head() == (1, kept.hash)


@pytest.mark.django_db
def test_each_entry_names_the_one_before() -> None:
    write(8)
    entries = list(AuditEntry.objects.order_by("number"))
    assert [entry.number for entry in entries] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [entry.previous for entry in entries[1:]] == [entry.hash for entry in entries[:-1]]
    assert [entry.hash for entry in entries] == [seal(entry) for entry in entries]
    assert audit.verify() == audit.Verification(8, 8, entries[-1].hash, None)


@pytest.mark.django_db
def test_an_empty_chain_holds() -> None:
    assert audit.verify() == audit.Verification(0, 0, "0" * 64, None)


@pytest.mark.django_db
def test_a_moment_on_the_full_second_is_read_back_the_same() -> None:
    """SQLite leaves the fraction out when it is zero."""
    at, texts = datetime(2026, 11, 21, 7, 0, 0, tzinfo=UTC), ("", "Ai", "a", "", "", "", "", "{}")
    form = audit.canonical(1, "2026-11-21 07:00:00.000000", texts, "0" * 64)
    digest = sha256(form).hexdigest()
    AuditEntry.objects.create(
        number=1, at=at, actor_name="Ai", action="a", previous="0" * 64, hash=digest
    )
    AuditHead.objects.create(number=1, hash=digest)
    assert audit.verify().holds


@pytest.mark.django_db
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), max_size=4)
)
def test_the_database_writes_the_canonical_form_as_python_does(texts: list[str]) -> None:
    """The quick way of `verify`; an entry that differs would still be read the slow way."""
    with transaction.atomic():
        for text in texts:
            audit.record(
                by=text[:200], action="a", obj=("k", "1", text), note=text, data={"t": text}
            )
        for number, form, _, _ in audit._rows(0):
            entry = AuditEntry.objects.get(number=number)
            assert sha256(form.encode()).hexdigest() == entry.hash == seal(entry)
        assert audit.verify().holds
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_nul_cannot_be_stored_and_is_left_out() -> None:
    with transaction.atomic():
        entry = audit.record(by=None, action="a", obj=None, note="a\x00b")
    assert AuditEntry.objects.get(number=1).note == entry.note == "ab"
    assert audit.verify().holds


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_refuses() -> None:
    with pytest.raises(audit.OutsideTransactionError):
        audit.record(by=None, action="a", obj=None)
    assert AuditEntry.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_leaves_no_entry_and_no_gap() -> None:
    write(2)
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012
        audit.record(by=None, action="core.fails", obj=None)
        raise RuntimeError
    write(1, start=2)
    assert list(AuditEntry.objects.values_list("number", "action")) == [
        (1, "core.try"),
        (2, "core.try"),
        (3, "core.try"),
    ]
    assert audit.verify().holds


STATEMENTS = (
    "UPDATE core_auditentry SET note = 'x' WHERE number = 2",
    "UPDATE core_auditentry SET number = 9 WHERE number = 3",
    "DELETE FROM core_auditentry WHERE number = 2",
    "DELETE FROM core_auditentry",
    "DELETE FROM core_audithead",
    "UPDATE core_audithead SET number = 1",
    "UPDATE core_audithead SET number = number + 2",
)


@pytest.mark.django_db
@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_database_itself_refuses(statement: str) -> None:
    write(3)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert audit.verify().count == 3
    assert audit.verify().holds


@pytest.mark.django_db
def test_the_database_refuses_to_put_another_entry_in_its_place(on_postgres: bool) -> None:
    write(2)
    columns = "number, at, actor, actor_name, action, kind, object_id, label, note, data_text"
    statement = (
        f"INSERT INTO core_auditentry SELECT {columns}, previous, hash FROM core_auditentry"
        " WHERE number = 1 ON CONFLICT (number) DO UPDATE SET note = 'x'"
        if on_postgres
        else "REPLACE INTO core_auditentry SELECT * FROM core_auditentry WHERE number = 1"
    )
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db
def test_the_database_refuses_truncate(on_postgres: bool) -> None:
    if not on_postgres:
        pytest.skip("SQLite has no TRUNCATE")
    write(2)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE core_auditentry")


@pytest.mark.django_db(transaction=True)
def test_parallel_writers_make_one_chain(in_threads) -> None:
    def work(place: int) -> None:
        for turn in range(15):
            with transaction.atomic():
                audit.record(by=f"luồng {place}", action="core.try", obj=("k", turn, ""))

    in_threads(work, 6)
    assert audit.verify().count == 90
    assert audit.verify().holds
    names = AuditEntry.objects.values_list("actor_name", flat=True)
    assert sorted(set(names)) == [f"luồng {place}" for place in range(6)]


@pytest.mark.django_db(transaction=True)
def test_verifying_goes_on_while_others_write(in_threads) -> None:
    write(50)

    def work(place: int) -> bool:
        if place == 0:
            return all(audit.verify().holds for _ in range(10))
        for turn in range(20):
            with transaction.atomic():
                audit.record(by=None, action="core.try", obj=("k", turn, ""))
        return True

    assert in_threads(work, 3) == [True, True, True]
    assert audit.verify().count == 90


@pytest.mark.django_db
def test_one_entry_costs_three_queries(django_assert_num_queries) -> None:
    write(1)
    with transaction.atomic(), django_assert_num_queries(3):
        audit.record(by=None, action="a", obj=None)
