"""The audit: write one entry in the transaction of the act, and prove that no entry was touched.

Canonical form of an entry: the JSON list, written by this module without spaces and with Unicode
letters as they are, of number, moment (`YYYY-MM-DD HH:MM:SS.ffffff`, UTC), actor, actor name,
action, kind, object id, label, note, data text and the hash of the entry before. Its SHA-256 over
UTF-8 is the entry's hash, so each entry vouches for all before it, and the head row for the last.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from json.encoder import encode_basestring
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import QuerySet

from thidua.core import chain, clock
from thidua.core.actor import actor_of
from thidua.core.chain import COLUMNS, MOMENT
from thidua.core.models import AuditEntry, AuditHead
from thidua.kernel.problems import ThiduaError

GENESIS = "0" * 64
CHUNK = 5_000


class OutsideTransactionError(ThiduaError):
    """An entry belongs into the transaction of the act that it tells of; there was none."""


@dataclass(frozen=True)
class Fault:
    """One broken place.

    Attributes:
        number: entry at which the chain no longer holds.
        code: `gap` (an entry is missing), `link` (it does not name the one before), `content` (it
            is not what was written), `tail` (the end is missing), `head` (the end is not the one
            that was kept), `anchor` (not the entry that was written down elsewhere).
    """

    number: int
    code: str


@dataclass(frozen=True)
class Verification:
    """What `verify` found.

    Attributes:
        count: entries that hold.
        number: number of the last good entry, 0 when there is none.
        hash: its hash, worth writing down outside this database.
        fault: the first broken place, or None when all holds.
    """

    count: int
    number: int
    hash: str
    fault: Fault | None

    @property
    def holds(self) -> bool:
        """Say whether every entry is as it was written."""
        return self.fault is None


def canonical(number: int, at: str, texts: tuple[str, ...], previous: str) -> bytes:
    """Return the bytes that are hashed; `texts` are the columns from `actor` to `data_text`."""
    quoted = ",".join(map(encode_basestring, (at, *texts, previous)))
    return f"[{number},{quoted}]".encode()


def record(
    *, by: object, action: str, obj: object, note: str = "", data: Mapping[str, Any] | None = None
) -> AuditEntry:
    """Write one entry at the end of the chain, in the transaction that is open.

    The head row stays locked until that transaction ends, so that parallel writers make one chain
    (SQLite: transactions begin IMMEDIATE, which locks the same). Call it last in an action.

    Args:
        by: who acts: an account, the name of a program, or None for the system.
        action: stable name, `app.verb`.
        obj: the thing: a model instance, `(kind, id, label)`, or None.
        note: what the person gave as the reason.
        data: values that matter, JSON-ready (dates, decimals and UUIDs allowed).

    Raises:
        OutsideTransactionError: no transaction is open.
    """
    if not connection.in_atomic_block:
        raise OutsideTransactionError(action)
    head = _locked_head()
    actor, at = actor_of(by), clock.now()
    kind, object_id, label = _thing(obj)
    text = json.dumps(
        dict(data or {}),
        cls=DjangoJSONEncoder,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
    columns = (actor.id, actor.name, action, kind, object_id, label, note, text)
    texts = tuple(column.replace("\x00", "") for column in columns)
    number, stamp = head.number + 1, f"{at:%Y-%m-%d %H:%M:%S.%f}"
    entry = AuditEntry(number=number, at=at, previous=head.hash)
    for name, text in zip(COLUMNS, texts, strict=True):
        setattr(entry, name, text)
    entry.hash = _hash(number, stamp, texts, head.hash)
    entry.save(force_insert=True)
    AuditHead.objects.filter(id=1).update(number=number, hash=entry.hash)
    return entry


def head() -> tuple[int, str]:
    """Return number and hash of the last entry, as the head row has them."""
    found = AuditHead.objects.filter(id=1).first()
    return (found.number, found.hash) if found else (0, GENESIS)


def verify(anchor: tuple[int, str] | None = None) -> Verification:
    """Read the whole chain in the order of its numbers and stop at the first broken place.

    It holds up no writer: entries that are written meanwhile are read as well.

    Args:
        anchor: number and hash that were written down elsewhere at an earlier time; the chain
            must still hold that very entry.

    Returns:
        What was found; a million entries take a few seconds (see `benchmarks/audit.py`) and
        constant memory.
    """
    number, last = 0, GENESIS
    while True:
        promised = max(head()[0], anchor[0] if anchor else 0)
        number, last = _leap(number, last, promised, anchor)
        number, last, fault = _walk(number, last, anchor)
        if fault is None and number < promised:
            fault = Fault(number + 1, "tail")
        kept = head()
        if fault is None and (number > kept[0] or (number == kept[0] and last != kept[1])):
            fault = Fault(number, "head")
        if fault is not None or number == kept[0]:
            return Verification(number, number, last, fault)


def _leap(
    start: int, before: str, promised: int, anchor: tuple[int, str] | None
) -> tuple[int, str]:
    """Pass the entries that hold, up to `promised`; return number and hash of the last of them.

    Other processes follow the later stretches of a long chain, unless a transaction is open, of
    which they would not see what it has written. What one of them found counts when it began at
    the very hash at which the stretch before it ends.
    """
    mine, *others = chain.shares(start, promised)
    if connection.in_atomic_block:
        mine, others = (start, promised), []
    helpers = [chain.Helper(connection.settings_dict, *each) for each in others]
    try:
        number, last = _follow(start, before, mine[1])
        for helper in helpers:
            if number < helper.start:
                break
            begun, reached, told = helper.answer() or ("", 0, "")
            number, last = (reached, told) if begun == last else _follow(number, last, helper.end)
    finally:
        for helper in helpers:
            helper.stop()
    pinned, pin = anchor or (0, "")
    if start < pinned <= number and _hash_of(pinned) != pin:
        return start, before
    return number, last


def _follow(number: int, previous: str, end: int) -> tuple[int, str]:
    """Follow the entries after a number in this process; see `chain.follow`."""
    with _cursor() as cursor:
        cursor.execute(chain.question(connection.vendor), (number, end))
        return chain.follow(chain.in_chunks(cursor), number, previous)


def _cursor() -> Any:
    """Return a cursor that does not read all of its rows at once."""
    return connection.cursor() if connection.vendor == "sqlite" else connection.chunked_cursor()


def _walk(
    number: int, previous: str, anchor: tuple[int, str] | None
) -> tuple[int, str, Fault | None]:
    """Follow the chain from an entry on; return the last good number and hash, and a fault."""
    pinned, pin = anchor or (0, "")
    for found, content, told, stored in _rows(number):
        if found != number + 1:
            return number, previous, Fault(number + 1, "gap")
        if told != previous:
            return number, previous, Fault(found, "link")
        digest = sha256(content.encode()).hexdigest()
        if digest != stored and _reread(found) != stored:
            return number, previous, Fault(found, "content")
        if found == pinned and stored != pin:
            return number, previous, Fault(found, "anchor")
        number, previous = found, stored
    return number, previous, None


def _rows(after: int) -> Iterator[tuple[int, str, str, str]]:
    """Yield number, canonical form, previous hash and hash of every entry after a number."""
    sql = (
        f"SELECT number, {chain.form(connection.vendor)}, previous, hash"  # noqa: S608 - own names
        " FROM core_auditentry WHERE number > %s ORDER BY number"
    )
    with _cursor() as cursor:
        cursor.execute(sql, (after,))
        while rows := cursor.fetchmany(CHUNK):
            yield from rows


def _reread(number: int) -> str:
    """Return the hash of one entry, its canonical form written by `canonical`."""
    moment = MOMENT[connection.vendor]
    sql = (
        f"SELECT {moment}, {', '.join(COLUMNS)}, previous FROM core_auditentry"  # noqa: S608
        " WHERE number = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, (number,))
        at, *texts, previous = map(str, cursor.fetchone())
    return _hash(number, at, tuple(texts), previous)


def _hash_of(number: int) -> str | None:
    """Return the hash of an entry as it is stored, None when there is no such entry."""
    return AuditEntry.objects.filter(number=number).values_list("hash", flat=True).first()


def _hash(number: int, at: str, texts: tuple[str, ...], previous: str) -> str:
    """Return the hash of one entry."""
    return sha256(canonical(number, at, texts, previous)).hexdigest()


def _locked_head() -> AuditHead:
    """Return the head row, locked; make it when the chain begins."""
    for _turn in range(2):
        found = AuditHead.objects.select_for_update().filter(id=1).first()
        if found is not None:
            return found
        AuditHead.objects.bulk_create([AuditHead(id=1)], ignore_conflicts=True)
    raise AuditHead.DoesNotExist


def _thing(obj: object) -> tuple[str, str, str]:
    """Return kind, identifier and label of the thing that was acted on."""
    if obj is None:
        return "", "", ""
    if isinstance(obj, tuple):
        kind, object_id, label = obj
        return str(kind), str(object_id), str(label)[:300]
    meta = getattr(obj, "_meta", None)
    kind = meta.label_lower if meta else type(obj).__name__
    return kind, str(getattr(obj, "pk", "")), str(obj)[:300]


def entries() -> QuerySet[AuditEntry]:
    """Return every entry, for the page of those who may read the audit."""
    return AuditEntry.objects.all()
