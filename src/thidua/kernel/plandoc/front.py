"""The head of a document: letterhead, number, day, place, kind and title."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from thidua.kernel.dates import find as find_dates
from thidua.kernel.plandoc import markers
from thidua.kernel.plandoc.blocks import group_run
from thidua.kernel.plandoc.doc_numbers import NUMBER, TYPES
from thidua.kernel.plandoc.headings import is_caps
from thidua.kernel.plandoc.lines import Line
from thidua.kernel.plandoc.orgs import HEAD, PLACE, acting_body
from thidua.kernel.plandoc.run import Run, join
from thidua.kernel.plandoc.vocabulary import FRONT_MARKS
from thidua.kernel.plandoc.zones import ACT_WORDS, BASIS, KINDS, kind_of_line, title_line
from thidua.kernel.text.flat import LOWER, flat

_DAY = re.compile(r"(?:^|,\s?)\s?ngay\s?\d{1,2}\s?(?:thang|/)\s?\d{1,2}\s?(?:nam|/)\s?\d{4}")
_BLANK_DAY = re.compile(
    r"(?:^|,\s?)\s?ngay\s?[\d.…_]{0,12}\s?thang\s?[\d.…_]{0,12}\s?nam\b\s?[\d.…_]{0,8}\s?$"
)
_BLANK_NUMBER = re.compile(r"(?:Số|SỐ)\s?:?\s?[.…_\s]*(?:[/-]\s?[A-ZĐ]\S*)?\s*$")
_META = re.compile(
    r"(?P<key>so hieu|so ky hieu|ngay ban hanh|co quan ban hanh|noi ban hanh|nguoi ky|loai van ban)"
    r"\s?:?\s(?P<value>\S.*)"
)
_BASED = re.compile(
    rf"(?:\S+\s){{1,4}}?(?:{'|'.join(sorted((flat(t) for t in TYPES), key=len, reverse=True))}|"
    rf"chuc nang|loi)\b"
)
_ATTACHED = re.compile(r"\(?\s?(?:kem theo|ban hanh kem theo)\b")
_MOST_TITLE = 8
_SENTENCE = 60


@dataclass(slots=True)
class Front:
    """What the head says; null where it says nothing."""

    issuer_lines: list[str] = field(default_factory=list)
    number: str | None = None
    date: str | None = None
    place: str | None = None
    kind: str | None = None
    attached: str | None = None
    title: Run | None = None
    meta: dict[str, str] = field(default_factory=dict)
    opening: list[Line] = field(default_factory=list)
    decision: list[Line] = field(default_factory=list)
    party: bool = False


def read_front(lines: list[Line]) -> Front:
    """Read the lines before the body.

    Args:
        lines: the front zone, opening paragraphs included.

    Returns:
        The head, with the lines of the opening (bases, opening sentence) left in `opening`.
    """
    front = Front()
    at = title_line(lines)
    first = next((i for i in range(max(at, 0)) if kind_of_line(lines[i].run)), at)
    head = lines[:first] if at >= 0 else _headless(lines)
    for piece in _pieces(head):
        _letterhead(front, piece)
    if at < 0:
        front.opening = lines[len(head) :]
        return front
    front.kind = kind_of_line(lines[at].run)
    if first < at:
        front.attached, front.kind = front.kind, kind_of_line(lines[first].run)
        front.decision = lines[first + 1 : at]
    last = _title(front, lines, at)
    front.opening = [*_until_articles(front.decision), *lines[last:]]
    return front


def _until_articles(lines: list[Line]) -> list[Line]:
    """The bases of a decision: its lines before the first article."""
    end = next((i for i, x in enumerate(lines) if re.match(r"dieu 1\b", flat(x.run.text[:8]))), 0)
    return [x for x in lines[:end] if BASIS.match(flat(x.run.text[:60]))]


def _headless(lines: list[Line]) -> list[Line]:
    """Lines of a letterhead when no line names the kind of document."""
    most = 12
    end = 0
    for i, line in enumerate(lines[:most]):
        plain = flat(line.run.text)
        if any(mark in plain for mark in FRONT_MARKS) or re.match(r"so\s?:", plain):
            end = i + 1
    return lines[:end]


def _pieces(lines: list[Line]) -> list[Run]:
    out: list[Run] = []
    for line in lines:
        out.extend(_filled(line.cells) if line.cells else (line.run,))
    return out


def _filled(cells: tuple[Run, ...]) -> list[Run]:
    """The cells of a row; wide gaps for a number or a day to be written in part nothing."""
    out: list[Run] = []
    for cell in cells:
        before = flat(out[-1].text) if out else ""
        if re.fullmatch(r"(?:so|s0)\s?:?", before) or re.search(
            r"\bngay\b[\s\d.…/_]*(?:thang|$)", before
        ):
            out[-1] = join([out[-1], cell])
        else:
            out.append(cell)
    return out


def _letterhead(front: Front, run: Run) -> None:
    text, plain = run.text, flat(run.text)
    bare = re.sub(r"[^a-z ]", " ", plain)
    meta = _META.match(plain)
    if meta:
        front.meta.setdefault(meta["key"], text[meta.start("value") :])
        return
    if "dang cong san viet nam" in " ".join(bare.split()):
        front.party = True
    if any(mark in " ".join(bare.split()) for mark in FRONT_MARKS):
        text = re.split(r"(?i)cộng h[oò][àa]|độc lập|đảng cộng sản", text)[0].strip()
        plain = flat(text)
    numbered = NUMBER.search(text)
    announced = re.match(r"(?:so|s0)(?:\s?[:.]|\s\d|\s?$)", plain)
    if front.number is None and numbered and (announced or numbered.start() <= 1):
        front.number = re.sub(r"\s", "", numbered.group())
        text = text[: numbered.start()] if not announced else ""
    day = _DAY.search(plain)
    if day and front.date is None:
        moments = find_dates(run.text)
        front.date = next((m.due for m in moments if m.kind == "day"), None)
        place = run.text[: day.start()].strip(" ,*_")
        place = re.sub(r"^.*?[0-9/]\S*\s+|^Số:?\s*", "", place) if numbered else place
        front.place = place or None
        return
    blank = _BLANK_DAY.search(plain)
    if blank and front.place is None:
        place = re.sub(r"^.*?(?:/\S+|Số\s?:\S*)\s+", "", text[: blank.start()].strip(" ,*_"))
        front.place = place or None
        text = ""
    if numbered is None and (unfilled := _BLANK_NUMBER.search(text)):
        text = text[: unfilled.start()]
    if is_caps(text) and not announced and kind_of_line(run) is None:
        front.issuer_lines.append(text.strip(" *-_"))


def _title(front: Front, lines: list[Line], at: int) -> int:
    """Read the title after the line of the kind; returns the line after it."""
    runs: list[Run] = []
    same = _after_kind(lines[at].run)
    if same.text:
        runs.append(same)
    i = at + 1
    while i < len(lines) and len(runs) < _MOST_TITLE:
        line = lines[i]
        if _ATTACHED.match(flat(line.run.text[:40])):
            return _attached(front, runs, lines, i)
        if runs and not _title_goes_on(runs[-1].text, line):
            break
        runs.append(line.run)
        i += 1
    front.title = group_run(runs) if runs else None
    return i


def _attached(front: Front, runs: list[Run], lines: list[Line], i: int) -> int:
    """`(Kèm theo Quyết định số ...)`: the number and the day are those of the decision."""
    front.title = group_run(runs) if runs else None
    most = 3
    text = " ".join(line.run.text for line in lines[i : i + most])
    number = NUMBER.search(text)
    if number and front.number is None:
        front.number = re.sub(r"\s", "", number.group())
        day = next((m.due for m in find_dates(text) if m.kind == "day"), None)
        front.date = front.date or day
        if "quyet dinh" in flat(text[:60]):
            front.attached, front.kind = front.kind, "Quyết định"
    while i < len(lines) and ")" not in lines[i].run.text and i < most:
        i += 1
    return i + 1


def _after_kind(run: Run) -> Run:
    plain = flat(run.text[:60])
    for name in sorted(KINDS, key=len, reverse=True):
        if plain.startswith(name) and len(run.text) > len(name):
            return run.part(len(name))
    return Run("", ())


def _title_goes_on(before: str, line: Line) -> bool:
    """Whether a line still belongs to the title."""
    text = line.run.text
    if re.fullmatch(ACT_WORDS, flat(before)) and not is_opening(text) and not markers.match(text):
        return True
    if before.count("“") > before.count("”") and not is_opening(text):
        return True
    if is_caps(before):
        return is_caps(text) and not markers.match(text)
    if re.match(rf"[{LOWER}]", text):
        return True
    longest = 110
    if markers.match(text) or is_opening(text) or line.blank or len(text) > longest:
        return False
    return not text.endswith((";", ":", ".")) and (
        re.search(rf"[{LOWER}]", text) is not None and not before.endswith(("”", '"', "."))
    )


def is_opening(text: str) -> bool:
    """A basis or the opening sentence begins here."""
    plain = flat(text[:90])
    if BASIS.match(plain) and _BASED.match(plain):
        return True
    if re.match(r"(?:nham|de|huong ung|xet|can cu|theo de nghi)\s", plain):
        return True
    if HEAD.match(text) and acting_body(text[:400]):
        return True
    return bool(HEAD.match(text)) and len(text) > _SENTENCE and not PLACE.fullmatch(text)
