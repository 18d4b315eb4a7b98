"""Who is on the review page now."""

from thidua.apps.accounts.models import Person
from thidua.apps.movements.models import Presence
from thidua.core.clock import now


def be_present(plan_id: int, *, by: Person) -> None:
    """Note that `by` has the review page open; kept one row a person, not part of the audit."""
    Presence.objects.update_or_create(plan_id=plan_id, person=by, defaults={"seen_at": now()})
