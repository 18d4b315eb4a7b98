"""Letters without marks, character for character, so that places stay the same."""

from __future__ import annotations

import unicodedata


def _table() -> dict[int, str]:
    table: dict[int, str] = {ord("đ"): "d", ord("Đ"): "d", ord("\xa0"): " "}
    for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)):
        letter = chr(code)
        base = unicodedata.normalize("NFD", letter)[0].lower()
        if letter.isalpha() and code not in table and len(base) == 1:
            table[code] = base
    for dash in "\u2010\u2011\u2012\u2013\u2014\u2212":
        table[ord(dash)] = "-"
    return table


_TABLE = _table()


def flat(text: str) -> str:
    """Lower case without marks and with đ as d, exactly as long as the text.

    >>> flat("Kế hoạch số 37/KH-UBND – Đợt 1")
    'ke hoach so 37/kh-ubnd - dot 1'

    Args:
        text: text in NFC.

    Returns:
        A string of the same length: place i there is place i here.
    """
    return text.translate(_TABLE)


def bare(text: str) -> str:
    """Without marks like `flat`, but capitals stay: names can be told from common words.

    >>> bare("Vụ Tổ chức cán bộ tổ chức")
    'Vu To chuc can bo to chuc'
    """
    return "".join(
        low.upper() if char.isupper() else low for char, low in zip(text, flat(text), strict=True)
    )


LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
