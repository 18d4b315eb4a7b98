"""Why a file is refused and what its owner can do; the only place of these sentences."""

from __future__ import annotations

from typing import Final

from thidua.kernel.problems import RefusedError

_WORD: Final = "Mở tệp bằng Word, chọn Lưu thành (Save As) loại .docx, rồi gửi tệp mới."
_UNICODE: Final = (
    "Chuyển văn bản sang bảng mã Unicode (Word hoặc UniKey Toolkit, Ctrl+Shift+F6), "
    "rồi gửi tệp mới."
)

REFUSALS: Final[dict[str, tuple[str, str]]] = {
    "file_empty": ("Tệp rỗng, không có chữ nào.", "Kiểm tra lại tệp và gửi tệp có nội dung."),
    "file_too_large": (
        "Tệp lớn hơn mức {limit} MB cho phép.",
        "Bỏ bớt ảnh trong tệp hoặc chỉ gửi phần văn bản của kế hoạch.",
    ),
    "text_too_long": (
        "Tệp dài hơn mọi kế hoạch (hơn {limit} triệu ký tự).",
        "Chỉ gửi văn bản của kế hoạch, không kèm phụ lục số liệu.",
    ),
    "file_picture": (
        "Tệp là ảnh, không có chữ để đọc.",
        "Gửi bản .docx hoặc .pdf có chữ, hoặc nhận dạng chữ (OCR) rồi gửi kết quả đã soát.",
    ),
    "file_unknown": (
        "Không nhận ra loại của tệp.",
        "Gửi tệp loại .docx, .pdf có chữ, .html, .md hoặc .txt.",
    ),
    "file_table": (
        "Tệp là bảng tính, không phải văn bản kế hoạch.",
        "Gửi văn bản của kế hoạch, loại .docx hoặc .pdf có chữ.",
    ),
    "file_other_office": ("Tệp thuộc loại văn phòng chưa đọc được.", _WORD),
    "doc_old": ("Tệp thuộc loại Word cũ (.doc).", _WORD),
    "docx_encrypted": (
        "Tệp Word được đặt mật khẩu.",
        "Bỏ mật khẩu của tệp trong Word (Tệp, Thông tin, Bảo vệ tài liệu), rồi gửi lại.",
    ),
    "docx_macros": (
        "Tệp Word có chứa macro, có thể gây hại.",
        "Trong Word, lưu thành loại .docx (không có macro), rồi gửi tệp mới.",
    ),
    "docx_broken": ("Tệp Word bị hỏng, không đọc được.", _WORD),
    "zip_bomb": (
        "Tệp nén bung ra quá lớn, có thể gây hại.",
        "Gửi đúng tệp văn bản của kế hoạch, không gửi tệp nén.",
    ),
    "file_archive": (
        "Tệp là tệp nén, không phải văn bản.",
        "Giải nén và gửi đúng tệp văn bản của kế hoạch.",
    ),
    "pdf_broken": (
        "Tệp PDF bị hỏng, không đọc được.",
        "Xuất lại tệp PDF từ bản gốc, hoặc gửi bản .docx.",
    ),
    "pdf_encrypted": (
        "Tệp PDF được đặt mật khẩu.",
        "Gửi tệp PDF không đặt mật khẩu, hoặc bản .docx.",
    ),
    "pdf_scan": (
        "Tệp PDF là bản chụp, không có lớp chữ.",
        (
            "Gửi bản PDF xuất từ Word hoặc bản .docx; nếu chỉ có bản chụp thì nhận dạng chữ (OCR) "
            "và soát lại trước."
        ),
    ),
    "pdf_too_heavy": (
        "Tệp PDF nặng quá mức đọc được trong thời gian và bộ nhớ cho phép.",
        "Xuất lại tệp PDF từ bản gốc, hoặc gửi bản .docx.",
    ),
    "text_tcvn3": ("Văn bản dùng bảng mã cũ TCVN3 (ABC), không phải Unicode.", _UNICODE),
    "text_vni": ("Văn bản dùng bảng mã cũ VNI, không phải Unicode.", _UNICODE),
    "text_encoding": ("Không nhận ra bảng mã của văn bản.", _UNICODE),
}


def refused(code: str, **params: object) -> RefusedError:
    """The refusal with CODE, its places filled with PARAMS."""
    reason, do = REFUSALS[code]
    return RefusedError(code, reason.format(**params), do)
