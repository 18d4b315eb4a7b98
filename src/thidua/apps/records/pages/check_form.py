"""The form of a check: fields for what the chosen award asks, and for nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.records.models import GrantType, SubjectKind, WorkKind
from thidua.apps.records.pages import check_words as words
from thidua.apps.records.queries.asks import Asks
from thidua.books.law.awards import lexicon, rules

FIXED = 8
"""Up to so many awards, each has a row of its own; of more, the award is chosen in the row."""
_YEARS = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")
_FIRST, _LAST = 1930, 2200
FLAGS = ("recognised", "applied", "replicable")


@dataclass(frozen=True)
class Shape:
    """How many rows and years a form shows, and of whom it is.

    Attributes:
        years: years of rating, the newest first.
        grants: award of each row, empty where it is chosen.
        works, measures: how many rows.
        kinds: kinds of subject to choose from, empty when a record says it.
        routes: (id, label) of the routes to choose from.
        help: who judged what, by name of the judgement.
        combat: whether ingenuity in combat is asked.
    """

    years: tuple[int, ...] = ()
    grants: tuple[str, ...] = ()
    works: int = 0
    measures: int = 1
    kinds: tuple[str, ...] = ()
    routes: tuple[tuple[str, str], ...] = ()
    help: Mapping[str, str] = field(default_factory=dict)
    combat: bool = False


class DayInput(forms.DateInput):
    """The browser's calendar; what it would drop because it is no ISO day is shown as text."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Return the control for a value."""
        context = super().get_context(name, value, attrs)
        if value and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value)):
            context["widget"]["type"] = "text"
        return context


class DayField(forms.DateField):
    """A day, chosen or typed as dd/mm/yyyy."""

    def __init__(self, **kwargs: Any) -> None:
        """Use the browser's calendar; it sends ISO days."""
        kwargs.setdefault("widget", DayInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(
            input_formats=["%Y-%m-%d", "%d/%m/%Y"],
            error_messages={
                "invalid": gettext_lazy("Không có ngày này trong lịch. Ghi như 01/07/2025.")
            },
            **kwargs,
        )


class YearsField(forms.CharField):
    """Years as people write them: `2021, 2023–2025`; kept as a list in the order typed."""

    def clean(self, value: Any) -> list[int]:
        """Return the years.

        Raises:
            ValidationError: something else than years was typed, or a span runs backwards.
        """
        text = str(super().clean(value)).strip()
        rest = re.sub(r"[\s,;.]|và", "", _YEARS.sub("", text))
        found: list[int] = []
        for first, last in _YEARS.findall(text):
            years = range(int(first), int(last or first) + 1)
            if not years or years[0] < _FIRST or years[-1] > _LAST:
                rest = rest or text
                continue
            found += years
        if rest:
            raise ValidationError(
                _("Chưa hiểu “%(text)s”. Ghi các năm như 2021, 2023–2025.") % {"text": text}
            )
        return found


def _year(**kwargs: Any) -> forms.IntegerField:
    """Return a field for one year."""
    return forms.IntegerField(min_value=_FIRST, max_value=_LAST, **kwargs)


class CaseForm(forms.Form):
    """Day, year, route, whom, and what the award asks."""

    on = DayField(label=gettext_lazy("Ngày xét"))
    year = _year(label=gettext_lazy("Năm xét"))

    def __init__(self, data: Mapping[str, Any], asks: Asks, shape: Shape) -> None:
        """Make the fields; `data` is always bound, typed or from the record."""
        super().__init__(data)
        self.asks, self.shape = asks, shape
        self._head()
        for year in shape.years:
            label = _("Năm %(year)s") % {"year": year}
            self._choice(f"rating-{year}", label, words.rating_choices())
        for row, award in enumerate(shape.grants):
            self._grant(row, award)
        if shape.grants:
            self._tick("all-grants", _("Đã ghi đủ; để trống là không có"))
        for row in range(shape.works):
            self._work(row)
        if shape.works:
            self._tick("all-works", _("Đã ghi đủ; để trống là không có"))
        for row in range(shape.measures):
            self._choice(f"measure-{row}-form", _("Hình thức kỷ luật"), words.form_choices())
            self._day(f"measure-{row}-ends", _("Hết hiệu lực ngày"))
        pending = [("", _("Chưa rõ")), ("no", _("Không có")), ("yes", _("Có, chưa kết thúc"))]
        self._choice("pending", _("Đang bị xem xét kỷ luật, thanh tra, khiếu nại, tố cáo"), pending)
        self._members()
        self._movement()
        self._answers()

    def _head(self) -> None:
        """Add whom and by which route."""
        shape = self.shape
        if shape.routes:
            every = [("", _("Mọi trường hợp")), *shape.routes]
            self._choice("route", _("Xét theo trường hợp"), every)
        if shape.kinds:
            self._text("about", _("Họ và tên hoặc tên gọi"), 200)
            names = dict(SubjectKind.choices)
            kinds = [(kind, names[SubjectKind(kind)]) for kind in shape.kinds]
            self._choice("kind", _("Loại đối tượng"), kinds)
            self._choice("group", _("Thuộc nhóm"), words.GROUPS)

    def _choice(self, name: str, label: str, choices: words.Choices, help_text: str = "") -> None:
        """Add a list to choose from."""
        self.fields[name] = forms.ChoiceField(
            label=label, choices=choices, required=False, help_text=help_text
        )

    def _radio(self, name: str, label: str, choices: words.Choices, help_text: str = "") -> None:
        """Add a question whose few answers all stand on the page."""
        self._choice(name, label, choices, help_text)
        self.fields[name].widget = forms.RadioSelect(choices=choices)

    def _text(self, name: str, label: str, most: int) -> None:
        """Add a line of text."""
        self.fields[name] = forms.CharField(label=label, max_length=most, required=False)

    def _day(self, name: str, label: str) -> None:
        """Add a day."""
        self.fields[name] = DayField(label=label, required=False)

    def _whole(self, name: str, label: str, help_text: str = "") -> None:
        """Add a whole number."""
        self.fields[name] = forms.IntegerField(
            label=label, required=False, help_text=help_text, min_value=0, max_value=9_999_999
        )

    def _tick(self, name: str, label: str) -> None:
        """Add a box to tick."""
        self.fields[name] = forms.BooleanField(label=label, required=False)

    def _grant(self, row: int, award: str) -> None:
        """Add one row of an award that was granted before."""
        label = words.award_name(award) if award else _("Các năm")
        name = f"grant-{row}"
        self._choice(f"{name}-award", _("Danh hiệu, hình thức"), self._awards())
        if award:
            self.fields[f"{name}-award"].widget = forms.HiddenInput()
        self.fields[f"{name}-years"] = YearsField(label=label, required=False, max_length=200)
        if not award or rules()[award].kind == "commendation":
            types = [("", _("Không ghi")), *GrantType.choices]
            self._choice(f"{name}-type", _("Loại hình khen thưởng"), types)

    def _awards(self) -> words.Choices:
        """Return the awards that may be chosen in a row."""
        return words.award_choices(self.asks.awards)

    def _work(self, row: int) -> None:
        """Add one row of an initiative or the like, with what is asked of it."""
        kinds = [k for k in WorkKind.choices if k[0] in self.asks.works]
        kinds = [k for k in kinds if k[0] != "combat" or self.shape.combat]
        name = f"work-{row}"
        self._choice(f"{name}-kind", _("Loại"), kinds)
        self._choice(f"{name}-scope", _("Phạm vi"), words.scope_choices())
        self.fields[f"{name}-year"] = _year(label=_("Năm công nhận"), required=False)
        self._choice(f"{name}-by", _("Ai công nhận"), words.RECOGNISERS)
        for key, label in (
            ("recognised", _("Được công nhận")),
            ("applied", _("Được áp dụng có hiệu quả")),
            ("replicable", _("Có khả năng nhân rộng")),
        ):
            if getattr(self.asks, key):
                self._choice(f"{name}-{key}", label, words.YES_NO)

    def _members(self) -> None:
        """Add counts of members."""
        for name in self.asks.counts:
            self._whole(f"count-{name}", words.count_label(name))
        if self.asks.disciplined:
            form = words.told(lexicon().forms[self.asks.disciplined])
            label = _("Số người bị kỷ luật từ %(form)s trở lên trong năm xét") % {"form": form}
            self._whole("disciplined", label)

    def _movement(self) -> None:
        """Add the movement, the place in a cluster."""
        if self.asks.movement:
            self._choice("movement-launched_by", _("Ai phát động phong trào"), words.LAUNCHERS)
            self._tick("movement-carries_out", _("Triển khai một phong trào toàn quốc"))
        if self.asks.reviews:
            self._day("movement-start", _("Phát động ngày"))
            self._day("movement-interim_review", _("Sơ kết ngày"))
            self._day("movement-final_review", _("Tổng kết ngày"))
            self._day("movement-planned_end", _("Kết thúc theo kế hoạch"))
        if self.asks.cluster:
            self._whole("rank", _("Xếp thứ trong cụm, khối"))
            self._choice("cluster", _("Cụm, khối do ai tổ chức"), words.ORGANISERS)
        if self.asks.leads:
            self._radio("leads", _("Dẫn đầu phong trào thi đua"), words.YES_NO)

    def _answers(self) -> None:
        """Add numbers, facts and what people judge."""
        for name, said in self.asks.numbers.items():
            label = words.sentence(lexicon().numbers.get(name) or said)
            self.fields[f"number-{name}"] = forms.DecimalField(
                label=label, required=False, min_value=0, max_value=999, localize=True
            )
        for question in self.asks.facts.values():
            text = words.sentence(question.said)
            proof = words.told(question.proof)
            shown = _("Minh chứng: %(paper)s") % {"paper": proof} if proof else ""
            self._radio(f"fact-{question.name}", text, words.YES_NO, shown)
        for question in self.asks.judgements.values():
            shown = self.shape.help.get(question.name, "")
            text = words.sentence(question.said)
            self._radio(f"judgement-{question.name}", text, words.JUDGED, shown)

    def clean(self) -> dict[str, Any]:
        """Ask for the one thing without which a row that was begun says nothing."""
        for row in range(self.shape.works):
            name = f"work-{row}"
            begun = [f"{name}-{key}" for key in ("year", "by", *FLAGS)]
            self._needs(f"{name}-scope", begun, _("Chọn phạm vi công nhận."))
        for row in range(len(self.shape.grants)):
            begun = [f"grant-{row}-years"]
            self._needs(f"grant-{row}-award", begun, _("Chọn danh hiệu, hình thức."))
        for row in range(self.shape.measures):
            begun = [f"measure-{row}-ends"]
            self._needs(f"measure-{row}-form", begun, _("Chọn hình thức kỷ luật."))
        return self.cleaned_data

    def _needs(self, name: str, begun: list[str], said: str) -> None:
        """Refuse a row in which something stands and `name` does not."""
        typed = self.cleaned_data
        if name not in self.errors and not typed.get(name) and any(map(typed.get, begun)):
            self.add_error(name, said)
