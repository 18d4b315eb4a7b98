"""My account: who I am here, for which post I work, to whom I delegated."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thidua.apps.accounts import actions, queries
from thidua.apps.accounts.pages.parts import whoami
from thidua.apps.organisations.queries import names_on
from thidua.core import clock
from thidua.kernel.problems import NotAllowedError

ACTING = "acting_post"
"""Key of the session under which the chosen post is kept."""


@login_required
@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Show the own account."""
    today = clock.today()
    posts = list(queries.posts_on(whoami(request), today))
    given = list(queries.delegations_of(whoami(request)))
    units = [post.unit_id for post in posts] + [row.giver.unit_id for row in given]
    return render(
        request,
        "accounts/pages/me.html",
        {
            "posts": posts,
            "delegations": given,
            "names": names_on(units, today),
            "acting": queries.acting_post(whoami(request), request.session.get(ACTING), today),
            "can_delegate": any(post.person_id == whoami(request).pk for post in posts),
            "today": today,
        },
    )


@login_required
@require_POST
def act_for(request: HttpRequest) -> HttpResponse:
    """Choose the post to work for from now on; it changes what is shown first, not the rights."""
    chosen = request.POST.get("post", "")
    posts = {str(post.pk): post for post in queries.posts_on(whoami(request), clock.today())}
    if chosen not in posts:
        messages.error(request, _("Chức trách này không còn hiệu lực. Hãy chọn lại."))
        return redirect("accounts:me")
    request.session[ACTING] = posts[chosen].pk
    name = names_on([posts[chosen].unit_id], clock.today())[posts[chosen].unit_id]
    messages.success(request, _("Từ bây giờ anh/chị làm việc với tư cách: %s.") % name)
    back = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(back, {request.get_host()}):
        return redirect(back)
    return redirect("accounts:me")


@login_required
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a delegation back."""
    own = queries.delegations_of(whoami(request)).filter(pk=pk).first()
    if own is None:
        messages.error(request, _("Không tìm thấy ủy quyền này trong tài khoản của anh/chị."))
        return redirect("accounts:me")
    try:
        actions.revoke_delegation(pk, by=whoami(request), today=clock.today())
    except NotAllowedError:
        messages.error(request, _("Chỉ người đã ủy quyền hoặc người quản trị thu hồi được."))
        return redirect("accounts:me")
    messages.success(request, _("Đã thu hồi ủy quyền."))
    return redirect("accounts:me")
