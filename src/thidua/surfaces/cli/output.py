"""How commands speak: results, refusals, progress."""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, Final

import typer

from thidua.kernel.problems import RefusedError

FAILED: Final = 1
CALLED_WRONGLY: Final = 2
REFUSED: Final = 3
_QUIET_SECONDS: Final = 2.0


def use_utf8() -> None:
    """Write UTF-8 with LF whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def close_quietly() -> None:
    """Nobody reads any more: let the interpreter flush into nothing."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())


def say(text: str = "") -> None:
    """Write one line of the result."""
    sys.stdout.write(text + "\n")


def tell(text: str) -> None:
    """Write one line beside the result, to standard error."""
    sys.stderr.write(text + "\n")


def say_json(value: Any) -> None:
    """Write the result as one JSON document with Vietnamese letters as they are."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def call_wrong(text: str) -> typer.Exit:
    """The exit for a wrong call; TEXT says what is wrong with it."""
    tell(f"Lỗi: {text}")
    return typer.Exit(CALLED_WRONGLY)


def day(text: str) -> date:
    """Return the day that TEXT writes as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise call_wrong(f"{text} không phải ngày dạng YYYY-MM-DD.") from None


def day_or_today(text: str) -> date:
    """Return the day that TEXT writes; today where it is empty."""
    from thidua.core.clock import today

    return day(text) if text else today()


@contextmanager
def refusals(*, as_json: bool) -> Iterator[None]:
    """Turn a refusal into exit status 3 with its reason and what to do."""
    try:
        yield
    except RefusedError as refusal:
        tell(f"Từ chối: {refusal.reason}")
        tell(f"Cách làm: {refusal.do}")
        if as_json:
            told = {"code": refusal.code, "reason": refusal.reason, "do": refusal.do}
            say_json({"refused": told})
        raise typer.Exit(REFUSED) from None


@contextmanager
def progress(label: str) -> Iterator[None]:
    """Tell on standard error that work goes on, from the third second."""
    done = threading.Event()
    start = time.monotonic()

    def watch() -> None:
        if done.wait(_QUIET_SECONDS):
            return
        is_screen = sys.stderr.isatty()
        while not done.is_set():
            seconds = int(time.monotonic() - start)
            sys.stderr.write(f"\r{label}… {seconds} giây" if is_screen else f"{label}…\n")
            sys.stderr.flush()
            done.wait(1.0 if is_screen else 10.0)
        if is_screen:
            sys.stderr.write("\n")

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
