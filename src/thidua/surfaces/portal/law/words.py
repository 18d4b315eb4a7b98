"""Names of what the law books hold, and places of the law as links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from thidua.books.law import leaning, topics
from thidua.core import locale
from thidua.kernel.rules.cite import Cite, Said
from thidua.kernel.rules.topics.book import READ, SECONDARY, Provision

Labels = Mapping[str, str | Promise]

FAMILIES: Final[Labels] = {
    "individual_title": gettext_lazy("Danh hiệu thi đua cá nhân"),
    "collective_title": gettext_lazy("Danh hiệu thi đua tập thể"),
    "household_title": gettext_lazy("Danh hiệu thi đua hộ gia đình"),
    "certificate": gettext_lazy("Bằng khen, giấy khen"),
    "badge": gettext_lazy("Kỷ niệm chương"),
    "order": gettext_lazy("Huân chương"),
    "medal": gettext_lazy("Huy chương"),
    "honorary_title": gettext_lazy("Danh hiệu vinh dự nhà nước"),
    "prize": gettext_lazy("Giải thưởng"),
}
LEVELS: Final[Labels] = {
    "grassroots": pgettext_lazy("level of an award", "Cơ sở"),
    "ministry_province": pgettext_lazy("level of an award", "Bộ, ban, ngành, tỉnh"),
    "state": pgettext_lazy("level of an award", "Nhà nước"),
}
KINDS: Final[Labels] = {
    "title": gettext_lazy("danh hiệu thi đua"),
    "commendation": gettext_lazy("hình thức khen thưởng"),
}
SUBJECTS: Final[Labels] = {
    "individual": gettext_lazy("cá nhân"),
    "collective": gettext_lazy("tập thể"),
    "household": gettext_lazy("hộ gia đình"),
    "enterprise": gettext_lazy("doanh nghiệp, hợp tác xã"),
    "foreign": gettext_lazy("người và tập thể nước ngoài"),
}
GROUPS: Final[Labels] = {
    "army": gettext_lazy("quân đội"),
    "police": gettext_lazy("công an"),
    "militia": gettext_lazy("dân quân tự vệ"),
    "worker": gettext_lazy("công nhân"),
    "farmer": gettext_lazy("nông dân"),
    "labourer": gettext_lazy("người lao động"),
    "entrepreneur": gettext_lazy("doanh nhân"),
    "intellectual": gettext_lazy("trí thức"),
    "scientist": gettext_lazy("nhà khoa học"),
    "teacher": gettext_lazy("nhà giáo"),
    "health_worker": gettext_lazy("nhân viên y tế"),
}
MERITS: Final[Labels] = {
    "yearly": gettext_lazy("xét hằng năm"),
    "regular": gettext_lazy("công trạng"),
    "unexpected": gettext_lazy("đột xuất"),
    "movement": gettext_lazy("phong trào, chuyên đề"),
    "long_service": gettext_lazy("quá trình cống hiến"),
    "service_years": gettext_lazy("niên hạn"),
    "external": gettext_lazy("đối ngoại"),
}
INSTRUMENTS: Final[Labels] = {
    "law": gettext_lazy("Luật"),
    "amending_law": gettext_lazy("Luật sửa đổi"),
    "consolidation": gettext_lazy("Văn bản hợp nhất"),
    "decree": gettext_lazy("Nghị định"),
    "circular": gettext_lazy("Thông tư"),
    "sector_rule": gettext_lazy("Quy định của ngành"),
    "local_rule": gettext_lazy("Quy định của địa phương"),
    "procedure_list": gettext_lazy("Danh mục thủ tục"),
    "letter": gettext_lazy("Công văn"),
    "guidance": gettext_lazy("Hướng dẫn"),
    "plan": gettext_lazy("Kế hoạch"),
}
TOPICS: Final[Labels] = {
    "common": gettext_lazy("Nguyên tắc chung"),
    "authority": gettext_lazy("Thẩm quyền"),
    "dossiers": gettext_lazy("Hồ sơ"),
    "votes": gettext_lazy("Hội đồng, bỏ phiếu"),
    "deadlines": gettext_lazy("Các thời hạn"),
    "bonuses": gettext_lazy("Tiền thưởng"),
    "publication": gettext_lazy("Công khai"),
    "movements": gettext_lazy("Phong trào thi đua"),
    "revocation": gettext_lazy("Hủy bỏ, thu hồi"),
    "archive": gettext_lazy("Lưu trữ"),
    "documents": gettext_lazy("Thể thức văn bản"),
    "instruments": gettext_lazy("Hiệu lực, chuyển tiếp"),
    "usage": gettext_lazy("Cách hiểu chung"),
}


def told(said: Said) -> str:
    """Return a text of the books in the language of the reader."""
    return said.en if locale.english() else said.vi


def sentence(said: Said) -> str:
    """Return a text of the books with a capital letter."""
    text = told(said)
    return text[:1].upper() + text[1:]


def labelled(labels: Labels, codes: Iterable[str]) -> str:
    """Return the names of codes, joined by commas; a code without a name is left out."""
    return ", ".join(str(labels[code]) for code in codes if code in labels)


@dataclass(frozen=True)
class Place:
    """A place in the law: its words and the page that shows what leans on it."""

    text: str
    url: str


def place(cite: Cite) -> Place:
    """Return a citation as a link to its article, else to its instrument."""
    return Place(told(cite.say()), place_url(cite))


def place_url(cite: Cite) -> str:
    """Return the address of a cited place, or nothing when the instrument has no entry."""
    if cite.instrument not in topics.instruments():
        return ""
    slug = leaning.slug_of(cite.instrument)
    if cite.article is None:
        return reverse("portal:law_instrument", args=[slug])
    return reverse("portal:law_article", args=[slug, cite.article])


def places(cites: Iterable[Cite]) -> list[Place]:
    """Return citations as links, each once."""
    return list(dict.fromkeys(place(cite) for cite in cites))


def doubt(provision: Provision, on: date) -> str:
    """Return why a provision cannot be relied on that day, or nothing."""
    if provision.certain(on):
        return ""
    if provision.confidence == READ:
        day = locale.day(provision.certain_until)
        return _("chỉ chắc chắn đến hết ngày %(day)s") % {"day": day}
    if provision.confidence == SECONDARY:
        return _("theo nguồn thứ cấp, cần đối chiếu văn bản")
    return _("chưa đọc được văn bản")


def with_day(url: str, on: date | None) -> str:
    """Return an address that keeps the day the reader chose."""
    return url if on is None else f"{url}?ngay={on.isoformat()}"


def award_url(code: str, on: date | None) -> str:
    """Return the page of an award, on the day the reader chose."""
    return with_day(reverse("portal:law_award", args=[code.lower()]), on)


def crumbs(on: date | None, *more: tuple[str, str]) -> list[tuple[str, Any]]:
    """Return the way down from the list of awards."""
    return [(_("Tra cứu luật"), with_day(reverse("portal:law"), on)), *more]
