"""Program: a PDF on standard input, its pages as JSON on standard output.

Run as a file by `pdf.text`, so it imports nothing of thidua.
"""

from __future__ import annotations

import ctypes
import itertools
import json
import sys
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

MEMORY: Final = 700 * 2**20
SECONDS: Final = 7
MAX_CHARS: Final = 6_000_000
_BIG_PICTURE: Final = 0.4  # of the page
_LETTERS_OF_A_PAGE: Final = 200
_OUT_OF_ORDER: Final = 0.2  # of the pieces of a page
_HYPHENS: Final = str.maketrans({"\x02": "-", "\ufffe": "-"})
_PASSWORD: Final = 4  # FPDF_ERR_PASSWORD


def main() -> int:
    """Read, answer; any failure of the library is an answer too."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        answer = _answer(sys.stdin.buffer.read())
    except MemoryError:
        answer = {"error": "pdf_too_heavy"}
    json.dump(answer, sys.stdout)
    return 0


def _answer(data: bytes) -> dict[str, Any]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        is_locked = getattr(error, "err_code", None) == _PASSWORD or "assword" in str(error)
        return {"error": "pdf_encrypted" if is_locked else "pdf_broken"}
    if len(document) == 0:
        return {"error": "pdf_broken"}
    pages, shots, total = [], 0, 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            return {"error": "pdf_broken"}
        text = _text(page)
        pages.append(text)
        shots += _is_shot(page, text)
        total += len(text)
        page.close()
        if total > MAX_CHARS:
            return {"error": "pdf_too_heavy"}
    return {"pages": pages, "shots": shots}


def _text(page: Any) -> str:
    layer = page.get_textpage()
    boxes = _boxes(layer)
    if _is_in_order(boxes):
        text = layer.get_text_range(errors="ignore")
    else:
        text = "\n".join(_by_place(layer, boxes))
    layer.close()
    return str(text).translate(_HYPHENS)


def _boxes(layer: Any) -> list[Any]:
    """Left, bottom, right, top of each piece; some programs make a piece of each letter."""
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    boxes = []
    for index in range(layer.count_rects()):
        pdfium.FPDFText_GetRect(layer, index, left, top, right, bottom)
        boxes.append((left.value, bottom.value, right.value, top.value))
    return boxes


def _is_in_order(boxes: list[Any]) -> bool:
    """Whether the pieces follow one another down the page; a column or a head may jump up."""
    ups = sum(later[1] > earlier[3] + 1 for earlier, later in itertools.pairwise(boxes))
    return bool(ups <= max(4, _OUT_OF_ORDER * len(boxes)))


def _by_place(layer: Any, boxes: list[Any]) -> list[str]:
    """The lines from top to bottom, each from left to right."""
    lines: list[list[Any]] = []
    for box in sorted(boxes, key=lambda b: (-b[3], b[0])):
        middle = (box[1] + box[3]) / 2
        if lines and lines[-1][0][1] <= middle <= lines[-1][0][3]:
            lines[-1].append(box)
        else:
            lines.append([box])
    return [
        " ".join(layer.get_text_bounded(*box, errors="ignore").strip() for box in sorted(line))
        for line in lines
    ]


def _is_shot(page: Any, text: str) -> bool:
    """Whether the page is one picture with hardly a letter over it (a stamp, a signature)."""
    if sum(not sign.isspace() for sign in text) >= _LETTERS_OF_A_PAGE:
        return False  # its objects, thousands at times, are not looked at
    width, height = page.get_size()
    for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = found.get_bounds()
        if (right - left) * (top - bottom) > _BIG_PICTURE * width * height:
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
