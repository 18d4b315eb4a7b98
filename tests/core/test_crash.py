"""Killed with -9 in the middle of acts: each act is there wholly or not at all."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.db import connection

from thidua.core import audit, clock, events, numbering
from thidua.core.models import AuditEntry, EventDelivery, PendingEvent

ACTS = """
import sys, django
from dataclasses import dataclass
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from django.db import transaction
from thidua.core import audit, events, numbering

@dataclass(frozen=True)
class ActedBeforeCrash(events.Event):
    act: int

@events.listen(ActedBeforeCrash)
def hear(event):
    pass

while True:
    with transaction.atomic():
        number = numbering.next_number("crash", 2026, "{n}")
        audit.record(by=None, action="core.crash", obj=("core.act", number, ""))
        events.publish(ActedBeforeCrash(act=int(number)))
    print(number, flush=True)
"""


@dataclass(frozen=True)
class ActedBeforeCrash(events.Event):
    act: int


@events.listen(ActedBeforeCrash)
def hear(event: ActedBeforeCrash) -> None:
    heard_here.append(event.act)


heard_here: list[int] = []


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_killed_eight_times_nothing_is_half_done() -> None:
    chance = random.Random(923)
    name = str(connection.settings_dict["NAME"])
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE}
    for turn in range(8):
        process = subprocess.Popen(
            [sys.executable, "-c", ACTS, name], stdout=subprocess.PIPE, text=True, env=environment
        )
        said = 0
        for _ in range(chance.randint(1, 12)):
            said = int(process.stdout.readline())
        process.kill()
        rest = process.stdout.read().split()
        process.wait(20)
        said = max([said, *map(int, rest)])
        done = numbering.given("crash", 2026)
        assert done >= said, turn
        acts = AuditEntry.objects.filter(action="core.crash").order_by("number")
        assert list(acts.values_list("object_id", flat=True)) == [
            str(n) for n in range(1, done + 1)
        ]
        rows = PendingEvent.objects.order_by("pk")
        assert [row.values["act"] for row in rows] == list(range(1, done + 1))
        assert audit.verify().holds
    left = [row.values["act"] for row in PendingEvent.objects.filter(delivered_at=None)]
    PendingEvent.objects.filter(delivered_at=None).update(retry_at=clock.now())
    assert events.deliver_pending() == len(left)
    assert heard_here == left
    assert not PendingEvent.objects.filter(delivered_at=None).exists()
    heard = EventDelivery.objects.filter(receiver="__main__.hear")
    assert heard.count() == heard.values("event").distinct().count()
