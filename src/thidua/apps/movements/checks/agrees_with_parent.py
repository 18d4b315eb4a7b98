"""What does the comparison with the higher plan find?"""

from datetime import date

from django.utils.timezone import localdate

from thidua.apps.movements.models import Plan
from thidua.apps.movements.queries import findings
from thidua.apps.movements.queries.findings import Finding
from thidua.kernel.problems import Problem


def agrees_with_parent(plan: Plan, today: date) -> list[Problem]:
    """Điểm khác kế hoạch cấp trên: điều phải sửa thì chặn, trừ khi đã gác lại kèm lý do."""
    return [_problem(found) for found in findings(plan)]


def _problem(found: Finding) -> Problem:
    where = ("parent", found.code, found.key)
    if found.severity != "blocks":
        return Problem("movements.differs_from_parent", where, {"text": found.shown}, "warns")
    if found.waiver is None:
        return Problem("movements.must_agree_with_parent", where, {"text": found.shown})
    params = {
        "text": found.shown,
        "reason": found.waiver.reason,
        "who": found.waiver.set_aside_by.full_name,
        "when": localdate(found.waiver.set_aside_at),
    }
    return Problem("movements.finding_set_aside", where, params, "warns")
