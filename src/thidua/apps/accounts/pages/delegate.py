"""Delegate one of my posts to a colleague, by a document, for some days."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts import actions, queries
from thidua.apps.accounts.models import Person
from thidua.apps.accounts.pages.parts import DayField, show_problems, whoami
from thidua.apps.organisations.queries import names_on
from thidua.core import clock
from thidua.kernel.problems import BlockedError, NotAllowedError


class DelegateForm(forms.Form):
    """Văn bản ủy quyền."""

    post = forms.TypedChoiceField(label=gettext_lazy("Chức trách được ủy quyền"), coerce=int)
    receiver: forms.ModelChoiceField[Person] = forms.ModelChoiceField(
        label=gettext_lazy("Người nhận ủy quyền"), queryset=None
    )
    start = DayField(label=gettext_lazy("Từ ngày"))
    end = DayField(label=gettext_lazy("Đến trước ngày"))
    document = forms.CharField(
        label=gettext_lazy("Văn bản ủy quyền"),
        max_length=255,
        help_text=gettext_lazy("Số, ký hiệu, ngày của văn bản."),
    )

    def __init__(self, *args: Any, posts: list[tuple[int, str]], person: Any, **kwargs: Any):
        """Offer the own posts and the colleagues."""
        super().__init__(*args, **kwargs)
        self.fields["post"].choices = posts  # type: ignore[attr-defined]
        self.fields["receiver"].queryset = queries.receivers_for(person)  # type: ignore[attr-defined]


@login_required
def delegate(request: HttpRequest) -> HttpResponse:
    """Ask for the document and write the delegation."""
    today = clock.today()
    own = [p for p in queries.posts_on(whoami(request), today) if p.person_id == whoami(request).pk]
    names = names_on([post.unit_id for post in own], today)
    posts = [(post.pk, f"{post.role_label} – {names[post.unit_id]}") for post in own]
    form = DelegateForm(
        request.POST or None, posts=posts, person=whoami(request), initial={"start": today}
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.delegate(
                said["post"],
                receiver_id=said["receiver"].pk,
                start=said["start"],
                end=said["end"],
                document=said["document"],
                by=whoami(request),
                today=today,
            )
        except BlockedError as blocked:
            show_problems(form, blocked)
        except NotAllowedError:
            form.add_error("post", _("Chức trách này không còn là của anh/chị."))
        else:
            messages.success(request, _("Đã ghi nhận ủy quyền."))
            return redirect("accounts:me")
    return render(request, "accounts/pages/delegate.html", {"form": form, "posts": posts})
