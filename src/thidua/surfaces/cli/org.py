"""`thidua org`: the directory of units on any day, and what came of a unit."""

from __future__ import annotations

import csv
import sys
from typing import Annotated, Final

import typer

from thidua.apps.organisations.queries import register
from thidua.kernel.orgs.plain import COLUMNS, portion_row, unit_row
from thidua.kernel.text.sort import sort_key
from thidua.surfaces.cli import org_check, org_lineage, org_record, output
from thidua.surfaces.cli.org_names import find_unit

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Đơn vị, địa phương theo thời gian: ai có vào ngày nào, trực thuộc ai, nay là đâu.",
)
app.command()(org_lineage.lineage)
app.command()(org_check.check)
app.command()(org_record.record)
app.command()(org_record.correct)
_LEVELS: Final = {
    "tinh": "province",
    "huyen": "district",
    "xa": "commune",
    "trung_uong": "central",
    "so": "province_agency",
}

Day = Annotated[str, typer.Argument(metavar="NGÀY", help="Ngày, dạng YYYY-MM-DD.")]
AsJson = Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")]
UnitName = Annotated[
    str,
    typer.Argument(
        metavar="ĐƠN_VỊ", help="Định danh (p-52.1), tên, “xã X, huyện Y, tỉnh Z” hoặc code:52."
    ),
]


@app.command("as-of")
def as_of(
    day: Day,
    level: Annotated[str, typer.Option(help="Chỉ cấp này: province, district, central…")] = "",
    under: Annotated[str, typer.Option(help="Chỉ đơn vị này và các đơn vị trực thuộc.")] = "",
    as_csv: Annotated[bool, typer.Option("--csv", help="In bảng CSV.")] = False,
    as_json: AsJson = False,
) -> None:
    """Liệt kê các đơn vị có vào một ngày.

    Ví dụ: thidua org as-of 2025-06-30 --level province --csv
    """
    if as_csv and as_json:
        raise output.call_wrong("chỉ chọn một trong hai: --csv hoặc --json.")
    on = output.day(day)
    with output.refusals(as_json=as_json), output.progress("Đang đọc danh bạ đơn vị"):
        history = register()
        wanted = _LEVELS.get(level, level)
        levels = {v.attributes.level for rows in history.versions.values() for v in rows}
        if wanted and wanted not in levels:
            raise output.call_wrong(f"không có cấp {level}.")
        top = find_unit(history, under, on) if under else ""
        alive = history.as_of(on)
        found = history.as_of(on, level=wanted, under=top) if wanted or top else alive
        rows = [
            unit_row(version, alive)
            for version in sorted(found.values(), key=lambda v: sort_key(v.attributes.name))
        ]
    if as_json:
        output.say_json({"on": on.isoformat(), "count": len(rows), "units": rows})
    elif as_csv:
        table = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
    else:
        for line in rows:
            output.say(f"{line['uid']:<26} {line['name']}")
        output.tell(f"{len(rows)} đơn vị vào ngày {on:%d/%m/%Y}")


@app.command()
def successors(
    unit: UnitName,
    start: Annotated[str, typer.Option("--from", help="Ngày mà đơn vị mang tên đó.")],
    on: Annotated[str, typer.Option("--on", help="Ngày muốn biết nay là đâu.")],
    as_json: AsJson = False,
) -> None:
    """Cho biết một đơn vị đến một ngày sau đó là những đơn vị nào, mỗi nơi phần nào.

    Ví dụ: thidua org successors "UBND tỉnh Bình Định" --from 2025-05-15 --on 2026-01-01
    """
    first, last = output.day(start), output.day(on)
    if last < first:
        raise output.call_wrong("ngày --on phải từ ngày --from trở đi.")
    with output.refusals(as_json=as_json), output.progress("Đang đọc danh bạ đơn vị"):
        history = register()
        uid = find_unit(history, unit, first)
        rows = [portion_row(row, history, last) for row in history.successors(uid, last)]
    name = history.nearest(uid, first).attributes.name
    if as_json:
        said = {"uid": uid, "name": name, "from": first.isoformat(), "on": last.isoformat()}
        output.say_json({**said, "successors": rows})
        return
    output.say(f"{name} ({uid}), ngày {first:%d/%m/%Y}; đến ngày {last:%d/%m/%Y}:")
    for row in rows:
        mark = "" if row["main"] else " (một phần)"
        basis = "; ".join(event["basis"] for event in row["events"])
        output.say(f"  {row['uid']:<24} {row['name']}{mark}{' – ' + basis if basis else ''}")
    if not rows:
        output.say("  (đã kết thúc; dữ liệu chưa ghi nhận nơi tiếp nhận)")


@app.command()
def load() -> None:
    """Nạp danh bạ đơn vị của chương trình vào cơ sở dữ liệu; gọi lại không đổi gì.

    Ví dụ: thidua org load
    """
    from thidua.apps.organisations.actions import load_places
    from thidua.core import clock

    with output.progress("Đang nạp danh bạ đơn vị"):
        done = load_places(by="thidua org load", today=clock.today())
    output.say(f"{done.events} sự kiện, {done.units} đơn vị, {done.versions} phiên bản mới")
