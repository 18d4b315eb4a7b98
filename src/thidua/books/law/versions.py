"""A new version of a rule as text: the old one gets its last day, a copy waits to be filled."""

from __future__ import annotations

from datetime import date, timedelta

from thidua.books.reader import lines_of, read_yaml
from thidua.kernel.problems import RefusedError


def with_new_version(text: str, start: date, instrument: str = "") -> str:
    """Return the text of a `rule.yaml` with one more version that begins on a day.

    The newest version ends on the day before and loses nothing; its copy begins on `start`, is
    marked `unverified`, so that it decides nothing until a person has read the law and mended it.

    Args:
        text: the rule as it stands.
        start: first day of the new version.
        instrument: number of the amending instrument, or empty.

    Raises:
        RefusedError: the newest version begins on that day or later.
    """
    tree = read_yaml(text, "rule.yaml")
    newest = len(tree["versions"]) - 1
    version = tree["versions"][newest]
    if version["valid_from"] >= start:
        raise RefusedError(
            "law.version_not_newer",
            f"đã có phiên bản từ {version['valid_from']}, không sớm hơn {start}.",
            "chọn ngày sau đó, hoặc sửa phiên bản đang có.",
        )
    lines = text.rstrip("\n").split("\n")
    first = lines_of(text)["versions", newest] - 1
    block = lines[first:]
    last_day = start - timedelta(days=1)
    old = _set(block, "valid_to", last_day.isoformat())
    new = _set(block, "valid_from", start.isoformat())
    new = _set(new, "valid_to", "null")
    new = _set(new, "certain_until", "null")
    new = _set(new, "confidence", "unverified")
    new = _without(new, "amended")
    if instrument:
        indent = _indent(new)
        note = f"{indent}# theo {instrument}: chưa đọc; sửa từng điều kiện và trích dẫn"
        new = [new[0], note, *new[1:]]
    return "\n".join([*lines[:first], *old, *new]) + "\n"


def _indent(block: list[str]) -> str:
    """Return the indent of the keys of a version."""
    dash = block[0].index("- ")
    return " " * (dash + 2)


def _place(block: list[str], key: str) -> int | None:
    """Return the line of a key of the version itself."""
    indent = _indent(block)
    for place, line in enumerate(block):
        start = indent if place else block[0][: len(indent)]
        if line.startswith(f"{start}{key}:"):
            return place
    return None


def _set(block: list[str], key: str, value: str) -> list[str]:
    """Return the block with the key set to a plain value."""
    place = _place(block, key)
    indent = _indent(block)
    if place is None:
        return [block[0], f"{indent}{key}: {value}", *block[1:]]
    start = block[place][: len(indent)]
    return [*block[:place], f"{start}{key}: {value}", *block[place + 1 :]]


def _without(block: list[str], key: str) -> list[str]:
    """Return the block without a key and what stands under it."""
    place = _place(block, key)
    if place is None:
        return block
    indent = _indent(block)
    end = place + 1
    while end < len(block) and (not block[end].strip() or block[end].startswith(indent + " ")):
        end += 1
    return [*block[:place], *block[end:]]
