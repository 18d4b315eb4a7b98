"""Read a plan: the whole way from the text to the document."""

from __future__ import annotations

import re

from thidua.kernel.plandoc import awards, bases, criteria, duties, lists, refusal, reporting
from thidua.kernel.plandoc.adjusting import read_adjustment
from thidua.kernel.plandoc.blocks import make_blocks
from thidua.kernel.plandoc.calm import calm, given_letters
from thidua.kernel.plandoc.crumbs import without_crumbs
from thidua.kernel.plandoc.digits import mend_digits
from thidua.kernel.plandoc.front import Front, read_front
from thidua.kernel.plandoc.issuing import read_instrument, read_issuer
from thidua.kernel.plandoc.lines import physical_lines
from thidua.kernel.plandoc.movement import add_parent, read_movement
from thidua.kernel.plandoc.news import read_news
from thidua.kernel.plandoc.oneblock import unfold
from thidua.kernel.plandoc.outline import Node, build
from thidua.kernel.plandoc.run import Run, join
from thidua.kernel.plandoc.shape import Json, empty_document
from thidua.kernel.plandoc.tail import read_tail
from thidua.kernel.plandoc.timeline import read_timeline
from thidua.kernel.plandoc.warnings import add_warnings, warning
from thidua.kernel.plandoc.zones import Zones, cut, decision_tail
from thidua.kernel.text.flat import flat


def read(text: str) -> Json:
    """Read the text of a plan of an emulation movement.

    Args:
        text: the text of the document, or of news on it; any line breaks, any leftovers.

    Returns:
        A JSON-ready document (see `shape.empty_document`); spans are [start, end) in the
        characters of `text`. What the text does not say is null or an empty list.

    Raises:
        RefusedError: `not_a_plan`, with the reason and what to do, for anything else. A plan in
            another language is refused too: its words are not those by which a plan is read.
    """
    refusal.check_text(text)
    mended = mend_digits(text)
    calmed = calm(mended)
    document = _read(calmed)
    if mended != text:
        at = next(i for i, (a, b) in enumerate(zip(text, mended, strict=True)) if a != b)
        document["warnings"].append(warning("digits_mended", [at, at + 1]))
    if calmed == mended:
        return document
    kept = {k: document[k] for k in _OWN_WORDS}
    restored: Json = given_letters(document, mended, calmed)
    return restored | kept


_OWN_WORDS = ("doc_kind", "completeness", "issuer", "instrument", "warnings", "signer")


def _read(text: str) -> Json:
    lines = unfold(without_crumbs(physical_lines(text)))
    zones = cut(lines)
    front = read_front(zones.front)
    refusal.check_kind(lines, front)
    root = build(make_blocks(zones.body))
    official = refusal.is_official(front, root, zones)
    document = _official(zones, front, root) if official else read_news(lines)
    refusal.check_document(document)
    met: list[tuple[str, list[int] | None]] = document.pop("met", [])
    if zones.annex:
        met.append(("annex_not_read", zones.annex[0].run.span()))
    add_warnings(document, met)
    return document


def _official(zones: Zones, front: Front, root: Node) -> Json:
    """The document out of an official plan."""
    document = empty_document()
    opening = make_blocks(front.opening)
    said = [b.run for b in opening]
    inner = [n.block for n in root.walk() if n.block]
    _read_head(document, front, zones)
    for section in (n for n in root.walk() if "bases" in n.roles):
        opening = [*opening, *(n.block for n in section.walk() if n.block and n is not section)]
    document["legal_bases"] = bases.read_bases(opening)
    runs = [b.run for b in opening] + [b.run for b in inner]
    document["movement"] = read_movement(front.title, _acting(said), document["legal_bases"])
    document.update(lists.read_lists(root))
    document["criteria"] = criteria.read_criteria(root)
    document["awards"] = awards.read_awards(root)
    document["responsibilities"] = duties.read_duties(root)
    name = document["movement"]["name"]
    document["timeline"] = read_timeline(root, front.title, name)
    document["reporting"] = reporting.read_reporting(root, document["responsibilities"])
    document["adjustment"] = read_adjustment(root)
    document["recipients"], document["signer"] = read_tail(
        zones.tail or decision_tail(front.decision)
    )
    _read_parties(document, front, said)
    _references(document, runs)
    return document


def _acting(runs: list[Run]) -> Run:
    """The opening paragraph that names the movement: the last one before the body."""
    for run in reversed(runs):
        if re.search(r"(?:ban hanh|phat dong|trien khai|to chuc|xay dung)\b", flat(run.text)) and (
            "“" in run.text or '"' in run.text
        ):
            return run
    return runs[0] if runs else Run("", ())


def _read_head(document: Json, front: Front, zones: Zones) -> None:
    document["doc_kind"] = "official_plan"
    document["title"] = front.title.text if front.title else None
    document["instrument"] = read_instrument(front)
    missing = []
    if front.number is None and front.date is None:
        missing.append("letterhead")
    if not (zones.tail or decision_tail(front.decision)):
        missing.append("signature")
    document["completeness"] = "whole" if not missing else f"body; missing: {', '.join(missing)}"


def _read_parties(document: Json, front: Front, runs: list[Run]) -> None:
    """Issuer, signer from the site's block, parent movement."""
    form = (document["signer"] or {}).get("form")
    document["issuer"] = read_issuer(front, join(runs).text, form)
    if document["signer"] is None and "nguoi ky" in front.meta:
        document["signer"] = {"name": front.meta["nguoi ky"], "position": None, "form": None,
                              "span": None}  # fmt: skip
    level = document["issuer"]["level"]
    lower = level not in {None, "national", "province", "ministry"}
    add_parent(document["movement"], document["legal_bases"], lower=lower)


def _references(document: Json, runs: list[Run]) -> None:
    known = {b["number"] for b in document["legal_bases"]} | {document["instrument"]["number"]}
    document["other_references"] = bases.other_references(runs, known)
    document["abbreviations"] = bases.abbreviations(runs)
    bases.attach_shorts(document["legal_bases"], document["abbreviations"])
    bases.attach_shorts(document["other_references"], document["abbreviations"])
