"""What the comparison with the higher plan finds, and what of it a person set aside."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import get_language

from thidua.apps.movements.models import Plan, Waiver
from thidua.apps.movements.queries.compare import comparison

KEY_LENGTH = 12


@dataclass(frozen=True)
class Finding:
    """One finding of the comparison.

    Attributes:
        code: its stable name, e.g. `milestone_after_parent`.
        key: what tells it from the others of this plan; it changes with what was found.
        severity: `blocks` or `warns`.
        text: its sentence in Vietnamese.
        text_en: its sentence in English.
        waiver: how a person set it aside, or None.
    """

    code: str
    key: str
    severity: str
    text: str
    text_en: str
    waiver: Waiver | None

    @property
    def shown(self) -> str:
        """The sentence in the reader's language."""
        return self.text_en if (get_language() or "vi").startswith("en") else self.text


def findings(plan: Plan) -> list[Finding]:
    """Return what the comparison with the higher plan finds; empty without a higher plan.

    One query for the waivers, and what `comparison` needs.
    """
    if plan.parent is None:
        return []
    waivers = {w.finding: w for w in waivers_of(plan)}
    found = []
    for one in comparison(plan.parent, plan)["checks"]:
        key = finding_key(one["code"], one["text"])
        waiver = waivers.get(key) if one["severity"] == "blocks" else None
        found.append(
            Finding(one["code"], key, one["severity"], one["text"], one["text_en"], waiver)
        )
    return found


def waivers_of(plan: Plan) -> list[Waiver]:
    """Return what was set aside in this version, in the order in which it was. One query."""
    return list(plan.waivers.select_related("set_aside_by").order_by("pk"))


def finding_key(code: str, text: str) -> str:
    """Return the key of a finding: the same for the same finding, for ever."""
    return sha256(f"{code}\n{text}".encode()).hexdigest()[:KEY_LENGTH]
