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
    r"phong trao(?: thi dua)?(?: (?:yeu nuoc|chuyen de|dac biet|dot|voi chu de|mang ten|"
    r":))*\s?[:,]?\s?$"
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


def read_movement(title: Run | None, opening: str, bases: list[Json]) -> Json:
    """The movement out of the title, the opening sentence and the bases.

    Args:
        title: the title, or null.
        opening: the paragraph in which the issuer acts, or all of the opening.
        bases: the legal bases.

    Returns:
        The movement's fields.
    """
    in_title = names_in(title.text) if title else []
    in_body = names_in(opening)
    title_name = in_title[0][0] if in_title else (bare_name(title.text) if title else None)
    body_name = _own_name(opening, in_body, title_name, bases)
    name = body_name or title_name
    mode = _mode(flat(title.text if title else opening), bases, name)
    others = [n for n, _, _ in in_title[1:] if not same_name(n, name)]
    return {
        "name": name,
        "name_in_title": title_name,
        "name_conflict": bool(in_title and body_name and name == body_name
                              and not same_name(title_name, body_name)),
        "parent": None,
        "parent_instrument": None,
        "launch_mode": mode,
        "others": others,
    }  # fmt: skip


def _own_name(
    opening: str, quoted: list[tuple[str, int, int]], title_name: str | None, bases: list[Json]
) -> str | None:
    """The name in the body: said after the issuer acts, else the title's name in its spelling."""
    act = acting_body(opening)
    after = [n for n, start, _ in quoted if act and start > act[1]]
    own = [n for n in after if same_name(n, title_name)]
    if own:
        return own[0]
    if after:
        return after[0]
    spelled = [n for n, _, _ in quoted if same_name(n, title_name)]
    if spelled:
        return spelled[0]
    if title_name or not quoted:
        return None
    apart = [n for n, _, _ in quoted if not any(flat(n) in flat(b["text"]) for b in bases)]
    return (apart or [quoted[-1][0]])[0]


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
        return
    base = chosen[-1] if lower else chosen[0]
    movement["parent_instrument"] = base["number"]
    names = names_in(base["text"])
    if names:
        movement["parent"] = names[0][0]
