"""Which part of the plan a paragraph of news tells: told by its words and by what came before."""

from __future__ import annotations

import re
from collections.abc import Callable

from thidua.kernel.plandoc import newswords as w
from thidua.kernel.plandoc.blocks import Block

_NOUN = r"(?:mot |nhung )?(?:noi dung|nhiem vu|linh vuc|diem|trong tam)"
CONNECTOR = re.compile(
    rf"(?:(?:{'|'.join(sorted(w.CONNECTORS, key=len, reverse=True))})\b|"
    rf"{_NOUN}(?= )[^.,;:]{{3,60}}?(?= la ))"
    r"\s?[,:]?\s?(?:(?:do )?la\s?:?\s)?"
)
_CONTENT_LENGTH = 60


def next_state(state: str, plain: str, block: Block, *, marked: bool) -> str:
    """Which part a paragraph tells.

    Args:
        state: the part that the paragraph before it told.
        plain: its words without marks.
        block: the paragraph.
        marked: the text has list marks.
    """
    listed = _listed(state, block, marked=marked)
    if _VOICE.match(plain) or listed:
        return listed or "lead"
    if state == "lead" and CONNECTOR.match(plain) and re.search(r"\bthi dua\b", plain[:80]):
        return "contents"
    named = next((name for name, fits in _NAMED_PARTS if fits(state, plain)), None)
    if named:
        return named
    if state in {"lead", "intro"} and re.search(w.CONTENT_START, plain[:260]):
        return "intro" if marked or plain.rstrip().endswith(":") else "contents"
    if state == "lead" and _BARE_CONTENT.match(plain) and len(plain) > _CONTENT_LENGTH:
        return "contents"
    gone = state in {"time", "subjects", "intro", "awards", "criteria"} or (
        state == "contents" and marked
    )
    return "lead" if gone else state


def _listed(state: str, block: Block, *, marked: bool) -> str | None:
    """The part of a paragraph with a list mark, or null where the mark does not tell."""
    if block.marker is None:
        return None
    if state == "solutions":
        return state
    numbered = block.marker.kind in {"ordinal", "arabic", "label"}
    return "contents" if state in {"intro", "contents"} or (marked and numbered) else None


_CARRIED_OUT = re.compile(
    r"de (?:phong trao|thuc hien|trien khai|dat|hoan thanh|bao dam|ke hoach|"
    r"cac noi dung)\b[^.;:]{0,120}"
    r"\b(?:yeu cau|de nghi|chi dao|luu y|de ra|dat ra)\b"
)
_VOICE = re.compile(
    r"theo (?:ong|ba|dong chi|anh|chi|co|thay)\b|[“\"]|(?:ong|ba) [^.;]{3,60}(?:cho biet|noi)"
)
_BARE_CONTENT = re.compile(r"(?:noi dung )?thi dua (?!“|\"|yeu nuoc)")
_REWARD = re.compile(
    r"(?:(?:ve|doi voi|trong) )?(?:cong tac |hinh thuc |"
    r"viec )?khen thuong\b|[^.]{0,120}\b(?:tang|trao) "
    r"(?:bang khen|giay khen|co thi dua)"
)
_MEASURE = re.compile(r"(?:ve )?(?:bo )?(?:tieu chi|tieu chuan)\b[^.]{0,80}:")
_SAID_SOLUTIONS = (
    r"^ve (?:cac )?giai phap|\bgiai phap[^.:;]{0,40}:|^(?:cac )?giai phap[^.]{0,40} (?:la|gom) "
)
_NAMED_PARTS: tuple[tuple[str, Callable[[str, str], bool]], ...] = (
    (
        "time",
        lambda _, p: bool(re.search(w.TIME, p[:200]) and re.search(r"(?:19|20)\d\d", p)),
    ),
    ("duties", lambda s, p: s in {"time", "duties"} and bool(re.search(w.DUTY, p[:200]))),
    ("criteria", lambda _, p: bool(_MEASURE.match(p))),
    ("awards", lambda _, p: bool(_REWARD.match(p))),
    ("subjects", lambda _, p: bool(re.search(w.SUBJECTS, p[:120]))),
    ("solutions", lambda s, p: s == "contents" and bool(_CARRIED_OUT.match(p))),
    (
        "solutions",
        lambda s, p: bool(re.search(_SAID_SOLUTIONS if s == "lead" else w.SOLUTION, p[:160])),
    ),
)
