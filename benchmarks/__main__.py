"""Every benchmark, one after the other: `make bench`, or `python -m benchmarks NAME ...`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.machine import RESULTS

ROOT = Path(__file__).resolve().parents[1]
ALL = (
    "plan_reading",
    "list_page",
    "audit",
    "organisations",
    "reorganisation",
    "law_bulk",
    "deserving",
    "setup_time",
)


def main() -> int:
    """Run those that are named, or all; return 1 when one of them failed."""
    asked = sys.argv[1:] or list(ALL)
    if unknown := [name for name in asked if name not in ALL]:
        print(f"no benchmark {', '.join(unknown)}; there are: {', '.join(ALL)}", file=sys.stderr)
        return 2
    RESULTS.mkdir(exist_ok=True)
    failed = []
    for name in asked:
        print(f"== {name}", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}"]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            failed.append(name)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
