"""Names of bodies in plans: where they begin, of what level they are, one spelling for each."""

from __future__ import annotations

import re

from thidua.kernel.text.flat import LOWER, UPPER, bare, flat
from thidua.kernel.text.tone import modern_tone

HEADS = (
    "Ủy ban nhân dân", "Uỷ ban nhân dân", "Ủy ban Nhân dân", "UBND", "Ủy ban Mặt trận Tổ quốc",
    "Uỷ ban Mặt trận Tổ quốc", "Ủy ban MTTQ", "UBMTTQ", "Mặt trận Tổ quốc", "Ban Thường trực",
    "Ban Thường vụ", "BTV", "Ban Chấp hành", "BCH", "Ban Chỉ đạo", "Ban Giám hiệu",
    "Ban Giám đốc", "Ban Quản lý", "Ban Thi đua", "Ban Tuyên giáo", "Ban Tổ chức", "Ban Dân",
    "Thủ tướng Chính phủ", "Chính phủ", "Hội đồng Thi đua", "Hội đồng nhân dân", "Hội đồng",
    "Tổng Liên đoàn", "Liên đoàn", "Công đoàn", "Tỉnh đoàn", "Thành đoàn", "Huyện đoàn",
    "Trung ương Đoàn", "Đoàn Thanh niên", "Đoàn TNCS", "Hội Liên hiệp", "Hội LHPN",
    "Hội Nông dân", "Hội Cựu chiến binh", "Hội Chữ thập đỏ", "Hội Khuyến học", "Hội",
    "Bộ Tư lệnh", "Bộ Chỉ huy", "Bộ", "Sở", "Cục", "Tổng cục", "Chi cục", "Vụ", "Thanh tra",
    "Trường", "Đại học", "Học viện", "Viện", "Bệnh viện", "Trung tâm", "Trạm", "Công ty",
    "Tổng công ty", "Tập đoàn", "Ngân hàng", "Kho bạc", "Bảo hiểm", "Đảng ủy", "Đảng uỷ",
    "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Chi bộ", "Phòng", "Văn phòng", "Công an",
    "Quân khu", "Tòa án", "Toà án", "Đài", "Báo", "Thư viện", "Bảo tàng", "Hợp tác xã",
    "Hiệp hội", "Liên minh", "Quỹ", "Nhà máy", "Xí nghiệp",
)  # fmt: skip
_ALL_HEADS = (*HEADS, *(bare(h) for h in HEADS if " " in h))
HEAD = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, _ALL_HEADS), key=len, reverse=True))})\b")
POSITIONS = (
    "Tổng Giám đốc", "Giám đốc", "Hiệu trưởng", "Bộ trưởng", "Chủ tịch", "Viện trưởng",
    "Cục trưởng", "Tổng Cục trưởng", "Chủ nhiệm", "Thủ trưởng", "Đoàn Chủ tịch", "Chánh án",
)  # fmt: skip
ACTING_HEAD = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, (*_ALL_HEADS, *POSITIONS)), key=len, reverse=True))})\b"
)
_ACT = re.compile(
    r"(?<!\bbo)(?<!\bso)(?<!nganh)\s(?:(?:da |vua |"
    r"moi )(?:co|ra|ky|cong bo|phat hanh)|(?:da |vua |se )?"
    r"(?:ban hanh|xay dung|phat dong|to chuc|trien khai|thong nhat ban hanh|"
    r"lap))\s(?:va )?(?:ban hanh |trien khai |to chuc |thuc hien |thuc hien viec |phat dong |"
    r"le phat dong )*"
    r"(?:noi dung )?(?:bo |ban )?(?i:ke hoach|phong trao|thuc hien|thi dua|dot thi dua|"
    r"cuoc van dong)"
)
PLACE = re.compile(
    rf"\b(?P<kind>[Tt]ỉnh|TỈNH|[Tt]hành phố|THÀNH PHỐ|TP\.?|[Tt]hị xã|THỊ XÃ|[Hh]uyện|HUYỆN|"
    rf"[Qq]uận|[Tt]inh|[Tt]hanh pho|[Tt]hi xa|[Hh]uyen|[Pp]huong|[Tt]hi tran|[Dd]ac khu|"
    rf"QUẬN|[Xx]ã|XÃ|[Pp]hường|PHƯỜNG|[Tt]hị trấn|THỊ TRẤN|[Đđ]ặc khu|ĐẶC KHU)\s?"
    rf"(?P<name>(?:[{UPPER}][{LOWER}{UPPER}]*|\d{{1,2}})(?:[\s-][{UPPER}][{LOWER}{UPPER}]*){{0,3}})"
)
CENTRAL_CITIES = frozenset(
    {"ha noi", "ho chi minh", "hcm", "hai phong", "da nang", "can tho", "hue"}
)
_NATIONAL = re.compile(
    r"thu tuong|^chinh phu|quoc hoi|bo chinh tri|ban bi thu|chu tich nuoc|hoi dong thi dua - khen "
    r"thuong trung uong|hoi dong thi dua khen thuong trung uong"
)
_MASS = re.compile(
    r"lien doan|cong doan|(?:tinh|thanh|huyen|quan)\s?doan|doan thanh nien|doan tncs|"
    r"trung uong doan|"
    r"hoi (?:lien hiep|lhpn|nong dan|cuu chien binh|chu thap do|khuyen hoc|nha bao|luat gia|"
    r"nguoi|cuu giao chuc|sinh vien)|mat tran|mttq|ban thuong truc"
)
_PARTY = re.compile(r"(?:tinh|thanh|huyen|quan|dang|thi)\s?uy\b|chi bo|ban tuyen giao|dang bo")
_KINDS: tuple[tuple[str, str], ...] = (
    ("school",
        (r"truong (?:dai hoc|cao dang|trung hoc|tieu hoc|mam non|thpt|thcs|th|chinh tri|"
        r"pho thong|trung cap|mau giao)|^dai hoc|hoc vien|^truong\b")),
    ("hospital", r"benh vien|trung tam y te|tram y te|trung tam kiem soat benh tat"),
    ("enterprise", r"cong ty|tap doan|ngan hang (?!nha nuoc)|xi nghiep|nha may|hop tac xa"),
    ("department",
        (r"^so |^cuc |^chi cuc|^ban quan ly|^thanh tra (?:tinh|thanh)|^van phong ubnd|^ban |"
        r"^cong an tinh|^bao hiem|^kho bac|^tong cuc|^vu |^phong ")),
    ("ministry",
        (r"^bo |ngan hang nha nuoc|thanh tra chinh phu|van phong chinh phu|toi cao|"
        r"thong tan xa|^dai (?:tieng noi|truyen hinh viet)|^vien han lam|uy ban dan toc|"
        r"kiem toan nha nuoc")),
)  # fmt: skip
_SMALL = {"va", "cua", "cac", "o", "tai"}


def level_of(name: str) -> str | None:
    """The level code of a body by its name, or null.

    >>> level_of("Ủy ban nhân dân thành phố Huế"), level_of("Sở Y tế"), level_of("UBND xã Ea Kar")
    ('province', 'department', 'commune')
    """
    plain = flat(modern_tone(name)).replace("uy ban nhan dan", "ubnd").strip()
    if _NATIONAL.search(plain):
        return "national"
    if _MASS.search(plain):
        return f"mass_organisation_{_reach(plain)}"
    plain = re.sub(r"^(?:pho )?chu tich (?=ubnd|hdnd)", "", plain)
    if plain.startswith(("ubnd", "hdnd", "hoi dong nhan dan")):
        return _area(plain)
    if _PARTY.search(plain):
        return f"party_{_reach(plain)}"
    if re.match(r"bo (?:chi huy|tu lenh)", plain):
        return "armed_forces"
    return next((code for code, pattern in _KINDS if re.search(pattern, plain)), None)


def _area(plain: str) -> str | None:
    """Level of the place named in a name without marks."""
    if re.search(r"\b(?:xa|phuong|thi tran|dac khu)\b", plain.replace("thi xa", "")):
        return "commune"
    if re.search(r"\b(?:huyen|quan|thi xa)\b", plain):
        return "district"
    city = re.search(r"\b(?:thanh pho|tp\.?)\s?(?P<name>.*)", plain)
    if city and city["name"] and not any(city["name"].startswith(c) for c in CENTRAL_CITIES):
        return "district"
    return "province" if city or "tinh" in plain else None


def _reach(plain: str) -> str:
    if re.search(r"trung uong|viet nam$|tong lien doan", plain):
        return (
            "national"
            if not re.search(r"\btinh\b|thanh pho|huyen|\bxa\b|phuong", plain)
            else (_area(plain) or "unit")
        )
    if re.match(r"tinh", plain):
        return "province"
    if re.match(r"thanh\s?(?:doan|uy)", plain):
        return "province"
    if re.match(r"(?:huyen|quan|thi)\s?(?:doan|uy)", plain):
        return "district"
    return _area(plain) or "unit"


def acting_body(text: str) -> tuple[int, int] | None:
    """Where the body is named that issues or launches in the last such sentence of a text."""
    plain = flat(text)
    found: tuple[int, int] | None = None
    for act in _ACT.finditer(bare(text)):
        if found and not re.search(r"[,;.:)”]", plain[found[1] : act.start()]):
            continue
        start = max(0, act.start() - _NAME_REACH)
        heads = [
            m for m in ACTING_HEAD.finditer(text, start, act.start())
            if m.start() == 0 or _BEFORE_BODY.search(plain[max(0, m.start() - 4) : m.start()])
        ]  # fmt: skip
        if heads and not (found and heads[-1].start() == found[0]):
            found = (heads[-1].start(), act.start())
    return found


_NAME_REACH = 160
_BEFORE_BODY = re.compile(r"[,;.:)”\"“'’]\s?$|\s-\s$|\s(?:nay|do)\s$")


def tidy(name: str) -> str:
    """A name in capitals as it is written in a sentence.

    >>> tidy("ỦY BAN NHÂN DÂN TỈNH BÌNH ĐỊNH"), tidy("SỞ NỘI VỤ")
    ('Ủy ban nhân dân tỉnh Bình Định', 'Sở Nội vụ')
    """
    if any(c.islower() for c in name):
        return name
    name = re.sub(r"^UBND\s", "ỦY BAN NHÂN DÂN ", name)
    head = next((h for h in _LONG_HEADS if name.startswith(h.upper())), "")
    words = name.lower().split()
    if " ".join(words[:4]) in {"ủy ban nhân dân", "uỷ ban nhân dân"}:
        kind = (
            2
            if words[4:6] in (["thành", "phố"], ["thị", "xã"], ["thị", "trấn"], ["đặc", "khu"])
            else 1
        )
        proper = [w.capitalize() for w in words[4 + kind :]]
        return " ".join(["Ủy", *words[1 : 4 + kind], *proper])
    rest = name.lower()[len(head) :].split()
    place = next(
        (i for i, w in enumerate(rest) if w in _PLACE_WORDS and rest[i : i + 2] != ["xã", "hội"]),
        len(rest),
    )
    first = [
        w.capitalize() if i == 0 or rest[i - 1] == "và" else w for i, w in enumerate(rest[:place])
    ]
    kind = 2 if rest[place : place + 1] in (["thành"], ["thị"], ["đặc"]) else 1
    last = [w if i < kind else w.capitalize() for i, w in enumerate(rest[place:])]
    tidied = " ".join([head or "", *first, *last]).strip()
    for spelling in ("Việt Nam", "Hồ Chí Minh", "Trung ương"):
        tidied = re.sub(rf"\b{spelling}\b", spelling, tidied, flags=re.IGNORECASE)
    return tidied


_LONG_HEADS = sorted(HEADS, key=len, reverse=True)
_PLACE_WORDS = frozenset({"tỉnh", "thành", "huyện", "quận", "xã", "phường", "thị", "đặc"})
