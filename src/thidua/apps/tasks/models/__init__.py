"""Tables of tasks and of what reorganisations did to them."""

from thidua.apps.tasks.models.task import Task
from thidua.apps.tasks.models.transition import TaskMove, TransitionSheet

__all__ = ["Task", "TaskMove", "TransitionSheet"]
