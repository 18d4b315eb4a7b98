"""`thidua law lint` and `new-version`: for the lawyer who brings a new text into the books."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from thidua.kernel.problems import RefusedError
from thidua.surfaces.cli import output


def lint(
    as_json: Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")] = False,
) -> None:
    """Kiểm tra sách luật: dạng tệp, trích dẫn, dẫn chiếu, tình huống; mã kết thúc 3 khi có lỗi.

    Ví dụ: thidua law lint
    """
    from thidua.books.law.awards import folders, worked_cases
    from thidua.books.law.lint import lint as faults_of

    with output.progress("Đang kiểm tra sách luật"):
        faults = faults_of()
    if as_json:
        output.say_json({"faults": faults})
    elif faults:
        for fault in faults:
            output.say(fault)
    else:
        cases = sum(1 for folder in folders().values() for _ in worked_cases(folder))
        output.say(f"Sách luật không có lỗi: {len(folders())} quy tắc, {cases} tình huống.")
    if faults:
        raise typer.Exit(output.REFUSED)


def new_version(
    award: Annotated[str, typer.Argument(metavar="MÃ", help="Mã của danh hiệu, hình thức.")],
    first_day: Annotated[str, typer.Option("--from", help="Ngày đầu có hiệu lực, YYYY-MM-DD.")],
    instrument: Annotated[
        str, typer.Option("--by", help="Số văn bản sửa đổi, ví dụ 06/2026/QH16.")
    ] = "",
    folder: Annotated[
        str, typer.Option("--in", help="Thư mục sách luật; bỏ trống là thư mục của chương trình.")
    ] = "",
) -> None:
    """Mở một phiên bản mới của quy tắc để luật sư điền: chép bản cũ, ghi ngày, đánh dấu chưa đọc.

    Phiên bản cũ được ghi ngày cuối. Phiên bản mới mang độ tin cậy `unverified` nên chưa kết luận
    gì cho đến khi có người đọc văn bản, sửa các điều kiện và đổi thành `text-read`.

    Ví dụ: thidua law new-version CSTDCS --from 2026-10-01 --by 06/2026/QH16
    """
    from thidua.books.law.asking import award_of
    from thidua.books.law.awards import folders
    from thidua.books.law.versions import with_new_version

    start = output.day(first_day)
    with output.refusals(as_json=False):
        shelf = Path(folder) if folder else _own_shelf()
        path = shelf / folders()[award_of(award)].name / "rule.yaml"
        if not path.is_file():
            raise RefusedError("law.no_rule_file", f"không thấy {path}.", "kiểm tra --in.")
        text = with_new_version(path.read_text(encoding="utf-8"), start, instrument)
        path.write_text(text, encoding="utf-8")
    output.say(str(path))
    output.say(f"Phiên bản cũ có hiệu lực đến hết {start - timedelta(days=1)}.")
    output.say("Việc còn lại: sửa các điều kiện theo văn bản mới, thêm tình huống vào cases.yaml,")
    output.say("đổi confidence thành text-read, rồi chạy: thidua law lint")


def _own_shelf() -> Path:
    """Return the folder of the program's own law books."""
    from importlib import resources

    return Path(str(resources.files("thidua.books"))) / "law"
