"""Responsibilities: who has which duties, with whom, until when."""

from __future__ import annotations

import re

from thidua.kernel.plandoc.actors import is_body, lead_actor, names_only, partner_in, split_actors
from thidua.kernel.plandoc.clauses import clauses, sentences
from thidua.kernel.plandoc.items import (
    item_of,
    item_text,
    listed,
    section_items,
    sections,
    whole_span,
    whole_text,
)
from thidua.kernel.plandoc.orgs import HEAD
from thidua.kernel.plandoc.outline import Node
from thidua.kernel.plandoc.run import Run
from thidua.kernel.plandoc.shape import Json
from thidua.kernel.plandoc.timeline import times
from thidua.kernel.text.flat import flat

_DEADLINE = re.compile(
    r"(?:truoc|trong|cham nhat|xong|vao|den|het|hang|moi|dinh ky|quy|thang)\s(?:\w+\s){0,3}$"
)
_CLOSER = re.compile(r"(?:yeu cau|de nghi)\s")
_LONGEST_CLOSER = 420


def read_duties(root: Node) -> list[Json]:
    """The responsibilities of an outline, in order."""
    out: list[Json] = []
    for section in sections(root, "responsibilities"):
        nodes = section_items(section, "responsibilities")
        if len(section.roles) > 1 and not nodes:
            nodes = _of_composite(section)
        out += [p for node in nodes if not _is_closer(node, nodes) for p in _parts(node)]
    return out


_LEVEL = re.compile(
    r"(?:(?:doi voi|o|tai) )?(?:cac )?cap (?:tinh|thanh pho|trung uong|bo|huyen|quan|xa|phuong|"
    r"co so|"
    r"truong|so|tren|duoi)(?:,? (?:va )?(?:cap )?(?:tinh|thanh pho|huyen|xa|phuong|co so|"
    r"dac khu))*$"
)


def _parts(node: Node) -> list[Json]:
    """The responsibilities of an item; one that only names a level holds those of its bodies."""
    children = listed(node.children)
    level = _LEVEL.match(flat(node.text).rstrip(" :."))
    named = [bool(c.block and lead_actor(c.block.run)[0]) for c in children]
    if not level or not any(named):
        return [_responsibility(node)]
    out: list[Json] = []
    for child, acts in zip(children, named, strict=True):
        if acts or not out:
            out.append(_responsibility(child))
            continue
        duty = _duty_of(child)
        out[-1]["duties"].append(duty)
        out[-1]["text"] += f" {item_text(child)}"
        out[-1]["span"][1] = duty["span"][1]
    return out


def _of_composite(section: Node) -> list[Node]:
    """Items right under `Thời gian và trách nhiệm ...` that name a body."""
    inner = {role for d in section.walk() if d is not section for role in d.roles}
    if "responsibilities" in inner:
        return []
    return [n for n in listed(section.children) if n.block and lead_actor(n.block.run)[0]]


def _is_closer(node: Node, nodes: list[Node]) -> bool:
    """The last sentence of the plan that asks everybody to carry it out."""
    if node.key != "text" or node is not nodes[-1] or len(nodes) == 1:
        return False
    return (
        bool(_CLOSER.match(flat(node.text[:20])))
        and node.text.endswith("./.")
        and len(node.text) < _LONGEST_CLOSER
    )


def _responsibility(node: Node) -> Json:
    """One responsibility out of an item."""
    item = item_of(node)
    run = node.block.run if node.block else Run("", ())
    if " | " in run.text:
        return _of_row(run, item)
    actor, end = lead_actor(run)
    children = listed(node.children)
    if children and names_only(run.text):
        actor = None
    if actor is None and children and not re.search(r"[.;]$", run.text):
        actor, end = run.text.rstrip(" :"), len(run.text)
        actor = re.sub(r"^(?:Đề nghị|Giao|Trách nhiệm của)\s", "", actor)
    done = children and actor and re.search(r"[.;]$", run.text)
    duties = [_duty_of(c) | (_other(c, actor) if done else {}) for c in children]
    rest = run.part(end)
    if rest.text:
        duties = _own_duties(rest, after_actor=actor is not None) + duties
    return {
        "marker": item["marker"],
        "actor": actor,
        "actors": split_actors(actor),
        "partner": partner_in(item["text"]),
        "duties": duties,
        "text": item["text"],
        "span": item["span"],
    }


def _other(node: Node, actor: str | None) -> Json:
    """The body that a paragraph after the duties of another one names at its head."""
    if node.key != "text" or node.block is None:
        return {}
    name, _ = lead_actor(node.block.run)
    return {"actor": name, "actors": split_actors(name)} if name and name != actor else {}


def _says(clause: Run) -> bool:
    return any(c.isalpha() for c in clause.text)


def _of_row(run: Run, item: Json) -> Json:
    """A row of a table: the duty, who leads, who helps, until when, told apart by their words."""
    cells, at = [], 0
    for match in [*re.finditer(r"\s\|\s", run.text), None]:
        cells.append(run.part(at, match.start() if match else len(run.text)))
        at = match.end() if match else at
    bodies = [n for n, cell in enumerate(cells) if is_body(cell.text)]
    dated = [n for n, cell in enumerate(cells) if times(cell) and len(cell.text) < _SHORT_CELL]
    actor = bodies[0] if bodies else None
    rest = [n for n in range(len(cells)) if n != actor and n not in dated]
    said = [n for n in rest if actor is None or n < actor] or rest[:1]
    helps = next((n for n in rest if actor is not None and n == actor + 1 and n not in said), None)
    due = times(cells[dated[-1]])[-1].due if dated else None
    name = cells[actor].text if actor is not None else None
    duties = [
        duty if duty["due"] else duty | {"due": due}
        for n in said
        for duty in _own_duties(cells[n], after_actor=True)
    ]
    return {
        "marker": item["marker"], "actor": name, "actors": split_actors(name),
        "partner": cells[helps].text if helps is not None else None,
        "duties": duties, "text": item["text"], "span": item["span"],
    }  # fmt: skip


_SHORT_CELL = 40


def _own_duties(rest: Run, *, after_actor: bool) -> list[Json]:
    """The duties in the words of the item itself; a later sentence may name another body."""
    out: list[Json] = []
    for n, sentence in enumerate(sentences(rest)):
        other, end = None, 0
        if (n or not after_actor) and (HEAD.match(sentence.text) or _MANY.match(sentence.text)):
            other, end = lead_actor(sentence)
        said = sentence.part(end) if other else sentence
        for clause in clauses(said):
            if _says(clause):
                named = {"actor": other, "actors": split_actors(other)} if other else {}
                out.append(_duty(clause) | named)
    return out


_MANY = re.compile(r"(?:Các|Những|Mọi|Từng|Mỗi|Thủ trưởng|Lãnh đạo|Giám đốc|Chủ tịch|Người)\s")


def _duty_of(node: Node) -> Json:
    due = _due(node.block.run) if node.block else None
    return {"text": whole_text(node), "span": whole_span(node), "due": due}


def _duty(clause: Run) -> Json:
    text = clause.text.strip(" ;")
    return {"text": text, "span": clause.span(), "due": _due(clause)}


def _due(run: Run) -> str | None:
    """The day by which a duty is to be done: a time with a word of deadline before it."""
    plain = flat(run.text)
    for moment in times(run):
        if moment.kind == "yearly":
            continue
        before = plain[max(0, moment.start - 30) : moment.start]
        if moment.kind in {"day_of_year", "quarter", "month"} or _DEADLINE.search(before):
            return moment.due
    return None
