"""Vietnamese text in one Unicode form, and folded for search without marks."""

from __future__ import annotations

import re
import unicodedata


class _Marks(dict[int, int | None]):
    """For `str.translate`: drops marks and signs without a width; learns as it goes."""

    def __missing__(self, code: int) -> int | None:
        kept = None if unicodedata.category(chr(code)) in {"Mn", "Me", "Cf"} else code
        self[code] = kept
        return kept


_MARKS = _Marks()
_PLAIN = {ord("đ"): "d", ord("Đ"): "d", ord("ð"): "d", ord("Ð"): "d", ord("ı"): "i"}
_SPACES = re.compile(r"\s+")


def nfc(text: str) -> str:
    """Return the text in Unicode form C, the only form that thidua stores."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return the text as it is searched: lower case, no marks, `đ` as `d`, single spaces.

    Folding twice gives the same as folding once. The Icelandic `ð`, which stands for `đ` in old
    encodings, and signs without a width (soft hyphen, zero width space) are folded too.

    >>> fold("  Sở  Khoa học và Công nghệ ĐẮK LẮK ")
    'so khoa hoc va cong nghe dak lak'
    """
    if text.isascii():
        return " ".join(text.lower().split())
    bare = unicodedata.normalize("NFD", text).translate(_MARKS).lower().translate(_PLAIN)
    bare = unicodedata.normalize("NFD", bare).translate(_MARKS)
    return unicodedata.normalize("NFC", _SPACES.sub(" ", bare).strip())
