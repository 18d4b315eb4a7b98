"""Lets Django empty the tables between tests although the audit refuses it in real life."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test import TransactionTestCase

TABLES = ("core_auditentry", "core_audithead")


@contextmanager
def lifted() -> Iterator[None]:
    """Take the triggers of the audit away for a while."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            yield
            for table in TABLES:
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            return
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'core_audit_%'"
        )
        triggers = cursor.fetchall()
        for name, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        yield
        for _, sql in triggers:
            cursor.execute(sql)


def let_flush() -> None:
    """Wrap the clean-up of transactional tests, once."""
    original = TransactionTestCase._fixture_teardown
    if getattr(original, "lifts_the_guard", False):
        return

    def teardown(self: TransactionTestCase) -> None:
        with lifted():
            original(self)

    teardown.lifts_the_guard = True
    TransactionTestCase._fixture_teardown = teardown
