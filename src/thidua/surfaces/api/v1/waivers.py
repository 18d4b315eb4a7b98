"""Findings that block approval and were set aside with a reason."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from ninja import Router, Schema
from ninja.security import django_auth

from thidua.apps.accounts.queries import as_person
from thidua.apps.movements import actions, queries, rules
from thidua.apps.movements.models import Plan, Waiver
from thidua.surfaces.api.errors import CHANGES, READS
from thidua.surfaces.api.values import LongText, Name

router = Router(tags=["plans"])


class WaiverIn(Schema):
    """Which finding, by its key or by its code for all of that code, and why."""

    finding: Name
    reason: LongText


class WaiverOut(Schema):
    """One finding that was set aside; `by` only for those who see the work on the plan."""

    code: str
    finding: str
    text: str
    reason: str
    at: datetime
    by: str


@router.get("/{uuid}/waivers", response={200: list[WaiverOut], **READS})
def waivers(request: HttpRequest, uuid: UUID) -> list[dict[str, object]]:
    """List what was set aside in a plan, with the reasons."""
    return _out(request, _plan(request, uuid))


@router.post("/{uuid}/waivers", auth=django_auth, response={200: list[WaiverOut], **CHANGES})
def set_aside(request: HttpRequest, uuid: UUID, values: WaiverIn) -> list[dict[str, object]]:
    """Set findings that block approval aside; answers with all that are set aside now."""
    plan = _plan(request, uuid)
    person = as_person(request.user)
    actions.set_aside(plan.pk, finding=values.finding, reason=values.reason, by=person)
    return _out(request, plan)


def _plan(request: HttpRequest, uuid: UUID) -> Plan:
    return get_object_or_404(queries.visible_plans(request.user), uuid=uuid)


def _out(request: HttpRequest, plan: Plan) -> list[dict[str, object]]:
    shows_who = rules.sees_work(request.user, plan)
    return [_one(waiver, shows_who=shows_who) for waiver in queries.waivers_of(plan)]


def _one(waiver: Waiver, *, shows_who: bool) -> dict[str, object]:
    english = (get_language() or "vi").startswith("en")
    return {
        "code": waiver.code,
        "finding": waiver.finding,
        "text": waiver.text_en if english else waiver.text,
        "reason": waiver.reason,
        "at": waiver.set_aside_at,
        "by": waiver.set_aside_by.full_name if shows_who else "",
    }
