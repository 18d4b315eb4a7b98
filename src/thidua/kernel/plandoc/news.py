"""News on a plan: the same fields out of running text without headings."""

from __future__ import annotations

import re

from thidua.kernel.dates import find as find_dates
from thidua.kernel.plandoc.adjusting import adjustment_in
from thidua.kernel.plandoc.bases import abbreviations, other_references, reference_json
from thidua.kernel.plandoc.blocks import Block, make_blocks
from thidua.kernel.plandoc.clauses import sentences
from thidua.kernel.plandoc.doc_numbers import Reference, find
from thidua.kernel.plandoc.headings import is_caps
from thidua.kernel.plandoc.issuing import with_place
from thidua.kernel.plandoc.lines import Line
from thidua.kernel.plandoc.lists import viewpoint_in
from thidua.kernel.plandoc.movement import names_in, same_name
from thidua.kernel.plandoc.newsbody import read_body
from thidua.kernel.plandoc.orgs import HEAD, acting_body, level_of
from thidua.kernel.plandoc.reporting import report_in
from thidua.kernel.plandoc.run import Run, join
from thidua.kernel.plandoc.shape import Json, empty_document
from thidua.kernel.plandoc.tail import NAME
from thidua.kernel.text.flat import flat

_SIGNED = re.compile(r"(?:da |vua )?ky (?:ban hanh )?(?:quyet dinh|ke hoach|van ban)")
_TITLE_WORDS = 45
_OWN = re.compile(
    r"(?:ban hanh|ky|ke hoach nay|trien khai|(?:vua|da|moi) (?:co|ra)|cong bo|phat hanh)[^.]{0,60}$"
)
_POSITION = re.compile(
    r"(?:Phó\s)?(?:Thủ tướng|Chủ tịch|Giám đốc|Bộ trưởng|Thứ trưởng|Bí thư|"
    r"Hiệu trưởng)(?:\s(?:Thường trực|Chính phủ|(?:UBND|"
    r"Ủy ban nhân dân)(?:\s(?:tỉnh|thành phố|huyện|"
    r"quận|xã|phường|thị xã)\b|\sTP\.?\s?\S+)?))*"
)
_UNDER = re.compile(
    r"truc thuoc (?P<who>(?:so|bo|cuc|tong cuc|ban)\s[^,.;]{2,40}?)(?=\sva\s|\sla\s|[,.;])"
)


def read_news(lines: list[Line]) -> Json:
    """Read news on a plan, or a fragment of one.

    Args:
        lines: all lines of the text.

    Returns:
        The document; lists that the news does not tell stay empty.
    """
    document = empty_document()
    blocks = make_blocks(lines)
    runs = [b.run for b in blocks]
    whole = join(runs)
    own = _own_reference(whole)
    lead = _leads(blocks, own)
    document["doc_kind"] = "news_summary" if lead else "news_fragment"
    document["completeness"] = "summary" if lead else "fragment: the lead is missing"
    document["title"] = runs[0].text if runs and len(runs[0].text.split()) < _TITLE_WORDS else None
    document["movement"] = _movement(runs)
    read_body(document, blocks)
    document["instrument"] = _instrument(whole, own, document)
    document["issuer"], document["signer"] = _issuer(runs, whole, own)
    document["viewpoint"] = viewpoint_in(runs)
    document["reporting"] = report_in(runs)
    document["adjustment"] = next(
        (a for r in runs for s in sentences(r) if (a := adjustment_in(s))), None
    )
    _references(document, whole, runs, own)
    document["abbreviations"] = abbreviations(runs)
    _parent(document, whole, own)
    return document


def _leads(blocks: list[Block], own: Reference | None) -> bool:
    """Whether the text says who issued the plan: news has that, a fragment has not."""
    if own is not None and any(own.number in b.text for b in blocks[:6]):
        return True
    return any(acting_body(b.text) or _SIGNED.search(flat(b.text)) for b in blocks[:6])


def _own_reference(whole: Run) -> Reference | None:
    """The plan or decision that the news is about."""
    plain = flat(whole.text)
    refs = find(whole.text)
    for ref in refs:
        before = plain[max(0, ref.start - 70) : ref.start]
        if ref.type in {"Kế hoạch", "Quyết định", "Chỉ thị", "Hướng dẫn", "Chương trình"} and (
            _OWN.search(before)
        ):
            return ref
    return None


def _movement(runs: list[Run]) -> Json:
    """Name and act: the movement named in the lead; the one it answers to is the parent."""
    named = [(n, run, s) for run in runs for n, s, _ in names_in(run.text)]
    movement: Json = {**empty_document()["movement"]}
    own = [x for x in named if not re.search(r"huong ung[^.]{0,120}$", flat(x[1].text[: x[2]]))]
    if own:
        same = [x for x in own if same_name(x[0], own[0][0]) and not is_caps(x[0])]
        first = (same or own)[0]
        movement["name"] = first[0]
        at = first[1].text.find(first[0], first[2])
        movement["span"] = first[1].span(at, at + len(first[0])) if at >= 0 else None
    above = [n for n, _, _ in named if movement["name"] and not same_name(n, movement["name"])
             and (n, ) not in [(o[0],) for o in own]]  # fmt: skip
    movement["parent"] = above[0] if above else None
    act = flat(" ".join(r.text for r in runs[:4]))
    launched = re.search(r"(?:ve viec |ke hoach )phat dong phong trao", act)
    movement["launch_mode"] = "phat_dong" if launched else (
        "trien_khai" if re.search(r"trien khai|to chuc thuc hien", act) else
        "phat_dong" if "phat dong" in act else None)  # fmt: skip
    return movement


def _instrument(whole: Run, own: Reference | None, document: Json) -> Json:
    """Kind, number and day; a day without a year takes the first year of the movement."""
    kind = (
        own.type if own else ("Kế hoạch" if re.search(r"\bke hoach\b", flat(whole.text)) else None)
    )
    day = own.date if own else None
    if own and day is None:
        year = document["timeline"]["from"]
        near = whole.text[max(0, own.start - 160) : own.start]
        known = int(year[:4]) if year else None
        moments = [m for m in find_dates(near, year=known) if m.kind == "day"]
        day = moments[-1].due if moments else None
        written = bool(moments) and re.search(r"\d{4}", near[moments[-1].start : moments[-1].end])
        if day and not written:
            document.setdefault("met", []).append(("year_inferred", whole.span(own.start, own.end)))
    attached = "Kế hoạch" if own and own.type == "Quyết định" else None
    return {"type": kind, "number": own.number if own else None, "date": day, "place": None,
            "attached": attached}  # fmt: skip


def _issuer(runs: list[Run], whole: Run, own: Reference | None) -> tuple[Json, Json | None]:
    """Issuer and signer as the lead tells them."""
    acting = _first_acting(runs)
    signer = _signer(whole)
    name, evidence = None, None
    if own and own.number.endswith("-TTg"):
        name, evidence = "Thủ tướng Chính phủ", "number"
    elif own and own.issuer and HEAD.match(own.issuer):
        name, evidence = own.issuer, "lead"
    elif acting:
        name, evidence = acting, "lead"
    elif signer and "UBND" in signer["position"]:
        name, evidence = signer["position"].split(" ", 2)[-1], "signer"
        name = name[name.find("UBND") :] if "UBND" in name else signer["position"]
    if name:
        name = with_place(name, whole.text)
        return {"name": name, "level": level_of(name), "evidence": evidence}, signer
    under = _UNDER.search(flat(whole.text))
    if under:
        body = whole.text[under.start("who") : under.end("who")]
        return {"name": None, "level": level_of(body), "evidence": body}, signer
    return {"name": None, "level": None, "evidence": None}, signer


def _first_acting(runs: list[Run]) -> str | None:
    """The body of the first sentence in which one acts."""
    for run in runs[:12]:
        for sentence in sentences(run):
            found = acting_body(sentence.text)
            if found:
                return sentence.text[found[0] : found[1]].strip(" ,")
    return None


def _signer(whole: Run) -> Json | None:
    """`Phó Thủ tướng ... Nguyễn ... đã ký`."""
    signed = _SIGNED.search(flat(whole.text[:3000]))
    if not signed:
        return None
    start = max(0, signed.start() - 140)
    window = whole.text[start : signed.start()]
    position = None
    for match in _POSITION.finditer(window):
        position = match
    if position is None:
        return None
    name = NAME.search(window, position.end())
    if name is None:
        return None
    start_name, title = _person(whole.text, window, position, name)
    name = NAME.search(window, start_name) or name
    return {"name": name["name"], "position": title, "form": None,
            "span": whole.span(start + position.start(), start + name.end())}  # fmt: skip


def _person(
    text: str, window: str, position: re.Match[str], name: re.Match[str]
) -> tuple[int, str]:
    """Where the person's name begins after `Chủ tịch UBND tỉnh <place>`, and the whole position.

    Two words belong to the place when the text names them as a place elsewhere too, or when a
    name of three words is left after them.
    """
    words = name["name"].split()
    title = position.group().strip()
    kind = re.search(r"(?:UBND|nhân dân)\s(?:tỉnh|thành phố|huyện|xã|phường|quận|thị xã)$", title)
    if kind is None or len(words) <= _NAME_WORDS:
        return name.start("name"), title
    place = " ".join(words[:2])
    if len(words) > _NAME_WORDS + 1 or text.count(place) > text.count(name["name"]):
        start = window.find(words[2], name.start("name") + len(place))
        return start, f"{title} {place}"
    return name.start("name"), title


_NAME_WORDS = 3


def _references(document: Json, whole: Run, runs: list[Run], own: Reference | None) -> None:
    """Documents cited: those said to be carried out are bases, the rest other references."""
    bases: list[Json] = []
    plain = flat(whole.text)
    for ref in find(whole.text):
        before = plain[max(0, ref.start - 60) : ref.start]
        cited = re.search(
            r"(?:can cu|thuc hien|trien khai|theo|muc tieu tai|tai|cua)\s(?:\S+\s){0,3}$", before
        )
        if (own and ref.number == own.number) or not cited or ref.number.startswith("Đề án"):
            continue
        role = (
            "can_cu" if "can cu" in before else "muc_tieu" if "muc tieu" in before else "thuc_hien"
        )
        if all(b["number"] != ref.number for b in bases):
            bases.append({"role": role, **reference_json(whole, ref, ref.start, ref.end)})
    document["legal_bases"] = bases
    known = {b["number"] for b in bases} | ({own.number} if own else set())
    document["other_references"] = other_references(runs, known)


def _parent(document: Json, whole: Run, own: Reference | None) -> None:
    """The document that launched the movement above, when the news cites it."""
    movement = document["movement"]
    plain = flat(whole.text)
    for ref in find(whole.text):
        before = plain[max(0, ref.start - 60) : ref.start]
        if re.search(r"phat dong (?:tai|theo|kem theo)[^.;]{0,30}$", before) and ref != own:
            movement["parent_instrument"] = ref.number
            return
    for base in document["legal_bases"]:
        after = flat(whole.text)[: len(whole.text)]
        start = after.find(flat(base["number"]))
        if (
            own
            and "phong trao thi dua" in after[start : start + 200]
            and base["type"] in {"Quyết định", "Kế hoạch"}
        ):
            movement["parent_instrument"] = base["number"]
            return
