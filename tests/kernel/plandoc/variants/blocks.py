"""An official plan as blocks: one paragraph each, with the list marker taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

MARKER = re.compile(
    r"(?P<marker>[IVX]{1,5}\.|\d{1,2}\.(?:\d{1,2}\.?)?(?!\d)|[a-zđ]\)|[-+•](?=\s))\s*(?=\S)",
)
ENDS = (".", ";", ":", "/.", "”", ")")
SHORT = 56  # a line of a wrapped text that is shorter ends its paragraph


@dataclass(frozen=True)
class Block:
    """One paragraph; `marker` is "" for plain paragraphs."""

    marker: str
    text: str

    @property
    def level(self) -> int | None:
        """0 roman, 1 number, 2 letter, 3 dash, 4 plus; None for a plain paragraph."""
        if not self.marker:
            return None
        if re.fullmatch(r"[IVX]+\.", self.marker):
            return 0
        if self.marker[0].isdigit():
            return 1
        if self.marker.endswith(")"):
            return 2
        return 4 if self.marker == "+" else 3

    @property
    def line(self) -> str:
        """Marker and text on one line."""
        return f"{self.marker} {self.text}".strip()


def split(text: str) -> list[Block]:
    """The blocks of TEXT; wrapped lines and page breaks inside a sentence are joined again."""
    out: list[str] = []
    last, gap = "", True
    for raw in text.splitlines():
        line = re.sub(r"\*\*|\s+", lambda m: "" if m[0] == "**" else " ", raw).strip()
        if not line:
            gap = True
            continue
        if out and _goes_on(out[-1], last, line, gap=gap):
            glue = "" if re.search(r"\w-$", out[-1]) else " "
            out[-1] += glue + line
        else:
            out.append(line)
        last, gap = line, False
    return [_block(line) for line in out]


def _goes_on(so_far: str, last: str, line: str, *, gap: bool) -> bool:
    ended = last.endswith(ENDS)
    found = MARKER.match(line)
    if found:
        return line.startswith("- ") and line[2].islower() and not ended and len(last) >= SHORT
    if line[0].islower():
        return not last.endswith(("./.", ":"))
    if last.endswith(";") and not gap and MARKER.match(so_far):
        return True
    return not ended and len(last) >= SHORT and not line.isupper()


def _block(line: str) -> Block:
    found = MARKER.match(line)
    return Block(found["marker"], line[found.end() :]) if found else Block("", line)
