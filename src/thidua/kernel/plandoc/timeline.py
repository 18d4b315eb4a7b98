"""Time of the movement: from, to, phases, milestones."""

from __future__ import annotations

import itertools
import re

from thidua.kernel.dates import Moment, find
from thidua.kernel.plandoc.actors import lead_actor
from thidua.kernel.plandoc.clauses import clauses, sentences
from thidua.kernel.plandoc.doc_numbers import find as find_numbers
from thidua.kernel.plandoc.items import intro, listed, sections
from thidua.kernel.plandoc.outline import Node
from thidua.kernel.plandoc.run import Run, join
from thidua.kernel.plandoc.schoolyears import school_years, without_label
from thidua.kernel.plandoc.shape import Json
from thidua.kernel.text.flat import flat

_BETWEEN = re.compile(
    r"^\s?\)?\s?(?:-|den|(?:va |, )?(?:ket thuc|keo dai den))\s?(?:vao\s|"
    r"het\s|cuoi\s|truoc\s)?(?:ngay\s|thang\s|nam\s|quy\s|dau\s|cuoi\s)*$"
)
_UNTIL = re.compile(r"\bden\s(?:het\s)?(?:ngay\s|thang\s|nam\s|cuoi\s|quy\s|het\s)*$")
_INLINE = re.compile(
    r"(?:^|(?<=[.;:,)]\s))(?P<head>(?:giai doan|dot|buoc) (?:\d|[iv]{1,3}|mot|hai|ba)\b\s?"
    r"(?:\([^()]{4,90}\)|[,:]?\s?(?:tu\s)?(?:nam\s)?(?:19|20)\d\d\s?(?:-|"
    r"den)\s?(?:het\s)?(?:nam\s)?"
    r"(?:19|20)\d\d)\s?[:,]?)"
)
_EVENT = re.compile(
    r"\b(?:so ket|tong ket|ban hanh|xay dung ke hoach|phat dong|bao cao|tham muu|trien khai|"
    r"khoi cong|to chuc|danh gia|khen thuong|dang ky|kiem tra|hoan thanh)\b"
)


def times(run: Run, year: int | None = None) -> list[Moment]:
    """The times named in a run that are not the days of cited documents."""
    refs = find_numbers(run.text)
    return [
        m for m in find(run.text, year=year) if not any(r.start <= m.start < r.end for r in refs)
    ]


def pair(run: Run) -> tuple[str | None, str | None]:
    """The first `from ... to ...` in a run; one end alone when only that is said."""
    plain = flat(run.text)
    moments = [m for m in times(run) if m.due[:1].isdigit()]
    for a, b in itertools.pairwise(moments):
        if _BETWEEN.match(plain[a.end : b.start]):
            return a.due, b.due
    for moment in moments:
        if _UNTIL.search(plain[: moment.start]):
            return None, moment.due
    return None, None


def read_timeline(root: Node, title: Run | None, name: str | None) -> Json:
    """The timeline of an outline, with the years of the title where no section says them."""
    nodes = sections(root, "timeline")
    phases = [_phase(i + 1, p) for i, p in enumerate(_phase_nodes(nodes))]
    plain = [
        n.block.run for s in nodes for n in s.children if n.block and not n.sub and not n.roles
    ]
    if not phases:
        phases = inline_phases(join(plain))
    begin, end = _span_of(nodes, plain, phases)
    if len(phases) == 1 and phases[0]["name"].lower().startswith("từ "):
        phases = []
    if begin is None and end is None:
        begin, end = _fallback(root, title, name)
    out: Json = {"from": begin, "to": end, "phases": phases, "milestones": []}
    if not phases:
        out["milestones"] = _events(nodes) if nodes else _scattered(root)
    return out


def _events(nodes: list[Node]) -> list[Json]:
    """What happens when, out of sections without phases; from when to when is no event."""
    found = [
        m
        for section in nodes
        for node in listed(section.children)
        for part in node.walk()
        if part.block
        for m in milestones(part.block.run)
    ]
    return [
        m for m in found if m["due"] and ("/" not in m["due"] or _EVENT.search(flat(m["text"])))
    ]


def _scattered(root: Node) -> list[Json]:
    """The reviews that are told anywhere in a plan without a section on time."""
    return [
        m
        for node in root.walk()
        if node.block and not node.heading and _REVIEW.search(flat(node.text))
        for m in milestones(node.block.run)
        if m["due"] and m["due"][:4].isdigit() and _REVIEW.search(flat(m["text"]))
    ]


_REVIEW = re.compile(r"\b(?:so|tong) ket\b[^.;]{0,60}(?:19|20)\d\d")


def over_phases(
    begin: str | None, end: str | None, phases: list[Json]
) -> tuple[str | None, str | None]:
    """From and to, where the phases say what is open or go on after the first range named."""
    if not phases:
        return begin, end
    first, last = phases[0]["from"], phases[-1]["to"]
    if (begin, end) == (first, phases[0]["to"]):
        return first, last
    return begin or first, end or last


def _phase_nodes(nodes: list[Node]) -> list[Node]:
    found: list[Node] = []
    for section in nodes:
        found += [n for n in section.walk() if n.sub == ("phase",) and n not in found]
    return found


def _span_of(
    nodes: list[Node], plain: list[Run], phases: list[Json]
) -> tuple[str | None, str | None]:
    """From and to: the first range said before the phases; an open end is that of the phases."""
    school = school_years(nodes)
    if school and not phases:
        return school
    first = [n.block.run for s in nodes for n in intro(s.children) if n.block] + plain
    for run in first:
        begin, end = pair(run)
        if begin or end:
            return over_phases(begin, end, phases)
    if phases:
        return over_phases(None, None, phases)
    years = [m.due for run in first for m in times(run) if m.kind == "year"]
    return (years[0], years[0]) if len(set(years)) == 1 else (None, None)


def _fallback(root: Node, title: Run | None, name: str | None) -> tuple[str | None, str | None]:
    """Years that the title, the name or any sentence on the length of the movement says."""
    for text in (title.text if title else "", name or ""):
        found = pair(Run(text, ((0, 0),) if text else ()))
        if found != (None, None):
            return found
    for node in root.walk():
        if node.block and re.search(
            r"(?:thoi gian|phong trao|ke hoach)[^.;]{0,80}(?:tu|den) ", flat(node.text)
        ):
            for sentence in sentences(node.block.run):
                if re.search(
                    r"thoi gian|duoc (?:trien khai|to chuc|phat dong|thuc hien)",
                    flat(sentence.text),
                ):
                    found = pair(sentence)
                    if found != (None, None):
                        return found
    if title:
        years = {m.due for m in find(title.text) if m.kind == "year"}
        if len(years) == 1:
            year = years.pop()
            return year, year
    return None, None


def _phase(order: int, node: Node) -> Json:
    """One phase out of its heading and what stands under it."""
    runs = [n.block.run for n in node.walk() if n.block and n is not node]
    head = node.block.run if node.block else Run("", ())
    marker = node.block.marker.text if node.block and node.block.marker else None
    return _phase_json(order, marker, head, runs)


def _phase_json(order: int, marker: str | None, head: Run, runs: list[Run]) -> Json:
    begin, end = pair(head)
    if begin is None and end is None:
        years = [m.due for m in find(head.text)]
        begin = end = years[0] if years else None
    whole = join(runs)
    actor: str | None = None
    found: list[Json] = []
    for run in runs:
        for milestone in milestones(run, actor):
            actor = milestone["actor"] or actor
            if milestone["due"] is None and begin and end:
                milestone["due"] = begin if begin == end else f"{begin}/{end}"
                milestone["due_of"] = "phase"
            found.append(milestone)
    spanned = head.text.lower().startswith("từ ")
    name = head.text.rstrip(" :") if spanned else _NAME_END.split(head.text)[0]
    return {
        "order": order, "marker": marker, "name": name, "from": begin, "to": end,
        "text": whole.text, "span": whole.span() if whole.text else head.span(),
        "milestones": found,
    }  # fmt: skip


_NAME_END = re.compile(r"\s?[(:,]|\s(?=từ\s|năm\s)")


def inline_phases(run: Run) -> list[Json]:
    """Phases that are written one after the other in running text."""
    marks = list(_INLINE.finditer(flat(run.text)))
    out: list[Json] = []
    for i, match in enumerate(marks):
        stop = marks[i + 1].start() if i + 1 < len(marks) else len(run.text)
        head, rest = run.part(*match.span("head")), run.part(match.end(), stop)
        out.append(_phase_json(i + 1, None, head, [rest]))
    return out


def milestones(run: Run, actor: str | None = None) -> list[Json]:
    """What is to happen, clause by clause, with who and when.

    Args:
        run: running text of a phase.
        actor: who acts when a clause names nobody.

    Returns:
        One milestone for each clause with an event or a time.
    """
    out: list[Json] = []
    year: int | None = None
    for given in _steps(run):
        label_end = without_label(given)
        clause = given.part(label_end) if times(given.part(label_end)) else given
        dues = _dues(clause, year)
        if not dues and not _EVENT.search(flat(clause.text)):
            continue
        named = [d for d in dues if d[:4].isdigit()]
        year = int(named[-1][:4]) if named else year
        who, end = lead_actor(clause)
        actor = who or actor
        what = clause.part(end).text.strip(" .;:,") if who else clause.text.strip(" .;:,")
        out += [
            {"what": what, "actor": actor, "due": due, "text": clause.text, "span": clause.span()}
            for due in (dues or (None,))
        ]
    return out


def _steps(run: Run) -> list[Run]:
    """The clauses of a run; `đồng thời ...` with a time and an act of its own stands apart."""
    out: list[Run] = []
    for clause in clauses(run):
        cut = _ALSO.search(flat(clause.text))
        parts = [clause.part(0, cut.start()), clause.part(cut.end())] if cut else []
        if all(times(p) or "hang nam" in flat(p.text) for p in parts) and parts:
            out += parts
        else:
            out.append(clause)
    return out


_ALSO = re.compile(
    r"(?:,? (?:dong thoi|va sau do|sau do|va(?= (?:so|tong) ket))\s|"
    r",\s(?=(?:so|tong) ket))(?:tien hanh )?"
)


def _dues(clause: Run, year: int | None) -> list[str]:
    """The times of a clause; a range is one time, `from/to`."""
    plain = flat(clause.text)
    moments = times(clause, year)
    out: list[str] = []
    skip = False
    for i, moment in enumerate(moments):
        if skip:
            skip = False
            continue
        after = moments[i + 1] if i + 1 < len(moments) else None
        if after and _BETWEEN.match(plain[moment.end : after.start]):
            out.append(f"{moment.due}/{after.due}")
            skip = True
        elif moment.due not in out:
            out.append(moment.due)
    return out
