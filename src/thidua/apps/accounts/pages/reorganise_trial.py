"""The dry run of a reorganisation: what would end, begin and change; recording it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.apps.accounts import actions
from thidua.apps.accounts.pages.parts import whoami
from thidua.apps.accounts.pages.reorganise_parts import MOST_SHOWN, editors_only, own_draft, said
from thidua.apps.organisations import queries
from thidua.apps.organisations.actions import Trial, try_out
from thidua.core import clock
from thidua.core.wording import not_allowed
from thidua.kernel.problems import BlockedError, NotAllowedError

TONES = {"blocks": "bad", "waits": "wait", "moves": "good", "ends": "neutral"}


@editors_only
def reorganise_trial(request: HttpRequest, uuid: Any) -> HttpResponse:
    """Show what a draft would do; record it on POST, exactly as it was shown."""
    draft = own_draft(request, uuid)
    if draft.event is not None:
        return redirect("accounts:reorganise_event", uid=draft.event.uid)
    by, today, refusal = whoami(request), clock.today(), ""
    if request.method == "POST":
        seen = request.POST.get("seen", "") or "-"
        if "read" not in request.POST:
            refusal = _("Đánh dấu ô “Tôi đã xem kết quả thử” rồi ghi nhận.")
        else:
            try:
                event = actions.record_reorganisation(draft, by=by, today=today, seen=seen)
            except BlockedError as blocked:
                refusal = " ".join(
                    sentence for sentence, _at, _block in said(list(blocked.problems))
                )
            except NotAllowedError as error:
                refusal = not_allowed(error.rule)
            else:
                text = _("Đã ghi nhận.")
                messages.success(request, text, extra_tags=f"keep-reorganise-{draft.uuid}")
                return redirect("accounts:reorganise_event", uid=event.uid)
    return _page(request, draft, try_out(draft), refusal)


def _page(request: HttpRequest, draft: Any, trial: Trial, refusal: str) -> HttpResponse:
    """Show the trial in words, each list at most a hundred long."""
    shown = queries.preview(trial.outcome, trial.before)
    today, effective = clock.today(), trial.outcome.proposal.effective
    context = {
        "draft": draft,
        "shown": shown,
        "trial": trial,
        "most": MOST_SHOWN,
        "when": "past" if effective < today else "future" if effective > today else "today",
        "problems": said(trial.problems),
        "more": max(0, len(trial.problems) - MOST_SHOWN),
        "consequences": [(each, TONES[each.kind]) for each in trial.consequences],
        "reach": trial.blocked or actions.may_record(trial, whoami(request)),
        "refusal": refusal,
    }
    return render(request, "accounts/pages/reorganise_trial.html", context)
