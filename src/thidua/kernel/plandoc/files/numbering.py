"""Automatic numbers of Word: the mark that Word shows before a paragraph.

Source: ECMA-376 part 1, 17.9 (numbering) and 17.7.2 (style inheritance).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from thidua.kernel.plandoc.files.marks import written

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE: Final = re.compile(r"%([1-9])")
_PICTURE: Final = re.compile("[\ue000-\uf8ff·●○◦▪■□◆◇❖➢►✓✔]|^[ovuqnlØ§ü]$")
_MAX_STYLES: Final = 20
_MAX_VALUE: Final = 100_000


@dataclass(frozen=True)
class _Level:
    form: str = "decimal"
    template: str = ""
    start: int = 1
    restart: int | None = None  # None: after any higher level; 0: never
    is_legal: bool = False


@dataclass
class _Number:
    abstract: str
    levels: dict[int, _Level] = field(default_factory=dict)  # those that it overrides
    starts: dict[int, int] = field(default_factory=dict)
    is_used: bool = False


def value_of(element: Any, tag: str, otherwise: str = "") -> str:
    """The `w:val` of the child TAG of ELEMENT."""
    child = element.find(W + tag) if element is not None else None
    return otherwise if child is None else str(child.get(W + "val", otherwise))


def _whole(value: str, otherwise: int = 0) -> int:
    return min(int(value), _MAX_VALUE) if re.fullmatch(r"\d{1,9}", value) else otherwise


class Numbering:
    """Counts while the paragraphs pass in their order."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        """Read the roots of numbering.xml and styles.xml; either may be None."""
        self._abstracts: dict[str, dict[int, _Level]] = {}
        self._linked: dict[str, str] = {}
        self._numbers: dict[str, _Number] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles = (
            {} if styles is None else {s.get(W + "styleId"): s for s in styles.iter(W + "style")}
        )
        if numbering is not None:
            for element in numbering.iter(W + "abstractNum"):
                self._read_abstract(element)
            for element in numbering.iter(W + "num"):
                self._read_number(element)

    def _read_abstract(self, element: Any) -> None:
        name = str(element.get(W + "abstractNumId"))
        self._abstracts[name] = _levels(element)
        link = value_of(element, "numStyleLink")
        if link:
            self._linked[name] = link

    def _read_number(self, element: Any) -> None:
        number = _Number(value_of(element, "abstractNumId"))
        for override in element.iter(W + "lvlOverride"):
            level = _whole(override.get(W + "ilvl", ""))
            number.levels |= _levels(override)
            start = value_of(override, "startOverride")
            if start:
                number.starts[level] = _whole(start, 1)
        self._numbers[str(element.get(W + "numId"))] = number

    def mark(self, properties: Any) -> str:
        """The mark of the paragraph with PROPERTIES (`w:pPr` or None); counts on."""
        name, level = self._place(properties)
        number = self._numbers.get(name)
        if number is None:
            return ""
        abstract = self._abstract_of(number.abstract)
        known = self._abstracts.get(abstract, {}) | number.levels
        if level not in known:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if not number.is_used:
            number.is_used = True
            for place in number.starts:
                counts.pop(place, None)
        self._count(counts, known, number, level)
        return _shown(known, counts, level)

    def _count(
        self, counts: dict[int, int], known: dict[int, _Level], number: _Number, level: int
    ) -> None:
        def start(place: int) -> int:
            return number.starts.get(place, known.get(place, _Level()).start)

        counts[level] = counts[level] + 1 if level in counts else start(level)
        for place in range(level):
            counts.setdefault(place, start(place))
        for place in [p for p in counts if p > level]:
            restart = known.get(place, _Level()).restart
            if restart is None or (restart and level < restart):
                del counts[place]

    def _abstract_of(self, name: str) -> str:
        link = self._linked.get(name)
        if link is None:
            return name
        target = self._styles.get(link)
        number = self._numbers.get(_number_of(target)[0]) if target is not None else None
        return name if number is None else number.abstract

    def _place(self, properties: Any) -> tuple[str, int]:
        name, level = "", -1
        if properties is not None:
            name, level = _number_of_properties(properties)
        style_name = value_of(properties, "pStyle")
        for _ in range(_MAX_STYLES):
            style = self._styles.get(style_name)
            if style is None or (name and level >= 0):
                break
            its_name, its_level = _number_of(style)
            name, level = name or its_name, level if level >= 0 else its_level
            style_name = value_of(style, "basedOn")
        return name, max(level, 0)

    def has_capitals(self, properties: Any) -> bool:
        """Whether the style of the paragraph shows all its letters as capitals."""
        name = value_of(properties, "pStyle")
        for _ in range(_MAX_STYLES):
            style = self._styles.get(name)
            if style is None:
                return False
            caps = style.find(f"{W}rPr/{W}caps")
            if caps is not None:
                return is_on(caps)
            name = value_of(style, "basedOn")
        return False


def is_on(element: Any) -> bool:
    """Whether a switch element (`w:caps`, `w:vanish`) is there and not switched off."""
    return element is not None and element.get(W + "val", "1") not in {"0", "false", "off"}


def _number_of(style: Any) -> tuple[str, int]:
    properties = style.find(W + "pPr")
    return ("", -1) if properties is None else _number_of_properties(properties)


def _number_of_properties(properties: Any) -> tuple[str, int]:
    found = properties.find(W + "numPr")
    if found is None:
        return "", -1
    return value_of(found, "numId"), _whole(value_of(found, "ilvl"), -1)


def _levels(element: Any) -> dict[int, _Level]:
    out = {}
    for level in element.iter(W + "lvl"):
        restart = value_of(level, "lvlRestart")
        out[_whole(level.get(W + "ilvl", ""))] = _Level(
            form=value_of(level, "numFmt", "decimal"),
            template=value_of(level, "lvlText"),
            start=_whole(value_of(level, "start"), 1 if level.find(W + "start") is None else 0),
            restart=_whole(restart) if restart else None,
            is_legal=is_on(level.find(W + "isLgl")),
        )
    return out


def _shown(known: dict[int, _Level], counts: dict[int, int], level: int) -> str:
    here = known[level]
    if here.form == "bullet":
        return _PICTURE.sub("•", here.template.strip()) or ""
    if here.form == "none" and "%" not in here.template:
        return here.template.strip()

    def fill(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        form = known.get(place, _Level()).form
        return written(counts.get(place, 0), "decimal" if here.is_legal and place < level else form)

    return _PLACE.sub(fill, here.template).strip()
