"""The persons whom an administrator looks after, and a new one."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from thidua.apps.accounts import actions, queries
from thidua.apps.accounts.pages.parts import managers_only, show_problems, whoami
from thidua.core import clock
from thidua.core.paging import keyset
from thidua.kernel.problems import BlockedError

COLUMNS = (
    gettext_lazy("Họ và tên"),
    gettext_lazy("Tên đăng nhập"),
    gettext_lazy("Chức trách hiện nay"),
    gettext_lazy("Tài khoản"),
)


class SearchForm(forms.Form):
    """Tìm người dùng."""

    q = forms.CharField(label=gettext_lazy("Tìm theo tên"), required=False, max_length=100)


class NewPersonForm(forms.Form):
    """Người dùng mới."""

    full_name = forms.CharField(label=gettext_lazy("Họ và tên"), max_length=120)
    username = forms.CharField(
        label=gettext_lazy("Tên đăng nhập"),
        max_length=60,
        help_text=gettext_lazy("Chữ thường không dấu, chữ số, dấu chấm; ví dụ: nguyenvana.snv"),
    )
    email = forms.CharField(
        label=gettext_lazy("Địa chỉ thư công vụ"),
        max_length=254,
        help_text=gettext_lazy("Đường dẫn đặt mật khẩu lần đầu được gửi tới địa chỉ này."),
    )


@managers_only
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """List the persons within reach."""
    form = SearchForm(request.GET)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    found = queries.search(whoami(request), text)
    page = keyset(found, order=("sort_key",), after=request.GET.get("after"))
    today = clock.today()
    return render(
        request,
        "accounts/pages/people.html",
        {
            "form": form,
            "page": page,
            "columns": COLUMNS,
            "posts": queries.post_labels(page.rows, today),
        },
    )


@managers_only
def new_person(request: HttpRequest) -> HttpResponse:
    """Create an account and send the first link."""
    form = NewPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.create_person(
                **form.cleaned_data, by=whoami(request), today=clock.today()
            )
        except BlockedError as blocked:
            show_problems(form, blocked)
        else:
            messages.success(
                request,
                _("Đã tạo tài khoản và gửi đường dẫn đặt mật khẩu tới %s.") % made.email,
            )
            return redirect("accounts:person", uuid=made.uuid)
    return render(request, "accounts/pages/new_person.html", {"form": form})
