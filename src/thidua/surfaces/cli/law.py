"""`thidua law`: who may receive what, by which article, on which day. No database is needed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from thidua.books.reader import read_yaml
from thidua.kernel.problems import BookError, RefusedError
from thidua.surfaces.cli import deserving, law_books, law_bulk, output
from thidua.surfaces.cli.law_words import award_lines, check_lines, leaning_lines, topic_lines

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Luật thi đua, khen thưởng: ai được gì, theo điều nào, vào ngày nào.",
)

app.command()(law_bulk.bulk)
app.command("reform")(deserving.reform)
app.command("new-version")(law_books.new_version)
app.command("lint")(law_books.lint)

File = Annotated[
    str, typer.Argument(metavar="TỆP", help="Tình huống, YAML hoặc JSON; dấu - là đầu vào chuẩn.")
]
Award = Annotated[str, typer.Argument(metavar="MÃ", help="Mã hoặc tên, ví dụ CSTDCS.")]
OnDay = Annotated[str, typer.Option("--on", help="Ngày, dạng YYYY-MM-DD; bỏ trống là hôm nay.")]
AsJson = Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")]


@app.command()
def check(file: File, as_json: AsJson = False) -> None:
    """Xét một tình huống: đạt, không đạt hay chưa xác định, vì sao, theo điều nào.

    Tệp có một tình huống hoặc một danh sách. Mã kết thúc 0 khi đã xét, kể cả khi không đạt.

    Ví dụ: thidua law check tinh-huong.yaml --json
    """
    from thidua.books.law.answer import answer

    with output.refusals(as_json=as_json):
        tree = _read(file)
        cases = tree if isinstance(tree, list) else [tree]
        told = [answer(case) for case in cases]
    if as_json:
        output.say_json(told if isinstance(tree, list) else told[0])
        return
    for one in told:
        for line in check_lines(one):
            output.say(line)


@app.command()
def show(award: Award, on: OnDay = "", as_json: AsJson = False) -> None:
    """In tiêu chuẩn của một danh hiệu hoặc hình thức vào một ngày, kèm điều khoản.

    Ví dụ: thidua law show CSTDCS --on 2026-03-01
    """
    from thidua.books.law.asking import award_of
    from thidua.books.law.shown import award_plain

    with output.refusals(as_json=as_json):
        told = award_plain(award_of(award), output.day_or_today(on))
    _say(told, award_lines(told), as_json=as_json)


@app.command()
def affected(
    number: Annotated[str, typer.Argument(metavar="SỐ", help="Số văn bản, ví dụ 06/2022/QH15.")],
    article: Annotated[int | None, typer.Argument(metavar="ĐIỀU", help="Số của điều.")] = None,
    as_json: AsJson = False,
) -> None:
    """Liệt kê những gì dựa vào một văn bản hoặc một điều: phải đọc lại khi nó thay đổi.

    Ví dụ: thidua law affected 06/2022/QH15 23
    """
    from thidua.books.law.asking import affected_plain

    with output.refusals(as_json=as_json):
        told = affected_plain(number, article)
    _say(told, leaning_lines(told), as_json=as_json)


@app.command()
def bonus(
    award: Award,
    on: OnDay = "",
    kind: Annotated[str, typer.Option("--for", help="individual, collective hoặc household.")] = "",
    as_json: AsJson = False,
) -> None:
    """Tính tiền thưởng theo mức lương cơ sở của ngày ra quyết định.

    Ví dụ: thidua law bonus CSTDCS --on 2025-12-25
    """
    _ask("money.bonus", award, on, {"kind": kind} if kind else {}, as_json=as_json)


@app.command()
def authority(award: Award, on: OnDay = "", as_json: AsJson = False) -> None:
    """Cho biết ai có thẩm quyền quyết định vào một ngày.

    Ví dụ: thidua law authority CSTDCS --on 2025-07-01
    """
    _ask("authority.deciders", award, on, {}, as_json=as_json)


@app.command()
def votes(file: File, as_json: AsJson = False) -> None:
    """Đếm phiếu của hội đồng: đủ hay chưa, cần bao nhiêu trên tổng số thành viên.

    Ví dụ: thidua law votes phieu.yaml
    """
    from thidua.books.law.asking import of_votes

    with output.refusals(as_json=as_json):
        told = of_votes(_read(file))
    _say(told, topic_lines(told), as_json=as_json)


def _ask(topic: str, award: str, on: str, more: dict[str, Any], *, as_json: bool) -> None:
    """Answer a question about one award on one day."""
    from thidua.books.law.asking import of_award

    with output.refusals(as_json=as_json):
        told = of_award(topic, award, output.day_or_today(on), **more)
    _say(told, topic_lines(told), as_json=as_json)


def _say(told: dict[str, Any], lines: list[str], *, as_json: bool) -> None:
    """Print the answer as JSON or for reading."""
    if as_json:
        output.say_json(told)
        return
    for line in lines:
        output.say(line)


def _read(file: str) -> Any:
    """Read the case file, strictly."""
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8-sig")
        return read_yaml(text, file)
    except OSError as wrong:
        raise RefusedError(
            "law.file_unreadable", f"không mở được {file}: {wrong.strerror}.", "kiểm tra đường dẫn."
        ) from wrong
    except UnicodeDecodeError as wrong:
        raise RefusedError(
            "law.file_not_text", f"{file} không phải tệp chữ UTF-8.", "lưu tệp dưới dạng UTF-8."
        ) from wrong
    except BookError as wrong:
        raise RefusedError(
            "law.file_broken",
            f"không đọc được {file}: {str(wrong).removeprefix('books/')}",
            "sửa chỗ đã nêu; mỗi khóa chỉ ghi một lần.",
        ) from wrong
