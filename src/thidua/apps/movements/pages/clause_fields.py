"""The fields beside the wording of a clause, by kind, and how each is typed."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.movements.pages.review_words import CHOICES, DAYS, DUES
from thidua.core.dues import due_words
from thidua.kernel import dates

FIELDS: dict[str, tuple[str, ...]] = {
    "legal_basis": ("role", "type", "number", "date", "issuer"),
    "reference": ("type", "number", "date", "issuer"),
    "abbreviation": ("short",),
    "content": ("key",),
    "criteria_group": ("subject_key",),
    "award_occasion": ("occasion",),
    "phase": ("from", "to"),
    "milestone": ("actor", "due"),
    "responsibility": ("actors", "partner"),
    "duty": ("due",),
    "reporting": ("who", "to", "then_to", "frequency", "dues"),
    "adjustment": ("who_proposes", "to", "decides"),
}
LISTS = frozenset({"actors"})
YEARS = frozenset({("phase", "from"), ("phase", "to"), ("scalar", "timeline.from"),
                   ("scalar", "timeline.to")})  # fmt: skip
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAY = r"\d{4}(?:-\d{2}(?:-\d{2})?|-Q[1-4])?"
_ISO = re.compile(rf"{_DAY}(?:/{_DAY})?|--\d{{2}}(?:-\d{{2}})?|yearly")


def _from_to(text: str, named: list[dates.Moment]) -> str:
    """Return `2025/2027` for “2025 - 2027” or “2025 đến 2027”; empty for anything else."""
    if len(named) != 2:  # noqa: PLR2004 -- from one to the other
        return ""
    first, last = named
    joined = text[first.end : last.start].strip() in {"-", "–", "/", "đến"}
    span = f"{first.due}/{last.due}"
    return span if joined and _ISO.fullmatch(span) else ""


class DueField(forms.CharField):
    """A due date as people write it; kept as `2025-06-30`, `2025-06`, `2025-Q2`, `2027`."""

    def prepare_value(self, value: Any) -> Any:
        """Write what is kept the reader's way; what was typed stays as it was typed."""
        return due_words(value) if isinstance(value, str) and _ISO.fullmatch(value) else value

    def clean(self, value: Any) -> str:
        """Return the date as it is kept.

        Raises:
            ValidationError: the words name no date, or more than two.
        """
        text = str(super().clean(value)).strip()
        if not text or _ISO.fullmatch(text):
            return text
        named = dates.find(text)
        if span := _from_to(text, named):
            return span
        if len(named) != 1:
            raise ValidationError(
                _("Chưa hiểu “%(text)s”. Ghi một thời hạn, như 30/6/2025, tháng 6/2025, "
                  "quý II/2025, 2027, 15/12 hằng năm hoặc hằng năm.") % {"text": text}
            )  # fmt: skip
        return named[0].due


class DueListField(forms.CharField):
    """Several due dates as people write them, one a line; kept as a list."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value: Any) -> Any:
        """Put each date on a line of its own."""
        return "\n".join(map(due_words, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        """Return the dates as they are kept, each once.

        Raises:
            ValidationError: the words of a line name no date.
        """
        lines = [line for line in super().clean(value).splitlines() if line.strip()]
        return list(dict.fromkeys(DueField().clean(line) for line in lines))


class DayField(forms.DateField):
    """A day typed as dd/mm/yyyy, kept as an ISO text."""

    def __init__(self, **kwargs: Any) -> None:
        """Take days the Vietnamese way and the machine's way."""
        super().__init__(input_formats=["%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"], **kwargs)
        self.widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def prepare_value(self, value: Any) -> Any:
        """Write a kept day as dd/mm/yyyy; what was typed stays."""
        return due_words(value) if isinstance(value, str) and _ISO.fullmatch(value) else value

    def clean(self, value: Any) -> str:
        """Return the day as an ISO text, or an empty text."""
        day: date | None = super().clean(value)
        return day.isoformat() if day else ""


class YearField(forms.CharField):
    """A year, e.g. 2025."""

    def clean(self, value: Any) -> str:
        """Return the year.

        Raises:
            ValidationError: it is no year.
        """
        text = str(super().clean(value)).strip()
        if text and not _YEAR.match(text):
            raise ValidationError(_("Ghi năm bằng bốn chữ số, như 2025."))
        return text


class ListField(forms.CharField):
    """Several names, one a line; kept as a list."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        """Put each name on a line of its own."""
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        """Return the names."""
        return [line.strip() for line in super().clean(value).splitlines() if line.strip()]


def value_field(kind: str, name: str, label: str, current: Any) -> forms.Field:
    """Return the field for one value; a choice that the program does not know stays offered."""
    if name in CHOICES:
        known = list(CHOICES[name].items())
        if current and current not in CHOICES[name]:
            known.append((str(current), str(current)))
        return forms.ChoiceField(
            label=label, required=False, choices=[("", gettext_lazy("không ghi")), *known]
        )
    if name in DUES:
        return _due_field(name, label)
    if name in DAYS:
        return DayField(label=label, required=False, help_text=gettext_lazy("Như 30/6/2025."))
    if name in LISTS or isinstance(current, list):
        return ListField(
            label=label, required=False, help_text=gettext_lazy("Mỗi đơn vị, nhóm đơn vị một dòng.")
        )
    if (kind, name) in YEARS:
        return YearField(label=label, required=False, max_length=10)
    return forms.CharField(label=label, required=False, max_length=500)


def _due_field(name: str, label: str) -> forms.Field:
    """Return the field for one due date, or for all of a reporting duty."""
    if name == "dues":
        help_text = gettext_lazy("Mỗi hạn một dòng, như 15/6 hằng năm.")
        return DueListField(label=label, required=False, help_text=help_text, max_length=600)
    help_text = gettext_lazy("Như 30/6/2025, tháng 6/2025, quý II/2025, 2027, hằng năm.")
    return DueField(label=label, required=False, help_text=help_text, max_length=60)
