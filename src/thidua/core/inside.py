"""What the program is made of: the files behind an address, the news between its parts."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

import thidua
from thidua.core.events import Event, who_listens
from thidua.core.wording import parts
from thidua.kernel.problems import Problem, RefusedError

_PARTS: Final = ("states", "roles", "rules", "checks", "queries", "actions", "prints", "models")
_PACKAGE: Final = Path(thidua.__file__).resolve().parent


def events() -> list[dict[str, Any]]:
    """Return every event with its fields, its meaning and the functions that receive it."""
    return [
        {
            "name": name,
            "fields": [one.name for one in fields(Event.KINDS[name])],
            "meaning": inspect.cleandoc(Event.KINDS[name].__doc__ or ""),
            "receivers": receivers,
        }
        for name, receivers in who_listens().items()
    ]


def files_of(address: str) -> Iterator[tuple[str, str]]:
    """Yield part and file (below the folder of the package) of the page at an address.

    Raises:
        RefusedError: `no_such_address`.
    """
    path = urlsplit(address).path
    path = path if path.startswith("/") else "/" + path
    try:
        view = _own(resolve(path).func)
    except Resolver404:
        what, do = parts(Problem("core.no_such_address", params={"path": path}))
        raise RefusedError("no_such_address", what, do) from None
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
    """Return a path below the folder that holds its package, never one of the machine."""
    roots = [_PACKAGE.parent, *(Path(entry).resolve() for entry in sys.path if entry)]
    inside = next((root for root in roots if path.is_relative_to(root)), path.parent)
    return path.relative_to(inside).as_posix()
