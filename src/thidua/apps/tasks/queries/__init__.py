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
from thidua.apps.tasks.queries.transition import (
    alike,
    counts_of_sheets,
    duties,
    flows,
    heirs_for,
    move_counts,
    moves_of,
    on_sheet,
    sheets_of,
    sheets_visible_to,
    sheets_waiting_for,
    waiting_on,
)

__all__ = [
    "alike",
    "counts",
    "counts_of_sheets",
    "due_between",
    "duties",
    "flows",
    "heirs_for",
    "move_counts",
    "moves_of",
    "next_milestones",
    "of_plan",
    "on_sheet",
    "ordered",
    "periods_of",
    "progress_by_clause",
    "progress_by_unit",
    "sheets_of",
    "sheets_visible_to",
    "sheets_waiting_for",
    "timing_of",
    "units_at_work",
    "visible_to",
    "waiting_for",
    "waiting_on",
    "with_timing",
    "without_date",
]
