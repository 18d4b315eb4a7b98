"""What does the comparison with the higher plan find?"""

from datetime import date

from django.utils.translation import get_language

from thidua.apps.movements.models import Plan
from thidua.apps.movements.queries import comparison
from thidua.kernel.problems import Problem


def agrees_with_parent(plan: Plan, today: date) -> list[Problem]:
    """Những điểm khác kế hoạch cấp trên mà người phê duyệt cần biết; chỉ để biết, không chặn."""
    if plan.parent is None:
        return []
    text = "text_en" if (get_language() or "vi").startswith("en") else "text"
    return [
        Problem(
            "movements.differs_from_parent",
            ("parent", found["code"]),
            {"text": found[text]},
            "warns",
        )
        for found in comparison(plan.parent, plan)["checks"]
    ]
