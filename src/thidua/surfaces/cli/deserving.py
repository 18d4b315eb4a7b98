"""`thidua record deserving` and `thidua law reform`: whole registers looked over at once."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from thidua.surfaces.cli import output

ALL_AT_ONCE = 10**9
AGAIN, ASK = "Sửa theo điều đã nêu rồi chạy lại lệnh.", "Dùng tài khoản xem được hồ sơ của đơn vị."
_HEADS = ("uid", "name", "code", "unit", "direct", "leader", "standing", "verdict", "before")
_MORE = ("route", "lacking", "missing", "reasons", "granted")

Unit = Annotated[str, typer.Option(help="Đơn vị, kể cả cấp dưới: định danh hoặc tên.")]
By = Annotated[str, typer.Option("--by", help="Tên đăng nhập của người hỏi; thấy đến đâu hay đó.")]
AsJson = Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="In bảng CSV, mỗi hồ sơ một dòng.")]


def deserving(
    *,
    unit: Unit,
    award: Annotated[str, typer.Option(help="Mã, ví dụ CSTDCS.")],
    year: Annotated[int, typer.Option(help="Năm xét.", min=1990, max=2200)],
    by: By,
    on: Annotated[str, typer.Option("--on", help="Ngày xét, YYYY-MM-DD; trống: hôm nay.")] = "",
    whole: Annotated[
        bool, typer.Option("--whole", help="Xét cả những điều do con người xem xét.")
    ] = False,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Tìm người xứng đáng: ai đủ tiêu chuẩn, ai chỉ thiếu một điều, ai còn thiếu thông tin.

    Ví dụ: thidua record deserving --unit p-52.2 --award CSTDCS --year 2025 --by so-noi-vu --csv
    """
    from thidua.apps.records.actions import runs
    from thidua.apps.records.queries.deserving import Asked
    from thidua.apps.records.queries.deserving_plain import lines_of, summary
    from thidua.books.law.asking import award_of
    from thidua.surfaces.cli import acting

    with acting.told(as_json=as_json, again=AGAIN, ask=ASK), output.progress("Đang xét"):
        person, day = acting.person_named(by), output.day_or_today(on)
        if year > day.year:
            raise output.call_wrong("năm xét không được sau ngày xét.")
        asked = Asked((award_of(award),), day, year, whole)
        run = runs.look_for_deserving(
            acting.unit_named(unit), asked=asked, by=person, at_once=ALL_AT_ONCE
        )
        said = summary(run)
    rows = lines_of(run, asked.awards[0], person)
    if as_json:
        output.say_json(said | {"rows": list(rows)})
    elif as_csv:
        _csv((*_HEADS, *_MORE), rows)
    else:
        counts = said["awards"][0]["counts"]
        output.say(f"{said['unit']}, {asked.awards[0]} năm {year}, ngày xét {day:%d/%m/%Y}")
        for name, word in _WORDS.items():
            output.say(f"  {counts[name]:>8}  {word}")
        output.say(f"  {said['awards'][0]['meets_not_granted']:>8}  đủ tiêu chuẩn, chưa được tặng")
        if not said["awards"][0]["certain"]:
            output.tell("Quy định của ngày xét chưa được đọc chắc chắn: chưa phải kết luận.")


_WORDS = {
    "meets": "đủ tiêu chuẩn",
    "one": "chỉ thiếu một điều kiện",
    "open": "chưa đủ thông tin",
    "pending": "đang có việc xem xét",
    "far": "thiếu từ hai điều kiện",
    "faulty": "hồ sơ mâu thuẫn",
}


def reform(
    award: Annotated[str, typer.Argument(metavar="MÃ", help="Mã của danh hiệu, hình thức.")],
    *,
    unit: Unit,
    by: By,
    from_day: Annotated[str, typer.Option("--from-day", help="Quy định của ngày này, YYYY-MM-DD.")],
    to_day: Annotated[str, typer.Option("--to-day", help="So với quy định của ngày này.")],
    year: Annotated[int | None, typer.Option(help="Năm xét.", min=1990, max=2200)] = None,
    draft: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, help="Bản thảo rule.yaml cho ngày thứ hai."),
    ] = None,
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """So sánh hai phiên bản của một quy tắc trên cả danh sách: ai đổi kết quả, vì sao.

    Cùng hồ sơ, cùng ngày; chỉ khác quy định. Bản thảo và phiên bản chưa đọc được áp dụng như thể
    đang có hiệu lực và không quyết định điều gì.

    Ví dụ: thidua law reform LDTT --from-day 2026-03-01 --to-day 2026-10-01 --unit p-52.2 --by a
    """
    from thidua.surfaces.cli.database import make_ready
    from thidua.surfaces.cli.root import django_ready

    django_ready()
    from thidua.apps.records.actions import runs
    from thidua.apps.records.queries.checks import year_under_review
    from thidua.apps.records.queries.deserving_plain import changes_of, reform_summary
    from thidua.apps.records.queries.reform import Asked
    from thidua.books.law.asking import award_of
    from thidua.core import clock
    from thidua.surfaces.cli import acting

    with acting.told(as_json=as_json, again=AGAIN, ask=ASK), output.progress("Đang xét"):
        make_ready()
        person, asked_on = acting.person_named(by), clock.today()
        before, after = output.day_or_today(from_day), output.day_or_today(to_day)
        text = "" if draft is None else draft.read_text(encoding="utf-8-sig")
        reviewed = year or year_under_review(asked_on)
        asked = Asked(award_of(award), asked_on, reviewed, before, after, text)
        run = runs.look_at_reform(
            acting.unit_named(unit), asked=asked, by=person, at_once=ALL_AT_ONCE
        )
        said = reform_summary(run)
    rows = changes_of(run, person)
    if as_json:
        output.say_json(said | {"rows": list(rows)})
    elif as_csv:
        _csv(("uid", "name", "code", "unit", "before", "after", "why_before", "why_after"), rows)
    else:
        output.say(f"{said['unit']}, {asked.award}: {said['changed']}/{said['records']} đổi")
        for one in said["matrix"]:
            output.say(f"  {one['count']:>8}  {one['before']} -> {one['after']}")
        if not said["second"]["decides"]:
            output.tell("Quy định sau chưa có giá trị: đây là phép thử, không quyết định điều gì.")


def _csv(heads: tuple[str, ...], rows: Iterator[dict[str, Any]]) -> None:
    """Write rows as CSV; a list becomes one cell."""
    sheet = csv.writer(sys.stdout, lineterminator="\n")
    sheet.writerow(heads)
    for row in rows:
        sheet.writerow(_cell(row[head]) for head in heads)


def _cell(value: Any) -> str:
    """Return one cell that no spreadsheet program takes for a formula."""
    if isinstance(value, bool):
        return "1" if value else "0"
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
