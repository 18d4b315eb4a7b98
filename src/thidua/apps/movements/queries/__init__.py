"""The only reads of movements, plans and clauses for pages and other apps."""

from thidua.apps.movements.queries.actors_now import actors_now, clauses_now
from thidua.apps.movements.queries.assignments import Assignment, actor_key, assignments
from thidua.apps.movements.queries.carried import carried_by
from thidua.apps.movements.queries.clauses import clause_by_uuid, find_clauses
from thidua.apps.movements.queries.compare import comparison
from thidua.apps.movements.queries.coverage import Coverage, coverage
from thidua.apps.movements.queries.findings import Finding, findings, waivers_of
from thidua.apps.movements.queries.plans import (
    possible_parents,
    present_on,
    running_of,
    running_plan,
    visible_plans,
    waiting_for,
)
from thidua.apps.movements.queries.reading import as_reading, clause_tree, scalars
from thidua.apps.movements.queries.tabs import tabs_of
from thidua.apps.movements.queries.tree import Branch, cascade, visible_to

__all__ = [
    "Assignment",
    "Branch",
    "Coverage",
    "Finding",
    "actor_key",
    "actors_now",
    "as_reading",
    "assignments",
    "carried_by",
    "cascade",
    "clause_by_uuid",
    "clause_tree",
    "clauses_now",
    "comparison",
    "coverage",
    "find_clauses",
    "findings",
    "possible_parents",
    "present_on",
    "running_of",
    "running_plan",
    "scalars",
    "tabs_of",
    "visible_plans",
    "visible_to",
    "waiting_for",
    "waivers_of",
]
