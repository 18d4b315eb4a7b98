"""Is this line a heading, and of what: by the words that such headings use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from thidua.kernel.plandoc import vocabulary as v
from thidua.kernel.plandoc.phases import phase_end
from thidua.kernel.plandoc.words import repaired, tokens
from thidua.kernel.text.flat import LOWER, UPPER, flat

MOST_WORDS = 22
STRICT_WORDS = 14
LONGEST = 240
_LEADS = frozenset({"ve", "cac", "mot", "so", "nhung", "phan", "i", "ii"})
_TAILS = frozenset({"cua", "doi", "tai", "tren"})
_BY_FIRST: dict[str, list[tuple[list[str], str]]] = {}
for _kind, _phrases in v.SECTIONS.items():
    for _phrase in _phrases:
        _words = _phrase.split()
        _BY_FIRST.setdefault(_words[0], []).append((_words, _kind))
for _options in _BY_FIRST.values():
    _options.sort(key=lambda option: -len(option[0]))
CAPS_RUN = re.compile(rf"^[^{LOWER}]{{6,400}}?(?=\s[“\"]?[{UPPER}][{LOWER}]|$)")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading may announce; the place in the outline decides between the readings.

    Attributes:
        classes: keys of `vocabulary.SECTIONS` in the order of the words; empty for a heading
            of an unknown section or of none.
        end: where the heading ends in the text of its block; the rest is its first words.
        sub: reading inside a section: group, annual, preliminary, final, forms, standard,
            aside, phase.
        sub_end: where the heading ends in that reading.
        formal: it is a heading by its form (capitals, Roman number), whatever its words.
    """

    classes: tuple[str, ...] = ()
    end: int = 0
    sub: tuple[str, ...] = ()
    sub_end: int = 0
    formal: bool = False


def is_caps(text: str) -> bool:
    """All letters are capitals, and there are at least four."""
    letters = [c for c in text if c.isalpha()]
    least = 4
    return len(letters) >= least and not any(c.islower() for c in letters)


def find_phrases(words: list[str]) -> tuple[list[str], list[int]]:
    """Classes named in the words, in order, and the places of words that no phrase covers."""
    classes: list[str] = []
    rest: list[int] = []
    i = 0
    while i < len(words):
        for phrase, kind in _BY_FIRST.get(words[i], ()):
            if words[i : i + len(phrase)] == phrase:
                if kind not in classes:
                    classes.append(kind)
                i += len(phrase)
                break
        else:
            rest.append(i)
            i += 1
    return classes, rest


def loose(text: str) -> tuple[str, ...]:
    """Classes of a line that is a heading by its form: phrases anywhere in it."""
    words = repaired(tokens(text))
    classes, _ = find_phrases(words)
    return _settle(classes, words)


def strict(text: str) -> tuple[str, ...]:
    """Classes of a line that is a heading by its words alone; empty when it is none."""
    raw = tokens(text)
    if not raw or len(raw) > STRICT_WORDS or text.rstrip().endswith((".", ";", ",", "!", "?")):
        return ()
    words = repaired(raw)
    start = 0
    while start < len(words) and words[start] in _LEADS and not _begins(words, start):
        start += 1
    words = words[start:]
    classes, rest = find_phrases(words)
    if not classes or 0 in rest:
        return ()
    return _settle(classes, words) if _covered(words, rest) else ()


def _begins(words: list[str], at: int) -> bool:
    """A phrase of a section begins here (`phân công` begins like `phần thứ nhất`)."""
    return any(words[at : at + len(p)] == p for p, _ in _BY_FIRST.get(words[at], ()))


def _covered(words: list[str], rest: list[int]) -> bool:
    """All words that no phrase covers are fillers, or stand in a short tail `của ...`."""
    longest_tail = 9
    for i in rest:
        if words[i] in _TAILS and len(words) - i <= longest_tail:
            return True
        if words[i] not in v.FILLERS and not words[i].isdigit():
            return False
    return True


_MEASURED = re.compile(
    r"^(?:cac |doi tuong(?: va)? |ve )*(?:tieu chuan|dieu kien)(?: (?:va )?(?:dieu kien|"
    r"doi tuong))?"
    r"(?: (?:xet|de nghi|binh xet))* (?:khen thuong|khen)\b"
)


def _settle(classes: list[str], words: list[str]) -> tuple[str, ...]:
    """Leave out what a longer sense covers: `tiêu chuẩn khen thưởng`, `thời gian báo cáo`."""
    joined = " ".join(words)
    if "criteria" in classes and "awards" in classes and not re.search(r"tieu chi|thi dua", joined):
        classes = [c for c in classes if c != "criteria"]
    if "awards" in classes and _MEASURED.search(joined):
        classes = [c for c in classes if c not in {"subjects", "criteria", "awards"}]
        classes += ["criteria", "awards"]
    if "awards" in classes and joined.startswith("khen thuong"):
        classes = [c for c in classes if c != "timeline"]
    if "other" in classes and len(classes) > 1:
        classes = [c for c in classes if c != "other"]
    if "contents" in classes and "tasks" in classes:
        classes = [c for c in classes if c != "tasks"]
    if "tasks" in classes and "responsibilities" in classes:
        classes = [c for c in classes if c != "tasks"]
    if "tasks" in classes and "solutions" in classes:
        classes = [c for c in classes if c != "solutions"]
    return tuple(classes)


@lru_cache(maxsize=4096)
def recognise(text: str, *, kind: str | None, marked: bool = False) -> Heading | None:
    """What heading a block begins with, or null.

    Args:
        text: the block without its list marker.
        kind: kind of its marker, or null.
        marked: Markdown or HTML says that it is a heading.

    Returns:
        The heading; its ends are smaller than the text when words follow on the same line.
    """
    formal = _formal(text, kind, marked=marked)
    if formal:
        return formal
    classes, end = _worded(text)
    sub, sub_end = subheading(text)
    return Heading(classes, end, sub, sub_end) if classes or sub else None


def _formal(text: str, kind: str | None, *, marked: bool) -> Heading | None:
    """A heading by its form: capitals, a Roman number, a Markdown mark."""
    strong = kind in {"part", "roman", "upper"}
    caps = CAPS_RUN.match(text)
    if (
        caps
        and is_caps(caps.group())
        and (strong or kind in {"arabic", "decimal2", None, "dash", "bullet", "plus"})
    ):
        head = caps.group()
        classes = loose(head)
        sub, _ = subheading(head)
        if classes or sub or (strong and len(tokens(head)) > 1):
            return Heading(classes, len(head), sub, len(head), formal=True)
    short = len(tokens(text[:300])) <= STRICT_WORDS and not text.endswith((";", "."))
    if (strong or marked) and short and len(text) <= len(text[:300]):
        classes = strict(text) or loose(text)
        sub, sub_end = subheading(text)
        if classes or sub or strong:
            return Heading(classes, len(text), sub, sub_end, formal=strong)
    return None


def _worded(text: str) -> tuple[tuple[str, ...], int]:
    """A heading by its words, with or without a colon and a text after it."""
    classes = strict(text) if len(text) < LONGEST else ()
    if classes:
        return classes, len(text)
    colon = text.find(":", 0, 120)
    if colon > 0:
        classes = strict(text[:colon])
        if classes:
            return classes, colon + 1
    return _run_in(text)


_RUN_IN = re.compile(
    r"(?:muc dich(?: yeu cau)?|yeu cau|thoi gian thuc hien|tieu chuan khen thuong|muc tieu chung|"
    r"trach nhiem thuc hien|tieu chi thi dua|to chuc thuc hien|doi tuong thi dua|muc tieu|"
    r"thoi gian|noi dung thi dua|giai phap thuc hien)[.]? (?=\S)"
)
_OPENERS = re.compile(
    r"(?:Phong trào|Căn cứ|Các |Phát huy|Tạo |Nhằm|Từ |Ủy ban|Uỷ ban|UBND|Thi đua|Tiếp tục|Bắt đầu|"
    r"Đến |Tăng cường|Đẩy mạnh|Khơi dậy|Bảo đảm|Đảm bảo|Việc |Phấn đấu|Kế hoạch|Thực hiện|Góp phần)"
)


def _run_in(text: str) -> tuple[tuple[str, ...], int]:
    """A heading that runs into its text without a colon."""
    match = _RUN_IN.match(flat(text[:60]))
    least = 50
    if not match or len(text) < least or not _OPENERS.match(text, match.end()):
        return (), 0
    head = text[: match.end()].strip()
    return (strict(head.rstrip(".")), len(head)) if head[:1].isupper() else ((), 0)


def subheading(text: str) -> tuple[tuple[str, ...], int]:
    """A heading that only counts inside a section: a group, an occasion, a phase."""
    phase = phase_end(text)
    if phase:
        return ("phase",), phase
    head, end = _head(text)
    words = repaired(tokens(head))
    if not words or len(words) > MOST_WORDS:
        return (), 0
    for classes in (_award_part(words), _occasion(words), _group(words)):
        if classes:
            return classes, end
    return (), 0


def _head(text: str) -> tuple[str, int]:
    """The part before a colon, or the whole of a short line without a full stop."""
    colon = text.find(":", 0, LONGEST)
    if colon > 0:
        return text[:colon], colon + 1
    if len(text) < LONGEST and not text.endswith((".", ";", "!", "?")):
        return text, len(text)
    match = re.match(r".{6,90}?(?=\s(?:Căn cứ|Các tập thể|Huân chương|Bằng khen|Cờ ))", text)
    return (match.group(), match.end()) if match else ("", 0)


def _award_part(words: list[str]) -> tuple[str, ...]:
    joined = " ".join(words)
    for name, phrases in (
        ("forms", v.AWARD_FORMS),
        ("standard", v.AWARD_STANDARDS),
        ("aside", v.AWARD_OTHERS),
    ):
        if "doi voi" in joined and name == "standard":
            continue
        if any(joined == p or joined.startswith(p + " ") for p in phrases):
            rest = set(words) - v.OCCASION_FILLERS - set(" ".join(phrases).split())
            spare = 2
            return (name,) if len(rest) <= spare else ()
    return ()


def _occasion(words: list[str]) -> tuple[str, ...]:
    joined = " ".join(words)
    found = tuple(k for k, names in v.OCCASIONS.items() if any(n in joined for n in names))
    if not found:
        return ()
    ok = all(w in v.OCCASION_FILLERS or w.isdigit() for w in words)
    return found if ok and words[0] in v.OCCASION_FIRST else ()


def _group(words: list[str]) -> tuple[str, ...]:
    joined = " ".join(words) + " "
    lead = next((g for g in v.GROUP_LEADS if joined.startswith(g + " ")), None)
    if lead:
        return ("group",)
    known = sum(w in v.GROUP_WORDS for w in words)
    named = {"tap the", "ca nhan"} & {" ".join(words[:2])}
    return ("group",) if known == len(words) and named else ()
