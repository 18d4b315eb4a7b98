"""PDF files: the text layer, page by page, read in a process of its own.

The process has a limit on time and memory: a PDF made to do harm, or one that the library fails
on, ends that process and not the one that asked.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

from thidua.kernel.plandoc.files.refusals import refused

SECONDS: Final = 7
_READER: Final = Path(__file__).with_name("pdf_pages.py")
_LIMIT_SIGNALS: Final = (9, 24)  # SIGKILL, SIGXCPU


def text(data: bytes) -> str:
    """The text of a PDF file; a page ends with a line end.

    Raises:
        RefusedError: `pdf_broken`, `pdf_encrypted`, `pdf_scan`, `pdf_too_heavy`.
    """
    try:
        done = subprocess.run(  # noqa: S603  (own program, no shell, the file comes as input)
            [sys.executable, "-I", str(_READER)],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise refused("pdf_too_heavy") from None
    if done.returncode < 0:  # ended by a signal: the library failed, or the limit on time
        raise refused("pdf_too_heavy" if -done.returncode in _LIMIT_SIGNALS else "pdf_broken")
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace"))
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise refused(answer["error"])
    pages: list[str] = answer["pages"]
    if answer["shots"] * 2 > len(pages) or not "".join(pages).strip():
        raise refused("pdf_scan")
    return "\n".join(pages)
