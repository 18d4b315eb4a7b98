"""Do the phases cover the time of the movement?"""

from datetime import date
from itertools import pairwise

from thidua.apps.movements.models import Plan
from thidua.apps.movements.queries import scalars
from thidua.apps.movements.queries.dues import year_of
from thidua.kernel.problems import Problem


def phases_cover(plan: Plan, today: date) -> list[Problem]:
    """Các giai đoạn nối nhau từ năm bắt đầu đến năm kết thúc."""
    said = scalars(plan)
    first, last = year_of(said.get("timeline.from")), year_of(said.get("timeline.to"))
    rows = plan.clauses.filter(kind="phase").exclude(status="dropped")
    spans = [(year_of(c.data.get("from")), year_of(c.data.get("to"))) for c in rows]
    known = sorted((a, b) for a, b in spans if a is not None and b is not None)
    if first is None or last is None or not known or len(known) < len(spans):
        return []
    starts_and_ends = known[0][0] <= first and max(b for _, b in known) >= last
    joined = all(b[0] <= a[1] + 1 for a, b in pairwise(known))
    if starts_and_ends and joined:
        return []
    params = {"from_year": str(first), "to_year": str(last)}
    return [Problem("movements.phase_gap", ("timeline",), params, "warns")]
