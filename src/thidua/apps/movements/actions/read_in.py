"""Take a paper in: keep it, read it, lay its clauses out for review."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.timezone import localdate

from thidua.apps.accounts.models import Person
from thidua.apps.documents import actions as documents
from thidua.apps.documents.models import Document
from thidua.apps.movements import rules, states
from thidua.apps.movements.actions.guard import locked, touch
from thidua.apps.movements.actions.unfold import Row, unfold
from thidua.apps.movements.models import Clause, Movement, Plan
from thidua.apps.movements.queries.dues import day_of, year_of
from thidua.apps.movements.queries.reading import ISSUED, scalars
from thidua.apps.organisations.models import Unit
from thidua.core import audit, files
from thidua.core.clock import now
from thidua.core.models import StoredFile
from thidua.kernel.plandoc import read
from thidua.kernel.plandoc.files import text_of
from thidua.kernel.problems import BlockedError, NotAllowedError, Problem
from thidua.kernel.text.fold import fold

ALLOWED = frozenset({"txt", "md", "html", "docx", "pdf"})


def read_in(
    data: bytes, name: str, *, unit_id: int, by: Person, today: date, replaces_id: int | None = None
) -> Plan:
    """Read a paper and lay it out as a draft plan of the unit.

    Args:
        data: the bytes as they were uploaded.
        name: the name that the file had.
        unit_id: the organisation whose plan it is; `by` must hold a post there or above.
        by: who brings it.
        today: the day, in Viet Nam.
        replaces_id: the running plan of which this is a new version, if any.

    Raises:
        RefusedError: the bytes hold no plan that can be read; nothing was kept.
        NotAllowedError: `by` may not read in plans of this unit.
        BlockedError: the same paper is there already (`movements.same_document`).
    """
    unit = Unit.objects.get(pk=unit_id)
    _may(by, unit)
    text = text_of(data, name)
    reading = read(text)
    with transaction.atomic():
        replaced = locked(replaces_id) if replaces_id else None
        stored = files.store(data, name=name, by=by, allowed=ALLOWED)
        _refuse_twin(stored)
        document = documents.store(stored, text=text, by=by)
        plan = _plan(document, reading, unit, by, replaced)
        _lay_out(plan, list(unfold(reading, text)), replaced)
        audit.record(by=by, action="plan.read_in", obj=plan, data={"sha256": document.sha256})
    return plan


@transaction.atomic
def set_effect(plan_id: int, *, effect_from: date | None, by: Person) -> Plan:
    """Write from which day the plan applies (áp dụng từ); from then on only a person changes it."""
    plan = locked(plan_id)
    if not rules.can_edit(by, plan):
        raise NotAllowedError(rules.can_edit.name)
    plan.effect_from, plan.effect_by_hand = effect_from, effect_from is not None
    if effect_from is None:
        plan.effect_from = day_of(scalars(plan).get(ISSUED))
    plan.save(update_fields=["effect_from", "effect_by_hand"])
    touch(plan)
    audit.record(
        by=by, action="plan.set_effect", obj=plan, data={"effect_from": str(plan.effect_from)}
    )
    return plan


class _Place:
    """Stands for a plan that does not exist yet when the right to read one in is asked for."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit


def _may(by: Person, unit: Unit) -> None:
    if not rules.can_read_in(by, _Place(unit)):
        raise NotAllowedError(rules.can_read_in.name)


def _refuse_twin(stored: StoredFile) -> None:
    twins = Document.objects.filter(stored__sha256=stored.sha256).exclude(
        plan__state=states.DISCARDED
    )
    if twin := twins.select_related("plan__movement").first():
        when = localdate(twin.uploaded_at)
        params = {"name": str(twin.plan), "plan": twin.plan.pk, "when": when}
        raise BlockedError([Problem("movements.same_document", ("file",), params)])


def _plan(
    document: Document, reading: dict[str, Any], unit: Unit, by: Person, replaced: Plan | None
) -> Plan:
    said = reading.get("movement") or {}
    name = str(said.get("name") or reading.get("title") or document.uuid)
    movement = replaced.movement if replaced else _movement(name, reading, unit)
    issued = (reading.get("instrument") or {}).get("date")
    return Plan.objects.create(
        movement=movement,
        document=document,
        parent=replaced.parent if replaced else None,
        parent_text=str(said.get("parent_instrument") or ""),
        version=movement.plans.count() + 1,
        effect_from=day_of(issued),
        state_since=now(),
        reading=reading,
        read_by=by,
    )


def _movement(name: str, reading: dict[str, Any], unit: Unit) -> Movement:
    timeline = reading.get("timeline") or {}
    first, last = (year_of(timeline.get(end)) for end in ("from", "to"))
    if first and last and last < first:
        last = None
    mode = str((reading.get("movement") or {}).get("launch_mode") or "")
    movement = Movement(
        name=name[:500],
        search=fold(name)[:700],
        issuer=unit,
        level=str((reading.get("issuer") or {}).get("level") or "")[:40],
        launch_mode=Movement.OWN if mode.startswith("phat_dong") else Movement.CARRIES,
        starts=first,
        ends=last,
    )
    movement.slug = f"{slugify(fold(name))[:80]}-{movement.uuid.hex[:8]}"
    movement.save()
    return movement


def _lay_out(plan: Plan, rows: list[Row], replaced: Plan | None) -> None:
    """Write the rows as clauses; take identifiers along from the version that is replaced."""
    before = {}
    if replaced:
        for clause in replaced.clauses.exclude(status="dropped"):
            before[clause.kind, fold(clause.text)] = clause.lineage
    made: list[Clause] = []

    def lay(row: Row, parent: Clause | None) -> None:
        clause = Clause(
            plan=plan,
            parent=parent,
            kind=row.kind,
            key=row.key[:60],
            order=len(made) + 1,
            marker=row.marker[:40],
            text=row.text,
            search=fold(row.text),
            start=row.start,
            end=row.end,
            data=row.data,
        )
        if kept := before.get((row.kind, fold(row.text))):
            clause.lineage = kept
        made.append(clause)
        for part in row.parts:
            lay(part, clause)

    for row in rows:
        lay(row, None)
    Clause.objects.bulk_create([c for c in made if c.parent is None])
    Clause.objects.bulk_create([c for c in made if c.parent is not None])
