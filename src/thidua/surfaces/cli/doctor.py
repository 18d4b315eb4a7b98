"""`thidua doctor`: is this machine and this configuration fit to run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from textwrap import shorten
from typing import Annotated, Final, Literal

import typer

from thidua.surfaces.cli import output

app = typer.Typer(rich_markup_mode=None)

State = Literal["ok", "warns", "fails"]
_SIGNS: Final[dict[State, str]] = {"ok": "đạt ", "warns": "lưu ý", "fails": "HỎNG"}
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


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")] = False,
) -> None:
    """Kiểm tra máy, gói phần mềm, cơ sở dữ liệu, thư mục dữ liệu, phông chữ.

    Mã kết thúc 1 khi có mục HỎNG.

    Ví dụ: thidua doctor --json
    """
    with output.progress("Đang kiểm tra"):
        found = list(findings())
    well = all(one.state != "fails" for one in found)
    if as_json:
        output.say_json({"well": well, "findings": [asdict(one) for one in found]})
    else:
        for one in found:
            output.say(f"{_SIGNS[one.state]:<6} {one.label}: {one.shown}")
    if not well:
        raise typer.Exit(output.FAILED)


def findings() -> Iterator[Finding]:
    """Look at everything; what cannot be looked at is itself a finding."""
    yield _python()
    yield _packages()
    yield _letters()
    try:
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
    from thidua.surfaces.cli.root import django_ready

    django_ready()
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
