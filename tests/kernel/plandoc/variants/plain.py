"""Variants that stay plain text: other line breaks, marks, letters and noise."""

from __future__ import annotations

import random
import re
import textwrap
import unicodedata
from collections.abc import Callable

from .blocks import Block

NEW_TONE = [
    "òa",
    "óa",
    "ỏa",
    "õa",
    "ọa",
    "òe",
    "óe",
    "ỏe",
    "õe",
    "ọe",
    "ùy",
    "úy",
    "ủy",
    "ũy",
    "ụy",
]
OLD_TONE = [
    "oà",
    "oá",
    "oả",
    "oã",
    "oạ",
    "oè",
    "oé",
    "oẻ",
    "oẽ",
    "oẹ",
    "uỳ",
    "uý",
    "uỷ",
    "uỹ",
    "uỵ",
]
SLIPS = (("l", "1"), ("rn", "m"), ("m", "rn"), ("I", "l"), ("O", "0"))
CRUMBS = ("{page}", "- {page} -", "Trang {page}/12", "~ . '", "|")


def wrapped(width: int) -> Callable[[list[Block]], str]:
    """Every paragraph wrapped at WIDTH columns, blank line between sections only."""

    def make(blocks: list[Block]) -> str:
        out = []
        for block in blocks:
            if block.level == 0:
                out.append("")
            out += textwrap.wrap(block.line, width, break_long_words=False, break_on_hyphens=False)
        return "\n".join(out) + "\n"

    return make


def lines(blocks: list[Block]) -> str:
    """One paragraph a line."""
    return "\n".join(b.line for b in blocks) + "\n"


def noisy(blocks: list[Block], *, seed: int = 7) -> str:
    """As if scanned: wrong letters, lost marks in about 1 of 200 words, page crumbs."""
    dice = random.Random(seed)
    out = []
    for number, line in enumerate(wrapped(78)(blocks).splitlines(), 1):
        out.append(" ".join(_slip(word, dice) for word in line.split(" ")))
        if number % 45 == 0:
            page = number // 45 + 1
            out += ["", dice.choice(CRUMBS).format(page=page), ""]
    return "\n".join(out) + "\n"


def _slip(word: str, dice: random.Random) -> str:
    if dice.random() < 0.005:
        bare = unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D"))
        return "".join(c for c in bare if not unicodedata.combining(c))
    if dice.random() < 0.004:
        wrong, right = dice.choice(SLIPS)
        return word.replace(wrong, right, 1)
    return word


def unmarked(blocks: list[Block]) -> str:
    """Every list mark gone, one paragraph a line, blank lines between."""
    return "\n\n".join(b.text for b in blocks) + "\n"


def decomposed(blocks: list[Block]) -> str:
    """The same letters in the decomposed Unicode form (NFD)."""
    return unicodedata.normalize("NFD", lines(blocks))


def old_tones(blocks: list[Block]) -> str:
    """Tone marks on the old places: hoà, thuỷ."""
    text = lines(blocks)
    for new, old in zip(NEW_TONE, OLD_TONE, strict=True):
        pattern = re.compile(rf"(?<![qQ]){new}(?!\w)")
        text = pattern.sub(old, text)
    return text


def one_block(blocks: list[Block]) -> str:
    """Everything in one line."""
    return " ".join(b.line for b in blocks)


def bulleted(blocks: list[Block]) -> str:
    """Round bullets where the letters a), b) were."""
    return "\n".join(("• " + b.text) if b.level == 2 else b.line for b in blocks) + "\n"


def markdown(blocks: list[Block]) -> str:
    """As a Markdown file: headings, bold, nested lists."""
    out = []
    for block in blocks:
        if block.level == 0:
            out += ["", f"## {block.line}", ""]
        elif block.level == 1:
            out += [
                "",
                f"**{block.marker}** {block.text}" if len(block.text) > 90 else f"### {block.line}",
                "",
            ]
        elif block.level is None:
            upper = block.text.isupper()
            out += ["", f"**{block.text}**" if upper else block.text, ""]
        elif block.level == 2:
            out += ["", block.line, ""]
        else:
            out.append(f"{'  ' * (block.level - 3)}- {block.text}")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip() + "\n"


PLAIN: dict[str, Callable[[list[Block]], str]] = {
    "wrap60": wrapped(60),
    "wrap100": wrapped(100),
    "lines": lines,
    "ocr": noisy,
    "no-marks": unmarked,
    "nfd": decomposed,
    "old-tone": old_tones,
    "one-block": one_block,
    "bullets": bulleted,
}
