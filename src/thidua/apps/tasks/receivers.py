"""What tasks do when plans start and stop."""

from thidua.apps.organisations.queries.consequences import register
from thidua.apps.organisations.queries.resting import register_resting
from thidua.apps.tasks import actions
from thidua.apps.tasks.queries.consequences import consequences
from thidua.apps.tasks.queries.resting import resting
from thidua.core.clock import today
from thidua.core.events import PlanClosed, PlanReplaced, PlanStarted, UnitsReorganised, listen


@listen(PlanStarted)
def on_plan_started(event: PlanStarted) -> None:
    """Give every unit its tasks under the plan; a second delivery adds nothing."""
    actions.assign(event.plan_id, today=today())


@listen(PlanReplaced)
def on_plan_replaced(event: PlanReplaced) -> None:
    """End the open tasks of the plan that was replaced; what is done stays done."""
    actions.end_tasks(event.plan_id, today=today())


@listen(PlanClosed)
def on_plan_closed(event: PlanClosed) -> None:
    """End what is owed under a plan that was closed; what is done stays done."""
    actions.end_tasks(event.plan_id, today=today())


@listen(UnitsReorganised)
def on_units_reorganised(event: UnitsReorganised) -> None:  # noqa: ARG001 - looks at what is
    """Carry plans and tasks across the reorganisation; a second delivery does nothing."""
    actions.carry_over(today=today())


# the dry run of a reorganisation asks what becomes of plans and tasks
register("tasks", consequences)

# an event on which moved tasks rest is neither taken back nor moved to another day
register_resting("tasks", resting)
