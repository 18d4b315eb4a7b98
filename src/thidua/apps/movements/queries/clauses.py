"""Find clauses by their words."""

from __future__ import annotations

from uuid import UUID

from thidua.apps.accounts.models import Reader
from thidua.apps.movements.models import Clause
from thidua.apps.movements.queries.plans import visible_plans
from thidua.kernel.text.fold import fold


def find_clauses(person: Reader, words: str, most: int) -> list[Clause]:
    """Return visible clauses that hold all words, with or without diacritics, newest plan first."""
    rows = Clause.objects.exclude(status="dropped").exclude(kind="scalar")
    rows = rows.filter(plan__in=visible_plans(person).values("pk"))
    for word in fold(words).split():
        rows = rows.filter(search__contains=word)
    found = rows.select_related("plan__movement", "plan__document")
    return list(found.order_by("-plan_id", "order")[:most])


def clause_by_uuid(person: Reader, uuid: UUID | None) -> Clause | None:
    """Return one clause of a plan that `person` may see, or None."""
    rows = Clause.objects.filter(plan__in=visible_plans(person).values("pk"), uuid=uuid)
    return rows.select_related("plan").first()
