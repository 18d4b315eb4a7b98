"""Names and choices that the pages of a check share, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from thidua.apps.records.models import group_choices
from thidua.books.law.awards import lexicon, rules, usage
from thidua.core import locale
from thidua.kernel.rules.cite import Said

Labels = Mapping[str, str | Promise]
Choices = list[tuple[str, Any]]

ALL: Final = "tat-ca"
"""In the address, where the code of an award stands: every award."""

FAMILIES: Final[Labels] = {
    "individual_title": _("Danh hiệu thi đua cá nhân"),
    "collective_title": _("Danh hiệu thi đua tập thể"),
    "household_title": _("Danh hiệu thi đua hộ gia đình"),
    "certificate": _("Bằng khen, giấy khen"),
    "badge": _("Kỷ niệm chương"),
    "order": _("Huân chương"),
    "medal": _("Huy chương"),
    "honorary_title": _("Danh hiệu vinh dự nhà nước"),
    "prize": _("Giải thưởng"),
}
GROUPS: Final[Choices] = [
    ("", _("Không thuộc nhóm nào dưới đây")),
    *group_choices(with_routes_only=True),
]
FORCES: Final = ("army", "police")
VERDICTS: Final[Mapping[str, tuple[Any, str, str]]] = {
    "pass": (pgettext_lazy("verdict", "Đạt"), "good", "check"),
    "fail": (pgettext_lazy("verdict", "Chưa đạt"), "bad", "stop"),
    "undetermined": (pgettext_lazy("verdict", "Chưa kết luận"), "warn", "warning"),
}
"""Word, tone and icon of a verdict."""

YES_NO: Final = [("", _("Chưa rõ")), ("yes", _("Có")), ("no", _("Không"))]
JUDGED: Final = [("", _("Chưa xem xét")), ("yes", _("Đạt")), ("no", _("Không đạt"))]
LAUNCHERS: Final = [
    ("", _("Không phải thành tích trong phong trào")),
    ("PM", _("Thủ tướng")),
    ("PRESIDENT", _("Chủ tịch nước")),
    ("BBNT", _("Bộ, ban, ngành, tỉnh")),
    ("UNIT", _("Cơ quan, đơn vị khác")),
]
ORGANISERS: Final = [
    ("", _("Chưa rõ")),
    ("BBNT", _("Bộ, ban, ngành, tỉnh")),
    ("CENTRAL", _("Hội đồng Thi đua - Khen thưởng Trung ương")),
    ("OTHER", _("Nơi khác")),
]
RECOGNISERS: Final = [
    ("", _("Chưa rõ")),
    ("BBNT", _("Người đứng đầu bộ, ban, ngành, tỉnh")),
    ("UNIT", _("Cơ quan, đơn vị")),
]
COUNTS: Final[Labels] = {
    "members": _("Số thành viên"),
    "rated_HTNV": _("Số người hoàn thành nhiệm vụ trở lên"),
}


def told(said: Said | Mapping[str, str] | None) -> str:
    """Return a text of the books in the reader's language; nothing for none."""
    if said is None:
        return ""
    both = said.plain() if isinstance(said, Said) else said
    return both["en" if locale.english() else "vi"]


def sentence(said: Said | Mapping[str, str] | None) -> str:
    """Return a text of the books with a capital letter."""
    text = told(said)
    return text[:1].upper() + text[1:]


def award_name(code: str) -> str:
    """Return the name of an award."""
    return told(lexicon().award(code))


def rating_choices() -> Choices:
    """Return the ratings, the best first."""
    names = lexicon().ratings
    return [("", _("Chưa rõ")), *((c, sentence(names[c])) for c in reversed(usage().ratings))]


def scope_choices() -> Choices:
    """Return how wide a work is recognised, the widest first."""
    names = lexicon().scopes
    return [("", _("Chưa rõ")), *((c, sentence(names[c])) for c in reversed(usage().scopes))]


def form_choices() -> Choices:
    """Return the disciplinary forms."""
    names = lexicon().forms
    return [("", _("Không có")), *((c, sentence(names[c])) for c in usage().forms)]


def award_choices(codes: list[str]) -> Choices:
    """Return awards by their names."""
    return [("", "—"), *((code, award_name(code)) for code in codes)]


def award_groups() -> list[tuple[str, Choices]]:
    """Return every award by family, in the order of the books."""
    return [
        (str(label), [(c, told(r.name)) for c, r in rules().items() if r.family == family])
        for family, label in FAMILIES.items()
    ]


def count_label(name: str) -> str:
    """Return what a count of members is called."""
    if name in COUNTS:
        return str(COUNTS[name])
    return str(_("Số người đạt %(title)s") % {"title": award_name(name.removeprefix("with_"))})
