"""The forms by which single entries come into a record."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.records.models import GrantType, OpenCaseKind, Part, WorkKind
from thidua.apps.records.pages import labels
from thidua.apps.records.pages.parts import DayField, YearField, YesNoField


class RatingForm(forms.Form):
    """Xếp loại một năm."""

    year = YearField(label=_("Năm"))
    code = forms.ChoiceField(label=_("Mức xếp loại"), choices=labels.ratings)


class GrantForm(forms.Form):
    """Danh hiệu hoặc hình thức khen thưởng đã được tặng."""

    award = forms.ChoiceField(label=_("Danh hiệu, hình thức khen thưởng"))
    year = YearField(
        label=_("Năm"), help_text=_("Năm xét danh hiệu; của khen thưởng là năm quyết định.")
    )
    type = forms.ChoiceField(
        label=_("Loại hình khen thưởng"),
        choices=[("", _("Không ghi (danh hiệu) hoặc chưa rõ")), *GrantType.choices],
        required=False,
    )
    decision = forms.CharField(label=_("Số quyết định"), max_length=80, required=False)
    decided = DayField(label=_("Ngày quyết định"), required=False)
    decider = forms.CharField(label=_("Người quyết định"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer titles first, then commendations."""
        super().__init__(*args, **kwargs)
        self.fields["award"].choices = [  # type: ignore[attr-defined]
            ("", _("Chọn")),
            (_("Danh hiệu thi đua"), labels.awards("title")),
            (_("Hình thức khen thưởng"), labels.awards("commendation")),
        ]


class WorkForm(forms.Form):
    """Sáng kiến, đề tài, mưu trí sáng tạo."""

    kind = forms.ChoiceField(label=_("Loại"), choices=WorkKind.choices)
    title = forms.CharField(label=_("Tên"), max_length=300, required=False)
    scope = forms.ChoiceField(label=_("Phạm vi công nhận"), choices=labels.scopes)
    year = YearField(label=_("Năm công nhận"), required=False)
    recognised = YesNoField(label=_("Được công nhận"))
    applied = YesNoField(label=_("Được áp dụng"))
    replicable = YesNoField(label=_("Có khả năng nhân rộng"))
    recognised_by = forms.CharField(
        label=_("Người hoặc cơ quan công nhận"), max_length=200, required=False
    )


class MeasureForm(forms.Form):
    """Kỷ luật."""

    form = forms.ChoiceField(label=_("Hình thức kỷ luật"), choices=labels.forms)
    taken = DayField(label=_("Ngày có hiệu lực"))
    ends = DayField(label=_("Ngày hết hiệu lực"), required=False)
    note = forms.CharField(label=_("Số quyết định, ghi chú"), max_length=300, required=False)


class CaseForm(forms.Form):
    """Vụ việc đang xem xét."""

    kind = forms.ChoiceField(label=_("Loại vụ việc"), choices=OpenCaseKind.choices)
    since = DayField(label=_("Từ ngày"))
    note = forms.CharField(label=_("Nội dung"), max_length=300, required=False)


class PartsForm(forms.Form):
    """Những phần đã rà soát đủ."""

    parts = forms.MultipleChoiceField(
        label=_("Tôi đã đối chiếu; các phần sau đã đủ"),
        choices=Part.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Phần trống chưa xác nhận được hiểu là chưa biết, không phải là không có."),
    )


FORMS: dict[str, type[forms.Form]] = {
    "xep-loai": RatingForm,
    "khen-thuong": GrantForm,
    "sang-kien": WorkForm,
    "ky-luat": MeasureForm,
    "vu-viec": CaseForm,
    "xac-nhan": PartsForm,
}
TITLES = {
    "xep-loai": _("Ghi xếp loại"),
    "khen-thuong": _("Ghi danh hiệu, khen thưởng"),
    "sang-kien": _("Ghi sáng kiến, đề tài"),
    "ky-luat": _("Ghi kỷ luật"),
    "vu-viec": _("Ghi vụ việc đang xem xét"),
    "xac-nhan": _("Xác nhận đã đủ"),
}
