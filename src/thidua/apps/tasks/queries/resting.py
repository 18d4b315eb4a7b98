"""What of plans and tasks rests on a reorganisation that has taken effect."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import ngettext

from thidua.apps.organisations.models import UnitEvent
from thidua.apps.organisations.queries import ended_with
from thidua.apps.tasks.models import TaskMove, TransitionSheet


def resting(event: UnitEvent) -> list[str]:
    """Return how many tasks moved or wait, and how many plans have a sheet, by the event.

    Two queries; none when no unit ended by it.
    """
    ended = list(ended_with(event))
    if not ended:
        return []
    moves = TaskMove.objects.filter(sheet__day=event.effective, source__in=ended).count()
    own = Q(day=event.effective, issuer_ended=True, old_issuer__in=ended)
    sheets = TransitionSheet.objects.filter(own).count()
    said = (
        (
            moves,
            ngettext(
                "%(n)s nhiệm vụ đã theo phiếu chuyển tiếp",
                "%(n)s nhiệm vụ đã theo phiếu chuyển tiếp",
                moves,
            ),
        ),
        (
            sheets,
            ngettext(
                "%(n)s kế hoạch có phiếu chuyển tiếp",
                "%(n)s kế hoạch có phiếu chuyển tiếp",
                sheets,
            ),
        ),
    )
    return [text % {"n": n} for n, text in said if n]
