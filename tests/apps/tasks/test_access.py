"""Who may do what with a task, by role, place and state.

The task is of Sở Khoa học (`own`) under the province Mẫu Sơn (`province`); `sister` is another
department of the province, `part` a unit under Sở Khoa học.
"""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser

from factories import Province, make_officer, make_person, make_unit
from thidua.apps.accounts.roles import ROLES
from thidua.apps.movements import states as plan_states
from thidua.apps.movements.models import Plan
from thidua.apps.tasks import actions, queries, rules, states
from thidua.apps.tasks.models import Task
from thidua.core import clock

NAMES = ("can_view", "can_finish", "can_reopen", "nobody")


@pytest.fixture
def tree(db):
    province = Province()
    plan = province.run()
    actions.assign(plan.pk, today=clock.today())
    places = {
        "province": province.unit,
        "own": province.science,
        "part": make_unit("Trung tâm Mẫu", province.science),
        "sister": province.home,
    }
    task = Task.objects.get(unit=province.science, kind="duty")
    return SimpleNamespace(places=places, task=task, plan=plan)


def test_access_table(tree, golden):
    people = {
        f"{role} at {place}": make_officer(unit, role)
        for role in ROLES
        for place, unit in tree.places.items()
    }
    people |= {"without a post": make_person(), "stranger": AnonymousUser()}
    lines = []
    for state in states.TASK.states:
        tree.task.state = state
        for who, person in people.items():
            may = [name for name in NAMES if getattr(rules, name)(person, tree.task)]
            lines.append(f"{state:10} {who:28} {' '.join(may) or '-'}")
    golden("access/tasks.txt", "\n".join(lines) + "\n")


def test_a_task_of_a_plan_that_is_not_public_shows_itself_within_reach_only(tree):
    Plan.objects.filter(pk=tree.plan.pk).update(state=plan_states.DISCARDED)
    for role in ROLES:
        for place, unit in tree.places.items():
            person = make_officer(unit, role)
            shown = queries.visible_to(person).filter(pk=tree.task.pk).exists()
            assert shown == rules.can_view(person, tree.task), (role, place)
    assert not queries.visible_to(AnonymousUser()).exists()
    assert not queries.visible_to(None).exists()


def test_what_waits_is_what_may_be_finished_at_the_very_unit_of_a_post(tree):
    """Units below are theirs to do: a person above may record their work, but it is not theirs."""
    for role in ROLES:
        for place, unit in tree.places.items():
            person = make_officer(unit, role)
            waits = queries.waiting_for(person).filter(pk=tree.task.pk).exists()
            may = rules.can_finish(person, tree.task)
            assert waits == (may and place == "own"), (role, place)
