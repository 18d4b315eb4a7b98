"""A plan beside the higher plan it carries out."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache

from thidua import __version__
from thidua.apps.movements.models import Plan
from thidua.apps.movements.queries.reading import as_reading
from thidua.kernel.plandoc.compare import compare

KEPT_SECONDS = 7 * 24 * 3600


def comparison(higher: Plan, lower: Plan) -> dict[str, Any]:
    """Return the comparison of two plans as people confirmed them.

    It is kept until one of the plans changes, since comparing words takes longer than all the
    rest of a page. One query when it is kept, else four.
    """
    ends = f"{higher.pk}.{higher.revision}-{lower.pk}.{lower.revision}"
    key = f"comparison-{__version__}-{ends}"
    kept: dict[str, Any] | None = cache.get(key)
    if kept is None:
        kept = compare(as_reading(higher), as_reading(lower))
        cache.set(key, kept, KEPT_SECONDS)
    return kept
