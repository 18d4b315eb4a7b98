"""The form of one clause: its wording, the values beside it, and the revision it was opened at."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thidua.apps.movements.models import Clause
from thidua.apps.movements.models.clause import CHILD_OF, KINDS
from thidua.apps.movements.pages.clause_fields import FIELDS, value_field
from thidua.apps.movements.pages.review_words import SCALAR_LABELS, label_of

PREFIX = "v_"
MAX_TEXT = 20_000


class KeptHidden(forms.TextInput):
    """A field that nobody sees but that is kept with the draft of the form.

    So a draft that comes back after somebody else changed the clause still says at which revision
    it was begun.
    """

    is_hidden = True

    def __init__(self) -> None:
        """Hide the field in the page."""
        super().__init__({"hidden": True, "autocomplete": "off"})


class ClauseForm(forms.Form):
    """Wording and values of a clause; made from the clause, so that it knows its kind."""

    revision = forms.IntegerField(widget=KeptHidden, localize=False)

    def __init__(self, clause: Clause, data: Any = None) -> None:
        """Take the clause as it is now, and what was typed."""
        initial: dict[str, Any] = {"revision": clause.revision, "text": clause.text}
        initial |= {PREFIX + name: clause.value(name) for name in FIELDS.get(clause.kind, ())}
        super().__init__(data, initial=initial, auto_id=f"id_{clause.pk}_%s")
        self.clause = clause
        self.fields["text"] = _text_field(clause)
        for name in FIELDS.get(clause.kind, ()):
            label = label_of(clause.kind, name)
            current = clause.value(name)
            self.fields[PREFIX + name] = value_field(clause.kind, name, label, current)

    def clean_text(self) -> str:
        """Return the wording with plain line ends."""
        return _plain(self.cleaned_data["text"])

    @property
    def values(self) -> dict[str, Any]:
        """The values beside the wording, as they are kept; an emptied value is null."""
        return _values(self.cleaned_data)

    @property
    def says_the_same(self) -> bool:
        """Whether what was typed is what stands there already."""
        kept = {name: self.clause.value(name) or None for name in self.values}
        return self.cleaned_data["text"] == self.clause.text and kept == self.values


class NewClauseForm(forms.Form):
    """A clause that the reader missed."""

    def __init__(self, kind: str, parents: list[Clause], data: Any = None, **more: Any) -> None:
        """Take the kind, and the clauses under which it may hang."""
        super().__init__(data, **more)
        self.fields["kind"] = forms.CharField(widget=forms.HiddenInput, initial=kind)
        if kind in CHILD_OF:
            self.fields["parent"] = forms.TypedChoiceField(
                label=_("Nằm trong mục"),
                choices=[(p.pk, str(p)) for p in parents],
                coerce=int,
                error_messages={"required": _("Chọn mục chứa nó.")},
            )
        self.fields["text"] = forms.CharField(
            label=_("Nội dung"),
            max_length=MAX_TEXT,
            widget=forms.Textarea(attrs={"rows": 4}),
            error_messages={"required": _("Gõ nội dung của mục rồi bấm “Thêm mục”.")},
        )
        for name in FIELDS.get(kind, ()):
            self.fields[PREFIX + name] = value_field(kind, name, label_of(kind, name), None)
        self.order_fields(["kind", "parent", "text"])

    def clean_text(self) -> str:
        """Return the wording with plain line ends."""
        return _plain(self.cleaned_data["text"])

    @property
    def values(self) -> dict[str, Any]:
        """The values beside the wording, as they are kept."""
        return {name: value for name, value in _values(self.cleaned_data).items() if value}


class KindForm(forms.Form):
    """Which kind of clause to add."""

    kind = forms.ChoiceField(
        label=_("Loại mục"), choices=[(k, v) for k, v in KINDS.items() if k != "scalar"]
    )


def _text_field(clause: Clause) -> forms.Field:
    """Return the field of the wording; one value of the general information has its own kind."""
    if clause.kind == "scalar":
        label = str(SCALAR_LABELS.get(clause.key, clause.key))
        found = value_field("scalar", clause.key, label, clause.text)
        if clause.key in {"title", "movement.name"}:
            found.widget = forms.Textarea(attrs={"rows": 3})
            found.max_length = 2000  # type: ignore[attr-defined]
        return found
    return forms.CharField(
        label=_("Nội dung"),
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": _("Mục chưa có nội dung. Gõ nội dung, hoặc quay lại và bấm “Bỏ mục”.")
        },
    )


def _values(cleaned: dict[str, Any]) -> dict[str, Any]:
    """Return the values of the fields beside the wording, without their prefix."""
    return {
        name.removeprefix(PREFIX): value or None
        for name, value in cleaned.items()
        if name.startswith(PREFIX)
    }


def _plain(text: str) -> str:
    """Return a typed text with plain line ends and without white space around it."""
    return text.replace("\r\n", "\n").strip()
