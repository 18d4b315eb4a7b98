"""The only writes to tasks."""

from thidua.apps.tasks.actions.assign import assign, end_tasks
from thidua.apps.tasks.actions.carry import Carried, carry_over
from thidua.apps.tasks.actions.settle import decide_plan, merge_alike, settle
from thidua.apps.tasks.actions.steps import take_step
from thidua.apps.tasks.checks.fits import COPY, DIVIDE, END, GIVE, Choice

__all__ = [
    "COPY",
    "DIVIDE",
    "END",
    "GIVE",
    "Carried",
    "Choice",
    "assign",
    "carry_over",
    "decide_plan",
    "end_tasks",
    "merge_alike",
    "settle",
    "take_step",
]
