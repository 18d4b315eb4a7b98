"""What people do to single clauses while they review a plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max

from thidua.apps.accounts.models import Person
from thidua.apps.movements import rules
from thidua.apps.movements.actions.guard import locked, touch
from thidua.apps.movements.models import Clause, Plan
from thidua.apps.movements.models import clause as kinds
from thidua.apps.movements.queries.dues import day_of
from thidua.apps.movements.queries.reading import ISSUED
from thidua.core import audit
from thidua.core.clock import now
from thidua.kernel.problems import BlockedError, NotAllowedError, Problem


def _open(plan_id: int, by: Person) -> Plan:
    plan = locked(plan_id)
    if not rules.can_edit(by, plan):
        raise NotAllowedError(rules.can_edit.name)
    return plan


def _editable(clause_id: int, revision: int | None, by: Person) -> Clause:
    """Return the clause with its plan locked; refuse when somebody changed it meanwhile."""
    plan_id = Clause.objects.values_list("plan_id", flat=True).get(pk=clause_id)
    plan = _open(plan_id, by)
    clause = Clause.objects.select_related("changed_by").get(pk=clause_id)
    clause.plan = plan
    if revision is not None and clause.revision != revision:
        who = clause.changed_by.full_name if clause.changed_by else ""
        params = {"who": who, "theirs": clause.text, "clause": clause.pk}
        raise BlockedError([Problem("movements.clause_changed_meanwhile", ("text",), params)])
    return clause


def _write(clause: Clause, by: Person, action: str, before: dict[str, Any]) -> Clause:
    clause.revision += 1
    clause.changed_by, clause.changed_at = by, now()
    clause.save()
    _follow(clause)
    touch(clause.plan)
    audit.record(by=by, action=action, obj=clause, data=before)
    return clause


def _with_all_days(kind: str, given: dict[str, Any]) -> dict[str, Any]:
    """Let `due` be the first of the days of a reporting duty, whichever of the two was given."""
    if kind != "reporting":
        return given
    if "dues" in given:
        dues = given["dues"] or []
        return given | {"dues": dues, "due": dues[0] if dues else None}
    if "due" in given:
        return given | {"dues": [given["due"]] if given["due"] else []}
    return given


def _follow(clause: Clause) -> None:
    """Let the plan apply from its day of issue, unless a person said from when."""
    plan = clause.plan
    if clause.key != ISSUED or plan.effect_by_hand:
        return
    plan.effect_from = None if clause.status == kinds.DROPPED else day_of(clause.text)
    plan.save(update_fields=["effect_from"])


@transaction.atomic
def change(
    clause_id: int, *, text: str, revision: int, by: Person, data: dict[str, Any] | None = None
) -> Clause:
    """Correct the wording of a clause, and the values beside it when `data` is given.

    Raises:
        NotAllowedError: the plan is not open to `by`.
        BlockedError: somebody changed the clause after `revision`; both wordings are kept.
    """
    clause = _editable(clause_id, revision, by)
    before = {"text": clause.text, "data": clause.data}
    clause.text = text.strip()
    if data is not None:
        clause.data = clause.data | _with_all_days(clause.kind, data)
    if clause.status != kinds.ADDED:
        clause.status = kinds.CHANGED
    return _write(clause, by, "clause.change", before)


@transaction.atomic
def confirm(clause_ids: Sequence[int], *, by: Person) -> int:
    """Confirm clauses as read; return how many changed state. All must be of one plan."""
    plan_ids = set(Clause.objects.filter(pk__in=clause_ids).values_list("plan_id", flat=True))
    if not plan_ids:
        return 0
    if len(plan_ids) > 1:
        raise ValueError("clauses of one plan only")
    return _confirm(_open(plan_ids.pop(), by), clause_ids, by)


@transaction.atomic
def confirm_all(plan_id: int, *, by: Person) -> int:
    """Confirm every clause that nobody has looked at yet; return how many."""
    plan = _open(plan_id, by)
    return _confirm(plan, plan.clauses.filter(status=kinds.READ).values_list("pk", flat=True), by)


def _confirm(plan: Plan, clause_ids: Iterable[int], by: Person) -> int:
    rows = plan.clauses.filter(pk__in=list(clause_ids), status=kinds.READ)
    changed = rows.update(status=kinds.CONFIRMED, changed_by=by, changed_at=now())
    if changed:
        touch(plan)
        audit.record(by=by, action="clause.confirm", obj=plan, data={"clauses": changed})
    return changed


@transaction.atomic
def drop(clause_id: int, *, by: Person) -> Clause:
    """Leave a clause, and what hangs under it, out of the plan; it stays readable in the review."""
    clause = _editable(clause_id, None, by)
    before = {"status": clause.status}
    clause.status = kinds.DROPPED
    clause.parts.exclude(status=kinds.DROPPED).update(status=kinds.DROPPED)
    return _write(clause, by, "clause.drop", before)


@transaction.atomic
def restore(clause_id: int, *, by: Person) -> Clause:
    """Take a dropped clause, and what hangs under it, back."""
    clause = _editable(clause_id, None, by)
    clause.status = kinds.CHANGED
    clause.parts.filter(status=kinds.DROPPED).update(status=kinds.CHANGED)
    return _write(clause, by, "clause.restore", {})


@transaction.atomic
def add(
    plan_id: int,
    *,
    kind: str,
    text: str,
    by: Person,
    parent_id: int | None = None,
    data: dict[str, Any] | None = None,
) -> Clause:
    """Add a clause that the reader missed.

    Raises:
        BlockedError: `kind` needs a parent of another kind, or the text is empty.
    """
    plan = _open(plan_id, by)
    parent = plan.clauses.filter(pk=parent_id).first() if parent_id else None
    wanted = kinds.CHILD_OF.get(kind)
    if wanted != (parent.kind if parent else None) or kind not in kinds.KINDS:
        params = {"kind": kinds.KINDS.get(kind, kind), "wanted": kinds.KINDS.get(wanted or "", "")}
        raise BlockedError([Problem("movements.clause_without_place", ("parent",), params)])
    if not text.strip():
        raise BlockedError([Problem("movements.clause_empty", ("text",))])
    last = plan.clauses.aggregate(last=Max("order"))["last"] or 0
    clause = Clause(
        plan=plan,
        parent=parent,
        kind=kind,
        key=f"{kind}.{last + 1}",
        order=last + 1,
        text=text.strip(),
        data=_with_all_days(kind, data or {}),
        status=kinds.ADDED,
        revision=0,
    )
    return _write(clause, by, "clause.add", {"kind": kind})
