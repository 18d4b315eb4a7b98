"""Each state machine as text, and every step names a rule and a set of checks that exist."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.utils.module_loading import module_has_submodule

from thidua.apps.accounts.rules import Rule
from thidua.kernel.states import Machine

# steps that no person takes alone: another step, or a decision on a transition sheet, takes them
SYSTEM_ONLY = (
    {("plan", "replace"), ("plan", "close")}
    | {
        ("import_row", "take"),
        ("import_row", "refuse"),
    }
    | {("task", name) for name in ("cancel", "wait", "give", "share", "end", "merge")}
)


def _machines() -> list[tuple[Machine, object, object]]:
    """Return (machine, rules of its app, checks of its app or None) of every app with states."""
    found = []
    for app in apps.get_app_configs():
        if app.name.startswith("thidua.apps.") and module_has_submodule(app.module, "states"):
            states, rules = (import_module(f"{app.name}.{part}") for part in ("states", "rules"))
            has_checks = module_has_submodule(app.module, "checks")
            checks = import_module(f"{app.name}.checks") if has_checks else None
            machines = [m for m in vars(states).values() if isinstance(m, Machine)]
            assert machines, app.name
            found += [(machine, rules, checks) for machine in machines]
    return found


MACHINES = _machines()
each = pytest.mark.parametrize(
    ("machine", "rules", "checks"), MACHINES, ids=[m.name for m, _, _ in MACHINES]
)


def test_there_are_three_machines():
    assert [machine.name for machine, _, _ in MACHINES] == ["import_row", "plan", "task"]


@each
def test_drawn(machine, rules, checks, golden):
    golden(f"machines/{machine.name}.txt", "\n".join(machine.draw()) + "\n")


@each
def test_every_step_names_a_rule_and_checks_that_are_there(machine, rules, checks):
    sets = getattr(checks, "SETS", {"": ()})
    for step in machine.steps:
        assert isinstance(getattr(rules, step.rule, None), Rule), step.name
        assert step.check in sets, step.name
        assert step.check == "" or sets[step.check], step.name


@each
def test_the_rule_of_a_step_allows_the_state_from_which_it_starts(machine, rules, checks):
    """A rule that asks for another state than the step starts from makes a step nobody can take."""
    for step in machine.steps:
        name = getattr(rules, step.rule).name
        starts = name == "nobody" or "in " not in name or step.source in name.split("in ")[-1]
        dead = name == "nobody" or not starts
        assert dead == ((machine.name, step.name) in SYSTEM_ONLY), step.name


@each
def test_labels_are_words_for_people(machine, rules, checks):
    assert [s for s, label in machine.labels.items() if not label.strip() or label == s] == []
    assert [s.name for s in machine.steps if not s.label.strip() or s.label == s.name] == []
