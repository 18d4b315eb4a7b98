"""Is this machine and this configuration fit to run: Python, packages, data, database, fonts.

Imports no Django at the top, so that a machine on which Django is missing can be looked at too.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import metadata
from textwrap import shorten
from typing import Final, Literal

State = Literal["ok", "warns", "fails"]
_ONLY_WARN: Final = frozenset({"workers", "queue", "events", "mail"})
_LONGEST: Final = 160
_OLDEST: Final = (3, 11)
_NEWEST: Final = (3, 15)
_PACKAGES: Final = ("django", "gunicorn", "whitenoise", "lxml", "pypdfium2", "python-docx")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        code: stable name for programs.
        label: what it is.
        state: `fails` keeps thidua from running, `warns` does not.
        shown: what was found.
    """

    code: str
    label: str
    state: State
    shown: str


def findings(make_ready: Callable[[], None]) -> Iterator[Finding]:
    """Look at everything; what cannot be looked at is itself a finding.

    Args:
        make_ready: sets Django up; called after what needs no Django.
    """
    yield _python()
    yield _packages()
    yield _letters()
    try:
        make_ready()
        yield from _installation()
    except OSError as error:
        shown = f"{error.strerror or error}; đặt THIDUA_DATA vào thư mục ghi được"
        yield Finding("storage", "Thư mục dữ liệu", "fails", shown)


def _python() -> Finding:
    fits = _OLDEST <= sys.version_info[:2] < _NEWEST
    shown = ".".join(map(str, sys.version_info[:3]))
    return Finding("python", "Python", "ok" if fits else "fails", shown)


def _packages() -> Finding:
    versions, missing = [], []
    for name in _PACKAGES:
        try:
            versions.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        shown = f"thiếu {', '.join(missing)}; chạy lại make setup"
        return Finding("packages", "Gói phần mềm", "fails", shown)
    return Finding("packages", "Gói phần mềm", "ok", ", ".join(versions))


def _letters() -> Finding:
    code = (sys.getfilesystemencoding() or "").lower()
    state: State = "ok" if code == "utf-8" else "warns"
    return Finding("encoding", "Bảng mã tên tệp", state, code)


def _installation() -> Iterator[Finding]:
    from django.conf import settings
    from django.utils import translation

    from thidua.core import health

    yield Finding("data", "Nơi để dữ liệu", "ok", str(settings.DATA))
    yield _fonts()
    with translation.override("vi"):
        for line in health.lines():
            bad: State = "warns" if line.code in _ONLY_WARN else "fails"
            yield Finding(
                line.code,
                line.label,
                "ok" if line.well else bad,
                shorten(line.shown, _LONGEST, placeholder="…"),
            )


def _fonts() -> Finding:
    from django.contrib.staticfiles.finders import get_finders

    found = [
        path
        for finder in get_finders()
        for path, _ in finder.list([])
        if path.endswith((".woff2", ".ttf"))
    ]
    shown = f"{len(found)} tệp" if found else "không có; chạy lại make setup"
    return Finding("fonts", "Phông chữ", "ok" if found else "fails", shown)
