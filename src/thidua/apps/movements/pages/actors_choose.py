"""The form that says which units an actor means."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
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


def candidates(sent: QueryDict, now: Iterable[Unit], on: date) -> list[tuple[int, str]]:
    """Return the units to offer: those meant now, those ticked, those that the search found.

    Args:
        sent: `q` is what was searched, `units` the keys that were ticked.
        now: the units that the actor means now.
        on: the day of the names, on which the plan applies.
    """
    keys = [unit.pk for unit in now]
    keys += [int(key) for key in sent.getlist("units") if key.isdecimal()]
    if text := sent.get("q", "").strip():
        keys += [unit.pk for unit in organisations.find(text, on=on)]
    names = organisations.names_on(keys, on)
    return [(key, names[key]) for key in dict.fromkeys(keys) if key in names]
