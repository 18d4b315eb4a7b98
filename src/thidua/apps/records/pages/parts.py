"""What several screens of records share: days, problems beside fields, units, who is here."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import Person
from thidua.apps.accounts.queries import acting_post, as_person, posts_on
from thidua.apps.accounts.roles import Permission, granting
from thidua.apps.organisations import queries as organisations
from thidua.apps.organisations.models import Unit
from thidua.apps.records import queries
from thidua.apps.records.models import Subject
from thidua.core import clock
from thidua.core.wording import not_allowed, sentence
from thidua.kernel.problems import BlockedError, NotAllowedError

YES_NO = (("", gettext_lazy("Chưa rõ")), ("yes", gettext_lazy("Có")), ("no", gettext_lazy("Không")))


class DayField(forms.DateField):
    """A day, typed as dd/mm/yyyy or chosen."""

    def __init__(self, **kwargs: Any) -> None:
        """Use the browser's own calendar; it sends ISO days."""
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d/%m/%Y"])
        super().__init__(**kwargs)


class YearField(forms.IntegerField):
    """A year of four digits, without a thousands separator."""

    def __init__(self, **kwargs: Any) -> None:
        """Type it as text: a spinner is of no use here."""
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 6})
        super().__init__(min_value=1930, max_value=2200, localize=False, widget=widget, **kwargs)


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not known."""

    def __init__(self, **kwargs: Any) -> None:
        """Begin with not known."""
        said = {"yes": True, "no": False}
        super().__init__(
            choices=YES_NO, coerce=said.get, required=False, empty_value=None, **kwargs
        )


def show_problems(form: forms.Form, blocked: BlockedError) -> None:
    """Put every problem beside the field that it is about, or above the form."""
    for problem in blocked.problems:
        where = str(problem.where[0]) if problem.where else ""
        form.add_error(where if where in form.fields else None, sentence(problem))


def person_of(request: HttpRequest) -> Person:
    """Return who is signed in."""
    return as_person(request.user)


def subject_or_404(request: HttpRequest, uid: str) -> Subject:
    """Return a record that the reader may see, or answer that there is none."""
    found = queries.by_uid(request.user, uid)
    if found is None:
        raise Http404
    return found


def refuse(error: NotAllowedError) -> PermissionDenied:
    """Return the refusal of a page, with the reason in words."""
    return PermissionDenied(not_allowed(error.rule))


def own_unit(request: HttpRequest) -> Unit | None:
    """Return the unit for which the reader writes records: that of the acting post, else any."""
    today, person = clock.today(), request.user
    roles = granting(Permission.RECORD_EDIT)
    post = acting_post(person, request.session.get("acting_post"), today)
    if post is not None and post.role in roles:
        return post.unit
    held = posts_on(person, today).filter(role__in=roles).first()
    return held.unit if held else None


def find_unit(text: str, form: forms.Form, field: str, on: date) -> Unit | None:
    """Return the one unit that a text names, else tell beside the field what is wrong."""
    found = organisations.find(text, on=on, alive=True)
    if len(found) == 1:
        return found[0]
    many = _("Có nhiều đơn vị cùng tên; hãy viết thêm tên tỉnh, thành phố.")
    form.add_error(field, many if found else _("Không tìm thấy đơn vị này; hãy viết tên đầy đủ."))
    return None


def subject_name(said: dict[str, str]) -> str:
    """Return the name in a row of a file, or that there is none."""
    return said.get("name", "") or _("(không có tên)")
