"""Short words in the facts of a case, in Vietnamese or English, as codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from thidua.kernel.text.fold import fold, nfc

_YES: Final = re.compile(r"^(yes|true|co|dung|roi)\b")
_NO: Final = re.compile(r"^(no|none|false|khong|chua)\b")
_FORMS: Final = {
    "khien trach": "khien_trach",
    "reprimand": "khien_trach",
    "canh cao": "canh_cao",
    "warning": "canh_cao",
    "giang chuc": "giang_chuc",
    "demotion": "giang_chuc",
    "cach chuc": "cach_chuc",
    "removal": "cach_chuc",
    "buoc thoi viec": "buoc_thoi_viec",
    "dismissal": "buoc_thoi_viec",
}
_HEADS: Final = re.compile(
    r"\b(bbnt|(?<!prime )minister|ministry|ministerial|(?<!can )bo|ngang bo|province|provincial"
    r"|tinh|thanh pho|city|central|trung uong|supreme|toi cao|state (audit|bank)|kiem toan nha nuoc"
    r"|ngan hang nha nuoc|agency of the government|thuoc chinh phu|thanh tra chinh phu"
    r"|government inspectorate|national assembly|quoc hoi|van phong chu tich nuoc"
    r"|general confederation|tong lien doan)\b"
)
"""Bodies of the list of ministries, sectors and provinces (art. 3.5)."""

_BELOW: Final = re.compile(
    r"\b(department|so|phong|unit|don vi|district|huyen|commune|ward|xa(?! hoi)|phuong|school"
    r"|(?<!moi )(?<!thi )truong|division|team|group|company|corporation|enterprise|cong ty"
    r"|doanh nghiep|board|hoi dong quan|hospital|benh vien|institute|vien|cent(re|er)|trung tam"
    r"|university|dai hoc|college|hoc vien|police|cong an (tinh|thanh pho)|bo (chi huy|tu lenh)"
    r"|tu lenh|rector|principal|hieu head|khoa(?! hoc)|director|giam doc|(vu|cuc) head|cuc|bureau"
    r"|regiment|brigade|battalion|military region|quan khu|quan doan|(su|trung|lu|tieu) doan)\b"
)
"""Bodies inside or below them; the environment, society and science are not meant."""

_LOCAL: Final = re.compile(
    r"\b(fatherland front|mat tran|union|doan thanh nien|tinh doan|phu nu|lien doan"
    r"|(con)?federation|party committee|tinh uy|thanh uy|people'?s council|hoi dong nhan dan)\b"
)
"""Bodies of a province that the list names only where they are central."""

_CENTRAL: Final = re.compile(r"\b(central|trung uong|general|tong lien doan|vietnam|viet nam)\b")
_PROVINCE: Final = re.compile(r"\b(province|provincial|tinh|thanh pho|city)\b")
_APART: Final = re.compile(
    r"\b((bo|thu|vien) (truong|head)|truong ban|quoc phong"
    r"|van phong (trung uong|quoc hoi|chu tich nuoc)"
    r"|vien kiem sat( nhan dan)? toi cao|vien han lam|hoc vien chinh tri quoc gia)\b"
)
"""Words in the names of heads and central bodies that would be read as bodies below."""

_OPEN: Final = re.compile(
    r"\b(not|no|none|no ?body|never|null|unknown|pending|(a)?waiting|under review|in progress"
    r"|rejected|refused|(?<!phong )khong(?! quan)|chua(?! chay)|dang (cho|xet|tham dinh)"
    r"|cho (xet|duyet|cong nhan))\b"
)
_FORCE_MINISTRY: Final = re.compile(
    r"\b(force ministry|mod|mps|bqp|bca|bo ((truong|head) bo )?(quoc phong|cong an)"
    r"|minist(ry|er) of (national )?(defence|defense|public security))\b"
)


_STATE: Final = re.compile(
    r"(?:the )?(?:(?P<pm>pm|prime minister|thu tuong)|(?P<president>president|chu tich nuoc)"
    r"|state(?! audit| bank)|nha nuoc)\b"
)


def truth(value: object) -> bool | None:
    """Return a yes or no from true, false or a text that begins with it; None for all else.

    >>> [truth(said) for said in (True, "yes, recognised", "không", "perhaps", 1)]
    [True, True, False, None, None]
    """
    if isinstance(value, bool):
        return value
    if not isinstance(value, str):
        return None
    words = fold(value)
    if _YES.match(words):
        return True
    return False if _NO.match(words) else None


def is_none(value: object) -> bool:
    """Tell whether a list is said to hold nothing: 0, false, *none*, *không có*.

    >>> [is_none(said) for said in (0, False, "none", "không có ai", None, "cảnh cáo")]
    [True, True, True, True, False, False]
    """
    if isinstance(value, str):
        return truth(value) is False and "chua" not in fold(value)
    return value is not None and value in (0, False) and not isinstance(value, float)


def form_code(value: object) -> str:
    """Return the code of a disciplinary form, or what stands there.

    >>> form_code("cảnh cáo"), form_code("khien_trach")
    ('canh_cao', 'khien_trach')
    """
    words = fold(str(value)).replace("_", " ")
    return next((code for form, code in _FORMS.items() if form in words), str(value))


def is_open(value: object) -> bool:
    """Tell whether nothing was decided yet: no text, or one such as *pending* or *chưa có*.

    >>> [is_open(said) for said in (None, "not yet", "chờ xét", "2025-10-12")]
    [True, True, True, False]
    """
    words = fold(str("" if value is None else value))
    return not words or bool(_OPEN.search(words))


def body_words(value: object) -> str:
    """Return the folded words of a body; a head (*trưởng*) is told from a school (*trường*)."""
    return fold(nfc(str(value or "")).lower().replace("trưởng", "head")).replace("_", " ")


def recogniser(value: object) -> str:
    """Return BBNT for the head of a ministry, sector or province, UNIT for one below, or nothing.

    >>> recogniser("chair of the provincial People's Committee"), recogniser("head of unit")
    ('BBNT', 'UNIT')
    >>> recogniser("Bộ trưởng Bộ Quốc phòng"), recogniser("Hiệu trưởng Trường Đại học")
    ('BBNT', 'UNIT')
    """
    words = body_words(value)
    if is_open(words):
        return ""
    if _BELOW.search(_APART.sub("", words)):
        return "UNIT"
    if _LOCAL.search(words):
        return "BBNT" if _CENTRAL.search(words) and not _PROVINCE.search(words) else "UNIT"
    if re.search(r"\b(council|hoi dong)\b", words) and _CENTRAL.search(words):
        return ""
    return "BBNT" if _HEADS.search(words) else ""


def giver(value: object) -> str:
    """Return FORCE_MINISTRY, OTHER, or nothing when the words name nobody who grants awards.

    Bodies inside the two ministries stay open: the words do not tell in whose name they granted.

    >>> [giver(said) for said in ("Bộ Quốc phòng", "provincial People's Committee", "class III")]
    ['FORCE_MINISTRY', 'OTHER', '']
    """
    words = body_words(value)
    if _FORCE_MINISTRY.search(words):
        return "" if _BELOW.search(_FORCE_MINISTRY.sub("", words)) else "FORCE_MINISTRY"
    return "OTHER" if words == "other" or recogniser(value) or _STATE.match(words) else ""


def launcher(value: object) -> str:
    """Return who launched a movement: PM, PRESIDENT, STATE, BBNT, UNIT, OTHER, or empty.

    STATE is the President or the Prime Minister, whichever of them.

    >>> [launcher(said) for said in ("PM", "UNIT (a provincial department)", "province", None)]
    ['PM', 'UNIT', 'BBNT', '']
    """
    words = body_words(value)
    if is_open(words):
        return ""
    if found := _STATE.match(words):
        joint = re.search(r"\b(or|hoac|and|va)\b|,", words)
        return "STATE" if joint or not found.lastgroup else found.lastgroup.upper()
    return recogniser(value) or "OTHER"


def organiser(value: object) -> str:
    """Return who organises a cluster: BBNT, CENTRAL, OTHER, or empty when not told.

    >>> [organiser(said) for said in ("province", "Central Council", "commune")]
    ['BBNT', 'CENTRAL', 'OTHER']
    """
    words = body_words(value)
    if is_open(words):
        return ""
    if recogniser(value) == "BBNT" and words not in {"central", "trung uong"}:
        return "BBNT"
    return "CENTRAL" if re.search(r"\b(central|trung uong)\b", words) else "OTHER"


def day_of(value: object) -> date | None:
    """Return a day from a day, an ISO text or one as people write it here, or None.

    >>> day_of("2025-10-12") == day_of("12/10/2025"), day_of("31/2/2025")
    (True, None)
    """
    if isinstance(value, date):
        return value
    text = str(value).strip()
    local = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
    try:
        return date(*map(int, local.group(3, 2, 1))) if local else date.fromisoformat(text)
    except ValueError:
        return None


def first_told(said: Mapping[str, Any], keys: Iterable[str]) -> Any:
    """Return what stands under the first of some keys that is told; null is not told."""
    return next((said[key] for key in keys if said.get(key) is not None), None)


def year_in(text: str) -> int | None:
    """Return the first year that words name, or None.

    >>> year_in("cảnh cáo năm 2025"), year_in("số 20251")
    (2025, None)
    """
    found = re.search(r"\b(?:19|20)\d\d\b", text)
    return int(found[0]) if found else None


def year_of(value: object) -> int | None:
    """Return the year of a number, a day, or a text that begins with one."""
    found = re.match(r"\s*([12]\d{3})\b", str(value))
    return int(found.group(1)) if found else None
