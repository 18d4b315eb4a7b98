"""Load each size of the demo once for all tests, each into an installation of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from installed import installed_at

TODAY = "2026-11-20"


def called(folder: Path, *command: str) -> str:
    """Return what a program prints that looks at the installation in a folder."""
    done = subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        timeout=240,
        check=False,
        env=os.environ | installed_at(folder) | {"THIDUA_TODAY": TODAY},
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture(scope="session")
def totals(tmp_path_factory) -> Callable[[str], str]:
    """Return the totals of a size, which is loaded when it is first asked for."""
    known: dict[str, str] = {}

    def of(size: str) -> str:
        if size not in known:
            folder = tmp_path_factory.mktemp(f"demo-{size}")
            called(folder, "-m", "thidua", "demo", "load", "--size", size, "--today", TODAY)
            known[size] = called(folder, str(Path(__file__).parent / "totals.py"))
        return known[size]

    return of
