"""Texts that are all in capitals: sentences are read in small letters, headings stay."""

from __future__ import annotations

import re
from typing import Any

from thidua.kernel.plandoc import markers
from thidua.kernel.plandoc.doc_numbers import NUMBER
from thidua.kernel.plandoc.headings import loose
from thidua.kernel.plandoc.orgs import HEADS
from thidua.kernel.text.flat import flat

_SHARE = 0.9
_SEEN = 200_000
_HEADING, _WRAPPED, _FULL = 90, 160, 0.7
_SENTENCE = re.compile(r"(?<=[.:;“\"])\s{1,3}[^\W\d_]|“\*{0,2}[^\W\d_]")
_KEPT = re.compile(r"(?:ke hoach$|noi nhan|(?:tm|kt|tl)\.|cong hoa|doc lap|so:)")
_FIELDS = (
    "nội vụ|tài chính|y tế|giáo dục|khoa học|văn hóa|công thương|xây dựng|nông nghiệp|tư pháp|"
    "ngoại vụ|ngoại giao|thông tin|lao động|kế hoạch|giao thông|tài nguyên|dân tộc|du lịch|"
    "quốc phòng|công an"
)
_BODY = re.compile(
    rf"\b(?:{'|'.join(sorted((h.lower() for h in HEADS if ' ' in h), key=len, reverse=True))}|"
    rf"(?:sở|bộ)\s(?={_FIELDS}))"
)
_SHORT = re.compile(r"\b(?:ubnd|hđnd|mttq|ubmttq|lhpn|tncs|tp|tw)\b")
_CODES = frozenset({
    "key", "keys", "subject_key", "frequency", "due", "role", "launch_mode", "date", "type",
    "from", "to_date", "span",
})  # fmt: skip
_NAMES = {h.lower(): h for h in HEADS}


def calm(text: str) -> str:
    """A text in capitals with its sentences in small letters; every place stays the same.

    Args:
        text: the text as given.

    Returns:
        The text itself when it is written as usual; else a text of the same length.
    """
    letters = [c for c in text[:_SEEN] if c.isalpha()]
    if sum(map(str.isupper, letters)) < _SHARE * len(letters):
        return text
    lines = text.split("\n")
    tail = next((i for i, x in enumerate(lines) if _begins(x, "noi nhan")), None)
    head = next((i for i, x in enumerate(lines) if _begins(x, "ke hoach")), 0)
    return "\n".join([
        *lines[:head], *_body(lines[head:tail]), *(lines[tail:] if tail is not None else [])
    ])  # fmt: skip


def _begins(line: str, words: str) -> bool:
    return flat(line[:40]).strip(" *#").startswith(words)


def _body(lines: list[str]) -> list[str]:
    """The lines of the body; one that goes on with a full line before it begins small."""
    lengths = sorted(len(line) for line in lines if line.strip())
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    out: list[str] = []
    before = ""
    for line in lines:
        going = (
            width <= _WRAPPED
            and len(before.strip()) >= _FULL * width
            and not before.rstrip().endswith((".", ";", ":", "!", "?"))
        )
        out.append(_line(line, going=going))
        before = line if line.strip() else before
    return out


def _line(line: str, *, going: bool) -> str:
    """One line in small letters unless it is a numbered heading."""
    marker = markers.match(line.strip())
    letter = marker is not None and marker.kind == "upper" and marker.text.endswith(")")
    roman = marker is not None and marker.kind in {"roman", "part", "upper"} and not letter
    plain = flat(line).strip()
    if _KEPT.match(plain) or (roman and len(line) < _HEADING and loose(line)):
        return line
    low = line.lower()
    if len(low) != len(line):
        return line
    start = len(line) - len(line.lstrip()) + (marker.end if marker else 0)
    out = low
    if marker or not going:
        out = low[:start] + low[start : start + 1].upper() + low[start + 1 :]
    out = _SENTENCE.sub(lambda m: m.group()[:-1] + m.group()[-1].upper(), out)
    out = _BODY.sub(lambda m: m.group()[0].upper() + _NAMES.get(m.group(), m.group())[1:], out)
    out = _SHORT.sub(lambda m: m.group().upper(), out)
    for match in NUMBER.finditer(line):
        out = out[: match.start()] + match.group() + out[match.end() :]
    return out if len(out) == len(line) else line


def given_letters(value: Any, text: str, calmed: str, span: list[int] | None = None) -> Any:
    """A reading of a calmed text with the letters as they were given.

    Args:
        value: a part of the reading.
        text: the text as given.
        calmed: the same text with small letters.
        span: where the part stands in the text, when that is known.

    Returns:
        The same part; words that stand in the text have its letters.
    """
    if isinstance(value, dict):
        own = value.get("span") or span
        return {
            k: v if k in _CODES else given_letters(v, text, calmed, own) for k, v in value.items()
        }
    if isinstance(value, list):
        return [given_letters(v, text, calmed, span) for v in value]
    if not isinstance(value, str) or not any(c.islower() for c in value):
        return value
    at = calmed.find(value, *(span or [0]))
    at = at if at >= 0 else calmed.find(value)
    if at >= 0:
        return text[at : at + len(value)]
    return _aligned(value, text[span[0] : span[1]]) if span else value


def _aligned(value: str, given: str) -> str:
    """The letters of a stretch of the text put into words that were joined from its lines."""
    out: list[str] = []
    at = 0
    for char in value:
        while at < len(given) and given[at].lower() != char.lower():
            at += 1
        if at == len(given):
            return value
        out.append(given[at])
        at += 1
    return "".join(out)
