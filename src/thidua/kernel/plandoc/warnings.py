"""What the reader should look at: each with a code, words in two languages and a place."""

from __future__ import annotations

from thidua.kernel.plandoc.shape import Json

TEXTS: dict[str, tuple[str, str]] = {
    "news_not_official": (
        "Đây là bản tin, không phải văn bản kế hoạch; cần bản chính thức để triển khai.",
        "This is news about a plan, not the plan itself; get the official text.",
    ),
    "fragment": (
        "Văn bản chỉ là một đoạn; phần đầu bị thiếu.",
        "The text is only a part; its beginning is missing.",
    ),
    "translated": (
        "Văn bản là bản dịch; tên gọi và điều khoản cần đối chiếu bản tiếng Việt.",
        "The text is a translation; compare names and terms with the Vietnamese text.",
    ),
    "no_letterhead": (
        "Thiếu số, ký hiệu hoặc ngày ban hành.",
        "The number or the day of issue is missing.",
    ),
    "no_signer": ("Không thấy người ký.", "No signer was found."),
    "no_issuer": ("Không thấy cơ quan ban hành.", "The issuing body was not found."),
    "no_name": ("Không thấy tên phong trào thi đua.", "The name of the movement was not found."),
    "name_conflict": (
        "Tên phong trào ở tiêu đề và ở phần mở đầu khác nhau.",
        "The movement is named differently in the title and in the opening.",
    ),
    "two_movements": (
        "Kế hoạch nêu nhiều hơn một phong trào thi đua.",
        "The plan names more than one movement.",
    ),
    "year_inferred": (
        "Ngày ban hành không ghi năm; năm được lấy theo thời gian của phong trào.",
        "The day of issue has no year; the first year of the movement was taken.",
    ),
    "digits_mended": (
        "Có chữ số bị nhận dạng nhầm (chữ l, I, O thay số 1, 0) đã được đọc lại; cần đối chiếu.",
        "Figures that the scan misread (l, I, O for 1, 0) were mended; compare with the original.",
    ),
    "no_contents": ("Không thấy nội dung thi đua.", "No contents of emulation were found."),
    "no_criteria": ("Không thấy tiêu chí thi đua.", "No criteria were found."),
    "no_awards": ("Không thấy hình thức khen thưởng.", "No awards were found."),
    "no_timeline": ("Không thấy thời gian thực hiện.", "No time was found."),
    "no_responsibilities": ("Không thấy phân công trách nhiệm.", "No responsibilities were found."),
    "annex_not_read": (
        "Phụ lục kèm theo không được đọc vào các mục.",
        "The annex is not read into the fields.",
    ),
}  # fmt: skip


def warning(code: str, span: list[int] | None = None) -> Json:
    """One warning as JSON."""
    text, english = TEXTS[code]
    return {"code": code, "text": text, "text_en": english, "span": span}


def add_warnings(document: Json, found: list[tuple[str, list[int] | None]]) -> None:
    """Write the warnings of a document.

    Args:
        document: the finished reading, changed in place.
        found: warnings met while reading, as (code, span).
    """
    kind = document["doc_kind"]
    codes: list[tuple[str, list[int] | None]] = []
    if kind != "official_plan":
        codes.append(("fragment" if kind == "news_fragment" else "news_not_official", None))
    if kind == "news_summary_translated":
        codes.append(("translated", None))
    codes += found
    movement, instrument = document["movement"], document["instrument"]
    codes += [(code, None) for code, on in (
        ("name_conflict", movement["name_conflict"]),
        ("two_movements", movement["others"]),
        ("no_name", not movement["name"]),
        ("no_issuer", not document["issuer"]["name"]),
        ("no_letterhead", not (instrument["number"] and instrument["date"])),
        ("no_signer", document["signer"] is None),
        ("no_contents", not document["contents"]),
        ("no_criteria", not document["criteria"]["groups"]),
        ("no_awards", not any(document["awards"].values())),
        ("no_timeline", not (document["timeline"]["to"] or document["timeline"]["from"])),
        ("no_responsibilities", not document["responsibilities"]),
    ) if on]  # fmt: skip
    document["warnings"] = [warning(code, span) for code, span in codes]
