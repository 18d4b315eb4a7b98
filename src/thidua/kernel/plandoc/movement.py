"""The movement: its name in title and body, the movement above it, the act."""

from __future__ import annotations

import re

from thidua.kernel.plandoc.orgs import acting_body
from thidua.kernel.plandoc.run import Run
from thidua.kernel.plandoc.shape import Json
from thidua.kernel.text.flat import flat
from thidua.kernel.text.tone import modern_tone

QUOTED = re.compile(
    r"“(?P<a>[^“”]{8,400})”|\"(?P<b>[^\"]{8,400})\"|(?<!\w)[‘'](?P<c>[^‘’']{8,400})[’'](?!\w)|"
    r"«(?P<d>[^«»]{8,400})»|(?<!\w)(?:''|``)(?P<e>[^'`]{8,400})(?:''|``)"
)
_NAMED = re.compile(
    r"(?:phong trao(?: thi dua)?(?: (?:yeu nuoc|chuyen de|dac biet|cao diem|dot|voi chu de|"
    r"voi ten goi|mang ten|co ten|cua nganh|:))*|(?:dot|cuoc|chien dich) thi dua(?: [a-z]+){0,4}|"
    r"(?:phat dong|trien khai|to chuc) thi dua(?: (?:voi chu de|chu de|chuyen de))?|"
    r"^\s?thi dua(?: (?:nam \d{4}|chuyen de|voi chu de|chu de))*)\s?[:,]?\s?$"
)
_ANSWERED = re.compile(
    r"(?:huong ung|gan voi|long ghep(?: voi)?|cu the hoa|tiep noi|ke thua|thiet thuc huong ung)"
    r"(?: (?:va|thuc hien|trien khai|tham gia|co hieu qua))*[^.;“”\"]{0,30}$"
)
_BY_OTHERS = re.compile(
    r"[”\"’']?\s?,?\s?do\s(?:thu tuong|chinh phu|hoi dong|trung uong|chu tich|bo |ubnd|uy ban|tong|"
    r"ban |tinh |thanh pho)[^.;]{0,60}phat dong"
)
_BARE = re.compile(
    r"phong trao(?: thi dua)?(?: yeu nuoc)?\s(?P<name>(?!cua |tren |nay |duoc |trong |va |la |"
    r"gan |theo |giai doan )"
    r"[^“”\"()]{10,250}?)(?=\s(?:tren dia ban|trong (?:toan |nganh|he thong)|tai (?:tinh|"
    r"don vi|co quan|truong)|cua (?:so|tinh|truong|bo|nganh))|[.;:(]|$)"
)
_LAUNCH = re.compile(r"phat dong")
_CARRY = re.compile(r"trien khai|to chuc thuc hien|thuc hien|huong ung|tiep tuc")


def names_in(text: str) -> list[tuple[str, int, int]]:
    """Names of movements quoted in a text: (name, start, end) in order."""
    out: list[tuple[str, int, int]] = []
    plain = flat(text)
    for match in QUOTED.finditer(text):
        before = plain[max(0, match.start() - 60) : match.start()]
        if not _NAMED.search(before):
            continue
        group = match.lastgroup or "a"
        name = " ".join(match[group].split()).strip(" .,;:")
        out.append((name, match.start(group), match.end(group)))
    return out


def bare_name(text: str) -> str | None:
    """A name that stands without quotation marks in a title."""
    match = _BARE.search(flat(text))
    if not match:
        return None
    name = text[match.start("name") : match.end("name")].strip(" .,;:-")
    return re.sub(r"\s(?:năm|NĂM)\s\d{4}$", "", name)


def same_name(a: str | None, b: str | None) -> bool:
    """Whether two names differ in letters only by marks, case or blanks."""

    def bare(text: str | None) -> str:
        return " ".join(re.findall(r"\w+", flat(modern_tone(text or ""))))

    return bare(a) == bare(b)


def read_movement(title: Run | None, opening: Run, bases: list[Json]) -> Json:
    """The movement out of the title, the opening sentence and the bases.

    Args:
        title: the title, or null.
        opening: the paragraph in which the issuer acts, or all of the opening.
        bases: the legal bases.

    Returns:
        The movement's fields; `span` is the place of its name in the body (in the title when the
        body does not name it), `title_span` that in the title.
    """
    in_title = names_in(title.text) if title else []
    in_body = names_in(opening.text)
    own_title = _without_answered(title.text, in_title) if title else []
    title_name = own_title[0][0] if own_title else (bare_name(title.text) if title else None)
    found = _own_name(opening.text, in_body, title_name, bases)
    name = found[0] if found else title_name
    mode = _mode(flat(title.text if title else ""), bases, name)
    mode = mode or _mode(flat(opening.text), bases, name)
    others = [n for n, _, _ in own_title[1:] if not same_name(n, name)]
    title_span = _title_span(title, own_title, title_name)
    above = [n for n, _, _ in in_title if not same_name(n, name) and n not in others]
    return {
        "name": name,
        "name_in_title": title_name,
        "name_conflict": bool(own_title and found and not same_name(title_name, found[0])),
        "parent": above[0] if above else None,
        "parent_instrument": None,
        "launch_mode": mode,
        "others": others,
        "span": opening.span(*found[1:]) if found else title_span,
        "title_span": title_span,
    }


def _title_span(
    title: Run | None, own: list[tuple[str, int, int]], name: str | None
) -> list[int] | None:
    """Where the title names the movement."""
    if title is None or name is None:
        return None
    if own:
        return title.span(*own[0][1:])
    at = title.text.find(name)
    return title.span(at, at + len(name)) if at >= 0 else None


def _without_answered(text: str, names: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The names that are not those of a movement which this one answers; all when none is left."""
    plain = flat(text)
    own = [
        n for n in names
        if not _ANSWERED.search(_before_name(plain, n[1]))
        and not _BY_OTHERS.match(plain, n[2])
    ]  # fmt: skip
    return own or names


def _before_name(plain: str, start: int) -> str:
    """The words before a quoted name, without `phong trào thi đua` and the mark."""
    before = plain[max(0, start - 130) : start].rstrip(" “\"'‘«")
    match = _NAMED.search(before)
    return before[: match.start()] if match else before


def _own_name(
    opening: str, quoted: list[tuple[str, int, int]], title_name: str | None, bases: list[Json]
) -> tuple[str, int, int] | None:
    """The name in the body: said after the issuer acts, else the title's name in its spelling."""
    act = acting_body(opening)
    after = [n for n in quoted if act and n[1] > act[1]]
    own = [n for n in after if same_name(n[0], title_name)]
    if own:
        return own[0]
    cited = [flat(b["text"]) for b in bases]
    if title_name:
        own = [n for n in _without_answered(opening, after) if not _ANSWERED.search(
            _before_name(flat(opening), n[1])) and not _BY_OTHERS.match(flat(opening), n[2])
            and not any(flat(n[0]) in text for text in cited)]  # fmt: skip
    else:
        own = _without_answered(opening, after)
    if own:
        return own[0]
    spelled = [n for n in quoted if same_name(n[0], title_name)]
    if spelled:
        return spelled[0]
    if title_name or not quoted:
        return None
    apart = [n for n in quoted if not any(flat(n[0]) in text for text in cited)]
    return (apart or [quoted[-1]])[0]


def _mode(act: str, bases: list[Json], name: str | None) -> str | None:
    """`phat_dong` for a movement of one's own, `trien_khai` for carrying a higher one."""
    if _LAUNCH.search(act) and not _CARRY.match(act):
        return "phat_dong"
    if _CARRY.search(act):
        return "trien_khai"
    if re.search(r"to chuc", act):
        above = any(same_name(n, name) for b in bases for n, _, _ in names_in(b["text"]))
        return "trien_khai" if above else "phat_dong"
    return None


def add_parent(movement: Json, bases: list[Json], *, lower: bool) -> None:
    """Find the movement above and the document that launched it among the bases.

    Args:
        movement: changed in place.
        bases: the legal bases in order.
        lower: the issuer stands below a province: its nearest superior comes last.
    """
    able = [b for b in bases if b["number"] and re.search(r"phong trao|thi dua", flat(b["text"]))
            and not re.match(r"(?:luat|nghi dinh|thong tu)", flat(b["type"] or ""))]  # fmt: skip
    named = [b for b in able if names_in(b["text"])]
    same = [b for b in named if same_name(names_in(b["text"])[0][0], movement["name"])]
    chosen = same or named or [b for b in able if re.search(r"phong trao", flat(b["text"]))]
    if not chosen:
        chosen = _bare_decisions(bases)
    if not chosen:
        return
    base = chosen[-1] if lower and len(chosen) > 1 and chosen[0] in able else chosen[0]
    movement["parent_instrument"] = base["number"]
    names = names_in(base["text"])
    if names:
        movement["parent"] = names[0][0]


_BARE_END = re.compile(r"\d{4}(?:\s?,?\s(?:cua|do)\s[^,;.:]{3,60})?$")


def _bare_decisions(bases: list[Json]) -> list[Json]:
    """The one decision of the Prime Minister that is cited without a word on its subject.

    A movement of the whole country is launched by the Prime Minister; what is cited for another
    subject says so.
    """
    bare_ones = [
        b for b in bases
        if re.search(r"^\d{1,4}/qd"
            r"-ttg$", flat(b["number"] or "")) and _BARE_END.search(flat(b["text"]))
    ]  # fmt: skip
    return bare_ones if len(bare_ones) == 1 else []
