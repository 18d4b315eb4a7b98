"""Short words in the facts of a case, in Vietnamese or English, as codes."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from thidua.kernel.text.fold import fold

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
    r"\b(bbnt|minister|ministry|bo truong|bo|province|provincial|tinh|thanh pho|city"
    r"|prime minister|thu tuong|president|chu tich nuoc)\b"
)
_BELOW: Final = re.compile(
    r"\b(department|so|phong|unit|don vi|district|huyen|commune|xa|phuong|school|truong"
    r"|division|team|working group|company)\b"
)

_FORCE_MINISTRY: Final = re.compile(
    r"\b(force ministry|mod|mps|bqp|bca|bo (truong bo )?(quoc phong|cong an)"
    r"|minist(ry|er) of (national )?(defence|defense|public security))\b"
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


def form_code(value: object) -> str:
    """Return the code of a disciplinary form, or what stands there.

    >>> form_code("cảnh cáo"), form_code("khien_trach")
    ('canh_cao', 'khien_trach')
    """
    words = fold(str(value)).replace("_", " ")
    return next((code for form, code in _FORMS.items() if form in words), str(value))


def recogniser(value: object) -> str:
    """Return BBNT for the head of a ministry, sector or province, UNIT for one below, or nothing.

    >>> recogniser("chair of the provincial People's Committee"), recogniser("head of unit")
    ('BBNT', 'UNIT')
    """
    words = fold(str(value or ""))
    if _BELOW.search(words):
        return "UNIT"
    return "BBNT" if _HEADS.search(words) else ""


def giver(value: object) -> str:
    """Return FORCE_MINISTRY, OTHER, or nothing when the words name nobody who grants awards.

    Bodies inside the two ministries stay open: the words do not tell in whose name they granted.

    >>> [giver(said) for said in ("Bộ Quốc phòng", "provincial People's Committee", "class III")]
    ['FORCE_MINISTRY', 'OTHER', '']
    """
    words = fold(str(value or "")).replace("_", " ")
    if _FORCE_MINISTRY.search(words):
        return "" if _BELOW.search(_FORCE_MINISTRY.sub("", words)) else "FORCE_MINISTRY"
    return "OTHER" if words == "other" or recogniser(words) else ""


def launcher(value: object) -> str:
    """Return who launched a movement: PM, STATE, BBNT, UNIT, OTHER, or empty when not told.

    >>> [launcher(said) for said in ("PM", "UNIT (a provincial department)", "province", None)]
    ['PM', 'UNIT', 'BBNT', '']
    """
    words = fold(str(value or ""))
    if not words:
        return ""
    if re.match(r"(pm|prime minister|thu tuong)\b", words):
        return "PM"
    if re.match(r"(state|president|chu tich nuoc)\b", words):
        return "STATE"
    return recogniser(value) or "OTHER"


def organiser(value: object) -> str:
    """Return who organises a cluster: BBNT, CENTRAL, OTHER, or empty when not told.

    >>> [organiser(said) for said in ("province", "Central Council", "commune")]
    ['BBNT', 'CENTRAL', 'OTHER']
    """
    words = fold(str(value or ""))
    if not words:
        return ""
    if re.search(r"\b(central|trung uong)\b", words):
        return "CENTRAL"
    return "BBNT" if recogniser(value) == "BBNT" else "OTHER"


def day_of(value: object) -> date | None:
    """Return a day from a day or an ISO text, or None."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def year_of(value: object) -> int | None:
    """Return the year of a number, a day, or a text that begins with one."""
    found = re.match(r"\s*([12]\d{3})\b", str(value))
    return int(found.group(1)) if found else None
