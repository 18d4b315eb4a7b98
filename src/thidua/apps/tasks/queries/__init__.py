"""The only reads of tasks."""

from thidua.apps.tasks.queries.lists import (
    due_between,
    of_plan,
    ordered,
    timing_of,
    visible_to,
    waiting_for,
    with_timing,
    without_date,
)
from thidua.apps.tasks.queries.periods import periods_of
from thidua.apps.tasks.queries.progress import (
    counts,
    next_milestones,
    progress_by_clause,
    progress_by_unit,
    units_at_work,
)

__all__ = [
    "counts",
    "due_between",
    "next_milestones",
    "of_plan",
    "ordered",
    "periods_of",
    "progress_by_clause",
    "progress_by_unit",
    "timing_of",
    "units_at_work",
    "visible_to",
    "waiting_for",
    "with_timing",
    "without_date",
]
