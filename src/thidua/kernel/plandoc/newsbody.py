"""The body of news on a plan: which paragraph tells which part."""

from __future__ import annotations

import re

from thidua.kernel.plandoc import newswords as w
from thidua.kernel.plandoc.actors import lead_actor, partner_in, split_actors
from thidua.kernel.plandoc.awards import awards_in
from thidua.kernel.plandoc.blocks import Block
from thidua.kernel.plandoc.clauses import clauses, sentences
from thidua.kernel.plandoc.criteria import subject_key
from thidua.kernel.plandoc.items import run_item
from thidua.kernel.plandoc.lists import key_of
from thidua.kernel.plandoc.newsparts import CONNECTOR, next_state
from thidua.kernel.plandoc.newstime import read_time
from thidua.kernel.plandoc.run import Run, join
from thidua.kernel.plandoc.shape import Json
from thidua.kernel.text.flat import flat

_ANSWERING = re.compile(r"(?:phong trao|ke hoach|viec|dot thi dua)(?: \w+){0,5} nham huong ung\b")
_AIM = re.compile(w.AIM)
_MEMBERS = re.compile(r"(?:gom ca|bao gom|gom|thu hut su tham gia cua|\bla)\s?:?\s(?!ca )")
_JOINS = re.compile(r"(?:dong thoi|ben canh do|trong do|cu the)\b")
_WILL = re.compile(r"^[^,;.]{0,60}?\s(?:se|can)\s|^.{0,80}?\byeu cau\s")
_SIGNED_WORDS, _FEW, _LEAD_BLOCKS = 4, 2, 8
_GOAL_LENGTH, _SUBJECT_LENGTH = 40, 20


def read_body(document: Json, blocks: list[Block]) -> None:
    """Fill contents, goals, subjects, solutions, phases and duties from paragraphs of news."""
    if (
        len(blocks) > _FEW
        and len(blocks[-1].text.split()) <= _SIGNED_WORDS
        and not blocks[-1].marker
    ):
        blocks = blocks[:-1]
    ordered = [b for b in blocks if b.marker]
    state = "lead"
    for index, block in enumerate(blocks):
        run = block.run
        plain = flat(run.text)
        state = next_state(state, plain, block, marked=len(ordered) > 1)
        if state == "lead":
            _aims(document, run, first=index < _LEAD_BLOCKS)
        else:
            _ACTS[state](document, block)
    read_time(document, blocks)
    for i, content in enumerate(document["contents"]):
        content["order"] = i + 1


def _aims(document: Json, run: Run, *, first: bool) -> None:
    """Goals told after `nhằm`, `góp phần`; answers to a call are purposes."""
    if not first:
        return
    for sentence in sentences(run):
        plain = flat(sentence.text)
        answers = re.search(r"\bnham (?=huong ung\b)", plain)
        if answers:
            own = _ANSWERING.match(plain)
            document["purpose"].append(run_item(sentence.part(0 if own else answers.start())))
            return
        if re.search(r"chi tieu|muc tieu (?:den|cu the|phan dau)", plain) and "dat ra" in plain:
            document["goals"].append(run_item(run))
            return
        aims = re.match(r"(?:cac )?muc tieu[^:.;]{0,50}:\s", plain)
        if aims:
            parts = clauses(sentence.part(aims.end()))
            document["goals"] += [run_item(c.part(0, len(c.text.rstrip(" ;.")))) for c in parts]
            continue
        match = re.match(r"(?:dong thoi, )?(?=phan dau )", plain) or _AIM.search(plain)
        if match and len(plain) - match.end() > _GOAL_LENGTH:
            goal = sentence.part(match.end())
            quote = flat(goal.text).find(", voi quan diem")
            document["goals"].append(run_item(goal.part(0, quote) if quote > 0 else goal))


def _contents(document: Json, block: Block) -> None:
    """One content for each paragraph; `Đồng thời` goes on with the one before."""
    run, contents = block.run, document["contents"]
    if block.marker is None:
        if (
            contents
            and _JOINS.match(flat(run.text))
            and not re.match(r"ben canh do", flat(run.text))
        ):
            contents[-1]["text"] += f" {run.text}"
            contents[-1]["span"][1] = run.span()[1]
            return
        for sentence in [run] if CONNECTOR.match(flat(run.text)) else [_after_lead(run)]:
            _content(document, sentence, None)
    else:
        _content(document, run, block.marker.text)


def _after_lead(run: Run) -> Run:
    """The paragraph without a first sentence that only announces the contents."""
    return run


def _content(document: Json, run: Run, marker: str | None) -> None:
    parts = sentences(run)
    if len(parts) > 1 and re.search(w.CONTENT_START, flat(parts[0].text)) and not marker:
        run = join(parts[1:])
    marker, run = _strip(run, marker)
    document["contents"].append(
        {
            "order": 0,
            "key": key_of(run.text),
            "marker": marker,
            "text": run.text,
            "span": run.span(),
        }
    )


def _strip(run: Run, marker: str | None) -> tuple[str | None, Run]:
    """Leave out the connecting words at the head."""
    match = CONNECTOR.match(flat(run.text))
    if not match or match.end() >= len(run.text):
        return marker, run
    return marker or run.text[: match.end()].strip(), run.part(match.end())


def _subjects(document: Json, block: Block) -> None:
    for sentence in sentences(block.run):
        for clause in clauses(sentence):
            match = _MEMBERS.search(flat(clause.text))
            if match and len(clause.text) - match.end() > _SUBJECT_LENGTH:
                document["subjects"].append(run_item(clause.part(match.end())))


def _solutions(document: Json, block: Block) -> None:
    """Solutions: a list after `giải pháp gồm`, else one for each paragraph."""
    plain = flat(block.text)
    listed = _LISTED.match(plain)
    if listed and not block.marker:
        rest = _listed_solutions(document, block.run.part(listed.end()))
        if rest and re.search(w.SUBJECTS, flat(rest.text)):
            _subjects(document, Block(rest, None, rest.span()[0], None))
        return
    marker, run = _strip(block.run, block.marker.text if block.marker else None)
    will = re.match(r".{0,110}?\byeu cau\s", flat(run.text)) or re.match(
        r"(?:[^,;.]|\.(?=\S)){0,60}?\sse\s", flat(run.text)
    )
    if will:
        run = run.part(will.end())
    document["solutions"].append(run_item(run, marker))


_LISTED = re.compile(
    r"(?:cac )?giai phap[^.:;]{0,40}?(?:gom|:|la)\s?:?\s|[^.:;]{0,90}\bgiai phap[^.:;]{0,40}?:\s|"
    r"ve (?:cac )?giai phap, [^.:;]{0,60}?(?:yeu cau|de nghi|se|can|chu trong)\s:?"
)


def _listed_solutions(document: Json, run: Run) -> Run | None:
    parts = sentences(run)
    for clause in clauses(parts[0]):
        text = clause.text.rstrip(" ;.")
        document["solutions"].append(
            {"marker": None, "text": text, "span": clause.span(0, len(text))}
        )
    return join(parts[1:]) if len(parts) > 1 else None


def _duties(document: Json, block: Block) -> None:
    for sentence in sentences(block.run):
        parts = clauses(sentence)
        own = all(lead_actor(p)[0] for p in parts)
        for part in parts if own else [sentence]:
            _add_duty(document, part)


def _add_duty(document: Json, sentence: Run) -> None:
    actor, end = lead_actor(sentence)
    document["responsibilities"].append({
        "marker": None, "actor": actor, "actors": split_actors(actor),
        "partner": partner_in(sentence.text),
        "duties": [{"text": sentence.part(end).text, "span": sentence.span(end), "due": None}],
        "text": sentence.text, "span": sentence.span(),
    })  # fmt: skip


def _criteria(document: Json, block: Block) -> None:
    """Criteria in running text: `Tiêu chí đối với tập thể: a; b. Đối với cá nhân: c; d`."""
    criteria = document["criteria"]
    for sentence in sentences(block.run):
        head = _GROUP.match(flat(sentence.text))
        if head is None:
            continue
        who = head["who"] and sentence.text[head.start("who") : head.end("who")].strip()
        items = [
            run_item(c.part(0, len(c.text.rstrip(" ;."))))
            for c in clauses(sentence.part(head.end()))
        ]
        criteria["groups"].append({
            "marker": None, "subject": who, "subject_key": subject_key(who),
            "count": len(items), "items": items, "span": sentence.span(0, head.end()),
        })  # fmt: skip
        criteria["total"] += len(items)


_GROUP = re.compile(
    r"(?:(?:ve )?(?:bo )?tieu (?:chi|chuan)[^:]{0,40}?)?(?:(?:doi voi|"
    r"cho|cua)\s(?P<who>[^:]{2,90}))?:\s"
)


def _rewards(document: Json, block: Block) -> None:
    """Awards told in running text, by the occasions that each sentence names."""
    found = awards_in(block.run)
    for name, slot in found.items():
        if slot and not document["awards"].get(name):
            document["awards"][name] = slot


def _nothing(document: Json, block: Block) -> None:
    """Paragraphs on time are read together afterwards; introductions hold the subjects."""
    if document["subjects"] or not re.search(w.CONTENT_START, flat(block.text)):
        return
    match = re.search(
        r"(?:^|,\s)(?P<who>cac (?:bo|so|co quan|don vi|cap|xa|dia phuong|tinh|khoa|truong|"
        r"phuong|huyen|nganh)\b[^.;:]*?)\s(?:tap trung|thi dua|trien khai)",
        flat(block.text),
    )
    if match:
        document["subjects"].append(run_item(block.run.part(*match.span("who"))))


_ACTS = {
    "contents": _contents, "subjects": _subjects, "solutions": _solutions,
    "duties": _duties, "time": _nothing, "awards": _rewards,
    "criteria": _criteria, "intro": _nothing,
}  # fmt: skip
