"""How fast plans are read, beside the plain extraction of the same file's text.

usage: python -m benchmarks.plan_reading [--json FILE]

Prints a table; the same figures as JSON with --json. Each case runs in a process of its own, and
the plain extraction in another, so that the peak of memory is of our reading alone.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from benchmarks.machine import about, keep  # noqa: E402
from kernel.plandoc.variants.blocks import Block  # noqa: E402
from kernel.plandoc.variants.built import docx_typed, pdf  # noqa: E402
from kernel.plandoc.variants.plain import lines  # noqa: E402
from kernel.plandoc.variants.synthetic import PROVINCE, blocks  # noqa: E402

CHARS_OF_A_PAGE = 2_200
KINDS: dict[str, Callable[[list[Block]], bytes]] = {
    "txt": lambda plan: lines(plan).encode(),
    "docx": docx_typed,
    "pdf": pdf,
}


def long_plan(pages: int) -> list[Block]:
    """A plan of about PAGES pages: the items of each list come again and again."""
    plan = blocks(PROVINCE)
    times = max(round(pages * CHARS_OF_A_PAGE / len(lines(plan))), 1)
    longer: list[Block] = []
    group: list[Block] = []
    for block in [*plan, Block("", "")]:
        if group and (block.level is None or block.level < 2 or block.level != group[-1].level):
            longer += [
                Block(one.marker, f"{one.text} (lần {n})") for n in range(times) for one in group
            ]
            group = []
        if block.level is not None and block.level >= 2:
            group.append(block)
        elif block.text:
            longer.append(block)
    return longer


def _plain_extraction(kind: str, data: bytes) -> int:
    if kind == "txt":
        return len(data.decode())
    if kind == "docx":
        import docx

        return sum(len(paragraph.text) for paragraph in docx.Document(io.BytesIO(data)).paragraphs)
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return sum(len(page.get_textpage().get_text_range()) for page in document)


def _plain(case: tuple[str, str]) -> float:
    kind, path = case
    data = Path(path).read_bytes()
    start = time.perf_counter()
    _plain_extraction(kind, data)
    return time.perf_counter() - start


def _ours(case: tuple[str, str]) -> dict[str, float]:
    from thidua.kernel.plandoc import read
    from thidua.kernel.plandoc.files import text_of

    kind, path = case
    data = Path(path).read_bytes()
    start = time.perf_counter()
    text = text_of(data, path)
    extracted = time.perf_counter() - start
    start = time.perf_counter()
    read(text)
    done = time.perf_counter() - start
    return {
        "chars": len(text),
        "text_of_s": round(extracted, 3),
        "read_s": round(done, 3),
        "read_chars_per_s": round(len(text) / done),
        "peak_mb": round(_own_peak() + (_helpers_peak() if kind == "pdf" else 0)),
    }


def _own_peak() -> float:
    """The most memory (MB) that this process held since it was started.

    `ru_maxrss` would not do: a process inherits in it the peak of the one that started it.
    """
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def _helpers_peak() -> float:
    """The most memory (MB) of the process that takes the PDF apart.

    At least this process's own at the moment it started that one, so the sum is never too small.
    """
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _apart(work: Callable[[tuple[str, str]], Any], case: tuple[str, str]) -> Any:
    """What WORK gives for CASE in a new process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.map(work, [case])[0]


def _row(pages: int, kind: str, path: Path) -> dict[str, Any]:
    case = (kind, str(path))
    plain, ours = _apart(_plain, case), _apart(_ours, case)
    speed = {
        "plain_s": round(plain, 3),
        "plain_chars_per_s": round(ours["chars"] / max(plain, 1e-6)),
    }
    return {"pages": pages, "kind": kind} | ours | speed


def main() -> int:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--pages", type=int, nargs="+", default=[30, 1000])
    arguments = parser.parse_args()
    rows = []
    print(
        f"{'pages':>6} {'kind':<5} {'chars':>9} {'plain s':>8} {'text s':>8} {'read s':>8} {'chars/s':>10} {'peak MB':>8}"  # noqa: E501
    )
    with tempfile.TemporaryDirectory() as folder:
        for pages in arguments.pages:
            plan = long_plan(pages)
            for kind, make in KINDS.items():
                path = Path(folder) / f"plan{pages}.{kind}"
                path.write_bytes(make(plan))
                row = _row(pages, kind, path)
                rows.append(row)
                print(
                    f"{pages:>6} {kind:<5} {row['chars']:>9} {row['plain_s']:>8} {row['text_of_s']:>8} "  # noqa: E501
                    f"{row['read_s']:>8} {row['read_chars_per_s']:>10} {row['peak_mb']:>8}",
                    flush=True,
                )
    keep("plan_reading", {"about": about(), "rows": rows}, arguments.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
