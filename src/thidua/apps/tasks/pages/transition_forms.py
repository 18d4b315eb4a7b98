"""Forms of the transition sheet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.movements import queries as movements
from thidua.apps.tasks import actions
from thidua.apps.tasks.models import TransitionSheet


class PlanForm(forms.Form):
    """What becomes of the plan of an issuer that ended."""

    decision = forms.ChoiceField(
        label=_("Quyết định về kế hoạch"),
        choices=TransitionSheet.DECISIONS.items(),
        widget=forms.RadioSelect,
    )
    new_plan_id = forms.TypedChoiceField(
        label=_("Kế hoạch thay thế"),
        help_text=_("Chỉ cần khi thay bằng kế hoạch mới: chọn kế hoạch đang chạy của đơn vị."),
        coerce=int,
        empty_value=None,
        required=False,
    )
    reason = forms.CharField(
        label=_("Lý do, văn bản làm căn cứ"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, *args: Any, sheet: TransitionSheet, **kwargs: Any) -> None:
        """Offer the running plans of the one that took over."""
        super().__init__(*args, **kwargs)
        own = movements.running_of(sheet.keeper_id) if sheet.keeper_id else []
        plans = [(plan.pk, plan.movement.name) for plan in own if plan.pk != sheet.plan_id]
        self.fields["new_plan_id"].choices = [("", "–"), *plans]  # type: ignore[attr-defined]


class SettleForm(forms.Form):
    """What becomes of several waiting tasks at once."""

    what = forms.ChoiceField(
        label=_("Quyết định cho các nhiệm vụ đã chọn"),
        choices=[
            (actions.COPY, _("Giao cho tất cả đơn vị tiếp nhận")),
            (actions.GIVE, _("Giao cho đơn vị tiếp nhận phần lớn")),
            (actions.END, _("Chấm dứt, có lý do")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Lý do, căn cứ"),
        help_text=_("Bắt buộc khi chấm dứt nhiệm vụ."),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
