"""`thidua where`: which files make the page at an address."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

import typer
from django.urls import Resolver404, resolve

import thidua
from thidua.kernel.problems import RefusedError
from thidua.surfaces.cli import output

app = typer.Typer(rich_markup_mode=None)

_PARTS: Final = ("states", "roles", "rules", "checks", "queries", "actions", "prints", "models")
_PACKAGE: Final = Path(thidua.__file__).resolve().parent
_WIDTH: Final = 10


@app.command()
def where(
    address: Annotated[str, typer.Argument(metavar="ĐỊA_CHỈ", help="Đường dẫn hoặc URL đầy đủ.")],
    as_json: Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")] = False,
) -> None:
    """Cho biết các tệp mã nguồn làm ra một trang.

    Ví dụ: thidua where /phong-trao/
    """
    with output.refusals(as_json=as_json):
        found = list(files_of(address))
    if as_json:
        output.say_json({"files": [{"part": part, "file": file} for part, file in found]})
        return
    for part, file in found:
        output.say(f"{part:<{_WIDTH}}{file}")


def files_of(address: str) -> Iterator[tuple[str, str]]:
    """Part and file (below the folder of the package) of the page at ADDRESS.

    Raises:
        RefusedError: `no_such_address`.
    """
    path = urlsplit(address).path
    path = path if path.startswith("/") else "/" + path
    try:
        view = _own(resolve(path).func)
    except Resolver404:
        raise RefusedError(
            "no_such_address",
            f"Không có trang nào ở địa chỉ {path}.",
            "Chép lại địa chỉ từ thanh địa chỉ của trình duyệt.",
        ) from None
    source = Path(inspect.getsourcefile(view) or "").resolve()
    yield "page", f"{_shown(source)}:{inspect.getsourcelines(view)[1]}"
    if source.with_suffix(".html").exists():
        yield "template", _shown(source.with_suffix(".html"))
    home = _app_of(source)
    if home is not None:
        yield from _parts(home)
        yield from _tests(home)


def _own(view: Any) -> Any:
    """The function or class that somebody wrote, under decorators and `as_view`."""
    view = getattr(view, "view_class", None) or inspect.unwrap(view)
    return getattr(view, "func", view)


def _app_of(source: Path) -> Path | None:
    apps = _PACKAGE / "apps"
    return apps / source.relative_to(apps).parts[0] if source.is_relative_to(apps) else None


def _parts(home: Path) -> Iterator[tuple[str, str]]:
    for part in _PARTS:
        for path in (home / f"{part}.py", home / part):
            if path.exists():
                yield part, _shown(path)


def _tests(home: Path) -> Iterator[tuple[str, str]]:
    folder = _PACKAGE.parents[1] / "tests" / "apps" / home.name
    for path in sorted(folder.glob("**/test_*.py")):
        yield "test", path.relative_to(_PACKAGE.parents[1]).as_posix()


def _shown(path: Path) -> str:
    inside = path.is_relative_to(_PACKAGE.parent)
    return path.relative_to(_PACKAGE.parent).as_posix() if inside else str(path)
