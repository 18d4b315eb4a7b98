"""A plan beside the plan it carries out: what agrees, what is missing, changed, new."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from thidua.apps.movements import queries
from thidua.apps.movements.pages.link_rows import findings
from thidua.apps.movements.pages.words import RELATIONS

PARTS = {
    "contents": _("Nội dung thi đua"),
    "criteria": _("Tiêu chí thi đua"),
    "awards": _("Hình thức khen thưởng"),
    "milestones": _("Mốc thời gian"),
    "duties": _("Nhiệm vụ"),
    "legal_bases": _("Căn cứ"),
}


def compare(request: HttpRequest, uuid: str) -> HttpResponse:
    """Show the comparison of a plan with its parent."""
    found = get_object_or_404(queries.visible_plans(request.user), uuid=uuid)
    if found.parent is None:
        raise Http404
    higher = get_object_or_404(queries.visible_plans(request.user), pk=found.parent_id)
    result = queries.comparison(higher, found)
    parts = [_part(label, result.get(name) or []) for name, label in PARTS.items()]
    context = {
        "plan": found,
        "higher": higher,
        "tabs": queries.tabs_of(found.movement, found),
        "parts": [part for part in parts if part[1] or part[2]],
        "checks": findings(result),
        "columns": [_("Cấp trên"), _("Kế hoạch này"), _("Quan hệ")],
    }
    return render(request, "movements/pages/compare.html", context)


def _part(label: object, found: list[dict[str, Any]]) -> tuple[object, list[Any], list[str]]:
    """Return (label, rows that differ, words of those that do not)."""
    same = [row for row in found if row["relation"] == "same"]
    differing = [row for row in found if row["relation"] != "same"]
    return label, [*_rows(differing)], [_joined(row.get("lower")) for row in same]


def _rows(rows: list[dict[str, Any]]) -> Iterator[dict[str, object]]:
    for row in rows:
        yield {
            "higher": _joined(row.get("higher")),
            "lower": _joined(row.get("lower")),
            "relation": RELATIONS.get(row["relation"], (row["relation"], "neutral")),
            "similarity": round(100 * float(row.get("similarity") or 0)),
            "runs": list(_runs(row.get("changed") or [])),
        }


def _runs(changed: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield (equal | insert | delete, words): a replacement is what went, then what came."""
    for run in changed:
        if run["op"] == "replace":
            yield "delete", run["higher"]
            yield "insert", run["lower"]
        else:
            yield run["op"], run["lower"] or run["higher"]


def _joined(value: Any) -> str:
    return "\n".join(value) if isinstance(value, list) else str(value or "")
