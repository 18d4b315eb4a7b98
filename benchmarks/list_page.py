"""What the list of movements costs, beside the same list in plain Django, in one run.

usage: python -m benchmarks.list_page [--requests N] [--rounds N] [--json FILE]

Each page is asked for through the whole WSGI application, by a visitor who is signed out and by a
person who is signed in: 25 rows of 3,000 movements, SQLite with the same settings on both sides.
CPU seconds of the process are counted, so that other work on the machine disturbs little; rounds
of the two alternate, and the middle of the rounds' ratios counts. The visitor's page is held
against the goal: the plain page has nothing that depends on who is signed in but a name.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from benchmarks.machine import about, keep

ROWS, UNITS, SHOWN = 3_000, 120, 25
GOAL_RATIO, GOAL_QUERIES = 1.5, 12
VISITORS = ("signed_out", "signed_in")
NAMES = [f"Phong trào thi đua đổi mới sáng tạo và chuyển đổi số thứ {n}" for n in range(ROWS)]


def seed_thidua():
    """Fill thidua's own tables and return (signed-in person, address)."""
    from datetime import date

    from django.core.management import call_command
    from django.utils.timezone import now

    from thidua.apps.accounts.models import Person, Post
    from thidua.apps.movements.models import Movement
    from thidua.apps.organisations.models import Unit, UnitEvent, UnitVersion
    from thidua.kernel.text.fold import fold

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    start = date(2020, 1, 1)
    event = UnitEvent.objects.create(
        uid="E-1", kind="record", effective=start, basis="QĐ 01/QĐ", confidence="text-read"
    )
    units = [Unit(uid=f"t-{n}") for n in range(UNITS)]
    Unit.objects.bulk_create(units)
    for n, unit in enumerate(units):
        UnitVersion.objects.create(
            unit=unit,
            name=f"Tỉnh {n}",
            acting_name=f"Ủy ban nhân dân tỉnh {n}",
            kind="province",
            level="province",
            start=start,
            opened_by=event,
        )
    Movement.objects.bulk_create(
        Movement(
            name=name,
            slug=f"phong-trao-{n}",
            search=fold(name),
            issuer=units[n % UNITS],
            level="province",
            starts=2025,
            ends=2030,
            published=now(),
        )
        for n, name in enumerate(NAMES)
    )
    person = Person(username="can-bo", full_name="Trần Văn Mẫu", email="can-bo@example.invalid")
    person.set_password("x")
    person.save()
    Post.objects.create(
        person=person, unit=units[0], role="StandingOfficer", start=start, basis="QĐ 01/QĐ"
    )
    return person, "/phong-trao/"


def cookie_of(person) -> str:
    """Return the cookie of a session in which this person is signed in."""
    from importlib import import_module

    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    backends = getattr(settings, "AUTHENTICATION_BACKENDS", None)
    session[BACKEND_SESSION_KEY] = backends[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def ask(application, path: str, cookie: str) -> bytes:
    """Return the body of one page, asked for as a web server does."""
    from django.test import RequestFactory

    environ = RequestFactory().get(path).environ | {"wsgi.input": io.BytesIO()}
    if cookie:
        environ["HTTP_COOKIE"] = cookie
    status = []
    answer = application(environ, lambda code, _headers: status.append(code))
    body = b"".join(answer)
    answer.close()
    assert status == ["200 OK"], status
    return body


def measure(which: str) -> None:
    """In a process of its own: seed, then answer each line of the input with a round's CPU time."""
    if which == "plain":
        from benchmarks import plain_list

        person, address = plain_list.seed(NAMES), plain_list.ADDRESS
    else:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
        import django

        django.setup()
        person, address = seed_thidua()
    from django.core.wsgi import get_wsgi_application
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    application = get_wsgi_application()
    cookies = {"signed_out": "", "signed_in": cookie_of(person)}
    facts = {}
    for visitor, cookie in cookies.items():
        body = [ask(application, address, cookie) for _ in range(30)][-1]
        shown = len(re.findall(rb"<tr", body)) - 1
        assert shown == SHOWN, shown
        with CaptureQueriesContext(connection) as queries:
            ask(application, address, cookie)
        facts[visitor] = {"bytes": len(body), "queries": len(queries)}
    print(json.dumps(facts), flush=True)
    for line in sys.stdin:
        visitor, requests = line.split()
        begun = time.process_time()
        for _ in range(int(requests)):
            ask(application, address, cookies[visitor])
        spent = time.process_time() - begun
        print(json.dumps({"cpu_ms": 1e3 * spent / int(requests)}), flush=True)


class Side:
    """One of the two applications, in its process."""

    def __init__(self, which: str, folder: str) -> None:
        environment = os.environ | {
            "BENCH_FOLDER": folder,
            "THIDUA_DATA": f"{folder}/thidua",
            "THIDUA_HOSTS": "testserver",
        }
        environment.pop("THIDUA_DATABASE", None)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.list_page", "--side", which],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
            cwd=Path(__file__).resolve().parents[1],
        )
        self.facts = json.loads(self.process.stdout.readline())

    def round(self, visitor: str, requests: int) -> float:
        """Return milliseconds of CPU a request."""
        self.process.stdin.write(f"{visitor} {requests}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())["cpu_ms"]


def compared(sides: tuple[Side, Side], visitor: str, rounds: int, requests: int) -> dict:
    """Return the figures of both sides for one kind of visitor."""
    plain, ours = sides
    pairs = [(plain.round(visitor, requests), ours.round(visitor, requests)) for _ in range(rounds)]
    return {
        "plain_ms": round(median(a for a, _ in pairs), 2),
        "thidua_ms": round(median(b for _, b in pairs), 2),
        "ratio": round(median(b / a for a, b in pairs), 2),
        "ratios": [round(b / a, 2) for a, b in pairs],
        "queries": ours.facts[visitor]["queries"],
        "plain_queries": plain.facts[visitor]["queries"],
        "bytes": ours.facts[visitor]["bytes"],
        "plain_bytes": plain.facts[visitor]["bytes"],
    }


def main() -> int:
    """Measure both, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--side", choices=["plain", "thidua"], help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.side:
        measure(arguments.side)
        return 0
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as folder:
        sides = Side("plain", folder), Side("thidua", folder)
        results = {
            visitor: compared(sides, visitor, arguments.rounds, arguments.requests)
            for visitor in VISITORS
        }
        for side in sides:
            side.process.stdin.close()
            side.process.wait()
    for visitor, result in results.items():
        print(visitor, *(f"{name} {value}" for name, value in result.items()), sep="\n    ")
    held = results["signed_out"]
    met = held["ratio"] <= GOAL_RATIO
    met = met and all(each["queries"] <= GOAL_QUERIES for each in results.values())
    print(f"goal: at most {GOAL_RATIO} × CPU, {GOAL_QUERIES} queries: {'met' if met else 'MISSED'}")
    figures = {"rounds": arguments.rounds, "requests": arguments.requests} | results
    keep("list_page", {"about": about(), "result": figures}, arguments.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
