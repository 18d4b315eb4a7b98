"""When, in news on a plan: from, to, phases and the duties told with them."""

from __future__ import annotations

import re

from thidua.kernel.plandoc import newswords as w
from thidua.kernel.plandoc.actors import partner_in, split_actors
from thidua.kernel.plandoc.blocks import Block
from thidua.kernel.plandoc.clauses import sentences
from thidua.kernel.plandoc.doc_numbers import NUMBER
from thidua.kernel.plandoc.movement import names_in
from thidua.kernel.plandoc.run import Run, join
from thidua.kernel.plandoc.shape import Json
from thidua.kernel.plandoc.timeline import inline_phases, milestones, over_phases, pair
from thidua.kernel.text.flat import flat

_EVENT = re.compile(r"so ket|tong ket|phat dong|ban hanh")
_SAYS_TIME = re.compile(rf"{w.TIME}|giai doan|(?:so ket|tong ket)\b[^.;]{{0,60}}(?:19|20)\d\d")


def read_time(document: Json, blocks: list[Block]) -> None:
    """From, to and phases out of all paragraphs that speak of time."""
    whole = join(b.run for b in blocks if _SAYS_TIME.search(flat(b.text)))
    begin, end = None, None
    for sentence in sentences(whole):
        if re.search(
            r"thoi gian|trien khai thuc hien tu|duoc (?:trien khai|"
            r"to chuc|thuc hien)|keo dai|dien ra",
            flat(sentence.text),
        ):
            begin, end = pair(sentence)
            if begin or end:
                break
    phases = inline_phases(whole)
    begin, end = over_phases(begin, end, phases)
    if not phases and begin is None and end is None:
        everything = join(b.run for b in blocks)
        begin, end = _targets(everything)
        if begin is None and end is None:
            begin, end = _named_years(everything)
    events = (
        []
        if phases
        else [
            m
            for m in milestones(whole)
            if m["due"]
            and _EVENT.search(flat(m["text"]))
            and not NUMBER.search(m["text"])
            and not (names_in(m["text"]) and "/" in m["due"])
        ]
    )
    document["timeline"] = {"from": begin, "to": end, "phases": phases, "milestones": events}
    if document["responsibilities"]:
        _duties_of_phases(document, phases)


_NAMED_YEARS = re.compile(
    r"phong trao[^.;]{0,300}?[”\"][^.;”\"]{0,80}?(?:giai doan|trong cac nam|tu nam) "
    r"(?:tu )?(?:nam )?(?P<a>20\d\d)\s?(?:-|den)\s?(?:het )?(?:nam )?(?P<b>20\d\d)"
)


def _named_years(whole: Run) -> tuple[str | None, str | None]:
    """The years that stand behind the name: `phong trào thi đua “...” giai đoạn 2025 - 2030`."""
    match = _NAMED_YEARS.search(flat(whole.text))
    return (match["a"], match["b"]) if match else (None, None)


def _targets(whole: Run) -> tuple[str | None, str | None]:
    """`các chỉ tiêu đến năm 2025 và phấn đấu đến năm 2030`."""
    match = re.search(
        r"chi tieu den nam (?P<a>20\d\d)[^.]{0,40}den nam (?P<b>20\d\d)", flat(whole.text)
    )
    return (match["a"], match["b"]) if match else (None, None)


def _duties_of_phases(document: Json, phases: list[Json]) -> None:
    """A body that leads in a phase has that duty too."""
    for phase in phases:
        for milestone in phase["milestones"]:
            if milestone["actor"] and "chu tri" in flat(milestone["text"]):
                actor = milestone["actor"]
                start = milestone["text"].find(actor)
                text = milestone["text"][start:]
                shift = milestone["span"][0] + start
                document["responsibilities"].append({
                    "marker": None, "actor": actor, "actors": split_actors(actor),
                    "partner": partner_in(text), "text": text,
                    "span": [shift, milestone["span"][1]],
                    "duties": [{"text": milestone["what"], "due": milestone["due"],
                                "span": [shift, milestone["span"][1]]}],
                })  # fmt: skip
