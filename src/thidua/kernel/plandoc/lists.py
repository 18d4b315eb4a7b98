"""The plain lists of a plan: purpose, requirements, goals, contents, solutions, subjects."""

from __future__ import annotations

import re

from thidua.kernel.plandoc.actors import who_before_verb
from thidua.kernel.plandoc.clauses import clauses, sentences
from thidua.kernel.plandoc.items import (
    intro,
    item_of,
    run_item,
    section_items,
    sections,
    whole_span,
    whole_text,
)  # fmt: skip
from thidua.kernel.plandoc.movement import QUOTED
from thidua.kernel.plandoc.outline import Node
from thidua.kernel.plandoc.run import Run
from thidua.kernel.plandoc.shape import Json
from thidua.kernel.text.flat import flat

KEYS: tuple[tuple[str, str], ...] = (
    ("public_private", r"cong tu|cong - tu"),
    ("international", r"hop tac quoc te|hoi nhap quoc te"),
    ("security", r"quoc phong|an ninh mang|an toan thong tin|an ninh"),
    ("digital_society", r"xa hoi so|binh dan hoc vu so|ky nang so"),
    ("digital_economy", r"kinh te so|doanh nghiep cong nghe so"),
    ("digital_government", r"chinh phu so|chinh quyen so|he thong chinh tri|thu tuc hanh chinh"),
    ("infrastructure", r"ha tang"),
    ("awareness", r"nhan thuc|tu duy"),
)  # fmt: skip
_KEY_REACH, _CLAUSE_REACH = 260, 45
_GOAL = re.compile(
    r"(?:^|[;,.]\s)(?P<goal>phan dau (?:dat|hoan thanh|den|thuc hien|tung|xay dung|100|nam)|"
    r"hoan thanh (?:va vuot|thang loi))"
)
_VIEW = re.compile(r"quan diem(?: chi dao)?\s?:?\s?$")
_SAID_VIEW = re.compile(r"\bquan diem(?: chi dao)?(?:\s?:\s|\s(?=lay |coi |xac dinh ))(?=[^\W\d])")


def read_lists(root: Node) -> Json:
    """All plain lists of an outline."""
    out: Json = {}
    for name in ("purpose", "requirements", "goals", "contents", "solutions", "subjects"):
        out[name] = [item_of(n) for s in sections(root, name) for n in section_items(s, name)]
    _share_tasks(root, out)
    out["contents"] = [_content(i + 1, item) for i, item in enumerate(out["contents"])]
    intros = [n.block.run for s in sections(root, "contents") for n in intro(s.children) if n.block]
    if not out["goals"]:
        out["goals"] = _goals_in(intros)
    if not out["subjects"]:
        out["subjects"] = _subjects_in(intros)
    out["viewpoint"] = _viewpoint(root)
    return out


def _share_tasks(root: Node, out: Json) -> None:
    """`Nhiệm vụ, giải pháp` is the contents where no other section is, else solutions."""
    tasks = [item_of(n) for s in sections(root, "tasks") for n in section_items(s, "tasks")]
    if not tasks:
        return
    if not out["contents"]:
        out["contents"] = tasks
    elif not out["solutions"]:
        out["solutions"] = tasks


def _content(order: int, item: Json) -> Json:
    keys = keys_of(item["text"])
    return {"order": order, "key": keys[0] if keys else None, "keys": keys, **item}


def key_of(text: str) -> str | None:
    """The topic code of a content by its first clause, or null for another topic."""
    return next(iter(keys_of(text)), None)


def keys_of(text: str) -> list[str]:
    """All topic codes of a content: that of its first clause, and of clauses that begin with one.

    >>> keys_of("Thi đua giữ an toàn, an ninh mạng; mở rộng hợp tác quốc tế về công nghệ")
    ['security', 'international']
    """
    keys: list[str] = []
    first = flat(text[:_KEY_REACH])
    for n, clause in enumerate(re.split(r"[;.](?=\s|$)", first)):
        reach = clause if n == 0 else clause[:_CLAUSE_REACH]
        hits = [(m.start(), key) for key, pattern in KEYS if (m := re.search(pattern, reach))]
        if hits and (n == 0 or keys) and min(hits)[1] not in keys:
            keys.append(min(hits)[1])
    return keys


def _goals_in(intros: list[Run]) -> list[Json]:
    """Goals said in passing before the contents: clauses that begin with `phấn đấu ...`."""
    goals: list[Json] = []
    for run in intros:
        for match in _GOAL.finditer(flat(run.text)):
            rest = run.part(match.start("goal"))
            first = clauses(rest)[0]
            stop = flat(first.text).find(", tap trung thi dua")
            goals.append(run_item(first.part(0, stop) if stop > 0 else first))
    return goals[:1]


def _subjects_in(intros: list[Run]) -> list[Json]:
    """Who takes part, said in the sentence before the contents."""
    for run in intros:
        end = who_before_verb(run.text)
        if end:
            return [run_item(run.part(0, end))]
    return []


def _viewpoint(root: Node) -> Json | None:
    """The viewpoint: its own section, or the quotation after the word."""
    for section in sections(root, "viewpoint"):
        nodes = section_items(section, "viewpoint")
        if nodes:
            text = " ".join(whole_text(n) for n in nodes)
            return {"text": text, "span": [whole_span(nodes[0])[0], whole_span(nodes[-1])[1]]}
    return viewpoint_in([n.block.run for n in root.walk() if n.block])


def viewpoint_in(runs: list[Run]) -> Json | None:
    """The first quotation that is announced as the viewpoint."""
    for run in runs:
        plain = flat(run.text)
        if "quan diem" not in plain:
            continue
        for match in QUOTED.finditer(run.text):
            if _VIEW.search(plain[max(0, match.start() - 40) : match.start()]):
                part = run.part(match.start(), match.end())
                return {"text": part.text, "span": part.span()}
    return _said_view(runs)


def _said_view(runs: list[Run]) -> Json | None:
    """The rest of the sentence after `với quan điểm:`, without quotation marks."""
    for run in runs:
        match = _SAID_VIEW.search(flat(run.text))
        if match:
            part = sentences(run.part(match.end()))[0]
            part = part.part(0, len(part.text.rstrip(" .;")))
            return {"text": part.text, "span": part.span()}
    return None
