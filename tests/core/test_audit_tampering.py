"""Whatever is changed past the program is found and named by the number of the entry."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.chain import seal, write
from thidua.core import audit
from thidua.core.models import AuditEntry, AuditHead


def rehash(first: int) -> None:
    """Forge: write the chain anew from an entry on."""
    previous = AuditEntry.objects.filter(number=first - 1).values_list("hash", flat=True).first()
    for entry in AuditEntry.objects.filter(number__gte=first).order_by("number"):
        entry.previous = previous or "0" * 64
        entry.hash = previous = seal(entry)
        entry.save()


def change(**values: object):
    return lambda: AuditEntry.objects.filter(number=5).update(**values)


def swap() -> None:
    four, five = AuditEntry.objects.get(number=4), AuditEntry.objects.get(number=5)
    AuditEntry.objects.filter(number__in=(4, 5)).delete()
    four.number, five.number = 5, 4
    AuditEntry.objects.bulk_create([four, five])


def insert() -> None:
    AuditEntry.objects.filter(number=10).delete()
    fresh = AuditEntry.objects.get(number=9)
    fresh.number, fresh.previous = 10, fresh.hash
    fresh.hash = seal(fresh)
    fresh.save(force_insert=True)


def append() -> None:
    fresh = AuditEntry.objects.get(number=10)
    fresh.number, fresh.previous = 11, fresh.hash
    fresh.hash = seal(fresh)
    fresh.save(force_insert=True)


def forge_from_five() -> None:
    AuditEntry.objects.filter(number=5).update(note="khác")
    rehash(5)


TAMPERINGS = {
    "at": (change(at=datetime(2020, 1, 1, tzinfo=UTC)), 5, "content"),
    "actor": (change(actor="7"), 5, "content"),
    "actor_name": (change(actor_name="Người khác"), 5, "content"),
    "action": (change(action="core.other"), 5, "content"),
    "kind": (change(kind="core.other"), 5, "content"),
    "object_id": (change(object_id="99"), 5, "content"),
    "label": (change(label="Việc khác"), 5, "content"),
    "note": (change(note="khác"), 5, "content"),
    "data": (change(data_text='{"n":44}'), 5, "content"),
    "previous": (change(previous="a" * 64), 5, "link"),
    "hash": (change(hash="a" * 64), 5, "content"),
    "text moved to the next field": (change(action="core.tr", kind="ycore.thing"), 5, "content"),
    "first gone": (lambda: AuditEntry.objects.filter(number=1).delete(), 1, "gap"),
    "middle gone": (lambda: AuditEntry.objects.filter(number=5).delete(), 5, "gap"),
    "last gone": (lambda: AuditEntry.objects.filter(number=10).delete(), 10, "tail"),
    "half gone": (lambda: AuditEntry.objects.filter(number__gt=5).delete(), 6, "tail"),
    "all gone": (lambda: AuditEntry.objects.all().delete(), 1, "tail"),
    "reordered": (swap, 4, "link"),
    "last replaced, well sealed": (insert, 10, "head"),
    "added at the end, well sealed": (append, 11, "head"),
    "numbered away": (lambda: AuditEntry.objects.filter(number=10).update(number=12), 10, "gap"),
    "sealed anew from five on": (forge_from_five, 10, "head"),
    "head gone": (lambda: AuditHead.objects.all().delete(), 10, "head"),
    "head set back": (lambda: AuditHead.objects.update(number=3), 10, "head"),
    "head set on": (lambda: AuditHead.objects.update(number=12), 11, "tail"),
    "head of another": (lambda: AuditHead.objects.update(hash="b" * 64), 10, "head"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", TAMPERINGS)
def test_tampering_is_found_and_named(name: str, lifted) -> None:
    write(10)
    tamper, number, code = TAMPERINGS[name]
    assert audit.verify().holds
    with lifted():
        tamper()
    assert audit.verify().fault == audit.Fault(number, code)


@pytest.mark.django_db
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    place=st.integers(1, 12),
    column=st.sampled_from((*audit.COLUMNS, "previous", "hash")),
    text=st.text("abcđ0", min_size=1, max_size=9),
)
def test_any_single_change_is_found_at_its_place(lifted, place, column, text) -> None:
    with transaction.atomic():
        write(12)
        with lifted():
            changed = getattr(AuditEntry.objects.get(number=place), column) != text
            AuditEntry.objects.filter(number=place).update(**{column: text})
        fault = audit.verify().fault
        assert (fault.number if fault else None) == (place if changed else None)
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_a_whole_forged_chain_is_found_by_what_was_written_down_elsewhere(lifted) -> None:
    write(10)
    anchor = audit.head()
    write(5, start=10)
    assert audit.verify(anchor).holds
    with lifted():
        AuditEntry.objects.filter(number=7).update(note="khác")
        rehash(7)
        last = AuditEntry.objects.get(number=15)
        AuditHead.objects.update(hash=last.hash)
    assert audit.verify().holds
    assert audit.verify(anchor).fault == audit.Fault(10, "anchor")


@pytest.mark.django_db
def test_a_chain_cut_off_with_its_head_is_found_by_the_anchor(lifted) -> None:
    write(10)
    anchor = audit.head()
    with lifted():
        AuditEntry.objects.filter(number__gt=6).delete()
        AuditHead.objects.update(number=6, hash=AuditEntry.objects.get(number=6).hash)
    assert audit.verify().holds
    assert audit.verify(anchor).fault == audit.Fault(7, "tail")
