"""What falls due in a month, of everybody or of one unit, with addresses for a phone's calendar."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations import queries as organisations
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.queries import placed_names
from thidua.apps.tasks import queries
from thidua.apps.tasks.models import Task
from thidua.apps.tasks.pages.feed import token_of
from thidua.core import clock, locale

SHOWN = 12
FIRST_YEAR, LAST_YEAR = 1945, 2200


class Filters(forms.Form):
    """Which month, of whom."""

    month = forms.DateField(
        label=_("Tháng"),
        required=False,
        input_formats=["%m/%Y", "%Y-%m"],
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text=_("Ví dụ 06/2025"),
    )
    unit = forms.CharField(label=_("Đơn vị"), required=False)

    def clean_month(self) -> date | None:
        """Return the month; the first and the last year of the calendar have no neighbours."""
        month: date | None = self.cleaned_data["month"]
        if month and not FIRST_YEAR <= month.year <= LAST_YEAR:
            raise ValidationError(
                _("Ghi năm từ %(first)s đến %(last)s."),
                params={"first": str(FIRST_YEAR), "last": str(LAST_YEAR)},
            )
        return month


def calendar(request: HttpRequest) -> HttpResponse:
    """Show one month, day by day."""
    form = Filters(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    first = (chosen.get("month") or clock.today()).replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    units = organisations.find(chosen["unit"], on=clock.today()) if chosen.get("unit") else []
    rows = queries.visible_to(request.user)
    if chosen.get("unit"):
        rows = rows.filter(unit__in=units)
    context = {
        "form": form,
        "days": _days(queries.due_between(rows, first, following - timedelta(days=1))),
        "heading": locale.month(first),
        "before": _address(request, first - timedelta(days=1)),
        "after": _address(request, following),
        "units": _with_names(units),
        "mine": request.build_absolute_uri(
            reverse("tasks:person_feed", args=[token_of(request.user)])
        )
        if request.user.is_authenticated
        else "",
        "undated": queries.without_date(rows).count(),
    }
    return render(request, "tasks/pages/calendar.html", context)


def _days(rows: QuerySet[Task]) -> list[tuple[date, list[tuple[str, str, str]]]]:
    """Return (day, entries): one entry a clause and period, with how many units owe it."""
    found = list(rows)
    names = placed_names({t.unit_id for t in found}, clock.today())
    days = []
    for day, of_day in groupby(found, key=lambda t: t.due_on):
        entries: dict[tuple[int, int | None], list[Task]] = {}
        for task in of_day:
            entries.setdefault((task.clause_id, task.period), []).append(task)
        days.append((day, [_entry(tasks, names) for tasks in entries.values()]))
    return [(day, entries) for day, entries in days if day is not None]


def _entry(tasks: list[Task], names: dict[int, str]) -> tuple[str, str, str]:
    first = tasks[0]
    who = ", ".join(names.get(t.unit_id, "") for t in tasks[:2])
    if len(tasks) > 2:  # noqa: PLR2004 -- two names fit on a phone's line
        who = str(_("{who} và {more} đơn vị khác").format(who=who, more=len(tasks) - 2))
    label = Truncator(capfirst(first.title)).words(18)
    return label, reverse("tasks:task", args=[first.uuid]), f"{who} · {first.plan.movement.name}"


def _address(request: HttpRequest, day: date) -> str:
    query = request.GET.copy()
    query["month"] = f"{day:%m/%Y}"
    return f"?{query.urlencode()}"


def _with_names(units: list[Unit]) -> list[tuple[str, Unit]]:
    names = placed_names([u.pk for u in units], clock.today())
    return [(names.get(u.pk, ""), u) for u in units[:SHOWN]]
