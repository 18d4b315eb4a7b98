"""Who acts: the bodies named at the head of a duty, and those they work with."""

from __future__ import annotations

import re

from thidua.kernel.plandoc.orgs import HEAD
from thidua.kernel.plandoc.run import Run
from thidua.kernel.text.flat import bare, flat

VERBS = (
    "can cu|chu tri|phoi hop|chiu trach nhiem|co trach nhiem|co nhiem vu|tham muu|xay dung|"
    "to chuc|trien khai|"
    "huong dan|chu dong|bo sung|van dong|bao cao|tiep tuc|phan cong|chi dao|tang cuong|day manh|"
    "thuc hien|quan tam|theo doi|kiem tra|tuyen truyen|dua|dang ky|tap trung|dinh ky|kip thoi|"
    "can|phai|bo tri|can doi|lua chon|tham dinh|tong hop|ra soat|don doc|lanh dao|quan triet|"
    "nghien cuu|cu the hoa|huy dong|phat dong|tich cuc|se|la|duoc|khuyen khich|cung|ban hanh|"
    "pho bien|"
    "so ket|tong ket|tao dieu kien|mo|lap|giu gin|ghi|dang tai|dang tin|dua tin|bao dam|"
    "dam bao|cung cap|tiep nhan|"
    "ho tro|tham gia|hoan thanh|danh gia|xac nhan|xem xet|bien soan|keu goi|phan bo|van hanh|"
    "dinh huong|gop phan|"
    "gui|giup|de xuat|lap|giam sat|phat huy|thanh lap|cu|nang cao|phat hien|lam|lua|tien hanh|neu"
)
TWINS: dict[str, set[str]] = {
    "can": {"cần"}, "la": {"là"}, "cung": {"cùng", "cũng"}, "dua": {"đưa"}, "lam": {"làm"},
    "mo": {"mở"}, "cu": {"cử"}, "se": {"sẽ"}, "lua": set(), "lap": {"lập"}, "neu": {"nếu", "nêu"},
    "gui": {"gửi"}, "ghi": {"ghi"}, "phai": {"phải"}, "duoc": {"được"},
}  # fmt: skip
_VERB = re.compile(rf"(?:^|\s)(?:{VERBS})(?=[\s,;.:]|$)")
_GIVES = re.compile(r"[^,;:]{2,80}?\sgiao\s")
_LEAD = re.compile(
    r"(?:đề nghị|giao|yêu cầu|kính đề nghị|phân công)(?: cho)?\s|trách nhiệm của\s", re.IGNORECASE
)
_CLAUSE_LEAD = re.compile(
    r"(?:tren co so|can cu|dinh ky|hang|moi|theo|sau khi|trong|nham|de|truoc)\s"
)
_LEAD_REACH = 330
_WHO = re.compile(
    r"(?:cac|uy ban|ubnd|hoi dong|so(?! ket)|bo(?! tri| sung)|ban(?! hanh)|thu truong|chu tich|"
    r"truong|giam doc|hieu truong|phong|"
    r"doanh nghiep|lien doan|cong doan|doan|hoi|mat tran|cum|khoi(?! day)|don vi|co quan|"
    r"dia phuong|"
    r"dang uy|tinh uy|thanh uy|cap uy|chinh quyen|khoa|to(?! chuc)|chi bo|can bo|toan the|"
    r"nguoi|bao(?! cao| dam)|dai|van phong|"
    r"trung tam|benh vien|hop tac xa|moi|tung|ca nhan|tap the|ho|nha truong|cong an|cuc|vien|"
    r"hoc vien|"
    r"trung uong|tong(?! ket| hop)|tieu|truong|thuong truc|kho bac|ngan hang|xa|phuong|thon|"
    r"quy|bi thu|vu|thanh tra)\b"
)
_PARTNER = re.compile(
    rf"[Pp]hoi hop (?:chat che )?(?:voi|"
    rf"cung)(?: voi)?\s(?P<who>[^.;:]{{2,220}}?)(?=\s(?:{VERBS})[\s,;.]|[.;:]|,\s(?:{VERBS})\s|"
    rf"$)"
)
_COLON_REACH = 260
_REACH = 700


def lead_actor(run: Run) -> tuple[str | None, int]:
    """The actor at the head of a run and where its words end; (null, 0) when none is named."""
    plain = flat(run.text)
    start = _skip_lead(run.text, plain)
    colon = _colon(plain, start)
    verb = _verb(run.text[: start + _REACH], start)
    if (
        colon > 0
        and _WHO.match(plain, start)
        and (verb is None or verb.start() >= colon or _only_bodies(plain[start:colon]))
    ):
        return run.text[start:colon].strip(" ,"), colon + 1
    if verb and verb.start() > start and _WHO.match(plain, start):
        name = run.text[start : verb.start()].strip(" ,")
        longest = 300
        return (name, verb.start()) if len(name) < longest else (None, 0)
    return None, 0


def _verb(text: str, start: int) -> re.Match[str] | None:
    """The first duty verb; words that only look like one without their marks are passed over."""
    for match in _VERB.finditer(bare(text), start):
        word = match.group().strip()
        if text[match.start() : match.end()].strip().lower() in TWINS.get(word, {word}) or (
            word not in TWINS
        ):
            return match
    return None


def _colon(plain: str, start: int) -> int:
    """The colon, or the bar of a table, that ends the names at the head; -1 when none is near."""
    places = [p for mark in ":|" if (p := plain.find(mark, start, start + _COLON_REACH)) > 0]
    return min(places, default=-1)


def _skip_lead(text: str, plain: str) -> int:
    """Past `Đề nghị`, `Giao`, and past a clause before the comma after which a body stands."""
    match = _LEAD.match(text)
    start = match.end() if match else 0
    gives = _GIVES.match(text, start, start + _LEAD_REACH)
    if gives and _WHO.match(plain, gives.end()):
        return gives.end()
    if not _CLAUSE_LEAD.match(plain, start):
        return start
    comma = plain.find(", ", start, start + _LEAD_REACH)
    while comma > 0:
        if _WHO.match(plain, comma + 2) and not plain.startswith("can cu", comma + 2):
            return comma + 2
        comma = plain.find(", ", comma + 2, start + _LEAD_REACH)
    return start


def _only_bodies(plain: str) -> bool:
    """A list of bodies in which a verb is part of a name (`Ban Tổ chức`, `Hội đồng Thi đua`)."""
    return not re.search(
        r"\b(?:chu tri|phoi hop voi|tham muu|xay dung|can cu|chiu trach nhiem)\b", plain
    )


def split_actors(name: str | None) -> list[str]:
    """Several bodies in one list: cut where a new body begins after a comma or `và`.

    >>> split_actors("Sở Tài chính, Sở Nội vụ và UBND các xã")
    ['Sở Tài chính', 'Sở Nội vụ', 'UBND các xã']
    """
    if not name:
        return []
    out: list[str] = []
    at = 0
    for match in re.finditer(r"(?:,|;|\svà)\s(?=\S)", name):
        if HEAD.match(name, match.end()) or re.match(r"các\s", name[match.end() :]):
            out.append(name[at : match.start()].strip(" ,;"))
            at = match.end()
    out.append(name[at:].strip(" ,;:"))
    return [a for a in out if a]


def partner_in(text: str) -> str | None:
    """With whom the work is done: the words after `phối hợp với`."""
    match = _PARTNER.search(bare(text))
    return text[match.start("who") : match.end("who")].strip(" ,") if match else None
