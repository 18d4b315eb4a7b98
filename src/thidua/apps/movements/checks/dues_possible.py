"""Can the due dates be kept: not before the plan applies, not on a day off?"""

from datetime import date, timedelta

from thidua.apps.movements.models import Plan
from thidua.apps.movements.queries.dues import last_day
from thidua.books.days_off import is_day_off
from thidua.kernel.problems import Problem


def dues_possible(plan: Plan, today: date) -> list[Problem]:
    """Mốc thời gian không trước ngày áp dụng và không rơi vào ngày nghỉ."""
    found = []
    for clause in plan.clauses.filter(kind__in=["milestone", "duty"]).exclude(status="dropped"):
        due = last_day(str(clause.data.get("due") or ""))
        if due is None:
            continue
        params: dict[str, object] = {"what": clause.text, "due": due}
        if plan.effect_from and due < plan.effect_from:
            params["from_day"] = plan.effect_from
            found.append(Problem("movements.due_before_issue", (clause.pk,), params, "warns"))
        elif is_day_off(due):
            params["before"] = _work_day_before(due)
            found.append(Problem("movements.due_on_day_off", (clause.pk,), params, "warns"))
    return found


def _work_day_before(day: date) -> date:
    while is_day_off(day):
        day -= timedelta(days=1)
    return day
