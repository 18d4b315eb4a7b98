"""`thidua audit`: prove that nobody touched the audit log."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Final

import typer

from thidua.core import audit
from thidua.surfaces.cli import output

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Nhật ký kiểm toán.")

_FAULTS: Final = {
    "gap": "thiếu mục",
    "link": "đứt mắt xích",
    "content": "nội dung bị sửa",
    "tail": "mất mục cuối",
    "head": "đầu chuỗi không khớp",
    "anchor": "không khớp mốc đã chép ra ngoài",
}


@app.callback()
def group() -> None:
    """Nhật ký kiểm toán."""


@app.command()
def verify(
    as_json: Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")] = False,
    anchor: Annotated[
        str, typer.Option(metavar="SỐ:BĂM", help="Mốc đã chép ra ngoài, phải còn trong chuỗi.")
    ] = "",
) -> None:
    """Kiểm tra chuỗi băm của toàn bộ nhật ký; mã kết thúc 1 khi chuỗi không còn nguyên.

    Ví dụ: thidua audit verify --json
    """
    kept = _anchor(anchor)
    with output.progress("Đang kiểm tra nhật ký"):
        found = audit.verify(kept)
    if as_json:
        output.say_json({"holds": found.holds, **asdict(found)})
    elif found.fault is None:
        output.say(f"Nhật ký nguyên vẹn: {found.count} mục, mốc {found.number}:{found.hash}")
    else:
        what = _FAULTS.get(found.fault.code, found.fault.code)
        output.say(f"Nhật ký KHÔNG nguyên vẹn tại mục {found.fault.number}: {what}.")
    if not found.holds:
        raise typer.Exit(output.FAILED)


def _anchor(text: str) -> tuple[int, str] | None:
    if not text:
        return None
    number, _, hashed = text.partition(":")
    if not number.isdigit() or not hashed:
        raise output.call_wrong("--anchor phải có dạng SỐ:BĂM, như dòng mà lệnh này in ra.")
    return int(number), hashed
