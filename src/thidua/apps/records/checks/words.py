"""Words of a table as codes: awards, ratings, scopes, forms, years, days; None: not understood.

Written with or without marks, in full or short. What is not understood is never guessed: it goes
to the list that people settle.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

from thidua.apps.records.models import FIRST_YEAR, Force, Group, Sex, SubjectKind
from thidua.books.law import awards as book
from thidua.kernel.rules.read_case import award_in
from thidua.kernel.rules.read_words import form_code
from thidua.kernel.text.fold import fold

YEAR: Final = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/])")
YEARS: Final = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)\s*(?:[-–]|đến|den)\s*((?:19|20)\d\d)(?!\d)")
DAY: Final = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)(?!\d)")
ISO: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
DECISION: Final = re.compile(r"\d+[\w]*/(?:\d{4}/)?QĐ[-/\w]*", re.IGNORECASE)
NOTHING: Final = frozenset(
    {"", "-", "0", "khong", "khong co", "chua", "chua co", "x khong", "none", "no"}
)
YES: Final = frozenset({"x", "co", "1", "yes", "true", "dung", "roi", "v"})
MOST_YEARS = 60

_SHORT: Final = (
    (re.compile(r"\bubnd\b"), "uy ban nhan dan"),
    (re.compile(r"\bttg\b"), "thu tuong chinh phu"),
    (re.compile(r"\bcp\b"), "chinh phu"),
    (re.compile(r"\btp\b\.?"), "thanh pho"),
    (re.compile(r"\bcstd\b"), "chien si thi dua"),
    (re.compile(r"\bbk\b"), "bang khen"),
    (re.compile(r"\bgk\b"), "giay khen"),
    (re.compile(r"\bhcld\b"), "huan chuong lao dong"),
)
_BELOW: Final = re.compile(r"\b(so|phong|xa|phuong|huyen|quan|truong|benh vien|cong ty|giam doc)\b")
_PROVINCIAL: Final = re.compile(
    r"^(bang khen|co thi dua|chien si thi dua)\b.*"
    r"\b(uy ban nhan dan|chu tich) .*\b(tinh|thanh pho)\b"
)
_OF_PROVINCE: Final = {
    "bang khen": "BKBBNT",
    "co thi dua": "COBBNT",
    "chien si thi dua": "CSTDBBNT",
}


@lru_cache(maxsize=4096)
def award_code(text: str) -> str | None:
    """Return the award that words name, or None.

    A certificate or flag of a head below ministry and province is none that the books know.

    >>> award_code("CSTĐ cơ sở"), award_code("Bằng khen của Giám đốc Sở Y tế")
    ('CSTDCS', None)
    """
    words = fold(text)
    for short, full in _SHORT:
        words = short.sub(full, words)
    if words.startswith(("bang khen", "co thi dua")) and _BELOW.search(words):
        return None
    of_province = _PROVINCIAL.match(words)
    if of_province:
        return _OF_PROVINCE[of_province.group(1)]
    books = book.books()
    return award_in(words, books) or award_in(fold(text).upper(), books)


def is_title(award: str) -> bool:
    """Say whether an award is a title (danh hiệu thi đua)."""
    return book.rules()[award].kind == "title"


@lru_cache(maxsize=1024)
def rating_code(text: str) -> str | None:
    """Return the rating that words name, or None.

    >>> rating_code("Hoàn thành xuất sắc NV"), rating_code("HTTNV"), rating_code("khá")
    ('HTXSNV', 'HTTNV', None)
    """
    words = fold(text).strip(" .:")
    known = book.usage().ratings
    if words.upper() in known:
        return words.upper()
    found = None
    if words.startswith(("khong hoan thanh", "khtnv", "chua hoan thanh")):
        found = "KHTNV"
    elif words.startswith(("hoan thanh xuat sac", "htxs", "xuat sac")):
        found = "HTXSNV"
    elif words.startswith(("hoan thanh tot", "htt", "tot")):
        found = "HTTNV"
    elif words.startswith(("hoan thanh nhiem vu", "htnv")) or words == "hoan thanh":
        found = "HTNV"
    return found if found in known else None


def scope_code(text: str) -> str | None:
    """Return how wide a work is recognised, or None.

    >>> scope_code("cấp tỉnh, đã áp dụng"), scope_code("cơ sở"), scope_code("rộng")
    ('ministry_province', 'grassroots', None)
    """
    words = fold(text)
    for pattern, code in _SCOPES:
        if pattern.search(words):
            return code if code in book.usage().scopes else None
    return None


_SCOPES: Final = (
    (re.compile(r"\b(toan quoc|quoc gia|nha nuoc)\b"), "nation"),
    (re.compile(r"\b(tinh|bo|nganh|thanh pho|tp)\b"), "ministry_province"),
    (re.compile(r"\bhuyen|quan\b"), "district"),
    (re.compile(r"\b(xa|phuong)\b"), "commune"),
    (re.compile(r"\b(co so|don vi|truong|so)\b"), "grassroots"),
)


def form_of(text: str) -> str | None:
    """Return the disciplinary form that words name, or None."""
    code = form_code(text)
    return code if code in book.usage().forms else None


_KINDS: Final = (
    ("tap the", SubjectKind.COLLECTIVE),
    ("don vi", SubjectKind.COLLECTIVE),
    ("ho gia dinh", SubjectKind.HOUSEHOLD),
    ("gia dinh", SubjectKind.HOUSEHOLD),
    ("doanh nghiep", SubjectKind.ENTERPRISE),
    ("nuoc ngoai", SubjectKind.FOREIGN),
    ("ca nhan", SubjectKind.INDIVIDUAL),
)
_GROUPS: Final = (
    ("quan ly giao duc", Group.EDUCATION_MANAGER),
    ("nghien cuu giao duc", Group.EDUCATION_RESEARCHER),
    ("quan ly y te", Group.HEALTH_MANAGER),
    ("si xiec", Group.CIRCUS),
    ("vien xiec", Group.CIRCUS),
    ("si mua", Group.DANCE),
    ("vien mua", Group.DANCE),
    ("bo, ban, nganh, co quan trung uong", Group.STATE_BODY),
    ("tinh, thanh pho", Group.PROVINCE),
    ("nha giao", Group.TEACHER),
    ("giao vien", Group.TEACHER),
    ("giang vien", Group.TEACHER),
    ("thay thuoc", Group.HEALTH_WORKER),
    ("bac si", Group.HEALTH_WORKER),
    ("y te", Group.HEALTH_WORKER),
    ("vien chuc", Group.EMPLOYEE),
    ("cong chuc", Group.OFFICIAL),
    ("can bo", Group.OFFICIAL),
    ("cong nhan", Group.WORKER),
    ("lao dong", Group.LABOURER),
    ("nong dan", Group.FARMER),
    ("nha khoa hoc", Group.SCIENTIST),
    ("tri thuc", Group.INTELLECTUAL),
    ("van nghe si", Group.INTELLECTUAL),
    ("doanh nhan", Group.ENTREPRENEUR),
    ("cong an", Group.POLICE),
    ("quan nhan", Group.ARMY),
    ("bo doi", Group.ARMY),
    ("dan quan", Group.MILITIA),
    ("khac", Group.OTHER),
)


def kind_code(text: str) -> str | None:
    """Return kind of subject, or None."""
    words = fold(text)
    return next((str(kind) for word, kind in _KINDS if word in words), None)


def group_code(text: str) -> str | None:
    """Return what somebody does, or None."""
    words = fold(text)
    return next((str(group) for word, group in _GROUPS if word in words), None)


def force_of(group: str) -> str:
    """Return the force to which a group belongs."""
    return (
        {Group.ARMY: Force.ARMY, Group.POLICE: Force.POLICE}.get(Group(group), Force.CIVIL)
        if group
        else Force.CIVIL
    )


def sex_code(text: str) -> str | None:
    """Return the sex, or None."""
    return {"nu": Sex.FEMALE, "nam": Sex.MALE}.get(fold(text).strip(" ."))


def yes_no(text: str) -> bool | None:
    """Return a yes or no, or None."""
    words = fold(text).strip(" .")
    if words in YES:
        return True
    return False if words in NOTHING else None


def day_in(text: str) -> date | None:
    """Return the first day that a text names, as dd/mm/yyyy or yyyy-mm-dd, or None."""
    days = days_in(text)
    return days[0] if days else None


def days_in(text: str) -> list[date]:
    """Return the days that a text names, in its order; impossible ones are left out."""
    found = []
    said = [(m.start(), (m[3], m[2], m[1])) for m in DAY.finditer(text)]
    said += [(m.start(), (m[1], m[2], m[3])) for m in ISO.finditer(text)]
    for _place, parts in sorted(said):
        year, month, day = map(int, parts)
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found


def birth_day(text: str) -> date | None:
    """Return a day of birth, the first day of the year when only the year is told, or None."""
    if day := day_in(text):
        return day
    year = re.fullmatch(r"\s*((?:19|20)\d\d)\s*", text)
    return date(int(year[1]), 1, 1) if year else None


def years_in(text: str) -> list[int]:
    """Return the years that a text names, ranges written out; days are no years.

    >>> years_in("2019-2021, 2023"), years_in("ngày 12/03/2020")
    ([2019, 2020, 2021, 2023], [])
    """
    plain = DECISION.sub(" ", ISO.sub(" ", DAY.sub(" ", text)))
    found: list[int] = []
    for match in YEARS.finditer(plain):
        first, last = int(match[1]), int(match[2])
        if first <= last < first + MOST_YEARS:
            found += range(first, last + 1)
    found += [int(year) for year in YEAR.findall(YEARS.sub(" ", plain))]
    return sorted({year for year in found if year >= FIRST_YEAR})


def without_years(text: str) -> str:
    """Return a text without its years, days, decision and brackets: what is left names a thing."""
    plain = re.sub(r"\([^)]*\)", " ", text)
    plain = DECISION.sub(" ", ISO.sub(" ", DAY.sub(" ", plain)))
    plain = YEAR.sub(" ", YEARS.sub(" ", plain))
    plain = re.sub(r"\b(năm|các năm|nam|ngày|số|QĐ|quyết định)\b", " ", plain, flags=re.IGNORECASE)
    return " ".join(plain.split()).strip(" :,-–.;")
