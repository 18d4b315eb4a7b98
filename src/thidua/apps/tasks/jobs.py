"""Work of tasks that the timetable does."""

from thidua.apps.tasks import actions
from thidua.core import clock, jobs


@jobs.daily(0, 20)
@jobs.job
def carry_over() -> None:
    """Carry plans and tasks across reorganisations that take effect today or became known late."""
    actions.carry_over(today=clock.today())
