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
    "gui|giup|de xuat|lap|giam sat|phat huy|thanh lap|cu|nang cao|phat hien|lam|lua|tien hanh|neu|"
    "dong vien|cong bo|cong khai|chuan bi|gioi thieu|quan ly|cap nhat|bieu duong|ton vinh|"
    "duy tri|ung dung|khai thac|phan dau|cam ket|hoan thien|xac dinh|giai quyet|dieu phoi|"
    "nhan rong|phan anh|nhan|trinh|xet|giao|giu|lay|dieu hanh|rut kinh nghiem|ky ket|trao doi|"
    "bao quat|day|cai dat|thong bao|dat|khac phuc|xu ly|thao go|"
    "khao sat|thong ke|niem yet|hop dan|trich"
)
TWINS: dict[str, set[str]] = {
    "can": {"cần"}, "la": {"là"}, "cung": {"cùng", "cũng"}, "dua": {"đưa"}, "lam": {"làm"},
    "mo": {"mở"}, "cu": {"cử"}, "se": {"sẽ"}, "lua": set(), "lap": {"lập"}, "neu": {"nếu", "nêu"},
    "dong vien": {"động viên"}, "cong bo": {"công bố"}, "cap nhat": {"cập nhật"},
    "nhan": {"nhận"}, "trinh": {"trình"}, "xet": {"xét"}, "giao": {"giao"}, "giu": {"giữ"},
    "lay": {"lấy"}, "day": {"dạy"}, "dat": {"đặt"}, "phan anh": {"phản ánh"},
    "ung dung": {"ứng dụng"},
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
_TIME = (
    r"(?:quy (?:[ivx]{1,3}|[1-4])|thang \d{1,2}|nam \d{4}|ngay \d{1,2}(?:[/.-]\d{1,2})?"
    r"(?:[/.-]\d{4})?|\d{1,2}[/.-]\d{4}|(?:hang|moi) (?:nam|quy|thang)|6 thang|\d{4}|cung nam)"
)
_TIME_LEAD = re.compile(
    rf"(?:(?:trong|vao|den|tu|truoc|khoang|cham nhat|dip|het|cuoi|dau|giua|sang|bat dau|dinh ky) )*"
    rf"(?:(?:hang|moi) (?:nam(?: hoc)?|quy|thang|hoc ky|ky)|"
    rf"{_TIME})(?:\s?[-/,]?\s?(?:den |va )?(?:het )?{_TIME})*\s?,?\s"
)
_LEAD_REACH = 330
_WHO = re.compile(
    r"(?:cac|uy ban|ubnd|hoi dong|so(?! ket)|bo(?! tri| sung)|ban(?! hanh)|thu truong|chu tich|"
    r"truong|giam doc|hieu truong|phong|"
    r"tram|doi(?! (?:moi|voi|ngu|song))|nhom|xom|"
    r"doanh nghiep|lien doan|cong doan|doan|hoi|mat tran|cum|khoi(?! day)|don vi|co quan|"
    r"dia phuong|"
    r"dang uy|tinh uy|thanh uy|cap uy|chinh quyen|khoa|to(?! chuc)|chi bo|can bo|toan the|"
    r"nguoi|bao(?! cao| dam)|dai|van phong|"
    r"trung tam|benh vien|hop tac xa|moi|tung|ca nhan|tap the|ho|nha truong|cong an|cuc|vien|"
    r"hoc vien|"
    r"trung uong|tong(?! ket| hop)|tieu|truong|thuong truc|kho bac|ngan hang|xa|phuong|thon|"
    r"quy(?! [ivx\d])|bi thu|vu|thanh tra|lanh dao|toa an|vien kiem sat|ho gia dinh|thanh vien|"
    r"huyen|quan|tinh|thanh pho|thi xa|nhung|mttq|btv|bch|ubmttq|hdnd|trung tam|hoi dong|"
    r"thanh uy|quan uy|huyen uy|tap doan|cong ty|nguoi dung dau|lien minh|thanh doan|tinh doan)\b"
)
_PARTNER = re.compile(r"[Pp]hoi hop (?:chat che )?(?:voi|cung)(?: voi)?\s|(?<=[Cc]hu tri, )cung\s")
_PARTNER_END = re.compile(r"[.;:]|$")
_PARTNER_REACH = 220
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
        and (_WHO.match(plain, start) or _SHORT_NAME.match(run.text, start, colon))
        and (verb is None or verb.start() >= colon or _only_bodies(plain[start:colon]))
    ):
        return run.text[start:colon].strip(" ,"), colon + 1
    if verb and verb.start() > start and _WHO.match(plain, start):
        name = run.text[start : verb.start()].strip(" ,")
        longest = 300
        return (name, verb.start()) if len(name) < longest else (None, 0)
    return None, 0


_SHORT_NAME = re.compile(r"[A-ZĐ]{3,7}(?:\s[^\W\d_]\w*){0,6}$")


def is_body(text: str) -> bool:
    """Whether a cell of a table names a body and nothing else."""
    longest = 120
    return (
        len(text) < longest
        and bool(_WHO.match(flat(text)))
        and _verb(text, 0) is None
        and not text.endswith(".")
    )


def names_only(text: str) -> bool:
    """Whether a line names who acts and stops there, as a heading over the duties does."""
    plain = flat(text)
    most = 16
    return (
        not text.rstrip().endswith((".", ";", ":", ","))
        and len(text.split()) <= most
        and bool(_WHO.match(plain, _skip_lead(text, plain)))
        and not re.search(
            r"\b(?:chu tri|phoi hop|tham muu|chiu trach nhiem|co trach nhiem|can cu|"
            r"co nhiem vu|phai|can)\b", bare(text))
    )  # fmt: skip


def who_before_verb(text: str) -> int:
    """Where a list of bodies at the head of a sentence ends and a verb begins; 0 for none."""
    if not _WHO.match(flat(text[:40])) and not _EVERYBODY.match(flat(text[:40])):
        return 0
    verb = _verb(text[:_REACH], 0)
    act = _ACTS.search(flat(text[: verb.start() if verb else _REACH]))
    first = act or verb
    return first.start() if first else 0


_EVERYBODY = re.compile(r"(?:toan the|tat ca|100%|moi)\b")
_ACTS = re.compile(r"\s(?:tap trung|thi dua (?:vao|voi|thuc hien)|huong ung)\s")


def _verb(text: str, start: int) -> re.Match[str] | None:
    """The first duty verb; words that only look like one without their marks are passed over."""
    plain = bare(text)
    for match in _VERB.finditer(plain, start):
        word = match.group().strip()
        if word in TWINS and text[match.start() : match.end()].strip().lower() not in TWINS[word]:
            continue
        if not _is_noun(plain, word, match):
            return match
    return None


_COUNTS = re.compile(
    r"\b(?:cac|nhung|moi|tung|mot so|cua|(?<!truc )thuoc|va|cho|cung|tai)$", re.IGNORECASE
)
_NOUN_BEFORE: dict[str, str] = {
    "to chuc": r"(?:ban|vu|phong|can bo|he thong|cong tac)$",
    "chi dao": r"ban$", "quan ly": r"(?:ban|can bo|"
        r"co quan|cap|phong)$", "dieu hanh": r"(?:ban|cap)$", "kiem tra": r"(?:uy ban|doan|"
            r"to|ban|phong)$",
    "lanh dao": r"(?:can bo|ban|tap the|dong chi|cap)$",
    "tong hop": r"(?:phong|bo phan|to|ban|ke hoach|hanh chinh)$",
    "theo doi": r"(?:can bo|bo phan|duoc giao|to)$", "ho tro": r"(?:trung tam|quy|phong)$",
    "huong dan": r"(?:trung tam|doi|to)$", "giam sat": r"(?:doan|ban|to)$",
    "van dong": r"(?:ban|to|cuoc)$", "tuyen truyen": r"(?:doi|to|ban)$",
    "tham gia": r"(?:cac (?:don vi|doanh nghiep|thanh vien)|don vi|doanh nghiep)$",
    "dinh huong": r"(?:hoi dong|trung tam)$", "tham dinh": r"(?:hoi dong|to|phong)$",
    "danh gia": r"(?:hoi dong|to)$",
}  # fmt: skip
_NOUN_AFTER: dict[str, str] = {
    "to chuc": (r"\s(?:chinh tri|xa hoi|doan the|thanh vien|dang\b(?! ky)|ca nhan|kinh te|tin dung|"
        r"phi chinh phu|nghe nghiep|hoi(?: |,)(?!nghi|thao|thi|"
            r"dam)|cong doan|co so|hop phap|lien quan|quan chung|"
        r"co lien quan|khac|khoa hoc|doanh nghiep|su nghiep|quoc te|nay|thuoc|truc thuoc)"),
}  # fmt: skip


def _is_noun(plain: str, word: str, match: re.Match[str]) -> bool:
    """A duty verb that is part of a name here (`các tổ chức xã hội`, `ban chỉ đạo`)."""
    before = plain[max(0, match.start() - 24) : match.start()].rstrip()
    if plain[: match.start()].count("(") > plain[: match.start()].count(")"):
        return True
    if _COUNTS.search(before):
        return True
    named = _NOUN_BEFORE.get(word)
    if named and re.search(rf"\b{named}", before, re.IGNORECASE):
        return True
    following = _NOUN_AFTER.get(word)
    return bool(following and re.match(following, plain[match.end() : match.end() + 24]))


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
    timed = _TIME_LEAD.match(plain, start, start + _LEAD_REACH)
    if timed and _WHO.match(plain, timed.end()):
        return timed.end()
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
        if _ONE_OFFICE.match(name, at, match.start()):
            continue
        if HEAD.match(name, match.end()) or re.match(r"các\s", name[match.end() :]):
            out.append(name[at : match.start()].strip(" ,;"))
            at = match.end()
    out.append(name[at:].strip(" ,;:"))
    return [a for a in out if a]


_ONE_OFFICE = re.compile(
    r"Văn phòng (?:HĐND|Hội đồng nhân dân|Đoàn ĐBQH|Đoàn Đại biểu Quốc hội)[^,;]*$"
)


def partner_in(text: str) -> str | None:
    """With whom the work is done: the words after `phối hợp với` up to the next verb.

    >>> partner_in("Phối hợp với Ban Tuyên giáo và Đài tỉnh mở chuyên mục hằng tuần")
    'Ban Tuyên giáo và Đài tỉnh'
    """
    match = _PARTNER.search(bare(text))
    if match is None:
        return None
    stop = _PARTNER_END.search(text, match.end(), match.end() + _PARTNER_REACH)
    end = stop.start() if stop else match.end() + _PARTNER_REACH
    verb = _verb(text[:end], match.end() - 1)
    name = text[match.end() : verb.start() if verb else end].strip(" ,")
    return name or None
