"""Reports and changes of the plan: who, to whom, how often, who decides."""

from __future__ import annotations

import re

from thidua.kernel.plandoc.actors import lead_actor
from thidua.kernel.plandoc.adjusting import named
from thidua.kernel.plandoc.clauses import clauses
from thidua.kernel.plandoc.items import sections
from thidua.kernel.plandoc.outline import Node
from thidua.kernel.plandoc.run import Run
from thidua.kernel.plandoc.shape import Json
from thidua.kernel.plandoc.timeline import times
from thidua.kernel.text.flat import flat

FREQUENCIES: tuple[tuple[str, str], ...] = (
    ("half_yearly", r"6 thang|sau thang|nua nam"),
    ("weekly", r"hang tuan|moi tuan"),
    ("quarterly", r"hang quy|moi quy|tung quy|cuoi quy|thang dau quy|quy (?:sau|truoc)\b"),
    ("monthly", r"hang thang|moi thang"),
    ("yearly", r"hang nam|moi nam|dinh ky nam|bao cao nam|tung nam"),
    ("periodic", r"dinh ky|hoc ky"),
)
_BODY_END = (
    r"(?=\s(?-i:de|tong hop|truoc|theo|va(?= [a-z])|cham nhat|vao|xem xet|chi dao|qua|bang|thuoc|"
    r"giai quyet|ket qua|tinh hinh|dinh ky|tham muu|huong dan|to chuc|trien khai|xay dung|"
    r"bao cao|trinh|cham nhat|muon nhat|bang|hang|moi|trong|sau|ngay|bo sung)\b|\s?[,.;:()]|$)"
)
_BODY = (
    r"(?:uy ban|ubnd|ubmttq|so(?! ket| lieu)|bo(?! sung| tri)|ban(?! hanh)|hoi dong|phong(?! trao)|"
    r"van phong|chu tich|thuong truc|cong doan|lien doan|to(?! chuc\s)|vu|mat tran|thu tuong|"
    r"trung uong|co quan|bo phan|doan(?! ket)|hoi(?! nghi)|tinh|thanh pho|truong(?! hop)|dang|"
    r"giam doc|hieu truong|vien|cuc|khoa(?! hoc)|don vi|"
    r"benh vien|trung tam|tong cong ty|tong giam doc|"
    r"tap doan|cong ty|chi cuc|nha truong|cap|pho(?! bien)|ban giam|to truong)\b"
)
_TO = re.compile(
    rf"\b(?:(?:bao cao|gui|ket qua|van ban|ve|cho)\b[^.;]{{0,160}}?\s(?:ve|gui ve|gui|cho|den|"
    rf"voi|(?<!ket )qua)\s|bao cao\s)(?P<to>{_BODY}[^.;()]{{0,140}}?){_BODY_END}",
    re.IGNORECASE,
)
_THEN = re.compile(
    rf"(?:tong hop|de)\s?,?\s(?:va |roi )?(?:tham muu(?: de xuat)?|bao cao|trinh|"
    rf"tham muu trinh|de xuat)(?: cho| voi| len)?\s(?P<to>(?:uy ban|ubnd|chu tich|hoi dong|bo|"
    rf"ban|tinh|thu tuong|giam doc|thuong truc|lanh dao|dang|truong|hieu truong|so|bo truong|"
    rf"cap)\b[^.;]{{0,120}}?){_BODY_END}",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"bao cao (?:uy ban|phong|ban |hoi dong|giam doc|hieu truong|chu tich|lien doan|cong doan|"
    r"lanh dao|bo |truong |to |van phong|ket qua|tinh hinh|so ket|dinh ky|danh gia|bang|gui|ve|"
    r"hang|nam|6|theo|ubnd|so|tien do)|(?:gui|che do) bao cao|bao cao\b[^.;]{0,90}\b(?:ve|gui|"
    r"qua)\b|(?:gui|nop) (?:ket qua|so lieu)\b|ket qua (?:[^.;,]{1,40} )?(?:gui|nop|"
    r"chuyen) (?:ve|cho)\b"
)


def read_reporting(root: Node, duties: list[Json]) -> Json | None:
    """The rule on reports: the best sentence of the duties and of the section on reports."""
    best: tuple[int, Json] | None = None
    for node, weight in _places(root):
        if node.block is None or (node.closing and node.key == "text"):
            continue
        for sentence in clauses(node.block.run):
            found = _report(sentence)
            if found is None:
                continue
            score = weight + sum(bool(found[k]) for k in ("to", "then_to", "frequency", "due"))
            if best is None or score > best[0]:
                best = (score, _with_actor(found, sentence, duties))
    return best[1] if best else None


def report_in(runs: list[Run]) -> Json | None:
    """The rule on reports that stands under no heading: the fullest sentence."""
    found = [_with_actor(f, c, []) for run in runs for c in clauses(run) if (f := _report(c))]
    found = [
        f for f in found
        if f["to"] and (f["frequency"] or f["due"] or re.search(_SENT, flat(f["text"])))
    ]  # fmt: skip
    return max(found, key=lambda f: sum(bool(v) for v in f.values()), default=None)


def _places(root: Node) -> list[tuple[Node, int]]:
    """Where the rule may stand, with a weight."""
    own = [(n, 2) for s in sections(root, "reporting") for n in s.walk()]
    ids = {id(n) for n, _ in own}
    names = ("responsibilities", "timeline", "solutions", "other")
    rest = [
        (n, 0) for name in names for s in sections(root, name) for n in s.walk() if id(n) not in ids
    ]
    return own + rest


def _report(sentence: Run) -> Json | None:
    plain = flat(sentence.text)
    if not _CUE.search(plain) or "kho khan" in plain:
        return None
    frequency = next((k for k, pattern in FREQUENCIES if re.search(pattern, plain)), None)
    due = _due(sentence, plain, frequency)
    to = named(_TO, sentence, "to")
    if len(_DAYS.findall(plain)) > 1 and frequency in {"yearly", None}:
        frequency = "half_yearly" if len(_DAYS.findall(plain)) == _TWICE else "quarterly"
    if not (to or frequency or due):
        return None
    if not (
        frequency
        or due
        or re.search(r"bao cao (?:ket qua|tinh hinh|gui|ve (?!viec))|gui bao cao|" + _SENT, plain)
    ):
        return None
    return {
        "who": None, "to": to, "then_to": named(_THEN, sentence, "to"),
        "frequency": frequency, "due": due, "dues": _dues(sentence, due),
        "text": sentence.text, "span": sentence.span(),
    }  # fmt: skip


_TWICE = 2
_MONTHS, _MONTH_DAYS = 12, 31
_SENT = r"gui ket qua|ket qua (?:[^.;,]{1,40} )?(?:gui|nop|chuyen) (?:ve|cho)"
_DAYS = re.compile(r"(?<![\d/])(?P<d>\d{1,2})(?:/| thang )(?P<m>\d{1,2})(?![/\d])(?! nam \d)")
_ALONE = re.compile(
    r"(?:truoc|vao|cham nhat|den|ngay) (?:ngay )?(?P<d>\d{1,2})(?:/|"
    r" thang )(?P<m>\d{1,2})(?![/\d])(?! nam)"
)


def _due(sentence: Run, plain: str, frequency: str | None) -> str | None:
    """The day of the report: the first one named after the word, every year when it is yearly."""
    start = max(plain.find("bao cao"), 0)
    moments = [m for m in times(sentence) if m.kind in {"day_of_year", "day", "month_of_year"}]
    moments.sort(key=lambda m: m.start < start)
    if moments:
        return moments[0].due
    alone = _ALONE.search(plain)
    if alone and frequency:
        return f"--{int(alone['m']):02d}-{int(alone['d']):02d}"
    return None


def _dues(sentence: Run, due: str | None) -> list[str]:
    """All days of the year on which reports are due, that of `due` among them."""
    if due is None or not due.startswith("--"):
        return [due] if due else []
    found = [f"--{int(m['m']):02d}-{int(m['d']):02d}" for m in _DAYS.finditer(flat(sentence.text))
             if int(m["m"]) <= _MONTHS and int(m["d"]) <= _MONTH_DAYS]  # fmt: skip
    return list(dict.fromkeys(found)) if due in found else [due]


def _with_actor(found: Json, sentence: Run, duties: list[Json]) -> Json:
    """Who reports: named in the sentence, else the actor of the item that holds it."""
    who, _ = lead_actor(sentence)
    if who is None:
        start = found["span"][0]
        holder = [d for d in duties if d["span"][0] <= start < d["span"][1]]
        who = holder[0]["actor"] if holder else None
    return {**found, "who": who}
