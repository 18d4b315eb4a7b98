"""Whatever is reorganised: every duty has one living owner, waits, or was done or ended."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from factories import make_unit
from reorganise import end, owe
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.queries import endings
from thidua.apps.tasks import actions, queries, states
from thidua.apps.tasks.models import Task, TransitionSheet
from thidua.core import audit

pytestmark = pytest.mark.django_db
FIRST = date(2026, 1, 1)
LAST = date(2026, 11, 20)


@st.composite
def histories(draw) -> list[tuple[int, list[int], list[int], bool]]:
    """Return events as (days after the one before, ended units, targets, whether done first)."""
    return draw(
        st.lists(
            st.tuples(
                st.integers(0, 60),
                st.lists(st.integers(0, 5), min_size=1, max_size=3, unique=True),
                st.lists(st.integers(0, 5), min_size=1, max_size=3, unique=True),
                st.booleans(),
            ),
            min_size=1,
            max_size=5,
        )
    )


@settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(histories())
def test_no_duty_is_lost(running, officer, history) -> None:
    with transaction.atomic():
        _live_through(running, officer, history)
        transaction.set_rollback(True)


def _live_through(running, officer, history) -> None:
    units = [make_unit(f"Xã {n}") for n in range(6)]
    for unit in units:
        owe(running, unit, due_on=date(2027, 12, 31))
    before = queries.duties(running)["total"]
    gone: set[Unit] = set()
    day = FIRST
    for days, sources, targets, done_first in history:
        day = min(day + timedelta(days=days + 1), LAST)
        ending = {units[n] for n in sources} - gone
        alive = [units[n] for n in targets if units[n] not in gone | ending]
        if not ending or not alive:
            continue
        if done_first:
            open_there = Task.objects.filter(unit__in=ending, state=states.OPEN).values("pk")[:1]
            Task.objects.filter(pk__in=open_there).update(state=states.DONE, done_on=day)
        share = "whole" if len(alive) == 1 else "part"
        end({unit: dict.fromkeys(alive, share) for unit in ending}, day=day)
        gone |= ending
        actions.carry_over(today=day)
        _settle_some(officer, day)
        _nothing_is_lost(running, before, day)


def _settle_some(officer, day: date) -> None:
    for sheet in TransitionSheet.objects.all():
        first = queries.waiting_on(sheet).first()
        if first is not None:
            choice = actions.Choice(actions.COPY)
            actions.settle(sheet.pk, task_ids=[first.pk], choice=choice, by=officer, today=day)


def _nothing_is_lost(plan, before: int, day: date) -> None:
    counted = queries.duties(plan)
    assert counted["total"] == before
    assert sum(n for key, n in counted.items() if key != "total") == before
    owed = Task.objects.filter(plan=plan, state=states.OPEN)
    assert not endings(owed.values_list("unit_id", flat=True), day)
    for task in Task.objects.filter(plan=plan, state=states.WAITING):
        assert task.moves.filter(how="waits", sheet__keeper__isnull=False).exists()
        assert queries.heirs_for([task])[task.unit_id]
    assert (
        not Task.objects.filter(plan=plan, state=states.OPEN)
        .exclude(due_on=date(2027, 12, 31))
        .filter(title="Việc 0")
        .exists()
    )
    assert audit.verify().holds
