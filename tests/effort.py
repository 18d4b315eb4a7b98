"""How much a call does, counted, so that no test leans on a clock."""

from __future__ import annotations

import sys
from collections.abc import Callable


def calls(function: Callable[..., object], *arguments: object) -> int:
    """Number of calls of Python functions while `function(*arguments)` runs."""
    count = 0

    def tick(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        function(*arguments)
    finally:
        sys.setprofile(before)
    return count
