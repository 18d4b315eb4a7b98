"""One person for the administrator: posts, granting and ending them, opening and closing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua.apps.accounts import actions, queries
from thidua.apps.accounts.models import Person
from thidua.apps.accounts.pages.parts import DayField, managers_only, show_problems, whoami
from thidua.apps.accounts.roles import ROLES
from thidua.apps.organisations.queries import find, names_on
from thidua.core import clock
from thidua.core.wording import sentence
from thidua.kernel.problems import BlockedError, NotAllowedError

OUT_OF_REACH = gettext_lazy("Việc này nằm ngoài phạm vi quản trị của anh/chị.")


class GrantForm(forms.Form):
    """Giao chức trách."""

    unit = forms.CharField(
        label=gettext_lazy("Đơn vị"),
        max_length=255,
        help_text=gettext_lazy("Tên đầy đủ hoặc viết tắt, ví dụ: Sở Nội vụ Huế."),
    )
    role = forms.ChoiceField(label=gettext_lazy("Vai trò"), widget=forms.RadioSelect)
    start = DayField(label=gettext_lazy("Từ ngày"))
    end = DayField(label=gettext_lazy("Đến trước ngày"), required=False)
    basis = forms.CharField(
        label=gettext_lazy("Căn cứ"),
        max_length=255,
        help_text=gettext_lazy("Số, ngày của quyết định hoặc văn bản phân công."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer every role with its description in plain words."""
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [  # type: ignore[attr-defined]
            (code, f"{role.label}: {role.description}") for code, role in ROLES.items()
        ]


@managers_only
def person(request: HttpRequest, uuid: Any) -> HttpResponse:
    """Show one person; grant a post on POST."""
    found = _visible(request, uuid)
    today = clock.today()
    form = GrantForm(request.POST or None, initial={"start": today})
    if request.method == "POST" and form.is_valid() and _grant(request, found, form):
        return redirect("accounts:person", uuid=found.uuid)
    posts = list(queries.posts_of(found))
    return render(
        request,
        "accounts/pages/person.html",
        {
            "found": found,
            "form": form,
            "posts": [
                (post, name, post.end is None or post.end > today)
                for post, name in _named(posts, today)
            ],
        },
    )


def _grant(request: HttpRequest, found: Person, form: GrantForm) -> bool:
    """Grant the post that the form describes; say whether it was granted."""
    said = dict(form.cleaned_data)
    units = find(said.pop("unit"), on=said["start"], alive=True)
    if len(units) != 1:
        text = _("Có nhiều đơn vị cùng tên; hãy viết thêm tên tỉnh, thành phố.")
        none = _("Không tìm thấy đơn vị này; hãy viết tên đầy đủ.")
        form.add_error("unit", text if units else none)
        return False
    try:
        actions.grant_post(
            found.pk, unit_id=units[0].pk, **said, by=whoami(request), today=clock.today()
        )
    except BlockedError as blocked:
        show_problems(form, blocked)
    except NotAllowedError:
        form.add_error(None, OUT_OF_REACH)
    else:
        messages.success(request, _("Đã giao chức trách cho %s.") % found.full_name)
        return True
    return False


@managers_only
@require_POST
def change(request: HttpRequest, uuid: Any) -> HttpResponse:
    """Close or open the account, send a new link, or end a post, as the button says."""
    found = _visible(request, uuid)
    today, by, act = clock.today(), whoami(request), request.POST.get("act", "")
    try:
        if act in {"open", "close"}:
            note = request.POST.get("note", "")
            actions.set_active(found.pk, active=act == "open", by=by, today=today, note=note)
        elif act == "link":
            actions.send_password_link(found.pk, by=by, today=today)
        elif act == "end":
            wanted = request.POST.get("post", "")
            post = found.posts.filter(pk=wanted).first() if wanted.isdecimal() else None
            if post is None:
                raise Http404
            actions.end_post(post.pk, end=today, by=by, today=today)
        else:
            raise Http404
    except BlockedError as blocked:
        messages.error(request, " ".join(map(sentence, blocked.problems)))
    except NotAllowedError:
        messages.error(request, OUT_OF_REACH)
    else:
        messages.success(request, _("Đã ghi nhận."))
    return redirect("accounts:person", uuid=found.uuid)


def _visible(request: HttpRequest, uuid: Any) -> Person:
    """Return a person within reach, or answer that there is none."""
    found = queries.person_by_uuid(whoami(request), uuid)
    if found is None:
        raise Http404
    return found


def _named(posts: list[Any], today: Any) -> list[tuple[Any, str]]:
    """Return posts with the names of their units."""
    names = names_on([post.unit_id for post in posts], today)
    return [(post, names.get(post.unit_id, "")) for post in posts]
