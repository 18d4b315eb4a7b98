"""One task: what, who, by when, on which basis, what was done."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.queries import as_person
from thidua.apps.movements import queries as movements
from thidua.apps.organisations.queries import placed_names
from thidua.apps.tasks import actions, queries, rules, states
from thidua.apps.tasks.models import Task, TaskMove
from thidua.core import clock, locale
from thidua.core.dues import due_words
from thidua.core.wording import not_allowed, sentence
from thidua.kernel.problems import BlockedError, NoSuchStepError, NotAllowedError


class Words(forms.CharField):
    """Words that a step asks for; when they are missing the step itself says so, and why."""

    def validate(self, value: str) -> None:
        """Leave it to the step."""


class Note(forms.Form):
    """What was done, in a few words."""

    use_required_attribute = False
    note = Words(label=_("Kết quả, số và ngày văn bản"), widget=forms.Textarea(attrs={"rows": 4}))


def task(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Show one task."""
    found = get_object_or_404(queries.visible_to(request.user), uuid=uuid)
    return render(request, "tasks/pages/task.html", _context(request, found, Note()))


@login_required
@require_POST
def step(request: HttpRequest, uuid: UUID, name: str) -> HttpResponse:
    """Take a step; what was typed comes back when it cannot be taken."""
    found = get_object_or_404(queries.visible_to(request.user), uuid=uuid)
    form = Note(request.POST)
    form.is_valid()
    try:
        actions.take_step(
            found.pk,
            name,
            by=as_person(request.user),
            today=clock.today(),
            note=form.cleaned_data.get("note", ""),
        )
    except BlockedError as blocked:
        for problem in blocked.problems:
            form.add_error("note", sentence(problem))
        return render(request, "tasks/pages/task.html", _context(request, found, form), status=422)
    except NotAllowedError as refused:
        raise PermissionDenied(not_allowed(refused.rule)) from refused
    except NoSuchStepError:
        messages.warning(request, gettext("Nhiệm vụ vừa được người khác chuyển bước."))
    else:
        kept = f"keep-task-{found.pk}"
        messages.success(request, gettext("Đã ghi nhận."), extra_tags=kept)
    return redirect("tasks:task", uuid=uuid)


def _context(request: HttpRequest, found: Task, form: Note) -> dict[str, object]:
    steps = [
        s
        for s in states.TASK.steps_from(found.state)
        if getattr(rules, s.rule)(request.user, found)
    ]
    on = found.plan.effect_from or clock.today()
    then = placed_names([found.first_unit_id], on).get(found.first_unit_id, "")
    now = placed_names([found.unit_id], clock.today()).get(found.unit_id, "")
    return {
        "task": found,
        "form": form,
        "steps": steps,
        "unit": then if then == now else _("{then} (nay là {now})").format(then=then, now=now),
        "rows": _rows(found),
        "moves": _moves(found),
    }


def _moves(found: Task) -> list[tuple[TaskMove, str, str]]:
    """Return what reorganisations did to the task: the move, from whom, to whom."""
    moves = list(queries.moves_of(found.origin or found))
    keys = {move.source_id for move in moves} | {m.target_id for m in moves if m.target_id}
    names = placed_names(keys, clock.today()) if keys else {}
    return [(m, names.get(m.source_id, ""), names.get(m.target_id or 0, "")) for m in moves]


def _rows(found: Task) -> list[tuple[object, object]]:
    """Return what the detail list shows, empty values left to the list to name."""
    now = movements.actors_now(found.plan, [found.actor], clock.today())
    due = due_words(found.due_text) or gettext("Kế hoạch không nêu ngày")
    period = [(_("Kỳ"), str(found.period))] if found.period else []
    return [
        (_("Phong trào"), found.plan.movement.name),
        (_("Loại"), found.get_kind_display()),
        *period,
        (_("Thời hạn trong kế hoạch"), due),
        (_("Giao cho (theo kế hoạch)"), now.get(found.actor, found.actor)),
        (_("Ngày hoàn thành"), locale.day(found.done_on)),
        (_("Kết quả"), found.note),
    ]
