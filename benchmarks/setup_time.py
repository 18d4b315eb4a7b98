"""How long `make setup` and `make setup-dev` take in a fresh clone.

usage: python -m benchmarks.setup_time [--json FILE]

The last commit is cloned into a temporary folder. Download time is part of the figures: the
packages come from wherever pip is set to look; what pip and uv keep in their caches is used, as on
any machine that has installed them before.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.machine import about, keep

ROOT = Path(__file__).resolve().parents[1]
GOAL_SECONDS = 120


def timed(target: str, folder: Path) -> dict[str, float]:
    """Return seconds by the clock and of processor of one target of make."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    subprocess.run(["make", "-s", target], cwd=folder, check=True)
    wall = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"wall_s": round(wall, 1), "cpu_s": round(cpu, 1)}


def size_mb(folder: Path) -> int:
    """Return the size of a folder's files."""
    files = (one for one in folder.rglob("*") if one.is_file() and not one.is_symlink())
    return round(sum(one.stat().st_size for one in files) / 1e6)


def main() -> int:
    """Clone, set up twice, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    rows = {}
    with tempfile.TemporaryDirectory(prefix="thidua-setup-") as made:
        folder = Path(made) / "thidua"
        subprocess.run(["git", "clone", "-q", "--no-local", str(ROOT), str(folder)], check=True)
        for target in ("setup", "setup-dev"):
            rows[target] = timed(target, folder) | {"venv_mb": size_mb(folder / ".venv")}
            print(f"make {target:<10}", rows[target], flush=True)
    met = all(row["wall_s"] < GOAL_SECONDS for row in rows.values())
    print(f"goal: under {GOAL_SECONDS} s each: {'met' if met else 'MISSED'}")
    keep("setup_time", {"about": about(), "rows": rows}, arguments.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
