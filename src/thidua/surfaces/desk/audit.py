"""The audit trail, for those who may read it."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from thidua.apps.accounts.rules import can_view_audit
from thidua.core import audit as ledger
from thidua.core import paging
from thidua.surfaces.desk.audit_words import ACTS


@login_required
def audit(request: HttpRequest) -> HttpResponse:
    """Show who did what, newest first; with `?verify` prove that nothing was touched."""
    if not can_view_audit(request.user, None):
        raise PermissionDenied
    page = paging.keyset(ledger.entries(), order=("-number",), after=request.GET.get("after"))
    context = {
        "page": page,
        "rows": [(entry, ACTS.get(entry.action, entry.action)) for entry in page.rows],
        "columns": [
            _("Số"),
            _("Lúc"),
            _("Người làm"),
            _("Việc"),
            pgettext_lazy("audit", "Đối tượng"),
            _("Ghi chú"),
        ],
        "verified": ledger.verify() if "verify" in request.GET else None,
    }
    return render(request, "desk/audit.html", context)
