"""The server is killed in the middle of an approval, again and again: all of it or nothing."""

from __future__ import annotations

import os
import random
import signal
import time
from datetime import date

import pytest
from django.db import connections

from factories import Province, plan_text
from thidua.apps.movements import actions, states
from thidua.core import audit, clock, events
from thidua.core.models import AuditEntry, PendingEvent

TIMES = 50
TODAY = date(2025, 5, 23)


def approve_in_a_process(plan_id: int, head, delay: float) -> bool:
    """Approve in a child, kill -9 it after `delay` seconds; return whether it had finished."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            actions.take_step(plan_id, "approve", by=head, today=TODAY)
        finally:
            os._exit(0)
    time.sleep(delay)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFEXITED(status)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_fifty_kills_leave_all_of_an_approval_or_nothing():
    province = Province()
    plans = [
        province.submit(province.read_in(plan_text(100 + n, f"Phong trào {n}")))
        for n in range(TIMES)
    ]
    began = time.monotonic()
    province.approve(plans[0])
    whole = time.monotonic() - began
    chance = random.Random(9)
    for plan in plans[1:]:
        approve_in_a_process(plan.pk, province.head, chance.uniform(0, 1.6 * whole))

    approved = set(
        AuditEntry.objects.filter(action="plan.approve").values_list("object_id", flat=True)
    )
    told = {str(row.as_arguments()["plan_id"]) for row in PendingEvent.objects.all()}
    running = set()
    for plan in plans:
        plan.refresh_from_db()
        plan.movement.refresh_from_db()
        assert plan.state in {states.SUBMITTED, states.RUNNING}
        published = plan.movement.published is not None
        assert published == (plan.approved_at is not None) == (plan.state == states.RUNNING)
        if plan.state == states.RUNNING:
            running.add(str(plan.pk))
    assert running == approved == told
    assert audit.verify().holds

    PendingEvent.objects.filter(delivered_at=None).update(retry_at=clock.now())
    events.deliver_pending()
    owed = [plan.tasks.count() for plan in plans if plan.state == states.RUNNING]
    assert set(owed) == {owed[0]}
    assert owed[0] > 0
    assert audit.verify().holds
