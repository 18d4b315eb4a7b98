"""Inputs written without templates are what Django's templates make, but for empty lines."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.ui.widgets import WRITERS, Renderer

TEXTS = st.text(max_size=12)
VALUES = TEXTS | st.integers() | st.booleans() | st.none() | st.dates() | TEXTS.map(mark_safe)
NAMES = st.from_regex(r"[a-z][a-z-]{0,8}", fullmatch=True)
INPUTS = (
    forms.TextInput, forms.NumberInput, forms.EmailInput, forms.URLInput, forms.PasswordInput,
    forms.HiddenInput, forms.DateInput, forms.CheckboxInput,
)  # fmt: skip


def both(widget, name, value, attrs) -> tuple[str, str]:
    ours, djangos = (
        re.sub(r"\n+", "\n", widget.render(name, value, attrs, renderer=each()))
        for each in (Renderer, DjangoTemplates)
    )
    return ours, djangos


@given(st.sampled_from(INPUTS), NAMES, VALUES, st.dictionaries(NAMES, VALUES, max_size=4))
def test_inputs(kind, name, value, attrs):
    ours, djangos = both(kind(), name, value, attrs)
    assert ours == djangos


@given(
    st.lists(st.tuples(VALUES, TEXTS | st.integers()), max_size=4),
    TEXTS,
    VALUES,
    st.dictionaries(NAMES, VALUES, max_size=3),
)
def test_selections(choices, group, value, attrs):
    widget = forms.Select(choices=[*choices, (group, choices), ("x", _("Tất cả"))])
    ours, djangos = both(widget, "a", value, attrs)
    assert ours == djangos


def test_several_may_be_chosen():
    widget = forms.SelectMultiple(choices=[(1, "một"), (2, "hai & ba")])
    ours, djangos = both(widget, "a", [1, 2], {"id": "a"})
    assert ours == djangos
    assert ours.count(" selected") == 2


@pytest.mark.parametrize("widget", [forms.Textarea(), forms.RadioSelect(choices=[("a", "A")])])
def test_others_are_left_to_django(widget):
    assert widget.template_name not in WRITERS
    ours, djangos = both(widget, "a", "x", {})
    assert ours == djangos


def test_the_whole_form_uses_it():
    class Form(forms.Form):
        day = forms.DateField(initial=date(2026, 11, 22))

    assert isinstance(Form().renderer, Renderer)
    assert '<input type="text" name="day" value="22/11/2026"' in str(Form()["day"])
