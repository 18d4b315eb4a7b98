"""Write the reference pages from the program itself: commands, settings, events, API.

Run as `python tests/repo/reference.py --write`; `test_reference.py` compares the pages with it.
"""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = ("commands", "settings", "events", "api")

# heading, column or phrase -> (Vietnamese, English)
WORDS = {
    "commands": ("Các lệnh", "Commands"),
    "settings": ("Cấu hình", "Settings"),
    "events": ("Sự kiện", "Events"),
    "api": ("API", "API"),
    "made": (
        "Trang này do chương trình tự viết; sửa bằng tay sẽ mất.",
        "This page is written by the program; changes by hand are lost.",
    ),
    "arguments": ("Tham số", "Arguments"),
    "name": ("Tên", "Name"),
    "default": ("Mặc định", "Default"),
    "meaning": ("Ý nghĩa", "Meaning"),
    "empty": ("(trống)", "(empty)"),
    "values": ("Giá trị", "Values"),
    "receivers": ("Nơi nhận", "Receivers"),
    "nobody": ("không ai nhận", "nobody"),
    "parameters": ("Tham số", "Parameters"),
    "body": ("Thân yêu cầu", "Body"),
    "answers": ("Trả lời", "Answers"),
    "session": ("Cần đăng nhập.", "Needs a session."),
    "shapes": ("Kiểu dữ liệu", "Shapes"),
    "type": ("Kiểu", "Type"),
    "described": (
        "Mô tả đầy đủ cho máy: `/api/v1/openapi.json`.",
        "The full description for machines: `/api/v1/openapi.json`.",
    ),
}


class Words:
    """The headings in one language."""

    def __init__(self, language: str) -> None:
        self.place = ("vi", "en").index(language)

    def __getitem__(self, key: str) -> str:
        return WORDS[key][self.place]


def _cell(text: object) -> str:
    return " ".join(str(text).split()).replace("|", "\\|")


def _table(columns: list[str], rows: list[list[str]]) -> Iterator[str]:
    yield "| " + " | ".join(columns) + " |"
    yield "|" + " --- |" * len(columns)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def settings_page(words: Words) -> Iterator[str]:
    """One row a setting."""
    from thidua.settings import TABLE

    rows = [
        [f"`{name}`", f"`{default}`" if default else words["empty"], _cell(meaning)]
        for name, default, meaning in TABLE
    ]
    yield from _table([words["name"], words["default"], words["meaning"]], rows)


def events_page(words: Words) -> Iterator[str]:
    """One part an event: its values, and who hears it."""
    from thidua.core.events import Event, who_listens

    for name, receivers in who_listens().items():
        kind = Event.KINDS[name]
        values = ", ".join(f"`{one.name}`" for one in fields(kind))
        heard = ", ".join(f"`{r}`" for r in receivers) or words["nobody"]
        yield from (f"## {name}", "", inspect.cleandoc(kind.__doc__ or ""), "")
        yield from (f"- {words['values']}: {values}", f"- {words['receivers']}: {heard}", "")


def commands_page(words: Words) -> Iterator[str]:
    """One part a command, as its `--help` tells it."""
    from typer.main import get_command

    from thidua.surfaces.cli.root import app

    yield from _command(get_command(app), "thidua", words)


def _command(command: Any, path: str, words: Words) -> Iterator[str]:
    context = command.context_class(command, info_name=path)
    inner = command.list_commands(context) if hasattr(command, "list_commands") else []
    hashes = "#" * (2 if " " not in path else 3)
    yield from (f"{hashes} {path}", "")
    yield from inspect.cleandoc(command.help or "").splitlines()
    yield ""
    rows = [list(_parameter(p)) for p in command.params if p.name != "help"]
    if rows:
        yield from _table([words["arguments"], words["meaning"]], rows)
    for name in inner:
        found = command.get_command(context, name)
        assert found is not None, name
        yield from _command(found, f"{path} {name}", words)


def _parameter(parameter: Any) -> Iterator[str]:
    options = [*parameter.opts, *parameter.secondary_opts]
    named = any(o.startswith("-") for o in options)
    shown = ", ".join(options) if named else str(parameter.name).upper()
    yield f"`{shown}`"
    yield _cell(getattr(parameter, "help", "") or "")


def api_page(words: Words) -> Iterator[str]:
    """One part an operation, then the shapes of bodies and answers."""
    from thidua.surfaces.api.urls import api

    described = api.get_openapi_schema(path_prefix="/api/v1/")
    yield from (words["described"], "")
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            yield from _operation(path, method, operation, words)
    yield from (f"## {words['shapes']}", "")
    for name, shape in sorted(described["components"]["schemas"].items()):
        yield from (f"### {name}", "", _cell(shape.get("description", "")), "")
        rows = [[f"`{k}`", _cell(_type(v))] for k, v in shape.get("properties", {}).items()]
        yield from _table([words["name"], words["type"]], rows)


def _operation(path: str, method: str, operation: dict[str, Any], words: Words) -> Iterator[str]:
    yield from (f"## {method.upper()} {path}", "", _cell(operation["description"]), "")
    if operation.get("security"):
        yield from (words["session"], "")
    asked = operation.get("parameters", [])
    if asked:
        rows = [[f"`{p['name']}`", p["in"], _cell(_type(p["schema"]))] for p in asked]
        yield from _table([words["parameters"], "", words["type"]], rows)
    for kind, body in operation.get("requestBody", {}).get("content", {}).items():
        yield from (f"{words['body']}: `{kind}`, {_cell(_type(body['schema']))}", "")
    rows = [
        [status, _cell(_type(next(iter(a.get("content", {"": {}}).values())).get("schema", {})))]
        for status, a in operation["responses"].items()
    ]
    yield from _table([words["answers"], words["type"]], [[str(a), b] for a, b in rows])


def _type(schema: dict[str, Any]) -> str:
    """Return a type in a few words: a shape's name, a list of them, or the plain kind."""
    if "$ref" in schema:
        return schema["$ref"].rsplit("/", 1)[-1]
    if several := schema.get("anyOf") or schema.get("oneOf"):
        return " | ".join(_type(one) for one in several)
    if schema.get("type") == "array":
        inner = schema.get("items") or {}
        return f"[{_type(inner)}]" if inner else "[...]"
    if schema.get("type") == "object" and "properties" in schema:
        inner = ", ".join(f"{k}: {_type(v)}" for k, v in schema["properties"].items())
        return "{" + inner + "}"
    return str(schema.get("format") or schema.get("type") or "any")


MAKERS = {
    "commands": commands_page,
    "settings": settings_page,
    "events": events_page,
    "api": api_page,
}


def pages() -> dict[Path, str]:
    """Return every reference page with its text."""
    found = {}
    for language in ("vi", "en"):
        words = Words(language)
        for name in PAGES:
            lines = [f"# {words[name]}", "", words["made"], "", *MAKERS[name](words)]
            text = "\n".join(line.rstrip() for line in lines).rstrip() + "\n"
            found[DOCS / language / "reference" / f"{name}.md"] = text
    return found


def main(arguments: list[str]) -> int:
    """Write the pages with `--write`; else name those that are out of date and return 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
    import django

    django.setup()
    old = {
        path: text
        for path, text in pages().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    }
    for path, text in old.items():
        if "--write" in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{path.relative_to(ROOT)}\n")
    return 0 if "--write" in arguments or not old else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
