"""`thidua plan`: read, show and compare plan documents. Works without Django and database."""

from __future__ import annotations

import sys
from typing import Annotated, Any, Final

import typer

from thidua.kernel.plandoc.files import FileText, read_file
from thidua.kernel.problems import RefusedError
from thidua.surfaces.cli import output

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Đọc và so sánh văn bản kế hoạch phát động phong trào thi đua.",
)
_MEGABYTE: Final = 2**20

File = Annotated[str, typer.Argument(metavar="TỆP", help="Tệp cần đọc; dấu - là đầu vào chuẩn.")]
AsJson = Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")]
MaxSize = Annotated[int, typer.Option("--max-mb", min=1, help="Từ chối tệp lớn hơn số MB này.")]


@app.command()
def read(file: File, as_json: AsJson = False, max_mb: MaxSize = 50) -> None:
    """Đọc một kế hoạch: mục đích, nội dung, tiêu chí, khen thưởng, thời hạn, trách nhiệm.

    Đọc tệp .txt, .md, .html, .docx và .pdf có lớp chữ. Không có --json thì in bản tóm tắt.

    Ví dụ: thidua plan read ke-hoach.docx --json
    """
    from thidua.surfaces.cli.outline import outline

    with output.refusals(as_json=as_json), output.progress("Đang đọc kế hoạch"):
        plan = _read(_text(file, max_mb))
    if as_json:
        output.say_json(plan)
    else:
        output.say(outline(plan))


@app.command()
def text(file: File, max_mb: MaxSize = 50) -> None:
    """In phần chữ đã đọc từ tệp; vị trí (span) của `plan read` tính theo chữ này.

    Ví dụ: thidua plan text ke-hoach.pdf
    """
    with output.refusals(as_json=False), output.progress("Đang đọc tệp"):
        found = _text(file, max_mb)
    sys.stdout.write(found.text)


@app.command()
def compare(
    higher: Annotated[str, typer.Argument(metavar="CẤP_TRÊN", help="Kế hoạch của cấp trên.")],
    lower: Annotated[str, typer.Argument(metavar="CẤP_DƯỚI", help="Kế hoạch của cấp dưới.")],
    as_json: AsJson = False,
    max_mb: MaxSize = 50,
) -> None:
    """So kế hoạch cấp dưới với kế hoạch cấp trên: giữ, sửa, thay, gộp, thêm, bỏ.

    Ví dụ: thidua plan compare chinh-phu.docx tinh.pdf --json
    """
    from thidua.kernel.plandoc.compare import compare as compare_plans
    from thidua.surfaces.cli.outline import comparison

    if higher == lower == "-":
        raise output.call_wrong("chỉ một trong hai tệp được là đầu vào chuẩn (-).")
    with output.refusals(as_json=as_json), output.progress("Đang so sánh hai kế hoạch"):
        plans = [_named(name, max_mb) for name in (higher, lower)]
        found = compare_plans(*plans)
    if as_json:
        output.say_json(found)
    else:
        output.say(comparison(found))


def _named(name: str, max_mb: int) -> dict[str, Any]:
    """Read one of two plans; a refusal says which of them it is about."""
    try:
        return _read(_text(name, max_mb))
    except RefusedError as refusal:
        raise RefusedError(refusal.code, f"{name}: {refusal.reason}", refusal.do) from None


def _read(found: FileText) -> dict[str, Any]:
    from thidua.kernel.plandoc import read as read_plan

    return read_plan(found.text)


def _text(name: str, max_mb: int) -> FileText:
    limit = max_mb * _MEGABYTE
    try:
        if name == "-":
            found = read_file(sys.stdin.buffer.read(limit + 1), limit=limit)
        else:
            found = read_file(name, limit=limit)
    except OSError as error:
        raise output.call_wrong(f"không mở được {name}: {_why(error)}.") from None
    for note in found.notes:
        output.tell(f"Lưu ý: {note.text}")
    return found


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "không có tệp này"
    if isinstance(error, IsADirectoryError):
        return "đây là thư mục, không phải tệp"
    if isinstance(error, PermissionError):
        return "không có quyền đọc tệp"
    return error.strerror or type(error).__name__
