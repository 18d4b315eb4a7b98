"""Set a finding that blocks approval aside, with a written reason."""

from __future__ import annotations

from django.db import transaction

from thidua.apps.accounts.models import Person
from thidua.apps.movements import rules
from thidua.apps.movements.actions.guard import locked, touch
from thidua.apps.movements.models import Plan, Waiver
from thidua.apps.movements.queries.findings import Finding, findings
from thidua.core import audit
from thidua.core.clock import now
from thidua.kernel.problems import BlockedError, NotAllowedError, Problem


@transaction.atomic
def set_aside(plan_id: int, *, finding: str, reason: str, by: Person) -> list[Waiver]:
    """Set aside one finding, or all findings of one code, that block the approval of a plan.

    Args:
        plan_id: the version of the plan; the waiver counts for this version alone.
        finding: the key of one finding, or a code such as `group_without_criteria`.
        reason: why, in words; setting aside again replaces the reason.
        by: who decides it: who reviews the draft, or who may approve what was submitted.

    Raises:
        NotAllowedError: the plan is not open to `by`.
        BlockedError: no such finding blocks the plan, or there is no reason.
    """
    plan = locked(plan_id)
    if not rules.can_set_aside(by, plan):
        raise NotAllowedError(rules.can_set_aside.name)
    meant = [
        one for one in findings(plan) if one.severity == "blocks" and finding in {one.key, one.code}
    ]
    if not meant:
        params = {"finding": finding}
        raise BlockedError([Problem("movements.no_such_finding", ("finding",), params)])
    if not reason.strip():
        raise BlockedError([Problem("movements.reason_missing", ("reason",))])
    made = [_write(plan, one, reason.strip(), by) for one in meant]
    touch(plan)
    return made


def _write(plan: Plan, one: Finding, reason: str, by: Person) -> Waiver:
    values = {
        "code": one.code,
        "text": one.text,
        "text_en": one.text_en,
        "reason": reason,
        "set_aside_by": by,
        "set_aside_at": now(),
    }
    waiver, _ = Waiver.objects.update_or_create(plan=plan, finding=one.key, defaults=values)
    data = {"code": one.code, "finding": one.key, "text": one.text}
    audit.record(by=by, action="plan.set_aside", obj=plan, note=reason, data=data)
    return waiver
