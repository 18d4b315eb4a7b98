"""The real organisations of June 2025 with the people who walk the journeys."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from factories import make_officer
from thidua.apps.movements import actions, queries
from thidua.apps.movements.models import Plan
from thidua.apps.organisations.actions import load_places
from thidua.apps.organisations.models import Unit
from thidua.demo.facts import plans

TODAY = date(2025, 6, 2)
SCIENCE = "p-46.1-so-khcn.2"
UNITS = ("chinh-phu.1", "p-46.1", SCIENCE)


def make_world() -> SimpleNamespace:
    """Return the standing offices of the nation and of Huế, a department's officer, the texts."""
    load_places(by="test", today=TODAY, communes=False)
    nation, hue, science = (Unit.objects.get(uid=uid) for uid in UNITS)
    return SimpleNamespace(
        texts={p.slug: p.path.read_text(encoding="utf-8") for p in plans()},
        nation=make_officer(nation, name="Nguyễn Văn Trung Ương"),
        nation_head=make_officer(nation, "StandingHead", "Lê Thị Duyệt"),
        hue=make_officer(hue, name="Trần Thị Sông Hương"),
        hue_head=make_officer(hue, "StandingHead", "Hoàng Văn Ngự Bình"),
        scientist=make_officer(science, "UnitOfficer", "Võ Thị Công Nghệ"),
    )


def run_plan(text: str, *, by, head, parent: Plan | None = None) -> Plan:
    """Return the plan of this text, running, without any page."""
    unit = by.posts.get().unit
    plan = actions.read_in(text.encode(), "ke-hoach.txt", unit_id=unit.pk, by=by, today=TODAY)
    actions.set_effect(plan.pk, effect_from=TODAY, by=by)
    if parent:
        actions.link_parent(plan.pk, parent_id=parent.pk, by=by)
    submit(plan, by=by)
    return actions.take_step(plan.pk, "approve", by=head, today=TODAY)


def submit(plan: Plan, *, by) -> Plan:
    """Confirm everything, set aside every actor that nobody found, send the plan to the head."""
    actions.confirm_all(plan.pk, by=by)
    plan.refresh_from_db()
    for actor in {a.actor for a in queries.assignments(plan, TODAY) if a.how == "unknown"}:
        actions.choose_actor(plan.pk, actor=actor, unit_ids=[], set_aside=True, by=by)
    return actions.take_step(plan.pk, "submit", by=by, today=TODAY)
