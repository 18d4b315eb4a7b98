"""The facts of a kept case in words, for the screen and the printed sheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.records.models import GrantType
from thidua.apps.records.pages import check_words as words
from thidua.apps.records.pages.check_facts import LISTS
from thidua.books.law.awards import lexicon
from thidua.core import locale
from thidua.kernel.rules.read_words import day_of, form_code, recogniser, truth


def told_facts(case: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what was known as rows of label and value; what was not known is left out."""
    facts = case.get("facts") or {}
    rows: list[tuple[str, str]] = []
    ratings = facts.get("rating")
    if isinstance(ratings, Mapping):
        names = lexicon().ratings
        told = [f"{y}: {words.told(names.get(ratings[y]))}" for y in sorted(ratings, reverse=True)]
        rows.append((_("Xếp loại hằng năm"), "; ".join(told)))
    rows += _granted(facts)
    for kind, key in LISTS.items():
        if key in facts:
            works = [_work(one) for one in facts[key] or ()]
            name = words.sentence(lexicon().works[kind])
            rows.append((name, "; ".join(works) or _("không có")))
    if facts.get("discipline"):
        rows.append((_("Kỷ luật"), "; ".join(map(_measure, facts["discipline"]))))
    if "open_cases" in facts:
        pending = _("có") if facts["open_cases"] else _("không có")
        rows.append((_("Vụ việc đang xem xét"), pending))
    rows += _numbers(facts)
    return rows


def _granted(facts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return titles and commendations, each with its years."""
    years: dict[str, list[str]] = {}
    for award, several in dict(facts.get("titles") or {}).items():
        for one in several:
            years.setdefault(award, []).append(_grant(one))
    for one in facts.get("awards") or ():
        years.setdefault(one["award"], []).append(_grant(one))
    rows = [(words.award_name(award), ", ".join(told)) for award, told in years.items()]
    if not facts.get("titles") and "titles" in facts:
        rows.append((_("Danh hiệu thi đua"), _("chưa có")))
    if not facts.get("awards") and "awards" in facts:
        rows.append((_("Hình thức khen thưởng"), _("chưa có")))
    return rows


def _grant(one: Any) -> str:
    """Return the year of a grant with its type, and that it was cancelled."""
    if not isinstance(one, Mapping):
        return str(one)
    told = str(one.get("year", ""))
    if one.get("type") in GrantType.values:
        told = f"{told} ({GrantType(one['type']).label.lower()})"
    if one.get("cancelled"):
        day = locale.day(day_of(one["cancelled"]))
        told = _("%(year)s (đã hủy bỏ ngày %(day)s)") % {"year": told, "day": day}
    return told


def _work(one: Mapping[str, Any]) -> str:
    """Return one work."""
    parts = [
        _("phạm vi %(scope)s") % {"scope": words.told(lexicon().scopes.get(one["scope"]))},
        str(one.get("year") or ""),
    ]
    by = recogniser(one.get("recognised_by"))
    if by:
        parts.append(str(dict(words.RECOGNISERS)[by]).lower())
    for key, label in (
        ("recognised", _("được công nhận")),
        ("applied", _("được áp dụng")),
        ("replicable", _("nhân rộng được")),
    ):
        if (said := truth(one.get(key))) is not None:
            parts.append(label if said else _("không %(what)s") % {"what": label})
    return ", ".join(part for part in parts if part)


def _measure(one: Mapping[str, Any]) -> str:
    """Return one disciplinary measure."""
    form = words.told(lexicon().forms.get(form_code(one.get("form"))))
    ends = day_of(one.get("measure_ends"))
    if ends is None:
        return form
    return _("%(form)s, hết hiệu lực %(day)s") % {"form": form, "day": locale.day(ends)}


def _numbers(facts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return counts of members and other numbers that the books have a name for."""
    rows = []
    for name, value in facts.items():
        if isinstance(value, bool) or not isinstance(value, int | float):
            continue
        if name == "members" or name.startswith(("with_", "rated_")):
            rows.append((words.count_label(name), locale.number(value)))
        elif name in lexicon().numbers:
            rows.append((words.sentence(lexicon().numbers[name]), locale.number(value)))
    return rows
