"""What pages and other apps may ask about records."""

from thidua.apps.records.queries.batches import (
    batch_by_uid,
    batch_units,
    batches_of,
    row_of,
    rows_of,
    state_counts,
)
from thidua.apps.records.queries.checks import year_under_review
from thidua.apps.records.queries.facts import case_of, facts_for, facts_of, subject_of
from thidua.apps.records.queries.lineage import Ancestor, lineage_of, policy
from thidua.apps.records.queries.members import members_facts, members_of
from thidua.apps.records.queries.plain import brief, told, whole
from thidua.apps.records.queries.reorganised import left_behind
from thidua.apps.records.queries.seen import (
    by_uid,
    editable_by,
    every,
    found,
    found_among,
    latest,
    narrowed,
    newest_rated,
    unit_names,
    visible_to,
)
from thidua.apps.records.queries.sheet import Line, Place, Sheet, places_of, sheet_of

__all__ = [
    "Ancestor",
    "Line",
    "Place",
    "Sheet",
    "batch_by_uid",
    "batch_units",
    "batches_of",
    "brief",
    "by_uid",
    "case_of",
    "editable_by",
    "every",
    "facts_for",
    "facts_of",
    "found",
    "found_among",
    "latest",
    "left_behind",
    "lineage_of",
    "members_facts",
    "members_of",
    "narrowed",
    "newest_rated",
    "places_of",
    "policy",
    "row_of",
    "rows_of",
    "sheet_of",
    "state_counts",
    "subject_of",
    "told",
    "unit_names",
    "visible_to",
    "whole",
    "year_under_review",
]
