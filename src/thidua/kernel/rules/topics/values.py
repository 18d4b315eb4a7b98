"""Reading plain facts: days, whole and exact numbers, yes or no, whatever their spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from fnmatch import fnmatchcase
from fractions import Fraction
from typing import Any

from thidua.kernel.text.fold import fold

Facts = Mapping[Any, Any]

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_VN = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:/\d+)?")
_YES = frozenset({"yes", "true", "co", "y", "recorded", "dung", "1"})
_NO = frozenset({"no", "false", "khong", "n", "none", "chua", "sai", "0"})


def given(facts: Facts, *names: str) -> bool:
    """Tell whether one of the facts is given, be it as *none*."""
    return any(_key(facts, name) is not None for name in names)


def pick(facts: Facts, *names: str) -> Any:
    """Return the first of the facts that is given, or None."""
    for name in names:
        key = _key(facts, name)
        if key is not None:
            return facts[key[0]]
    return None


def matching(facts: Facts, *patterns: str) -> Iterator[Any]:
    """Yield what is told under every name that fits one of the patterns (`*_ink`)."""
    for name, value in facts.items():
        if value is not None and any(fnmatchcase(str(name), one) for one in patterns):
            yield value


def _key(facts: Facts, name: str) -> tuple[Any] | None:
    """Find the key; a reader of YAML 1.1 turns `yes` and `no` into True and False."""
    if name in facts:
        return (name,)
    spoilt = {"yes": True, "no": False}.get(name)
    return (spoilt,) if spoilt is not None and spoilt in facts else None


def days_in(text: str) -> list[date]:
    """Return every day that is written in a text, in order."""
    found: list[tuple[int, date]] = []
    for pattern, order in ((_ISO, (1, 2, 3)), (_VN, (3, 2, 1))):
        for match in pattern.finditer(text):
            try:
                day = date(*(int(match[n]) for n in order))
            except ValueError:
                continue
            found.append((match.start(), day))
    return [day for _, day in sorted(found)]


def as_day(value: object) -> date | None:
    """Read a day from a date or from text that contains exactly one."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = days_in(value) if isinstance(value, str) else []
    return found[0] if len(found) == 1 else None


def as_exact(value: object) -> Fraction | None:
    """Read a number exactly: 3, 0.3, `7/10`, `0.3 (secondary)`, `15 per cent`, `15%`."""
    if isinstance(value, (bool, date)) or value is None:
        return None
    if isinstance(value, (int, Fraction)):
        return Fraction(value)
    text = str(value)
    match = _NUMBER.search(text)
    if match is None:
        return None
    try:
        number = Fraction(match[0])
    except ZeroDivisionError:
        return None
    per_cent = "%" in text or "per cent" in text.lower()
    return number / _HUNDRED if per_cent else number


_HUNDRED = 100


def as_whole(value: object) -> int | None:
    """Read a whole number."""
    if isinstance(value, (list, tuple, set)):
        return len(value)
    number = as_exact(value)
    return int(number) if number is not None and number.denominator == 1 else None


def as_yes(value: object) -> bool | None:
    """Read yes or no from a switch or from a text that begins with one."""
    if isinstance(value, bool):
        return value
    words = re.findall(r"\w+", fold(str(value))) if value is not None else []
    if not words:
        return None
    if words[0] in _YES:
        return True
    return False if words[0] in _NO else None


def rows(value: object) -> list[Any]:
    """Return a list, one thing alone as a list of one, None as an empty list."""
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def text_of(value: object) -> str:
    """Return every word in a value, folded: keys and values of nested blocks too."""
    if isinstance(value, Mapping):
        return " ".join(f"{text_of(k)} {text_of(v)}" for k, v in value.items())
    if isinstance(value, (list, tuple)):
        return " ".join(text_of(part) for part in value)
    return "" if value is None else fold(str(value))


def said_of(facts: Facts) -> str:
    """Return every word told in facts, folded: texts, and names of facts that are *yes*.

    >>> said_of({"body": "Trường Hoa Mai", "national_school": True, "private": "no"})
    'truong hoa mai national school'
    """
    parts: list[str] = []
    for name, value in facts.items():
        if isinstance(value, Mapping):
            parts.append(said_of(value))
        elif as_yes(value) is True:
            parts.append(text_of(name).replace("_", " "))
        elif isinstance(value, (str, list, tuple)) and as_yes(value) is None:
            parts.append(text_of(value))
    return " ".join(part for part in parts if part)


def plain_number(number: Fraction) -> int | float:
    """Return a whole number as int, another as float (for JSON)."""
    return int(number) if number.denominator == 1 else float(number)
