"""`thidua record`: take a file of records in, show one record."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Annotated

import typer
from django.db import transaction

from thidua.apps.organisations import queries as organisations
from thidua.apps.records import actions, queries
from thidua.apps.records.models import Subject
from thidua.core import audit, clock
from thidua.kernel.problems import RefusedError
from thidua.surfaces.cli import acting, deserving, output
from thidua.surfaces.cli.acting import person_named

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
app.command("deserving")(deserving.deserving)

AGAIN = "Sửa theo điều đã nêu rồi chạy lại lệnh."
ASK = "Dùng tài khoản phụ trách thi đua của đơn vị hoặc của cấp trên."
OPERATOR = "thidua record show"
AsJson = Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")]


@app.callback()
def group() -> None:
    """Hồ sơ thành tích: nhập từ tệp, xem một hồ sơ."""


@app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(metavar="TỆP", exists=True, dir_okay=False, help="Bảng XLSX hoặc CSV.")
    ],
    *,
    unit: Annotated[str, typer.Option(help="Đơn vị của hồ sơ: định danh hoặc tên.")],
    by: Annotated[str, typer.Option("--by", help="Tên đăng nhập của người nhập.")],
    as_json: AsJson = False,
) -> None:
    """Nhập hồ sơ từ bảng: dòng rõ được nhận cùng lúc, dòng chưa rõ được nêu để xử lý.

    Ví dụ: thidua record import ho-so.xlsx --unit "Phường Quy Nhơn" --by phuong-quy-nhon
    """
    person = person_named(by)
    with _told(as_json=as_json), output.progress("Đang nhập hồ sơ"):
        batch = actions.take_in(
            file.read_bytes(),
            file.name,
            unit_id=acting.unit_named(unit).pk,
            by=person,
            today=clock.today(),
        )
        said = queries.told(batch)
    if as_json:
        output.say_json(said)
        return
    counts = said["counts"]
    output.say(
        f"Đợt nhập {said['uid']}: nhận {counts.get('taken', 0)} dòng, đã có sẵn "
        f"{counts.get('refused', 0)}, chờ xử lý {counts.get('unclear', 0)}."
    )
    for row in said["rows"]:
        for problem in row["problems"]:
            output.say(f"  dòng {row['row']} {row['name']}: {problem['what']} {problem['do']}")


@app.command("show")
def show(
    who: Annotated[
        str, typer.Argument(metavar="HỒ_SƠ", help="Định danh, mã số hoặc họ tên, có dấu hay không.")
    ],
    *,
    by: Annotated[
        str,
        typer.Option("--by", help="Xem trong phạm vi của người này; trống: người vận hành máy."),
    ] = "",
    as_json: AsJson = False,
) -> None:
    """In một hồ sơ: từng năm, điều còn thiếu, các đơn vị đã qua; nhiều người trùng tên thì liệt kê.

    Ví dụ: thidua record show "Nguyễn Thị A" --by phuong-quy-nhon --json
    """
    with _told(as_json=as_json):
        rows = queries.visible_to(person_named(by)) if by else queries.every()
        subject = _one(queries.found_among(rows, who), who)
        if not by:
            with transaction.atomic():
                audit.record(by=OPERATOR, action="records.shown", obj=subject)
        year = queries.year_under_review(clock.today())
        said = queries.whole(subject, on=clock.today(), year=year)
    if as_json:
        output.say_json(said)
        return
    output.say(f"{said['name']} ({said['uid']}), {said['post'] or said['kind']}, {said['unit']}")
    facts = said["facts"]
    for one, code in facts.get("rating", {}).items():
        output.say(f"  {one}  {code}")
    for award, years in facts.get("titles", {}).items():
        told = (y if isinstance(y, int) else y["year"] for y in years)
        output.say(f"  {award}  {', '.join(map(str, told))}")
    for grant in facts.get("awards", ()):
        output.say(f"  {grant['award']}  {grant['year']} {grant.get('type', '')}".rstrip())
    if said["missing_years"]:
        output.tell(f"Chưa có xếp loại: {', '.join(map(str, said['missing_years']))}")
    if said["not_known"]:
        output.tell(f"Chưa biết có hay không: {', '.join(said['not_known'])}")


def _one(found: list[Subject], who: str) -> Subject:
    """Return the only record, or refuse and name those that may be meant."""
    if not found:
        raise RefusedError("records.nobody", f"Không có hồ sơ nào của “{who}”.", "Kiểm tra tên.")
    if len(found) > 1:
        names = organisations.placed_names({one.unit_id for one in found}, clock.today())
        listed = "; ".join(
            f"{one.uid} {one.full_name}, {names.get(one.unit_id, '')}" for one in found
        )
        raise RefusedError(
            "records.several", f"Có {len(found)} hồ sơ: {listed}.", "Dùng định danh ở đầu mỗi mục."
        )
    return found[0]


def _told(*, as_json: bool) -> AbstractContextManager[None]:
    """Tell what stands against an act."""
    return acting.told(as_json=as_json, again=AGAIN, ask=ASK)
