"""What is no plan of an emulation movement is refused, with the reason and what to do."""

from __future__ import annotations

import re

from thidua.kernel.plandoc.front import Front
from thidua.kernel.plandoc.headings import is_caps
from thidua.kernel.plandoc.lines import Line
from thidua.kernel.plandoc.outline import Node
from thidua.kernel.plandoc.shape import Json
from thidua.kernel.plandoc.zones import Zones
from thidua.kernel.problems import RefusedError
from thidua.kernel.text.flat import flat


def gettext_noop(text: str) -> str:
    """Mark a sentence for the catalogues of languages; whoever shows it looks it up there."""
    return text


DO = gettext_noop(
    "Nộp kế hoạch phát động hoặc triển khai một phong trào thi đua, hoặc bản tin về kế hoạch đó."
)
NO_TEXT = gettext_noop("Tệp không có chữ để đọc.")
NO_EMULATION = gettext_noop("Văn bản không nói đến phong trào thi đua nào.")
NO_LANGUAGE = gettext_noop(
    "Tệp không phải văn bản viết thành câu (bảng số, ký hiệu hoặc chữ lặp lại)."
)
TOO_LONG = gettext_noop("Văn bản quá dài để là một kế hoạch.")
OTHER_KIND = gettext_noop("Văn bản này là {kind}, không phải kế hoạch phong trào thi đua.")
OTHER_PLAN = gettext_noop(
    "Văn bản có nói đến thi đua nhưng không phải kế hoạch của một phong trào thi đua."
)
MANY_ARTICLES = gettext_noop("văn bản quy phạm hoặc quy chế")
OTHER_KINDS = {
    "luat": gettext_noop("luật"),
    "nghi dinh": gettext_noop("nghị định"),
    "thong tu": gettext_noop("thông tư"),
    "bao cao": gettext_noop("báo cáo"),
    "to trinh": gettext_noop("tờ trình"),
    "bien ban": gettext_noop("biên bản"),
    "hop dong": gettext_noop("hợp đồng"),
    "hoa don": gettext_noop("hóa đơn"),
    "giay moi": gettext_noop("giấy mời"),
    "phap lenh": gettext_noop("pháp lệnh"),
    "hien phap": gettext_noop("hiến pháp"),
    "hoa don gia tri gia tang": gettext_noop("hóa đơn"),
    "quy che": gettext_noop("quy chế"),
    "dieu le": gettext_noop("điều lệ"),
    "phieu thu": gettext_noop("phiếu thu"),
    "phieu chi": gettext_noop("phiếu chi"),
    "danh sach": gettext_noop("danh sách"),
    "muc luc": gettext_noop("mục lục"),
}
_ARTICLE = re.compile(r"^Điều \d{1,3}[.:]", re.MULTILINE)
_MANY_ARTICLES = 7
_FRONT_LINES = 40
_SEEN = 400_000
_LONGEST = 20_000_000
_LONGEST_WORD = 3_000
_MANY_WORDS, _FEW_WORDS = 4_000, 60
_MOST_MARKS, _LEAST_LETTERS = 1.5, 0.2
_LISTS = ("purpose", "requirements", "goals", "contents", "solutions", "responsibilities")


def _refuse(reason: str, **params: object) -> RefusedError:
    return RefusedError("not_a_plan", reason.format(**params), DO, reason, **params)


def check_text(text: str) -> None:
    """Refuse what cannot be a plan by its words alone.

    Raises:
        RefusedError: no letters, or nothing about emulation in it.
    """
    if not re.search(r"[^\W\d_]{2}", text[:_SEEN]):
        raise _refuse(NO_TEXT)
    _check_language(text)
    plain = flat(" ".join(text[:_SEEN].split()))
    if not re.search(r"thi ?dua|phong trao|emulation movement", _without_marks(plain)):
        raise _refuse(NO_EMULATION)


def _check_language(text: str) -> None:
    """Refuse what is no running text: mostly signs and figures, endless words, one word over."""
    if len(text) > _LONGEST:
        raise _refuse(TOO_LONG)
    letters = sum(map(str.isalpha, text))
    marks = len(text) - letters - sum(map(str.isspace, text))
    if marks > letters * _MOST_MARKS or letters < len(text) * _LEAST_LETTERS:
        raise _refuse(NO_LANGUAGE)
    words = text.lower().split()
    if max(map(len, words), default=0) > _LONGEST_WORD:
        raise _refuse(NO_LANGUAGE)
    if len(words) > _MANY_WORDS and len(set(words)) < _FEW_WORDS:
        raise _refuse(NO_LANGUAGE)


def _without_marks(plain: str) -> str:
    return re.sub(r"[\u0300-\u036f]", "", plain)


def check_kind(lines: list[Line], front: Front) -> None:
    """Refuse a document whose title line names another kind.

    Raises:
        RefusedError: a law, a report, an invoice and the like.
    """
    if front.kind is None or front.kind in {"Quyết định", "Nghị quyết"}:
        for line in lines[:_FRONT_LINES]:
            kind = OTHER_KINDS.get(flat(line.run.text).strip(" .:*-"))
            if kind and is_caps(line.run.text):
                raise _refuse(OTHER_KIND, kind=kind)
    articles = sum(1 for line in lines if _ARTICLE.match(line.run.text))
    if articles >= _MANY_ARTICLES and front.kind != "Kế hoạch" and front.attached is None:
        raise _refuse(OTHER_KIND, kind=MANY_ARTICLES)


def is_official(front: Front, root: Node, zones: Zones) -> bool:
    """Whether the text is the document itself: it has its head, its end or its headings."""
    heads = [n for n in root.walk() if n.roles and n.roles != ("other",)]
    enough = 2
    numbered = sum(1 for n in heads if n.block and (n.block.marker or is_caps(n.text)))
    if front.kind and heads:
        return True
    return numbered >= enough or (len(heads) >= enough and bool(zones.tail or front.number))


def check_document(document: Json) -> None:
    """Refuse a reading in which nothing of an emulation plan was found.

    Raises:
        RefusedError: no movement, or nothing said about it.
    """
    movement = document["movement"]
    title = flat(document["title"] or "")
    named = bool(movement["name"]) or bool(re.search(r"thi dua|phong trao|cuoc van dong", title))
    parts = sum(bool(document[name]) for name in _LISTS)
    parts += bool(document["timeline"]["phases"]) + bool(document["criteria"]["groups"])
    known = bool(document["instrument"]["number"] or document["issuer"]["name"])
    if document["doc_kind"] == "official_plan":
        fits = (named and (parts or known)) or (not title and _says_movement(document))
    else:
        fits = bool(movement["name"]) and (parts > 0 or known)
        fits = fits or _says_movement(document)
    if not fits:
        raise _refuse(OTHER_PLAN)


def _says_movement(document: Json) -> bool:
    """Without a title: the items themselves speak of emulation again and again."""
    items = [i["text"] for name in _LISTS for i in document[name]]
    least = 3
    return sum("thi dua" in flat(text) for text in items) >= least
