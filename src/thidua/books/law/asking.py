"""Finding what somebody asks about: an award by code or name, an instrument, a small question."""

from __future__ import annotations

from datetime import date
from typing import Any

from thidua.books.law import topics
from thidua.books.law.answer import answer
from thidua.books.law.awards import books
from thidua.books.law.leaning import Leaning, affected
from thidua.kernel.problems import RefusedError
from thidua.kernel.rules.read_case import award_in


def award_of(said: str) -> str:
    """Return the code of an award that is named by its code or one of its names.

    Raises:
        RefusedError: `law.no_such_award`.
    """
    code = said.upper() if said.upper() in books().rules else award_in(said, books())
    if code is None:
        codes = ", ".join(sorted(books().rules))
        raise RefusedError(
            "law.no_such_award",
            f"không có danh hiệu hoặc hình thức “{said}”.",
            f"dùng một trong các mã: {codes}.",
        ).also("en", f"there is no title or commendation “{said}”.", f"use one of: {codes}.")
    return code


def affected_plain(number: str, article: int | None) -> dict[str, Any]:
    """Return what leans on an instrument, or on one of its articles, as plain data.

    Raises:
        RefusedError: `law.no_such_instrument`.
    """
    if number not in topics.instruments():
        numbers = ", ".join(sorted(topics.instruments()))
        raise RefusedError(
            "law.no_such_instrument",
            f"không có văn bản {number} trong sách luật.",
            f"dùng một trong: {numbers}.",
        ).also("en", f"the law books have no instrument {number}.", f"use one of: {numbers}.")
    rows = [_leaning(one) for one in affected(number, article)]
    return {"instrument": number, "article": article, "count": len(rows), "affected": rows}


def _leaning(one: Leaning) -> dict[str, Any]:
    """Return one thing that leans on a place."""
    return {
        "award": one.award or None,
        "topic": one.topic or None,
        "where": one.where,
        "part": one.part,
        "cite": one.cite.plain(),
        "text": one.text.plain(),
        "valid_from": one.valid_from and one.valid_from.isoformat(),
        "valid_to": one.valid_to and one.valid_to.isoformat(),
    }


def of_award(topic: str, award: str, on: date, **more: object) -> dict[str, Any]:
    """Return the answer to a question about one award on one day, as plain data."""
    code = award_of(award)
    facts = {"award": code, "decision_date": on, **more}
    told = answer({"ask": topic, "on": on, "facts": facts})
    return {**told, "award": code, "on": on.isoformat()}


def of_votes(tree: object) -> dict[str, Any]:
    """Return whether the votes of a council are enough, as plain data."""
    if isinstance(tree, dict) and "ask" not in tree and "question" not in tree:
        tree = {**tree, "ask": "votes.enough"}
    return answer(tree)
