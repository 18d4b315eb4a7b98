"""Plain text: which code its bytes are in."""

from __future__ import annotations

import codecs
import unicodedata
from typing import Final

from thidua.kernel.plandoc.files.legacy import legacy_code, vietnamese_share
from thidua.kernel.plandoc.files.refusals import refused

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAX_BYTES: Final = 20_000_000  # 5 million characters of at most 4 bytes
_SAMPLE: Final = 4096
_ZERO_SHARE: Final = 0.2
_SURE: Final = 0.05
_BAD: Final = "\ufffd"
_WHOLE_FOR_BAD: Final = 50  # letters in good UTF-8 for each broken one: else another code


def decode(data: bytes) -> str:
    """The characters of DATA.

    Order: byte order mark, UTF-16 without a mark, UTF-8 (a stray broken byte becomes U+FFFD), then
    windows-1258 when the result is plainly Vietnamese.

    Raises:
        RefusedError: `text_tcvn3`, `text_vni`, `text_encoding`, `text_too_long`.
    """
    if len(data) > MAX_BYTES:
        raise refused("text_too_long", limit=MAX_BYTES // 4_000_000)
    codec = unicode_codec(data)
    if codec:
        return data.decode(codec, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        mended = data.decode("utf-8", errors="replace")
        bad = mended.count(_BAD)
        whole = len(mended) - len(mended.encode("ascii", errors="ignore")) - bad
        return mended if bad * _WHOLE_FOR_BAD < whole else _single_byte(data)


def text(data: bytes) -> str:
    """The text of a plain file; see `decode`."""
    return decode(data)


def unicode_codec(data: bytes) -> str | None:
    """The Unicode form that DATA shows by its mark or its zero bytes; else None."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    sample = data[:_SAMPLE]
    if len(sample) % 2 or not sample:
        return None
    half = len(sample) / 2
    high, low = sample[1::2].count(0) / half, sample[0::2].count(0) / half
    if high > _ZERO_SHARE and low == 0:
        return "utf-16-le"
    if low > _ZERO_SHARE and high == 0:
        return "utf-16-be"
    return None


def _single_byte(data: bytes) -> str:
    try:
        windows = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        windows = ""
    if vietnamese_share(windows) >= _SURE:
        return windows
    code = legacy_code(data.decode("latin-1"))
    raise refused(code or "text_encoding")
