"""Which column of a table holds what, by its heading, written one way or the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from thidua.kernel.text.fold import fold


@dataclass(frozen=True)
class Field:
    """One thing that a column may hold.

    Attributes:
        name: code under which a row keeps it.
        heading: as the template has it.
        other: other headings, folded; a heading that begins with one counts too.
        help: what to write.
        examples: cells of the example rows.
    """

    name: str
    heading: Promise | str
    other: tuple[str, ...]
    help: Promise | str
    examples: tuple[str, str]


FIELDS: Final = (
    Field(
        "name",
        _("Họ và tên, tên tập thể"),
        ("ho va ten", "ho ten", "ten tap the", "ten ca nhan", "ca nhan", "ten doi tuong", "ten"),
        _("Tên đầy đủ của một cá nhân hoặc một tập thể; cột này bắt buộc."),
        ("Nguyễn Thị Ví Dụ", "Phòng Văn hóa - Xã hội Ví Dụ"),
    ),
    Field(
        "kind",
        _("Loại đối tượng"),
        ("loai doi tuong", "doi tuong"),
        _("Cá nhân, tập thể, hộ gia đình, doanh nghiệp, người nước ngoài; trống là cá nhân."),
        ("cá nhân", "tập thể"),
    ),
    Field(
        "unit",
        _("Đơn vị"),
        ("don vi cong tac", "don vi", "noi cong tac", "co quan", "truc thuoc"),
        _("Tên đầy đủ hoặc viết tắt; trống là đơn vị chọn khi tải tệp lên."),
        ("", ""),
    ),
    Field(
        "code",
        _("Mã số"),
        ("ma so", "ma can bo", "ma cong chuc", "ma nhan su", "so hieu", "ma"),
        _("Mã cán bộ, công chức hoặc mã nhân sự, nếu có; giúp nhận đúng người trùng tên."),
        ("VD-001", ""),
    ),
    Field(
        "born",
        _("Ngày sinh"),
        ("ngay sinh", "nam sinh", "ngay thang nam sinh"),
        _("Dạng 21/11/1985, hoặc chỉ năm."),
        ("21/11/1985", ""),
    ),
    Field("sex", _("Giới tính"), ("gioi tinh", "nam/nu"), _("Nam hoặc nữ."), ("nữ", "")),
    Field(
        "post", _("Chức vụ"), ("chuc vu", "chuc danh"), _("Ghi như trong hồ sơ."), ("Công chức", "")
    ),
    Field(
        "group",
        _("Nghề nghiệp"),
        ("thanh phan", "nghe nghiep"),
        _("Công chức, viên chức, nhà giáo, thầy thuốc, công nhân, nông dân, doanh nhân..."),
        ("công chức", ""),
    ),
    Field(
        "direct",
        _("Trực tiếp công tác, lao động"),
        ("truc tiep",),
        _("Ghi x nếu người này trực tiếp công tác, lao động."),
        ("x", ""),
    ),
    Field(
        "leader",
        _("Lãnh đạo, quản lý"),
        ("lanh dao", "quan ly"),
        _("Ghi x nếu người này giữ chức vụ lãnh đạo, quản lý."),
        ("", ""),
    ),
    Field(
        "founded",
        _("Ngày thành lập"),
        ("ngay thanh lap", "nam thanh lap"),
        _("Của tập thể, dạng 01/07/2025."),
        ("", "01/07/2025"),
    ),
    Field(
        "ratings",
        _("Xếp loại các năm"),
        ("xep loai", "muc do hoan thanh", "danh gia", "ket qua danh gia"),
        _("Năm rồi mức xếp loại; cũng có thể để mỗi năm một cột, ví dụ “Xếp loại 2025”."),
        ("2023: HTTNV; 2024: HTXSNV; 2025: HTXSNV", "2025: HTXSNV"),
    ),
    Field(
        "titles",
        _("Danh hiệu thi đua"),
        ("danh hieu",),
        _("Tên danh hiệu rồi năm, cách nhau bằng dấu chấm phẩy; cũng có thể mỗi năm một cột."),
        ("CSTĐCS 2024; CSTĐCS 2025; LĐTT 2023", "TTLĐXS 2025"),
    ),
    Field(
        "awards",
        _("Hình thức khen thưởng"),
        ("hinh thuc khen thuong", "khen thuong", "bang khen", "giay khen", "huan chuong"),
        _("Tên, năm, loại hình trong ngoặc: công trạng, chuyên đề, đột xuất, phong trào..."),
        ("Bằng khen của Chủ tịch UBND tỉnh 2024 (công trạng)", ""),
    ),
    Field(
        "initiatives",
        _("Sáng kiến"),
        ("sang kien",),
        _("Năm: tên (phạm vi công nhận), ví dụ “2025: Tên sáng kiến (cấp tỉnh, đã áp dụng)”."),
        ("2025: Rút ngắn thời gian trả kết quả (cấp tỉnh, đã áp dụng)", ""),
    ),
    Field(
        "science",
        _("Đề tài, đề án khoa học"),
        ("de tai", "de an", "nghien cuu khoa hoc"),
        _("Ghi như cột sáng kiến."),
        ("", ""),
    ),
    Field(
        "discipline",
        _("Kỷ luật"),
        ("ky luat",),
        _("Hình thức, ngày có hiệu lực, ngày hết hiệu lực; không có thì ghi “không”."),
        ("không", "không"),
    ),
    Field(
        "pending",
        _("Vụ việc đang xem xét"),
        ("vu viec", "khieu nai", "to cao", "dang xem xet"),
        _("Kỷ luật, thanh tra, khiếu nại đang xem xét, từ ngày nào; không có thì ghi “không”."),
        ("không", "không"),
    ),
)
BY_NAME: Final = {field.name: field for field in FIELDS}
BY_YEAR: Final = ("ratings", "titles", "awards")
JOINED: Final = frozenset({*BY_YEAR, "initiatives", "science", "discipline", "pending"})
SHORT: Final = 3
"""A heading as short as this is only meant when it stands alone."""

_YEAR: Final = re.compile(r"\b((?:19|20)\d\d)\b")


@dataclass(frozen=True)
class Column:
    """A column of a file: its field, and the year when it holds one year only."""

    field: str
    year: int | None = None


def columns_in(headings: list[str]) -> list[Column | None]:
    """Return for every heading what the column holds, or None when it is not known.

    Of two columns that tell whose row it is the first counts; those with entries are joined.

    >>> columns_in(["STT", "Ho va ten", "Xếp loại năm 2025"])
    [None, Column(field='name', year=None), Column(field='ratings', year=2025)]
    """
    found: list[Column | None] = []
    for heading in headings:
        column = _column(heading)
        twice = column in found and column is not None and column.field not in JOINED
        found.append(None if twice else column)
    return found


def _column(heading: str) -> Column | None:
    """Return what one column holds."""
    words = fold(heading).strip(" .:*()")
    year = _YEAR.search(words)
    plain = " ".join(_YEAR.sub(" ", words).replace(" nam ", " ").split()).removesuffix(" nam")
    best: tuple[int, str] = (0, "")
    for field in FIELDS:
        for name in (fold(str(field.heading)), *field.other):
            whole = len(name) <= SHORT
            if plain == name or (not whole and re.match(rf"{re.escape(name)}\b", plain)):
                best = max(best, (len(name), field.name))
    if not best[1]:
        return Column("ratings", int(year[1])) if year and plain in {"nam", ""} else None
    if year and best[1] in BY_YEAR:
        return Column(best[1], int(year[1]))
    return Column(best[1])


def heading_row(rows: list[tuple[int, list[str]]]) -> tuple[int, list[Column | None]] | None:
    """Return the place and the columns of the first row that names a name and one thing more."""
    for place, (_number, cells) in enumerate(rows[:10]):
        columns = columns_in(cells)
        known = {column.field for column in columns if column}
        if "name" in known and len(known) > 1:
            return place, columns
    return None


def said_in(cells: list[str], columns: list[Column | None]) -> dict[str, str]:
    """Return what a row says by field; cells of one year are joined to `year: value`."""
    said: dict[str, str] = {column.field: "" for column in columns if column}
    for cell, column in zip(cells, columns, strict=False):
        text = cell.strip()
        if column is None or not text:
            continue
        if column.year is not None:
            text = (
                f"{column.year}: {text}" if column.field == "ratings" else f"{text} {column.year}"
            )
            said[column.field] = "; ".join(filter(None, (said[column.field], text)))
        else:
            said[column.field] = "; ".join(filter(None, (said[column.field], text)))
    return said
