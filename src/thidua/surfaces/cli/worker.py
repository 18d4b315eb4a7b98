"""`thidua worker`: the loop that does the queued work, in a process of its own."""

from __future__ import annotations

import os
import signal
import threading
from typing import Annotated, Final

import typer

from thidua.core import worker as core_worker
from thidua.surfaces.cli import output

app = typer.Typer(rich_markup_mode=None)
_LOOK_EVERY: Final = 1.0


@app.command()
def worker(
    once: Annotated[bool, typer.Option("--once", help="Làm một lượt rồi dừng.")] = False,
    parent: Annotated[
        int, typer.Option(hidden=True, help="Dừng khi tiến trình cha này không còn.")
    ] = 0,
) -> None:
    """Chạy việc nền: gửi thư, chuyển sự kiện, việc định kỳ; dừng bằng Ctrl+C hoặc SIGTERM.

    Ví dụ: thidua worker --once
    """
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    if parent:
        threading.Thread(target=_watch, args=(parent, stop), daemon=True).start()
    done = core_worker.run(stop, once=once)
    if once:
        output.say(f"Đã làm {done} việc.")


def _watch(parent: int, stop: threading.Event) -> None:
    """Set STOP when the process that started this one is gone, however it ended."""
    while os.getppid() == parent and not stop.wait(_LOOK_EVERY):
        pass
    stop.set()
