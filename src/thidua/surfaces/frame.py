"""What the frame of every page needs: places on the left, search, what I act for."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from thidua.apps.accounts import queries as accounts
from thidua.apps.accounts.models import Post
from thidua.apps.accounts.roles import ROLES, Permission
from thidua.apps.accounts.rules import signed_in
from thidua.apps.organisations import queries as organisations
from thidua.core import clock

PUBLIC = (
    (pgettext_lazy("places", "Phong trào"), "movements:index", "flag"),
    (pgettext_lazy("places", "Nhiệm vụ"), "tasks:index", "tasks"),
    (_("Lịch"), "tasks:calendar", "calendar"),
    (pgettext_lazy("places", "Đơn vị"), "organisations:index", "building"),
    (_("Tra cứu luật"), "portal:law", "award"),
)
# place -> the permissions of which one opens it
GUARDED = (
    (
        (_("Kế hoạch đang xử lý"), "movements:plans", "file"),
        {Permission.PLAN_READ_IN, Permission.PLAN_APPROVE},
    ),
    ((_("Hồ sơ thành tích"), "records:index", "person"), {Permission.RECORD_VIEW}),
    ((_("Người dùng"), "accounts:people", "people"), {Permission.PEOPLE_MANAGE}),
    ((_("Sắp xếp đơn vị"), "accounts:reorganise", "layers"), {Permission.ORGANISATION_EDIT}),
    ((_("Nhật ký"), "desk:audit", "book"), {Permission.AUDIT_VIEW}),
)
ME = (
    (_("Tài khoản của tôi"), reverse_lazy("accounts:me")),
    (_("Phiên đăng nhập"), reverse_lazy("usersessions_list")),
)


def frame(request: HttpRequest) -> dict[str, object]:
    """Return places, search address, own links and the post that I act for. Two queries at most."""
    person = getattr(request, "user", None)
    context: dict[str, object] = {
        "places": list(PUBLIC),
        "search_url": reverse("desk:search"),
        "debug": settings.DEBUG,
    }
    if not signed_in(person):
        return context
    posts = list(accounts.posts_on(person, clock.today()))
    held = {permission for post in posts for permission in ROLES[post.role].permissions}
    guarded = [place for place, needs in GUARDED if held & needs]
    return context | {
        "places": [(_("Việc của tôi"), "desk:home", "inbox"), *PUBLIC, *guarded],
        "me_links": ME,
        "acting_for": _acting_for(request, posts),
    }


def _acting_for(request: HttpRequest, posts: list[Post]) -> dict[str, object] | None:
    """Return name and address of the unit whose post was chosen, else of the first post."""
    if not posts:
        return None
    chosen = request.session.get("acting_post")
    post = next((p for p in posts if p.pk == chosen), posts[0])
    name = organisations.name_on(post.unit, clock.today())
    return {"name": name, "url": reverse("accounts:me")}
