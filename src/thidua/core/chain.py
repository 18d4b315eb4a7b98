"""Following the audit's chain fast: entries that hold are passed, the first other one is the end.

Each entry holds the hash of the one before, so stretches of the chain can be followed apart and
joined where they meet. This module runs as a process too (`python -m thidua.core.chain`), without
Django: it reads one stretch, told as JSON on standard input, and answers as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from hashlib import sha256
from itertools import pairwise
from typing import Any
from urllib.parse import quote

COLUMNS = ("actor", "actor_name", "action", "kind", "object_id", "label", "note", "data_text")
MOMENT = {
    "sqlite": "substr(at || '.000000', 1, 26)",
    "postgresql": "to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
}
WORTH_IT = 50_000
"""Entries for which a process of its own is started."""
_CHUNK = 2_000


def form(vendor: str) -> str:
    """Return the SQL by which the database itself writes the canonical form of an entry.

    That is three times faster than Python. Both engines quote JSON texts as Python does; where one
    ever did not, the entry does not hold here and must be read again.
    """
    if vendor == "sqlite":
        return f"json_array(number, {MOMENT['sqlite']}, {', '.join(COLUMNS)}, previous)"
    quoted = (f"to_json({each})" for each in (MOMENT["postgresql"], *COLUMNS, "previous"))
    return f"'[' || concat_ws(',', number, {', '.join(quoted)}) || ']'"


def question(vendor: str, parameter: str = "%s") -> str:
    """Return the SQL for canonical form, as bytes, and hash of the entries after one, to one."""
    text = form(vendor)
    text = f"CAST({text} AS BLOB)" if vendor == "sqlite" else f"convert_to({text}, 'UTF8')"
    return (
        f"SELECT {text}, hash FROM core_auditentry"  # noqa: S608 - own names
        f" WHERE number > {parameter} AND number <= {parameter} ORDER BY number"
    )


def follow(rows: Iterable[tuple[bytes, str]], number: int, previous: str) -> tuple[int, str]:
    """Return number and hash of the last entry that holds.

    Args:
        rows: canonical form and hash of the entries after `number`, in their order.
        number: where the stretch begins.
        previous: the hash of that entry.
    """
    end = f'"{previous}"]'.encode()
    for content, stored in rows:
        if (
            sha256(content).hexdigest() != stored
            or not content.startswith(b"[%d," % (number + 1))
            or not content.endswith(end)
        ):
            break
        number, previous = number + 1, stored
        end = f'"{stored}"]'.encode()
    return number, previous


def in_chunks(cursor: Any) -> Iterator[tuple[bytes, str]]:
    """Yield the rows of a cursor without holding all of them."""
    while rows := cursor.fetchmany(_CHUNK):
        yield from rows


class Helper:
    """A process that follows the entries after `start` up to `end`."""

    def __init__(self, database: dict[str, Any], start: int, end: int) -> None:
        """Start it; the database is Django's `settings_dict`, whose password is not shown."""
        self.start, self.end = start, end
        names = ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")
        task = {"start": start, "end": end} | {name: str(database[name]) for name in names}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "thidua.core.chain"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        with suppress(BrokenPipeError):
            self.process.stdin.write(json.dumps(task).encode())  # type: ignore[union-attr]
            self.process.stdin.close()  # type: ignore[union-attr]

    def answer(self) -> tuple[str, int, str] | None:
        """Return the hash at `start`, number and hash of the last that holds; None: it failed."""
        said = self.process.stdout.read()  # type: ignore[union-attr]
        if self.process.wait() != 0:
            return None
        before, number, last = json.loads(said)
        return before, number, last

    def stop(self) -> None:
        """End it, answered or not."""
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()  # type: ignore[union-attr]


def shares(start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches from `start` to `end`, one for each processor that is worth it."""
    count = max(1, min(len(os.sched_getaffinity(0)), 4, (end - start) // WORTH_IT))
    cuts = [start + (end - start) * place // count for place in range(count + 1)]
    return list(pairwise(cuts))


def main() -> None:
    """Follow the stretch that standard input names."""
    task = json.load(sys.stdin)
    sqlite = task["ENGINE"].endswith("sqlite3")
    mark, vendor = ("?", "sqlite") if sqlite else ("%s", "postgresql")
    start, end = task["start"], task["end"]
    with closing(_opened(task, sqlite=sqlite)) as database:
        found = database.execute(
            f"SELECT hash FROM core_auditentry WHERE number = {mark}",  # noqa: S608 - own names
            (start,),
        )
        before = found.fetchone()[0]
        with closing(database.cursor() if sqlite else database.cursor("stretch")) as cursor:
            cursor.execute(question(vendor, mark), (start, end))
            json.dump([before, *follow(in_chunks(cursor), start, before)], sys.stdout)


def _opened(task: dict[str, str], *, sqlite: bool) -> Any:
    """Return a connection for reading."""
    if sqlite:
        import sqlite3

        return sqlite3.connect(f"file:{quote(task['NAME'])}?mode=ro", uri=True, timeout=20)
    import psycopg

    return psycopg.connect(
        dbname=task["NAME"],
        user=task["USER"] or None,
        password=task["PASSWORD"] or None,
        host=task["HOST"] or None,
        port=task["PORT"] or None,
    )


if __name__ == "__main__":
    main()
