"""What tasks do when plans start and stop."""

from thidua.apps.tasks import actions
from thidua.core.clock import today
from thidua.core.events import PlanReplaced, PlanStarted, listen


@listen(PlanStarted)
def on_plan_started(event: PlanStarted) -> None:
    """Give every unit its tasks under the plan; a second delivery adds nothing."""
    actions.assign(event.plan_id, today=today())


@listen(PlanReplaced)
def on_plan_replaced(event: PlanReplaced) -> None:
    """End the open tasks of the plan that was replaced; what is done stays done."""
    actions.end_tasks(event.plan_id, today=today())
