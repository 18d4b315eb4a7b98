"""Where I am signed in, and ending one of those sessions."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts import actions, queries
from thidua.apps.accounts.pages.parts import whoami
from thidua.kernel.problems import NotAllowedError


@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """List the own sessions; end one on POST."""
    if request.method == "POST":
        wanted = request.POST.get("session", "")
        try:
            actions.end_session(int(wanted) if wanted.isdecimal() else 0, by=whoami(request))
        except NotAllowedError:
            messages.error(request, _("Phiên này đã kết thúc hoặc không phải của anh/chị."))
        else:
            messages.success(request, _("Đã kết thúc phiên đăng nhập."))
        return redirect("usersessions_list")
    rows = queries.sessions_of(whoami(request))
    return render(request, "accounts/pages/sessions.html", {"sessions": rows})
