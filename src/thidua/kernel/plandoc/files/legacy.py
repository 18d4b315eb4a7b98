"""Find text that was typed in the Vietnamese codes from before Unicode (TCVN3, VNI).

Such text comes in two ways: as bytes of a plain file, and as Latin letters in a Word or PDF file
that only a font like .VnTime or VNI-Times shows as Vietnamese.
"""

from __future__ import annotations

import re
from typing import Final

_COMMON: Final = frozenset(
    [
        "của",
        "và",
        "các",
        "được",
        "thực",
        "hiện",
        "nhân",
        "dân",
        "kế",
        "hoạch",
        "với",
        "nội",
        "dung",
        "đến",
        "năm",
        "tổ",
        "chức",
        "cơ",
        "quan",
        "địa",
        "phương",
        "đơn",
        "vị",
        "quyết",
        "định",
        "ủy",
        "ban",
        "tỉnh",
        "là",
        "những",
        "để",
        "có",
        "trong",
        "phát",
        "triển",
        "nước",
        "hội",
        "đồng",
        "khen",
        "thưởng",
        "cấp",
        "nhiệm",
        "vụ",
        "giải",
        "pháp",
        "tiêu",
        "chí",
        "yêu",
        "cầu",
        "mục",
        "đích",
        "xã",
        "tháng",
        "ngày",
        "tập",
        "thể",
        "cá",
    ]
)
_COMMON_MARKED: Final = frozenset(word for word in _COMMON if not word.isascii())
_WORD: Final = re.compile(r"[^\s\d.,;:()\"“”/!?<>\[\]-]+")
_SAMPLE: Final = 200_000  # characters looked at
_SHARE: Final = 0.04  # of the words; plain Vietnamese prose has 0.15 and more
_FEWEST: Final = 5

# Code charts: TCVN 5712:1993 (VN3) and VNI for Windows, lower-case letters as Latin-1 shows them.
_TCVN3: Final = str.maketrans(
    "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\xadõö÷øùúûüýþ",
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ",
)
_VNI_PLAIN: Final = {"ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ"}
_VNI_ROWS: Final = {
    "a": "ùá øà ûả õã ïạ ââ áấ àầ åẩ ãẫ äậ êă éắ èằ úẳ üẵ ëặ",
    "e": "ùé øè ûẻ õẽ ïẹ âê áế àề åể ãễ äệ",
    "o": "ùó øò ûỏ õõ ïọ âô áố àồ åổ ãỗ äộ",
    "u": "ùú øù ûủ õũ ïụ",
    "y": "ùý øỳ ûỷ õỹ",
    "ô": "ùớ øờ ûở õỡ ïợ",
    "ö": "ùứ øừ ûử õữ ïự",
}
_VNI: Final = {
    base + pair[0]: pair[1] for base, row in _VNI_ROWS.items() for pair in row.split()
} | _VNI_PLAIN
_VNI_UNIT: Final = re.compile("|".join(sorted(_VNI, key=len, reverse=True)))


def vietnamese_share(text: str) -> float:
    """Share of the words of TEXT (its beginning) that are very common Vietnamese words, 0..1."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    return sum(word in _COMMON_MARKED for word in words) / len(words) if words else 0.0


def legacy_code(text: str) -> str | None:
    """`text_tcvn3` or `text_vni` when TEXT is in that code, else None."""
    sample = text[:_SAMPLE].lower()
    if sample.isascii():
        return None
    now = vietnamese_share(sample)
    for code, converted in (("text_tcvn3", _from_tcvn3(text)), ("text_vni", _from_vni(sample))):
        share = vietnamese_share(converted)
        words = len(_WORD.findall(sample))
        if share >= _SHARE and share > 4 * now and share * words >= _FEWEST:
            return code
    return None


def _from_tcvn3(text: str) -> str:
    # Not lower-cased before: the code uses both cases of Latin letters for lower-case letters.
    return text[:_SAMPLE].translate(_TCVN3).lower()


def _from_vni(text: str) -> str:
    return _VNI_UNIT.sub(lambda found: _VNI[found[0]], text)
