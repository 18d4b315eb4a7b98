"""Why a file is refused and what its owner can do; the only place of these sentences."""

from __future__ import annotations

from typing import Final

from thidua.kernel.problems import RefusedError


def gettext_noop(text: str) -> str:
    """Mark a sentence for the catalogues of languages; whoever shows it looks it up there."""
    return text


_WORD: Final = gettext_noop(
    "Mở tệp bằng Word, chọn Lưu thành (Save As) loại .docx, rồi gửi tệp mới."
)
_UNICODE: Final = gettext_noop(
    "Chuyển văn bản sang bảng mã Unicode (Word hoặc UniKey Toolkit, Ctrl+Shift+F6), "
    "rồi gửi tệp mới."
)

REFUSALS: Final[dict[str, tuple[str, str]]] = {
    "file_empty": (
        gettext_noop("Tệp rỗng, không có chữ nào."),
        gettext_noop("Kiểm tra lại tệp và gửi tệp có nội dung."),
    ),
    "file_too_large": (
        gettext_noop("Tệp lớn hơn mức {limit} MB cho phép."),
        gettext_noop("Bỏ bớt ảnh trong tệp hoặc chỉ gửi phần văn bản của kế hoạch."),
    ),
    "text_too_long": (
        gettext_noop("Tệp dài hơn mọi kế hoạch (hơn {limit} triệu ký tự)."),
        gettext_noop("Chỉ gửi văn bản của kế hoạch, không kèm phụ lục số liệu."),
    ),
    "file_picture": (
        gettext_noop("Tệp là ảnh, không có chữ để đọc."),
        gettext_noop(
            "Gửi bản .docx hoặc .pdf có chữ, hoặc nhận dạng chữ (OCR) rồi gửi kết quả đã soát."
        ),
    ),
    "file_unknown": (
        gettext_noop("Không nhận ra loại của tệp."),
        gettext_noop("Gửi tệp loại .docx, .pdf có chữ, .html, .md hoặc .txt."),
    ),
    "file_table": (
        gettext_noop("Tệp là bảng tính, không phải văn bản kế hoạch."),
        gettext_noop("Gửi văn bản của kế hoạch, loại .docx hoặc .pdf có chữ."),
    ),
    "file_other_office": (gettext_noop("Tệp thuộc loại văn phòng chưa đọc được."), _WORD),
    "doc_old": (gettext_noop("Tệp thuộc loại Word cũ (.doc)."), _WORD),
    "docx_encrypted": (
        gettext_noop("Tệp Word được đặt mật khẩu."),
        gettext_noop(
            "Bỏ mật khẩu của tệp trong Word (Tệp, Thông tin, Bảo vệ tài liệu), rồi gửi lại."
        ),
    ),
    "docx_macros": (
        gettext_noop("Tệp Word có chứa macro, có thể gây hại."),
        gettext_noop("Trong Word, lưu thành loại .docx (không có macro), rồi gửi tệp mới."),
    ),
    "docx_broken": (gettext_noop("Tệp Word bị hỏng, không đọc được."), _WORD),
    "zip_bomb": (
        gettext_noop("Tệp nén bung ra quá lớn, có thể gây hại."),
        gettext_noop("Gửi đúng tệp văn bản của kế hoạch, không gửi tệp nén."),
    ),
    "file_archive": (
        gettext_noop("Tệp là tệp nén, không phải văn bản."),
        gettext_noop("Giải nén và gửi đúng tệp văn bản của kế hoạch."),
    ),
    "pdf_broken": (
        gettext_noop("Tệp PDF bị hỏng, không đọc được."),
        gettext_noop("Xuất lại tệp PDF từ bản gốc, hoặc gửi bản .docx."),
    ),
    "pdf_encrypted": (
        gettext_noop("Tệp PDF được đặt mật khẩu."),
        gettext_noop("Gửi tệp PDF không đặt mật khẩu, hoặc bản .docx."),
    ),
    "pdf_scan": (
        gettext_noop("Tệp PDF là bản chụp, không có lớp chữ."),
        (
            gettext_noop(
                "Gửi bản PDF xuất từ Word hoặc bản .docx; nếu chỉ có bản chụp thì nhận dạng chữ "
                "(OCR) và soát lại trước."
            )
        ),
    ),
    "pdf_too_heavy": (
        gettext_noop("Tệp PDF nặng quá mức đọc được trong thời gian và bộ nhớ cho phép."),
        gettext_noop("Xuất lại tệp PDF từ bản gốc, hoặc gửi bản .docx."),
    ),
    "text_tcvn3": (
        gettext_noop("Văn bản dùng bảng mã cũ TCVN3 (ABC), không phải Unicode."),
        _UNICODE,
    ),
    "text_vni": (gettext_noop("Văn bản dùng bảng mã cũ VNI, không phải Unicode."), _UNICODE),
    "text_encoding": (gettext_noop("Không nhận ra bảng mã của văn bản."), _UNICODE),
}


def refused(code: str, **params: object) -> RefusedError:
    """The refusal with CODE, its places filled with PARAMS."""
    reason, do = REFUSALS[code]
    return RefusedError(code, reason.format(**params), do, reason, **params)
