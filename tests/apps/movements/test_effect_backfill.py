"""Plans of a database from before it was written down who chose the day of effect."""

from __future__ import annotations

from datetime import date
from importlib import import_module

from django.apps import apps

from factories import plan_text
from thidua.apps.movements import actions
from thidua.apps.movements.models import Clause, Plan

mark = import_module("thidua.apps.movements.migrations.0004_effect_by_hand").mark


def test_a_day_that_is_not_the_day_of_issue_was_chosen(province):
    plans = [province.read_in(plan_text(n, f"Mẫu Sơn thi đua {n}")) for n in range(21, 26)]
    read, chosen, corrected, nowhere, empty = (plan.pk for plan in plans)
    actions.set_effect(chosen, effect_from=date(2025, 7, 1), by=province.officer)
    issued = Clause.objects.get(plan=corrected, key="instrument.date")
    values = {"revision": issued.revision, "by": province.officer}
    actions.change(issued.pk, text="2025-06-02", **values)
    Plan.objects.filter(pk=nowhere).update(reading={}, effect_from=date(2025, 8, 1))
    Plan.objects.filter(pk=empty).update(effect_from=None)
    Plan.objects.update(effect_by_hand=False)
    mark(apps, None)
    marked = Plan.objects.filter(effect_by_hand=True).values_list("pk", flat=True)
    assert sorted(marked) == [chosen, nowhere]
    kept = Plan.objects.in_bulk([read, corrected])
    assert kept[read].effect_from == date(2025, 5, 20)
    assert kept[corrected].effect_from == date(2025, 6, 2)
