"""Call `thidua` as a process, the way a shell does."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from installed import installed_at


@dataclass(frozen=True)
class Called:
    """What a call left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def thidua(tmp_path: Path) -> Callable[..., Called]:
    """Run the program with these arguments; `stdin` as bytes, further environment by keyword."""

    def call(*arguments: object, stdin: bytes = b"", **environment: str) -> Called:
        folder = environment.pop("THIDUA_DATA", tmp_path / "data")
        outside = {name: v for name, v in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        done = subprocess.run(
            [sys.executable, "-m", "thidua", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            timeout=120,
            check=False,
            cwd=tmp_path,
            env=outside | installed_at(folder) | environment,
        )
        return Called(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call
