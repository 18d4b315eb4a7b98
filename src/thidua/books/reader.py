"""Read YAML the careful way: what stands in the file is what comes out.

PyYAML follows YAML 1.1, where the key `no` becomes False, `on` becomes True, 12:30 becomes 750,
010 becomes 8, and of two equal keys the first is lost in silence. Here only `true`, `false`,
plain decimal numbers and ISO days are more than text, and a key that stands twice is refused.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from functools import cache
from importlib import resources
from typing import Any

import yaml

from thidua.kernel.problems import BookError

_OWN_TAGS = {"bool", "int", "float", "timestamp"}
_RESOLVERS: tuple[tuple[str, str, str], ...] = (
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^-?(?:0|[1-9]\d*)$", "-0123456789"),
    ("float", r"^-?(?:0|[1-9]\d*)\.\d+$", "-0123456789"),
    ("timestamp", r"^\d{4}-\d\d-\d\d$", "0123456789"),
)


class BookLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Safe loader with four plain scalar types and no repeated keys; no merge keys."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002
        """Build a mapping; refuse a key that stands there twice, naming its line."""
        seen: set[str] = set()
        for key, _ in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, yaml.ScalarNode):
                raise BookError(f"line {line}: a key must be one word or text")
            if key.tag == "tag:yaml.org,2002:merge":
                raise BookError(f"line {line}: '<<' is not used in books")
            if key.value in seen:
                raise BookError(f"line {line}: key {key.value!r} stands here twice")
            seen.add(key.value)
        return super().construct_mapping(node, deep)  # type: ignore[no-any-return]


BookLoader.yaml_implicit_resolvers = {
    first: [(tag, rx) for tag, rx in pairs if tag.rsplit(":", 1)[1] not in _OWN_TAGS]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
for _tag, _pattern, _first in _RESOLVERS:
    BookLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first)
    )


def read_yaml(text: str, name: str) -> Any:
    """Parse the text of one book; every failure is a BookError that begins with the book's name."""
    try:
        return yaml.load(text, Loader=BookLoader)  # noqa: S506 -- BookLoader is a safe loader
    except (yaml.YAMLError, BookError, ValueError, RecursionError) as wrong:
        raise BookError(f"books/{name}: {wrong}") from wrong


def lines_of(text: str) -> dict[tuple[str | int, ...], int]:
    """Return the line, counted from 1, on which every key and every entry of a book stands."""
    found: dict[tuple[str | int, ...], int] = {}
    ahead: list[tuple[tuple[str | int, ...], Any]] = [((), yaml.compose(text, BookLoader))]
    while ahead:
        path, node = ahead.pop()
        if node is None:
            continue
        found.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                found[*path, key.value] = key.start_mark.line + 1
                ahead.append(((*path, key.value), value))
        elif isinstance(node, yaml.SequenceNode):
            ahead.extend(((*path, place), value) for place, value in enumerate(node.value))
    return found


@cache
def read_book(name: str) -> Any:
    """Return the content of `books/<name>`, e.g. `places/provinces.yaml`; do not change it."""
    file = resources.files("thidua.books").joinpath(name)
    if not file.is_file():
        raise BookError(f"books/{name}: there is no such book")
    return read_yaml(file.read_text(encoding="utf-8"), name)
