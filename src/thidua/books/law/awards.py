"""The rules of every title and commendation, read from their folders.

A folder holds `rule.yaml` (versions, routes, conditions, citations), `cases.yaml` or `cases/`
(worked cases, each a test) and `notes.md` (open questions).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, Final

from thidua.books.reader import lines_of, read_book, read_yaml
from thidua.kernel.problems import BookError, Problem
from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.facts import Since, Usage
from thidua.kernel.rules.faults import worded
from thidua.kernel.rules.lexicon import Lexicon
from thidua.kernel.rules.model import Rule
from thidua.kernel.rules.parse import rule_from
from thidua.kernel.rules.read_case import Books
from thidua.kernel.text.fold import fold

SHELVES: Final = ("titles", "commendations")


@dataclass(frozen=True)
class Folder:
    """One award's folder.

    Attributes:
        name: path below `books/law`, e.g. `titles/cstdcs`.
        rule: the rule.
        notes: open questions in Vietnamese, as Markdown.
    """

    name: str
    rule: Rule
    notes: str


def _law() -> Traversable:
    """Return the shelf of the law books."""
    return resources.files("thidua.books").joinpath("law")


def faults_in(text: str, name: str) -> list[str]:
    """Return every fault of one `rule.yaml` as `file:line: what is wrong - how to mend it`.

    Raises:
        BookError: the text is no YAML that books may hold.
    """
    _, problems = rule_from(read_yaml(text, name))
    lines = lines_of(text)
    ordered = sorted(problems, key=lambda problem: _line(lines, problem))
    return [f"{name}:{_line(lines, problem)}: {worded(problem).vi}" for problem in ordered]


def _line(lines: Mapping[tuple[str | int, ...], int], problem: Problem) -> int:
    """Return the line of a problem, or of what it stands in."""
    where = problem.where
    while where and where not in lines:
        where = where[:-1]
    return lines.get(where, 1)


@cache
def folders() -> Mapping[str, Folder]:
    """Return every award's folder by the code of its rule.

    Raises:
        BookError: a rule cannot be read; the message names every fault with file and line.
    """
    found: dict[str, Folder] = {}
    faults: list[str] = []
    for shelf in SHELVES:
        for folder in sorted(_law().joinpath(shelf).iterdir(), key=lambda one: one.name):
            file = folder.joinpath("rule.yaml")
            if not file.is_file():
                continue
            name = f"{shelf}/{folder.name}"
            text = file.read_text(encoding="utf-8")
            path = f"books/law/{name}/rule.yaml"
            rule, problems = rule_from(read_yaml(text, f"law/{name}/rule.yaml"))
            if rule is None:
                faults += [
                    f"{path}:{_line(lines_of(text), one)}: {worded(one).vi}" for one in problems
                ]
            elif rule.code in found:
                faults.append(f"{path}: {found[rule.code].name} bears the same code {rule.code}")
            else:
                notes = folder.joinpath("notes.md")
                said = notes.read_text(encoding="utf-8") if notes.is_file() else ""
                found[rule.code] = Folder(name, rule, said)
    if faults:
        raise BookError("\n".join(faults))
    return MappingProxyType(found)


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by its code."""
    return MappingProxyType({code: folder.rule for code, folder in folders().items()})


@cache
def usage() -> Usage:
    """Return how the words of the law are ordered and read."""
    book = read_book("law/usage.yaml")
    return Usage(
        ratings=tuple(book["ratings"]["order"]),
        scopes=tuple(book["scopes"]["order"]),
        forms=tuple(book["discipline"]["order"]),
        types_out=frozenset(book["ladder"]["types_out"]),
        types_perhaps=frozenset(book["ladder"]["types_perhaps"]),
        regular=frozenset(book["ladder"]["merits"]),
        rating_words={
            fold(name): code
            for code in book["ratings"]["order"]
            for name in (*book["ratings"]["names"][code].values(), *book["ratings"]["also"][code])
        },
        since={
            name: Since(said["day"], tuple(said["facts"])) for name, said in book["since"].items()
        },
        round_years=book["round_years"]["every"],
    )


@cache
def lexicon() -> Lexicon:
    """Return the names that the wording of rules needs."""
    book = read_book("law/usage.yaml")
    names = {
        key: {code: _said(key, code, said) for code, said in block.items()}
        for key, block in (
            *((key, book[key]["names"]) for key in ("ratings", "scopes", "discipline")),
            *((key, book[key]) for key in ("numbers", "launchers", "works")),
        )
    }
    return Lexicon(
        awards={code: rule.name for code, rule in rules().items()},
        ratings=names["ratings"],
        scopes=names["scopes"],
        forms=names["discipline"],
        numbers=names["numbers"],
        launchers=names["launchers"],
        works=names["works"],
    )


def _said(key: str, code: str, said: Mapping[str, str]) -> Said:
    """Return a name in both languages."""
    if set(said) != {"vi", "en"}:
        raise BookError(f"books/law/usage.yaml: {key}.{code}: write {{vi: ..., en: ...}}")
    return Said(said["vi"], said["en"])


@cache
def books() -> Books:
    """Return what a case is read against."""
    named = read_book("law/aliases.yaml")
    aliases = {code: tuple(fold(name) for name in names) for code, names in named.items()}
    return Books(rules(), usage(), aliases)


def worked_cases(folder: Folder) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield file name and content of every worked case of an award."""
    shelf = _law().joinpath(folder.name)
    files = [shelf.joinpath("cases.yaml")]
    if shelf.joinpath("cases").is_dir():
        files += sorted(shelf.joinpath("cases").iterdir(), key=lambda one: one.name)
    for file in files:
        if file.is_file() and file.name.endswith(".yaml"):
            name = f"law/{folder.name}/{file.name}"
            for case in read_yaml(file.read_text(encoding="utf-8"), name) or ():
                yield file.name, {"award": folder.rule.code, **case}
