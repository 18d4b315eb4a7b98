"""Legal bases, other documents named, and abbreviations that the text declares."""

from __future__ import annotations

import itertools
import re

from thidua.kernel.dates import find as find_dates
from thidua.kernel.plandoc.blocks import Block
from thidua.kernel.plandoc.clauses import split
from thidua.kernel.plandoc.doc_numbers import TYPES, Reference, find
from thidua.kernel.plandoc.orgs import acting_body
from thidua.kernel.plandoc.run import Run
from thidua.kernel.plandoc.shape import Json
from thidua.kernel.text.flat import flat

ROLES: tuple[tuple[str, str], ...] = (
    ("can_cu", r"(?:can cu(?: vao)?|tren co so)"),
    ("de_nghi", r"(?:xet|theo) (?:de nghi|to trinh)|thuc hien (?:to trinh|de nghi)"),
    ("thuc_hien",
        (r"(?:tiep tuc )?(?:trien khai )?(?:thuc hien|thi hanh|huong ung|cu the hoa|"
        r"quan triet|trien khai)(?: (?:va )?(?:cu the hoa|co hieu qua|thang loi|tot|"
        r"noi dung))*")),
)  # fmt: skip
_LEAD = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in ROLES))
_TYPES = "|".join(sorted((flat(t) for t in TYPES), key=len, reverse=True))
_TYPED = re.compile(rf"(?:va |cac |noi dung |theo |cua |tai )*(?P<type>{_TYPES})\b")
_PARALLEL = re.compile(r"(?:[;,]\s?(?:va\s)?|\sva\s)(?:cac\s)?$")
_SHORT = re.compile(
    r"\(\s?(?:sau day |duoi day |trong ke hoach nay )?(?:duoc )?(?:viet tat|goi tat|goi chung|"
    r"goi|viet gon)"
    r"(?: tat| chung)? (?:la|:)\s?:?\s?(?P<short>[^()]{1,160})\)"
)


def read_bases(blocks: list[Block]) -> list[Json]:
    """The legal bases of an opening, in order, each number once."""
    bases: list[Json] = []
    role = "can_cu"
    for block in blocks:
        text_end = _before_act(block.text)
        for clause in _cited(block.run.part(0, text_end)):
            plain = flat(clause.text)
            lead = _LEAD.match(plain)
            if lead and lead.lastgroup:
                role = lead.lastgroup
            typed = _TYPED.match(plain, _skip(plain, lead.end() if lead else 0))
            if (lead or (typed and bases)) and role != "de_nghi":
                _add(bases, clause, role, typed)
    first: dict[str, int] = {}
    for place, base in enumerate(bases):
        first.setdefault(base["number"] or f"unnumbered {place}", place)
    return [bases[place] for place in sorted(first.values())]


_NEXT = re.compile(rf"(?<=[,.]\s)(?=can cu (?:vao )?(?:{_TYPES})\b)")


def _cited(run: Run) -> list[Run]:
    """The clauses of an opening, cut too where `, căn cứ <kind of document>` goes on."""
    out: list[Run] = []
    for clause in split(run, ";"):
        cuts = [m.start() for m in _NEXT.finditer(flat(clause.text))]
        edges = [0, *cuts, len(clause.text)]
        out += [clause.part(a, b) for a, b in itertools.pairwise(edges)]
    return out


def _skip(plain: str, start: int) -> int:
    while start < len(plain) and plain[start] in " ,:-":
        start += 1
    return start


def _before_act(text: str) -> int:
    """Where the issuing body begins to act: what follows is no basis any more."""
    act = acting_body(text)
    if not act:
        return len(text)
    return act[0]


def _add(bases: list[Json], clause: Run, role: str, typed: re.Match[str] | None) -> None:
    """Add the document a clause cites, and those cited beside it."""
    refs = [r for r in find(clause.text) if not r.number.startswith("Đề án")]
    start = typed.start("type") if typed else (refs[0].start if refs else -1)
    if start < 0:
        return
    if not refs:
        base = _unnumbered(clause, start, typed)
        if base:
            bases.append({"role": role, **base})
        return
    kept = [refs[0]]
    kept += [
        r
        for r, before in zip(refs[1:], refs, strict=False)
        if _beside(clause.text, r, before, kept)
    ]
    for n, ref in enumerate(kept):
        first = start if n == 0 and _leads(typed, ref) else ref.start
        end = kept[n + 1].start if n + 1 < len(kept) else len(clause.text)
        bases.append({"role": role, **reference_json(clause, ref, first, end)})


def _leads(typed: re.Match[str] | None, ref: Reference) -> bool:
    """The kind at the head of the clause is that of the number (`Luật ... số 06/2022/QH15`)."""
    return typed is not None and (ref.type is None or flat(ref.type) == typed["type"])


def _beside(text: str, ref: Reference, before: Reference, kept: list[Reference]) -> bool:
    """A document named beside the one before it, not inside its title."""
    gap = flat(text[before.end : ref.start])
    near = bool(_PARALLEL.search(gap)) and text[: ref.start].count("“") <= text[: ref.start].count(
        "”"
    )
    return (
        near
        and before in kept
        and not re.search(r"\b(?:thuc hien|trien khai)\b[^,;]*$", re.split('[”"]', gap)[-1])
    )


def _unnumbered(clause: Run, start: int, typed: re.Match[str] | None) -> Json | None:
    """A law or another document without a number."""
    if typed is None:
        return None
    kind = next(t for t in TYPES if flat(t) == typed["type"])
    if len(clause.text) - start < len(kind) + 6:
        return None
    day = next((m.due for m in find_dates(clause.text) if m.kind == "day"), None)
    end = len(clause.text.rstrip(" ;,."))
    part = clause.part(start, end)
    return {"type": kind, "number": None, "date": day, "issuer": None, "short": None,
            "text": part.text, "span": part.span()}  # fmt: skip


def reference_json(run: Run, ref: Reference, start: int, end: int) -> Json:
    """A document named in a run as JSON; its wording goes from `start` to `end`."""
    wording = re.sub(r"[\s;,.]+(?:và\s*)?$", "", run.text[:end])
    part = run.part(start, len(wording))
    return {
        "type": ref.type,
        "number": ref.number,
        "date": ref.date,
        "issuer": ref.issuer,
        "short": None,
        "text": part.text,
        "span": part.span(),
    }


def other_references(runs: list[Run], known: set[str]) -> list[Json]:
    """Every other document that the text names, once each, the fullest mention first."""
    found: dict[str, Json] = {}
    for run in runs:
        for ref in find(run.text):
            if ref.number in known:
                continue
            held = found.get(ref.number)
            if held is None or (held["date"] is None and ref.date):
                found[ref.number] = reference_json(run, ref, ref.start, ref.end)
    return list(found.values())


def abbreviations(runs: list[Run]) -> list[Json]:
    """Short names that the text declares: `(sau đây viết tắt là ...)`."""
    out: list[Json] = []
    for run in runs:
        for match in _SHORT.finditer(flat(run.text)):
            short = run.text[match.start("short") : match.end("short")].strip(" “”\"'.;")
            start = _start_of_full(run.text, match.start(), short)
            full = run.part(start, match.start())
            out.append({"short": short, "full": full.text, "span": run.span(*match.span())})
    return out


_FULL_REACH = 400


def _start_of_full(text: str, end: int, short: str) -> int:
    """Where the long name begins that is shortened."""
    refs = list(find(text[max(0, end - 700) : end]))
    head = flat(short).split()[0] if short.split() else ""
    shift = max(0, end - 700)
    same = [r for r in refs if r.type and head and flat(r.type).startswith(head)]
    named = re.search(r"\d+", short)
    agreeing = [r for r in same if named and re.match(rf"0*{int(named[0])}\D", r.number)]
    if agreeing:
        return shift + agreeing[-1].start
    if same:
        return shift + same[0 if len(same) == 1 else -1].start
    first = max(0, end - _FULL_REACH)
    stop = max(text.rfind(mark, first, end) for mark in (". ", "; ", ": "))
    place = flat(text[first:end]).rfind(flat(short)[:24]) if head == "phong" else -1
    return max(stop + 2 if stop >= 0 else 0, first + place if place >= 0 else 0, first)


def attach_shorts(bases: list[Json], shorts: list[Json]) -> None:
    """Write into each basis the short name declared inside its wording."""
    for base in bases:
        for short in shorts:
            if base["number"] and base["number"] in short["full"][:80]:
                base["short"] = short["short"]
