"""The empty document: every field of a plan reading, with null or an empty list in it."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def empty_occasion() -> Json:
    """Awards of one occasion, nothing said yet."""
    return {"forms": [], "rule": None, "standard": None, "span": None}


def empty_document() -> Json:
    """A whole reading in which the text says nothing.

    Returns:
        JSON-ready fields. Items of lists are dicts with at least `text` and `span`
        ([start, end) in the characters of the text that was given).
    """
    return {
        "doc_kind": None,
        "completeness": None,
        "issuer": {"name": None, "level": None, "evidence": None},
        "instrument": dict.fromkeys(("type", "number", "date", "place", "attached")),
        "title": None,
        "movement": {
            "name": None,
            "name_in_title": None,
            "name_conflict": False,
            "parent": None,
            "parent_instrument": None,
            "launch_mode": None,
            "others": [],
            "span": None,
            "title_span": None,
        },
        "legal_bases": [],
        "other_references": [],
        "abbreviations": [],
        "purpose": [],
        "requirements": [],
        "viewpoint": None,
        "goals": [],
        "subjects": [],
        "contents": [],
        "criteria": {"total": 0, "groups": []},
        "awards": {"annual": None, "preliminary": None, "final": None},
        "solutions": [],
        "timeline": {"from": None, "to": None, "phases": []},
        "responsibilities": [],
        "reporting": None,
        "adjustment": None,
        "recipients": [],
        "signer": None,
        "warnings": [],
    }
