"""The only writes to tasks."""

from thidua.apps.tasks.actions.assign import assign, end_tasks
from thidua.apps.tasks.actions.steps import take_step

__all__ = ["assign", "end_tasks", "take_step"]
