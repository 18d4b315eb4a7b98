"""Work of records that happens later."""

from thidua.apps.records.actions import runs
from thidua.core import clock, jobs


@jobs.job
def look_over(run_id: int) -> None:
    """Judge the records of a large run."""
    runs.work_out(run_id)


@jobs.daily(1, 10)
@jobs.job
def throw_runs_away() -> None:
    """Delete looks over registers that nobody needs any more."""
    runs.throw_away(today=clock.today())
