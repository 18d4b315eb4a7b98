"""Fail when a message of the screens has no English; run as a program, needs gettext."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "thidua"


def collect(into: Path) -> polib.POFile:
    """Return the messages that stand in the code now, joined with the kept English."""
    copy = into / "thidua"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("*.mo", "__pycache__"))
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "thidua.settings"}
    call = [
        sys.executable,
        "-m",
        "django",
        "makemessages",
        "-l",
        "en",
        "--no-obsolete",
        "--no-location",
        "-v",
        "0",
    ]
    subprocess.run(call, cwd=copy, env=env, check=True)
    return polib.pofile(str(copy / "locale" / "en" / "LC_MESSAGES" / "django.po"))


def main() -> int:
    """Print every message without English, or with an uncertain one; return 1 when there are any."""
    with tempfile.TemporaryDirectory() as folder:
        found = collect(Path(folder))
    missing = [e.msgid for e in found if not e.translated() or e.fuzzy]
    for text in missing:
        sys.stdout.write(f"no English: {text!r}\n")
    sys.stdout.write(f"{len(found)} messages, {len(missing)} without English\n")
    return 1 if missing else 0


if __name__ == "__main__":
    raise SystemExit(main())
