"""The comparison of a lower plan with the higher one that it carries out."""

from __future__ import annotations

from typing import Any

from thidua.kernel.plandoc.compare import items
from thidua.kernel.plandoc.compare.checks import check
from thidua.kernel.plandoc.compare.checks.names import carries_out, cited
from thidua.kernel.plandoc.compare.items import Document, mapped, plain, words_of
from thidua.kernel.plandoc.compare.rows import rows
from thidua.kernel.plandoc.compare.scope import scope
from thidua.kernel.plandoc.compare.words import Aligner

_NEARLY, _NEAR = 0.9, 0.6

LISTS = (
    ("contents", items.contents, True, True),
    ("criteria", items.criteria, True, True),
    ("awards", items.awards, False, False),
    ("milestones", items.milestones, False, False),
    ("duties", items.duties, False, False),
    ("legal_bases", items.legal_bases, False, False),
    ("solutions", items.solutions, True, True),
)


def compare(higher: Document, lower: Document) -> dict[str, Any]:
    """Compare two plans that were read.

    Args:
        higher: the higher plan (a parent), as `thidua.kernel.plandoc.read` gives it.
        lower: the lower plan, likewise.

    Returns:
        JSON-ready: `movement`, `reporting`, `adjustment`, `scope` of both; rows for `contents`,
        `criteria`, `awards`, `milestones`, `duties`, `legal_bases` and `solutions`, each with
        `lower`, `higher` (a text, a list of texts, null), `relation` (same, adapted, replaced,
        merged, new, dropped), `similarity` 0..1, `changed` (runs of words), `lower_span`,
        `higher_span`, `key`, and `note` where a text is silent (not_in_text, higher_not_in_text)
        or cites a basis in another place (cited_elsewhere), or where a new basis is the higher
        plan (higher_plan_itself); and `checks`, each with code, severity, text, text_en, span (in
        the lower text) and where. A higher item that was split has a list as `lower` and is
        `adapted`. The answer depends on nothing but the arguments.
    """
    aligner = Aligner()
    answer: dict[str, Any] = {
        "scope": {"higher": scope(higher), "lower": scope(lower)},
        "movement": _movement(higher, lower),
        **{
            name: {
                "higher": mapped(higher.get(name)) or None,
                "lower": mapped(lower.get(name)) or None,
            }
            for name in ("reporting", "adjustment")
        },
    }
    for name, take, joins, swaps in LISTS:
        answer[name] = rows(take(higher), take(lower), aligner, joins=joins, swaps=swaps)
    _notes(answer)
    _notes_on_bases(answer, higher, lower)
    answer["checks"] = check(higher, lower, answer)
    return answer


def _notes(answer: dict[str, Any]) -> None:
    """Mark what only seems dropped or new: a part of a plan is silent about the rest of it."""
    for name, *_ in LISTS:
        none_above = not any(row["higher_at"] for row in answer[name])
        for row in answer[name]:
            if row["relation"] == "dropped" and answer["scope"]["lower"] == "part":
                row["note"] = "not_in_text"
            if none_above and answer["scope"]["higher"] == "part":
                row["note"] = "higher_not_in_text"


def _notes_on_bases(answer: dict[str, Any], higher: Document, lower: Document) -> None:
    """Mark bases that are cited in another part, and the basis that is the higher plan itself."""
    numbers = cited(lower)
    own = items.number_key(mapped(higher.get("instrument")).get("number"))
    for row in answer["legal_bases"]:
        if row["relation"] == "dropped" and row["key"] in numbers:
            row["note"] = "cited_elsewhere"
        if row["relation"] == "new" and row["key"] and row["key"] == own:
            row["note"] = "higher_plan_itself"


def _movement(higher: Document, lower: Document) -> dict[str, Any]:
    """Compare the names of the movement: same, changed, own, other (another one) or unknown."""
    names = [words_of(mapped(side.get("movement")).get("name")) for side in (higher, lower)]
    mode = str(mapped(lower.get("movement")).get("launch_mode") or "")
    near = Aligner().align(*map(plain, names))[0]
    if not all(names):
        relation = "unknown"
    elif plain(names[0]) == plain(names[1]):
        relation = "same"
    elif near >= (_NEAR if mode.startswith("trien_khai") else _NEARLY):
        relation = "changed"
    else:
        theirs = mode.startswith("trien_khai") and not carries_out(higher, lower)
        relation = "other" if theirs else "own"
    return {"higher": names[0] or None, "lower": names[1] or None, "relation": relation}
