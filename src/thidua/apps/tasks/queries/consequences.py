"""What a planned reorganisation would do to running plans and their tasks."""

from __future__ import annotations

from collections import Counter

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import ngettext

from thidua.apps.movements import states as plan_states
from thidua.apps.movements.models import Plan
from thidua.apps.organisations.queries.consequences import Consequence, PlannedEvent
from thidua.apps.tasks import states
from thidua.apps.tasks.models import Task

ABOLISHED = "abolish_level"


def consequences(planned: PlannedEvent) -> list[Consequence]:
    """Return what moves, waits and ends when the event is recorded; two queries."""
    found = [*_of_tasks(planned), *_of_plans(planned)]
    return [one for one in found if one.count]


def _of_tasks(planned: PlannedEvent) -> list[Consequence]:
    rows = (
        Task.objects.filter(
            plan__state=plan_states.RUNNING, state=states.OPEN, unit__in=planned.ended
        )
        .values("unit", "kind")
        .annotate(n=Count("pk"))
    )
    total: Counter[str] = Counter()
    for row in rows:
        if planned.kind == ABOLISHED and row["kind"] == Task.REPORT:
            total["ends"] += row["n"]
        else:
            total["moves" if len(planned.ended[row["unit"]]) == 1 else "waits"] += row["n"]
    return [
        Consequence("moves", total["moves"], _moves(total["moves"])),
        Consequence("waits", total["waits"], _waits(total["waits"]), reverse("tasks:transitions")),
        Consequence("ends", total["ends"], _ends(total["ends"])),
    ]


def _of_plans(planned: PlannedEvent) -> list[Consequence]:
    kept = Q(movement__steward__in=planned.ended) | Q(
        movement__steward=None, movement__issuer__in=planned.ended
    )
    counted = Plan.objects.filter(kept).aggregate(
        running=Count("pk", filter=Q(state=plan_states.RUNNING)),
        drafts=Count("pk", filter=Q(state__in=(plan_states.DRAFT, plan_states.SUBMITTED))),
    )
    running, drafts = counted["running"], counted["drafts"]
    return [
        Consequence("waits", running, _plans(running), reverse("tasks:transitions")),
        Consequence("moves", drafts, _drafts(drafts)),
    ]


def _moves(n: int) -> str:
    return ngettext(
        "nhiệm vụ đang mở chuyển sang đơn vị tiếp nhận duy nhất, hạn không đổi",
        "nhiệm vụ đang mở chuyển sang đơn vị tiếp nhận duy nhất, hạn không đổi",
        n,
    )


def _waits(n: int) -> str:
    return ngettext(
        "nhiệm vụ đang mở chờ cán bộ thường trực của nơi giữ kế hoạch quyết định",
        "nhiệm vụ đang mở chờ cán bộ thường trực của nơi giữ kế hoạch quyết định",
        n,
    )


def _ends(n: int) -> str:
    return ngettext("báo cáo chấm dứt cùng cấp đã bỏ", "báo cáo chấm dứt cùng cấp đã bỏ", n)


def _plans(n: int) -> str:
    return ngettext(
        "kế hoạch đang chạy của cơ quan kết thúc chờ đơn vị tiếp nhận quyết định",
        "kế hoạch đang chạy của cơ quan kết thúc chờ đơn vị tiếp nhận quyết định",
        n,
    )


def _drafts(n: int) -> str:
    return ngettext(
        "bản dự thảo kế hoạch vào hàng việc của đơn vị tiếp nhận",
        "bản dự thảo kế hoạch vào hàng việc của đơn vị tiếp nhận",
        n,
    )
