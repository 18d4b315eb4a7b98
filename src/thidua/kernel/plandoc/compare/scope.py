"""How much of a plan a text holds: the whole plan, or a summary or fragment of it."""

from __future__ import annotations

from thidua.kernel.plandoc.compare.items import Document, listed, mapped

_OFFICIAL = "official_plan"


def scope(document: Document) -> str:
    """Tell whether the text holds the whole plan, so that what is missing there is missing.

    Returns:
        `whole` for an official plan that has contents and also phases, duties or a signer;
        otherwise `part` (a news item, a fragment, the first page of a plan).
    """
    if document.get("doc_kind") != _OFFICIAL:
        return "part"
    body = bool(listed(document.get("contents")))
    end = (
        listed(mapped(document.get("timeline")).get("phases"))
        or listed(document.get("responsibilities"))
        or mapped(document.get("signer"))
    )
    return "whole" if body and end else "part"
