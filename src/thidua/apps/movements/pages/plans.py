"""The plans being worked on: where each stands and who waits for whom since when."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.movements import rules, states
from thidua.apps.movements.models import Plan
from thidua.apps.movements.pages.review_base import TONES, address, person_of, waiting
from thidua.apps.movements.queries.review import IN_WORK, in_work
from thidua.apps.organisations import queries as organisations
from thidua.core.clock import today
from thidua.core.paging import keyset
from thidua.kernel.text.fold import fold

COLUMNS = (
    gettext_lazy("Kế hoạch"),
    gettext_lazy("Đơn vị"),
    gettext_lazy("Tình trạng"),
    gettext_lazy("Đang chờ"),
    gettext_lazy("Từ"),
)


class Filters(forms.Form):
    """Words of the name, and the state."""

    ten = forms.CharField(label=gettext_lazy("Tên phong trào"), required=False)
    state = forms.ChoiceField(
        label=gettext_lazy("Tình trạng"),
        required=False,
        choices=[("", gettext_lazy("Tất cả")), *((s, states.PLAN.labels[s]) for s in IN_WORK)],
    )

    def __init__(self, *args: Any) -> None:
        """Translate the labels of the states."""
        super().__init__(*args)
        choices = [(s, _(states.PLAN.labels[s])) for s in IN_WORK]
        self.fields["state"].choices = [("", _("Tất cả")), *choices]  # type: ignore[attr-defined]


@login_required
def plans(request: HttpRequest) -> HttpResponse:
    """List drafts first, then what waits for approval, then what runs."""
    rows = in_work(person_of(request), today())
    form = Filters(request.GET)
    form.is_valid()
    said = getattr(form, "cleaned_data", {})
    if said.get("state"):
        rows = rows.filter(state=said["state"])
    if said.get("ten"):
        rows = rows.filter(movement__search__contains=fold(said["ten"]))
    page = keyset(rows, order=("place", "state_since", "pk"), after=request.GET.get("after"))
    names = organisations.names_on({p.movement.issuer_id for p in page.rows}, today())
    context = {
        "filters": form,
        "filtered": any(said.values()),
        "page": page,
        "columns": COLUMNS,
        "rows": [_row(plan, names) for plan in page.rows],
        "can_read_in": rules.can_read_in(request.user, None),
        "sees_work": rules.sees_work(request.user),
    }
    return render(request, "movements/pages/plans.html", context)


def _row(plan: Plan, names: dict[int, str]) -> dict[str, Any]:
    """Return one plan as the table shows it."""
    unit = names.get(plan.movement.issuer_id, "")
    page = "step" if plan.state == states.SUBMITTED else "review"
    return {
        "plan": plan,
        "url": address(page, plan),
        "unit": unit,
        "state": _(states.PLAN.labels[plan.state]),
        "tone": TONES[plan.state],
        "waiting": waiting(plan, unit),
    }
