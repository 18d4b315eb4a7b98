"""Fuzz `text_of` and `read` with atheris, guided by coverage.

usage: python tests/fuzz/plan_read.py [-runs=20000] [-max_total_time=30] [-seed=1] [FOLDER]

The first byte chooses the name of the file, the rest is its content. PDF files are left out: they
are read in a process of their own. FOLDER keeps inputs that reach new code.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path[:0] = [str(Path(__file__).parents[1])]

with atheris.instrument_imports(include=["thidua"]):
    from thidua.kernel.plandoc import read
    from thidua.kernel.plandoc.files import read_file
    from thidua.kernel.problems import RefusedError

from kernel.plandoc.variants.plain import lines  # noqa: E402
from kernel.plandoc.variants.synthetic import DEPARTMENT, blocks  # noqa: E402

NAMES = ("a.txt", "a.md", "a.html", "a.docx")
LINES = [line.encode() for line in lines(blocks(DEPARTMENT)).splitlines()]
WHOLE_LINE = 0xFF  # a byte of this value stands for a line of a real plan; the next says which


def one_input(data: bytes) -> None:
    """Read one input; any error but a refusal is a finding."""
    if not data:
        return
    name, content = NAMES[data[0] % len(NAMES)], _filled(data[1:])
    if b"%PDF-" in content[:1024]:
        return
    try:
        read(read_file(content, name).text)
    except RefusedError:
        return


def _filled(data: bytes) -> bytes:
    out, place = bytearray(), 0
    while place < len(data):
        if data[place] == WHOLE_LINE and place + 1 < len(data):
            out += LINES[data[place + 1] % len(LINES)] + b"\n"
            place += 2
        else:
            out.append(data[place])
            place += 1
    return bytes(out)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
