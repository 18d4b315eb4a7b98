"""The end of a document: who gets it and who signs."""

from __future__ import annotations

import re

from thidua.kernel.plandoc import markers
from thidua.kernel.plandoc.headings import is_caps
from thidua.kernel.plandoc.lines import Line
from thidua.kernel.plandoc.run import Run, join
from thidua.kernel.plandoc.shape import Json
from thidua.kernel.plandoc.zones import POSITION, RECIPIENTS, SIGNATURE
from thidua.kernel.text.flat import LOWER, UPPER, flat

_NAME_WORD = rf"[{UPPER}][{LOWER}]{{0,7}}"
NAME = re.compile(
    rf"(?:(?:PGS|GS|TS|ThS|BS|CKI{{1,2}}|Ths|TTND|TTƯT|NGND|NGƯT)\.?\s?[,.]?\s?)*"
    rf"(?P<name>(?:[KHY]\s?['’‘ʼ`]\s?)?{_NAME_WORD}(?:\s(?:[KH]['’‘ʼ`]\s?)?{_NAME_WORD}){{1,5}}|"
    rf"[KH]\s?['’‘ʼ`]\s?{_NAME_WORD})"
)
_CAPS_NAME = re.compile(rf"[{UPPER}]{{2,7}}(?:\s[{UPPER}]{{1,7}}){{1,4}}$")
_CAPS_START = re.compile(rf"(?<=[.;]\s)(?=[{UPPER}]{{2,}}\s[{UPPER}]{{2,}})")
_FORM = re.compile(
    r"(?:(?:TM|KT|TL|TUQ|Q)\s?\.|[TK]/[MT])\s?[^a-z]*?(?=\s(?:TM|KT|TL|TUQ)\.|\s\w+[a-z]|$)"
)
_ABBREVIATED = re.compile(r"(?:TM|KT|TL|TUQ|Q)\s?\.\s?$")
_SKIP = re.compile(r"\(?\s?(?:da ky|ky ten|dong dau|chu ky|ky,|ky va)\b")
_SPLIT = re.compile(r"(?<=[;.])\s?[-–+•]\s?(?=[^\W\d_])|(?<=;)\s(?=[^\W\d_])")
_TITLES = {
    "chu tich": "Chủ tịch", "giam doc": "Giám đốc", "hieu truong": "Hiệu trưởng",
    "bo truong": "Bộ trưởng", "thu truong": "Thứ trưởng", "thu tuong": "Thủ tướng",
    "truong ban": "Trưởng ban", "bi thu": "Bí thư", "tong giam doc": "Tổng Giám đốc",
    "chanh van phong": "Chánh Văn phòng", "cuc truong": "Cục trưởng",
    "truong phong": "Trưởng phòng", "vien truong": "Viện trưởng", "chu nhiem": "Chủ nhiệm",
}  # fmt: skip


def columns(lines: list[Line]) -> list[Run]:
    """The lines of the tail as they are read: the left column first, then the right one."""
    left: list[Run] = []
    right: list[Run] = []
    for line in lines:
        if line.cells:
            left.append(line.cells[0])
            right.extend(line.cells[1:])
        else:
            left.append(line.run)
    return left + right


def read_tail(lines: list[Line]) -> tuple[list[Json], Json | None]:
    """The recipients and the signer of a tail."""
    recipients: list[Json] = []
    signature: list[Run] = []
    for run in _pieces(columns(lines)):
        plain = flat(run.text[:60])
        opened = RECIPIENTS.match(plain)
        if opened:
            _receive(recipients, run.part(opened.end()))
        elif _signs(run.text, plain) or (signature and not markers.match(run.text)):
            signature.append(run)
        elif not signature or (markers.match(run.text) and not _SKIP.match(plain)):
            _receive(recipients, run)
    for recipient in recipients:
        del recipient["ended"]
    signer = _signer(signature)
    if signer and signer["name"] is None and recipients:
        signer["name"] = _name_after(recipients[-1])
    return recipients, signer


def _name_after(recipient: Json) -> str | None:
    """The signer's name on the line of the last recipient, whose columns ran together."""
    match = _KEPT.match(recipient["text"])
    if match is None:
        return None
    cut = len(recipient["text"]) - match.end("kept")
    recipient["text"] = match["kept"].rstrip(" .;")
    recipient["span"][1] -= cut
    return match["name"]


_KEPT = re.compile(rf"(?P<kept>[Ll]ưu\b.{{0,60}}?[.;)])\s{NAME.pattern}$")


def _pieces(runs: list[Run]) -> list[Run]:
    """Lines cut where several recipients, or a signature, stand on one line."""
    out: list[Run] = []
    for run in runs:
        at = 0
        cuts = [m.start() for m in _SPLIT.finditer(run.text)]
        cuts += [
            m.start() for m in re.finditer(r"(?<=[.;\s])(?:TM|KT|TL|TUQ)\.\s?(?=\S)", run.text)
        ]
        cuts += [
            m.start()
            for m in _CAPS_START.finditer(run.text)
            if POSITION.match(flat(run.text[m.start() : m.start() + 30]))
            and not _ABBREVIATED.search(run.text[: m.start()])
        ]
        for cut in sorted({c for c in cuts if c > 0}):
            out.append(run.part(at, cut))
            at = cut
        out.append(run.part(at))
    return [run for run in out if run.text]


def _signs(text: str, plain: str) -> bool:
    if SIGNATURE.match(plain) and is_caps(text[:8]):
        return True
    position = POSITION.match(plain)
    return bool(position) and is_caps(text[: position.end()] if position else text)


def _receive(recipients: list[Json], run: Run) -> None:
    """Add a recipient, or the rest of the one before that was broken over two lines."""
    marker = markers.match(run.text)
    if marker and marker.kind in markers.WEAK | {"arabic"}:
        run = run.part(marker.end)
    text = run.text.rstrip(" ;,.:")
    if not text or not any(c.isalpha() for c in text):
        return
    broken = recipients and not marker and re.match(rf"[{LOWER}(]", text)
    if broken and not recipients[-1].get("ended"):
        recipients[-1]["text"] += f" {text}"
        recipients[-1]["span"][1] = run.span(0, len(text))[1]
    else:
        recipients.append({"text": text, "span": run.span(0, len(text))})
    recipients[-1]["ended"] = run.text.endswith((";", "."))


def _signer(signature: list[Run]) -> Json | None:
    """Form, position and name out of the lines of a signature."""
    if not signature:
        return None
    whole = join(run for run in signature if not _SKIP.match(flat(run.text[:40])))
    name = None
    caps_end = _caps_end(whole.text)
    capitals = _PERSON.sub("", whole.text[:caps_end].rstrip())
    form = [match.group().strip() for match in _FORM.finditer(capitals[:400])]
    position = _position(capitals)
    found = NAME.search(whole.text, caps_end)
    if found:
        name = found["name"]
    elif (
        len(signature) > 1
        and _CAPS_NAME.fullmatch(signature[-1].text)
        and not POSITION.match(flat(signature[-1].text))
    ):
        name = signature[-1].text.title()
    if not (name or position):
        return None
    return {"name": name, "position": position, "form": _form(form), "span": whole.span()}


def _form(form: list[str]) -> str | None:
    """`TM. ... / KT. ...` without the position of the one who signs."""
    lines = []
    for piece in form:
        match = re.match(r"((?:KT|TL|TUQ)\.\s?\S+\s\S+?)(?:\s.*)?$", piece)
        cut = POSITION.search(flat(piece), 4) if piece.startswith("T") else None
        lines.append(match[1] if match else piece[: cut.start()].strip() if cut else piece)
    return " / ".join(lines) or None


def _caps_end(text: str) -> int:
    """Where the capitals of the position end and the name begins (`K’ Brơ`, `Y Thuyên` too)."""
    end = 0
    for match in re.finditer(r"\S+", text):
        word = match.group()
        if any(c.islower() for c in word) and not word.startswith(("TM", "KT")):
            break
        end = match.end()
    first = _FIRST_LETTER.search(text[:end])
    return first.start("first") if first and first.start("first") and end < len(text) else end


_FIRST_LETTER = re.compile(r"\s(?P<first>(?:[KH]['’‘ʼ`]|Y))$")
_PERSON = re.compile(
    r"\s(?:(?:PGS|GS|TS|THS|BS|BSCK|CK|BSCKI{1,2}|BS\.?CKI{1,2}|CKI{1,2}|KS|CN|DS|LS|NGND|NGƯT|"
    r"TTND|"
    r"TTƯT)\b[.,\s]*)+$"
)


def _position(caps: str) -> str | None:
    plain = flat(caps)
    found = list(POSITION.finditer(plain))
    if not found:
        return None
    title = found[-1].group().strip()
    if plain[: found[-1].start()].endswith("pho "):
        title = f"pho {title}"
    acting = re.match(r"(?:q\. ?|quyen )", title)
    base = title.removeprefix("pho ")[acting.end() if acting else 0 :]
    named = _TITLES.get(base) or caps[found[-1].start() : found[-1].end()].capitalize()
    rest = caps[found[-1].end() :].strip(" ,.")
    standing = " Thường trực" if flat(rest).startswith("thuong truc") else ""
    if base in _OF_A_PART and rest and is_caps(rest) and len(rest) < _LONG_PART:
        standing = f" {rest.capitalize()}"
    deputy = title.startswith("pho ") and base in _TITLES
    lead = "Phó " if deputy else "Quyền " if acting else ""
    return f"{lead}{named}{standing}"


_OF_A_PART = frozenset({"truong phong", "truong ban", "chanh van phong"})
_LONG_PART = 60
