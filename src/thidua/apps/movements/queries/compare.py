"""A plan beside the higher plan it carries out."""

from __future__ import annotations

from typing import Any

from thidua.apps.movements.models import Plan
from thidua.apps.movements.queries.reading import as_reading
from thidua.kernel.plandoc.compare import compare


def comparison(higher: Plan, lower: Plan) -> dict[str, Any]:
    """Return the comparison of two plans as people confirmed them. Two queries."""
    return compare(as_reading(higher), as_reading(lower))
