"""The form that says which units an actor means."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations import queries as organisations
from thidua.apps.organisations.models import Unit


class ChooseForm(forms.Form):
    """Units found, and the tick for an actor that has none here."""

    actor = forms.CharField(widget=forms.HiddenInput)
    units = forms.TypedMultipleChoiceField(
        label=_("Đơn vị"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    set_aside = forms.BooleanField(
        label=_("Ngoài hệ thống: không giao nhiệm vụ cho ai ở đây"), required=False
    )

    def __init__(self, offered: list[tuple[int, str]], data: Any = None, **more: Any) -> None:
        """Offer the units that were found or stand chosen: (key, name)."""
        super().__init__(data, **more)
        self.offered = offered
        self.fields["units"].choices = offered  # type: ignore[attr-defined]


def candidates(
    sent: QueryDict, now: Iterable[Unit], issuer: Unit, on: date
) -> list[tuple[int, str]]:
    """Return the units to offer: those meant now, those ticked, those that the search found.

    Args:
        sent: `ten` is what was searched, `units` the keys that were ticked.
        now: the units that the actor means now.
        issuer: units under it go first; only when none is found, all others.
        on: the day of the names, on which the plan applies.
    """
    keys = [unit.pk for unit in now]
    keys += [int(key) for key in sent.getlist("units") if key.isdecimal()]
    if text := sent.get("ten", "").strip():
        near = [unit.pk for unit in organisations.find(text, on=on, under=issuer)]
        keys += near or [unit.pk for unit in organisations.find(text, on=on)]
    return list(placed_names(keys, on).items())


def placed_names(keys: Iterable[int], on: date) -> dict[int, str]:
    """Return the names of units with the unit above, since many bear one name; three queries."""
    wanted = list(dict.fromkeys(keys))
    versions = organisations.as_of(on).filter(unit_id__in=wanted)
    above = dict(versions.values_list("unit_id", "parent_id"))
    names = organisations.names_on({*wanted, *(key for key in above.values() if key)}, on)
    return {
        key: ", ".join(names[one] for one in (key, above[key]) if one in names)
        if key in above
        else ended(names[key])
        for key in wanted
        if key in names
    }


def ended(name: str) -> str:
    """Return the name of a unit that does not exist on the day asked for."""
    return gettext("%(name)s (không hoạt động vào ngày này)") % {"name": name}
