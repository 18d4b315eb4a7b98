"""Forms of the pages that look over a whole register."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Unit
from thidua.apps.records.pages.check_form import DayField
from thidua.apps.records.pages.check_words import FAMILIES, award_name
from thidua.apps.records.queries import deserving
from thidua.apps.records.queries.checks import year_under_review
from thidua.books.law.awards import rules
from thidua.core import clock

STANDINGS: Final = {
    "meets": _("Đủ tiêu chuẩn"),
    "one": _("Chỉ thiếu một điều kiện"),
    "open": _("Chưa đủ thông tin"),
    "pending": _("Đang có việc xem xét"),
    "far": _("Thiếu từ hai điều kiện"),
    "faulty": _("Hồ sơ mâu thuẫn"),
}
TONES: Final = {
    "meets": ("good", "check"),
    "one": ("info", "info"),
    "open": ("warn", "warning"),
    "pending": ("wait", "clock"),
    "far": ("neutral", "stop"),
    "faulty": ("bad", "warning"),
}
WORK: Final = {"direct": _("Người trực tiếp"), "leader": _("Lãnh đạo, quản lý")}
_FIRST, _LAST = 1990, 2200


def _families() -> list[tuple[str, Any]]:
    """Return families of titles, to be asked about as a whole."""
    return [(name, FAMILIES[name]) for name in deserving.FAMILIES]


def _awards() -> list[tuple[str, str]]:
    """Return every award, titles first."""
    several = sorted(rules().values(), key=lambda rule: rule.kind != "title")
    return [(rule.code, capfirst(award_name(rule.code))) for rule in several]


class Place(forms.Form):
    """The unit, one of those within reach."""

    unit = forms.ChoiceField(label=_("Đơn vị"), help_text=_("Kể cả các đơn vị trực thuộc."))

    def __init__(self, *args: Any, units: list[tuple[Unit, str]], **kwargs: Any) -> None:
        """Offer these units, each with its name."""
        super().__init__(*args, **kwargs)
        self.known = {unit.uid: unit for unit, _name in units}
        field = self.fields["unit"]
        field.choices = [(unit.uid, name) for unit, name in units]  # type: ignore[attr-defined]

    def place(self) -> Unit:
        """Return the chosen unit."""
        return self.known[self.cleaned_data["unit"]]


class Question(Place):
    """Who meets the standards of what, on which day."""

    award = forms.ChoiceField(label=_("Danh hiệu, hình thức khen thưởng"))
    year = forms.IntegerField(label=_("Năm xét"), min_value=_FIRST, max_value=_LAST)
    on = DayField(
        label=_("Ngày xét"),
        help_text=_("Luật và hồ sơ được lấy đúng như vào ngày này."),
    )
    whole = forms.BooleanField(
        label=_("Xét cả những điều do con người xem xét"),
        help_text=_("Bỏ trống để chỉ xét phần tính được từ hồ sơ."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with today and the year that is reviewed today."""
        today = clock.today()
        begin = {"on": today, "year": year_under_review(today), "award": "individual_title"}
        kwargs["initial"] = begin | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        offered = [(_("Nhiều danh hiệu"), _families()), (_("Một danh hiệu, hình thức"), _awards())]
        self.fields["award"].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Let the year under review not lie after the day of judgement."""
        typed: dict[str, Any] = super().clean() or {}
        on, year = typed.get("on"), typed.get("year")
        if on and year and year > on.year:
            self.add_error("year", _("Năm xét không được sau ngày xét."))
        return typed

    def asked(self) -> deserving.Asked:
        """Return what is asked."""
        typed = self.cleaned_data
        awards = deserving.awards_in(typed["award"])
        return deserving.Asked(awards, typed["on"], typed["year"], typed["whole"])


class Filters(forms.Form):
    """What a list of the deserving can be narrowed to."""

    award = forms.CharField(required=False, widget=forms.HiddenInput)
    q = forms.CharField(label=_("Tên, mã số"), required=False)
    standing = forms.ChoiceField(
        label=_("Kết quả"), choices={"": _("Tất cả")} | STANDINGS, required=False
    )
    granted = forms.ChoiceField(
        label=_("Năm xét đã được tặng"),
        choices={"": _("Tất cả"), "no": _("Chưa được tặng"), "yes": _("Đã được tặng")},
        required=False,
    )
    work = forms.ChoiceField(label=_("Công việc"), choices={"": _("Tất cả")} | WORK, required=False)
    unit = forms.ChoiceField(label=_("Đơn vị"), required=False)
    lacks = forms.CharField(required=False, widget=forms.HiddenInput)
    unknown = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, units: list[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the units of the run."""
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("Tất cả")), *units]  # type: ignore[attr-defined]
