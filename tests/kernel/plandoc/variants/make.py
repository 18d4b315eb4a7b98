"""Write every variant of official plan texts into a folder.

usage: PYTHONPATH=tests python -m kernel.plandoc.variants.make FOLDER TEXT [GOLD=TEXT ...]

Each TEXT gives <name>.<variant>.<kind>; where a GOLD file is named, FOLDER/list.txt gets one line
GOLD=FILE for each variant. The PDF needs the package typst; without it there is none.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

from .blocks import Block, split
from .built import BUILT
from .plain import PLAIN


def variants(blocks: list[Block]) -> dict[str, bytes]:
    """File name ending → content, for every variant of one plan."""
    made = {f"{name}.txt": make(blocks).encode() for name, make in PLAIN.items()}
    made["utf16.txt"] = PLAIN["lines"](blocks).encode("utf-16")
    has_typst = importlib.util.find_spec("typst") is not None
    kinds = {name: make for name, make in BUILT.items() if has_typst or not name.endswith(".pdf")}
    return made | {name: make(blocks) for name, make in kinds.items()}


def write(folder: Path, text: Path, gold: str = "") -> list[str]:
    """Write the variants of TEXT; the lines of the list are given back."""
    listed = []
    for ending, content in variants(split(text.read_text(encoding="utf-8"))).items():
        path = folder / f"{text.stem}.{ending}"
        path.write_bytes(content)
        listed.append(f"{gold}={path}")
    return listed


def main(arguments: list[str]) -> int:
    """Command line; 2 when called wrongly."""
    if len(arguments) < 2:
        sys.stderr.write(__doc__ or "")
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    listed = []
    for argument in arguments[1:]:
        gold, _, text = argument.rpartition("=")
        lines = write(folder, Path(text), gold)
        listed += lines if gold else []
    (folder / "list.txt").write_text("".join(line + "\n" for line in listed), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
