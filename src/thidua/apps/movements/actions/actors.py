"""Say by hand which units an actor's name means."""

from collections.abc import Sequence

from django.db import transaction

from thidua.apps.accounts.models import Person
from thidua.apps.movements import rules
from thidua.apps.movements.actions.guard import locked, touch
from thidua.apps.movements.models import ActorChoice
from thidua.apps.movements.queries import actor_key
from thidua.core import audit
from thidua.kernel.problems import BlockedError, NotAllowedError, Problem


@transaction.atomic
def choose_actor(
    plan_id: int, *, actor: str, unit_ids: Sequence[int], set_aside: bool, by: Person
) -> ActorChoice:
    """Keep which units `actor` means in this plan, or that it has none in this system.

    Raises:
        NotAllowedError: the plan is not open to `by`.
        BlockedError: neither a unit was chosen nor the actor set aside.
    """
    plan = locked(plan_id)
    if not rules.can_edit(by, plan):
        raise NotAllowedError(rules.can_edit.name)
    if not unit_ids and not set_aside:
        raise BlockedError([Problem("movements.actor_not_chosen", ("units",), {"actor": actor})])
    key = actor_key(actor)
    before = [c.actor for c in plan.actor_choices.all() if actor_key(c.actor) == key]
    actor = before[0] if before else actor
    choice, _ = ActorChoice.objects.update_or_create(
        plan=plan, actor=actor, defaults={"set_aside": set_aside, "chosen_by": by}
    )
    choice.units.set([] if set_aside else unit_ids)
    touch(plan)
    audit.record(
        by=by, action="plan.choose_actor", obj=plan, data={"actor": actor, "units": [*unit_ids]}
    )
    return choice
