"""`thidua org check`: what must hold in the whole history, with counts and the rows that do not."""

from __future__ import annotations

from typing import Annotated, Any, Final

import typer

from thidua.apps.organisations.queries import examined, from_books, register
from thidua.kernel.orgs.plain import report_row
from thidua.surfaces.cli import output

_SHOWN: Final = 20
_TITLES: Final[dict[int, str]] = {
    0: "mọi dòng đúng dạng và nối hai đơn vị có thật",
    1: "các phiên bản của một đơn vị nối tiếp nhau; định danh không dùng lại",
    2: "một mã, một ngày, nhiều nhất một đơn vị trong một danh mục",
    3: "đơn vị trên luôn tồn tại, không có vòng tròn trực thuộc",
    4: "diện tích và dân số của đơn vị kết thúc được giao đủ",
    5: "tỷ lệ của các đơn vị kế thừa cộng lại bằng 1 vào mọi ngày sau đó",
    6: "đi thẳng hay qua một ngày ở giữa đều ra một kết quả",
    7: "sự kiện không đổi câu trả lời về những ngày trước nó",
    9: "thứ tự ghi các sự kiện không đổi kết quả",
    12: "sự kiện làm đơn vị kết thúc nêu căn cứ",
    13: "đính chính nêu rõ đính chính điều gì, vì sao",
}
_LEVELS: Final = {
    "province": "tỉnh, thành phố",
    "district": "đơn vị cấp huyện",
    "commune": "đơn vị cấp xã",
}


def check(
    as_json: Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")] = False,
) -> None:
    """Kiểm tra các bất biến trên toàn bộ lịch sử đơn vị; mã kết thúc 3 khi có chỗ sai.

    Ví dụ: thidua org check
    """
    with output.progress("Đang kiểm tra lịch sử đơn vị"):
        history = register()
        report = examined(history)
        source = "books" if from_books(history) else "database"
        told = {"source": source, **report_row(history, report)}
    if as_json:
        output.say_json(told)
    else:
        _say(told)
    if report.findings:
        raise typer.Exit(output.REFUSED)


def _say(told: dict[str, Any]) -> None:
    """Print the answer for reading."""
    counts = told["counts"]
    lines = sum(counts["lines"].values())
    output.say(
        f"{counts['units']} đơn vị, {counts['versions']} phiên bản, {counts['events']} sự kiện, "
        f"{lines} đường chuyển giao"
    )
    for row in counts["changes"]:
        output.say(
            f"  {row['day']}: {row['before']} → {row['after']} {_LEVELS[row['level']]} "
            f"({row['ended']} kết thúc, {row['began']} bắt đầu, {row['kept']} giữ nguyên định danh)"
        )
    for row in told["invariants"]:
        broken = len(row["broken"])
        mark = "đúng" if not broken else f"SAI {broken}"
        output.say(f"{row['number']:>3}. {mark:<8} {row['checked']:>6}  {_TITLES[row['number']]}")
        for found in row["broken"][:_SHOWN]:
            pairs = ", ".join(" → ".join(pair) for pair in found["lines"])
            parts = (found["rule"], found["event"], found["unit"], found["dimension"], pairs)
            output.say("       " + " | ".join(part for part in (*parts, *found["others"]) if part))
        if broken > _SHOWN:
            output.say(f"       … và {broken - _SHOWN} chỗ nữa (xem đủ bằng --json)")
