"""The screens of one movement, for the tabs above each of them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from thidua.apps.movements.models import Movement, Plan


def tabs_of(movement: Movement, plan: Plan | None) -> list[tuple[Promise | str, str]]:
    """Return the tabs of one movement; those of a plan are there once it has one to show."""
    tabs: list[tuple[Promise | str, str]] = [
        (_("Tổng quan"), reverse("movements:movement", args=[movement.slug]))
    ]
    if plan is None:
        return tabs
    tabs += [
        (_("Tiến độ"), reverse("tasks:progress", args=[movement.slug])),
        (_("Kế hoạch"), reverse("movements:plan", args=[plan.uuid])),
        (_("Bao phủ"), reverse("movements:coverage", args=[plan.uuid])),
    ]
    if plan.parent_id:
        tabs.append((_("So với cấp trên"), reverse("movements:compare", args=[plan.uuid])))
    return tabs
