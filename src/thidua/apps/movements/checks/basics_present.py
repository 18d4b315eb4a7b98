"""Is said what a running movement cannot do without?"""

from datetime import date

from django.utils.translation import gettext_lazy as _

from thidua.apps.movements.models import Plan
from thidua.apps.movements.queries import scalars
from thidua.apps.movements.queries.dues import year_of
from thidua.kernel.problems import Problem

NEEDED = {
    "movement.name": _("tên phong trào"),
    "title": _("trích yếu"),
    "timeline.from": _("năm bắt đầu"),
    "timeline.to": _("năm kết thúc"),
}
USUAL = {
    "instrument.number": _("số, ký hiệu"),
    "instrument.date": _("ngày ban hành"),
    "signer.name": _("người ký"),
}


def basics_present(plan: Plan, today: date) -> list[Problem]:
    """Tên, trích yếu, thời gian và ngày áp dụng của kế hoạch."""
    said = scalars(plan)
    found = [
        Problem("movements.basic_missing", (key,), {"what": what})
        for key, what in NEEDED.items()
        if not said.get(key)
    ]
    found += [
        Problem("movements.number_missing", (key,), {"what": what}, "warns")
        for key, what in USUAL.items()
        if not said.get(key)
    ]
    first, last = (year_of(said.get(f"timeline.{end}")) for end in ("from", "to"))
    if first and last and last < first:
        params = {"from_year": str(first), "to_year": str(last)}
        found.append(Problem("movements.years_reversed", ("timeline.to",), params))
    if plan.effect_from is None:
        found.append(Problem("movements.effect_missing", ("effect_from",)))
    return found
