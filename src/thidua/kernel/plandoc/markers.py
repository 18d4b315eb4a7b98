"""List markers at the head of a line: I., 1., 1.2., a), -, +, •, Thứ nhất, Một là, Phần I."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from thidua.kernel.text.flat import UPPER

STRENGTH = {
    "part": 0, "roman": 1, "upper": 1, "label": 2, "arabic": 2, "ordinal": 2, "decimal2": 3,
    "letter": 4, "decimal3": 4, "paren": 4, "decimal4": 5, "dash": 6, "bullet": 6, "plus": 7,
}  # fmt: skip
WEAK = frozenset({"dash", "bullet", "plus"})
LETTERS = "abcdđeghiklmnopqrstuvxy"
ALL_LETTERS = LETTERS + "fjwz"
ORDINALS = {
    "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12,
}  # fmt: skip
COUNTED = {"một": 1, **{k: v for k, v in ORDINALS.items() if k not in {"nhất", "tư"}}}
_ROMAN = {"I": 1, "V": 5, "X": 10}
_CAP = rf"[“\"'(]?[{UPPER}0-9]"
_WORD_NUMBER = "|".join(sorted({*ORDINALS, *COUNTED}, key=len, reverse=True))
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "part",
        re.compile(
            r"(?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s(?:THỨ\s|thứ\s)?"
            r"(?P<v>[IVX]{1,5}|\d{1,2}|NHẤT|HAI|BA|TƯ|NĂM|nhất|hai|ba|tư|năm|[A-D])(?=[.:\s-]|"
            r"$)[.:]?\s*-?\s*"
        ),
    ),
    ("ordinal", re.compile(
        rf"(?:Thứ|thứ|"
        rf"THỨ)\s(?P<v>{_WORD_NUMBER})\b(?!\s?,?\s*(?:ngày\s)?\d{{1,2}}[/-]\d)\s?[,:.;]?\s*(?:là\b)?[,:]?\s*",
        re.IGNORECASE)),
    ("ordinal", re.compile(rf"(?P<v>{_WORD_NUMBER})\slà\s?[,:.]?\s*", re.IGNORECASE)),
    (
        "label",
        re.compile(
            r"(?:Nội dung|Tiêu chí|Nhiệm vụ|Giải pháp|Chỉ tiêu|Mục tiêu|Yêu cầu|NỘI DUNG|"
            r"TIÊU CHÍ|GIẢI PHÁP)"
            r"\s(?:thứ\s|số\s)?(?P<v>\d{1,2})\s?[:.,)-]\s*"
        ),
    ),
    ("roman", re.compile(rf"(?P<v>[IVX]{{1,5}})\s?(?:[.)/:,]|-(?=\s))\s*(?={_CAP})")),
    ("roman", re.compile(rf"(?P<v>[IVXLl1|]{{1,5}})\s?\.\s*(?=[{UPPER}]{{2,}}\s[{UPPER}])")),
    ("upper", re.compile(rf"(?P<v>[A-HĐ])\s?[.)/]\s*(?=[{UPPER}])(?!S\b)")),
    ("decimal", re.compile(
        r"(?P<v>\d{1,2}(?:\.\d{1,2}){1,3})\s?[.):]?\s+(?=\S)(?!năm\b|triệu\b|tỷ\b)")),
    ("decimal", re.compile(rf"(?P<v>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})\s?[.):]\s*(?={_CAP})")),
    ("arabic", re.compile(
        rf"(?P<v>\d{{1,3}})\s?(?:[.)/]|[:,](?=\s)|\s?-\s)\s*(?=[{UPPER}“\"'(\[])")),
    ("arabic", re.compile(
        r"(?P<v>\d{1,3})\s?[.)]\s+(?=[^\W\d]|\d{1,3}(?:[.,]\d+)?\s?(?:%|[^\W\d]{2}))")),
    ("paren", re.compile(r"\((?P<v>\d{1,2}|[a-zđ]|[ivx]{1,4})\)\s*(?=\S)")),
    ("letter", re.compile(r"(?P<v>[a-zđ]\d?(?:\.\d{1,2})?)\s?[)}]\s*(?=\S)")),
    ("letter", re.compile(rf"(?P<v>[a-zđ])\s?[./]\s*(?=[{UPPER}])")),
    ("letter", re.compile(rf"(?P<v>[a-zđ])\s?[.-]\s+(?=[{UPPER}])")),
    ("dash", re.compile(r"(?P<v>[-\u2010-\u2015\u2212\uff0d\u00ad]{1,2})\s*(?=\S)(?!\d)")),
    ("dash", re.compile(r"(?P<v>[-\u2010-\u2015\u2212])\s+(?=\d)")),
    ("plus", re.compile(r"(?P<v>\+)\s*(?=\S)")),
    ("bullet", re.compile(
        r"(?P<v>[•●○▪▫◦■□∙·‣⁃►▶➢➤✓✔☑❖♦◆★→»¤§*\u2043\uf000-\uf0ff])\s*(?=\S)")),
    ("bullet", re.compile(rf"(?P<v>o)\s+(?=[{UPPER}])")),
)  # fmt: skip
_FIRST = re.compile(
    r"[IVXLl1|"
    r"\d(a-zđA-HĐ+*\-\u2010-\u2015\u2212\uff0d•●○▪▫◦■□∙·‣⁃►▶➢➤✓✔☑❖♦◆★→»¤§\u2043\uf000-\uf0ffPTMNC]"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """The mark before an item.

    Attributes:
        kind: a key of `STRENGTH`.
        value: its number in its list (1 for a, I, Thứ nhất), null for dashes and bullets.
        text: the mark as it stands, without the blank after it.
        end: how many characters it takes with the blank.
    """

    kind: str
    value: int | None
    text: str
    end: int


def match(text: str, start: int = 0) -> Marker | None:
    """The list marker at a place of a cleaned text, or null.

    >>> match("2.1. Sở Nội vụ").kind, match("đ) Các cụm").value, match("IV. GIẢI PHÁP").value
    ('decimal2', 5, 4)
    """
    if not _FIRST.match(text, start):
        head = text[start : start + 3].lower()
        if head not in {
            "thứ",
            "một",
            "hai",
            "bốn",
            "năm",
            "sáu",
            "bảy",
            "bẩy",
            "tám",
            "chí",
            "mườ",
        }:
            return None
    for kind, pattern in PATTERNS:
        found = pattern.match(text, start, min(len(text), start + 60))
        if found:
            marker = _marker(kind, found, start)
            if marker:
                return marker
    return None


def _marker(kind: str, found: re.Match[str], start: int) -> Marker | None:
    value_text = found["v"]
    if kind == "decimal":
        kind = f"decimal{value_text.count('.') + 1}"
    value = _value(kind, value_text)
    if kind not in WEAK and value is None:
        return None
    return Marker(kind, value, found.group().strip(), found.end() - start)


def _value(kind: str, text: str) -> int | None:
    """The number that a marker stands for; null when it is none."""
    if kind in WEAK or kind == "roman":
        return roman_value(text) if kind == "roman" else None
    low = text.lower()
    if kind == "ordinal" or (kind == "part" and low in ORDINALS):
        return ORDINALS.get(low, COUNTED.get(low))
    if kind == "part" and text[0] in "IVX":
        return roman_value(text)
    last = low.rsplit(".", 1)[-1]
    place = ALL_LETTERS.find(low[0]) + 1
    return int(last) if last.isdigit() else place or None


@lru_cache(maxsize=256)
def roman_value(text: str) -> int | None:
    """The value of a Roman number up to 39, tolerant of l and 1 read for I; null if it is none.

    >>> roman_value("IV"), roman_value("Vll"), roman_value("IIX")
    (4, 7, None)
    """
    clean = re.sub(r"[Ll1|]", "I", text)
    if not re.fullmatch(r"X{0,3}(?:IX|IV|V?I{0,3})", clean) or not clean:
        return None
    values = [_ROMAN[c] for c in clean]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))
