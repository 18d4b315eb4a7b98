"""`thidua org`: the directory of units on any day, and what came of a unit."""

from __future__ import annotations

import csv
import sys
from datetime import date
from typing import Annotated, Any, Final

import typer

from thidua.apps.organisations.queries import WholeHistory, whole_history
from thidua.books.places.words import canonical
from thidua.kernel.orgs import Portion, Version, follow
from thidua.kernel.problems import RefusedError
from thidua.kernel.text.sort import sort_key
from thidua.surfaces.cli import output

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Đơn vị, địa phương theo thời gian: ai có vào ngày nào, trực thuộc ai, nay là đâu.",
)
_COLUMNS: Final = ("uid", "code", "name", "acting_name", "kind", "level", "parent", "since")
_LEVELS: Final = {
    "tinh": "province",
    "huyen": "district",
    "xa": "commune",
    "trung_uong": "central",
    "so": "province_agency",
}
_UNKNOWN_START: Final = date(1900, 1, 1)

Day = Annotated[str, typer.Argument(metavar="NGÀY", help="Ngày, dạng YYYY-MM-DD.")]
AsJson = Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")]
UnitName = Annotated[str, typer.Argument(metavar="ĐƠN_VỊ", help="Định danh (p-52.1) hoặc tên.")]


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
    on = _day(day)
    with output.refusals(as_json=as_json), output.progress("Đang đọc danh bạ đơn vị"):
        history = whole_history()
        alive = {uid: row for uid, rows in history.versions.items() if (row := _on(rows, on))}
        wanted = _LEVELS.get(level, level)
        if wanted and wanted not in {row.attributes.level for row in _all(history)}:
            raise output.call_wrong(f"không có cấp {level}.")
        top = _unit(history, under, on) if under else ""
        rows = [
            _row(version, alive)
            for version in sorted(alive.values(), key=lambda v: sort_key(v.attributes.name))
            if (not wanted or version.attributes.level == wanted)
            and (not top or _is_under(version.unit, top, alive))
        ]
    if as_json:
        output.say_json({"on": on.isoformat(), "count": len(rows), "units": rows})
    elif as_csv:
        table = csv.DictWriter(sys.stdout, _COLUMNS, lineterminator="\n")
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
    first, last = _day(start), _day(on)
    if last < first:
        raise output.call_wrong("ngày --on phải từ ngày --from trở đi.")
    with output.refusals(as_json=as_json), output.progress("Đang đọc danh bạ đơn vị"):
        history = whole_history()
        uid = _unit(history, unit, first)
        found = follow(uid, history.steps, history.ended, last)
        rows = [_portion(row, history, last) for row in found]
    name = (_on(history.versions[uid], first) or history.versions[uid][-1]).attributes.name
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


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise output.call_wrong(f"{text} không phải là ngày dạng YYYY-MM-DD.") from None


def _all(history: WholeHistory) -> list[Version]:
    return [row for rows in history.versions.values() for row in rows]


def _on(rows: list[Version], on: date) -> Version | None:
    return next((r for r in rows if r.start <= on and (r.end is None or r.end > on)), None)


def _unit(history: WholeHistory, text: str, on: date) -> str:
    """Return the identity of the unit that is meant, one that exists on the day."""
    if text in history.versions:
        return text
    key = canonical(text)
    found = sorted(
        uid
        for uid, rows in history.versions.items()
        if (row := _on(rows, on)) and key in _names(row)
    )
    if len(found) == 1:
        return found[0]
    if not found:
        raise RefusedError(
            "unknown_unit",
            f"Không có đơn vị nào mang tên “{text}” vào ngày {on:%d/%m/%Y}.",
            "Viết tên đầy đủ, hoặc dùng định danh mà `thidua org as-of` in ra.",
        )
    raise RefusedError(
        "ambiguous_unit",
        f"Có {len(found)} đơn vị mang tên “{text}” vào ngày {on:%d/%m/%Y}: {', '.join(found[:9])}.",
        "Dùng một trong các định danh trên.",
    )


def _names(row: Version) -> set[str]:
    own = row.attributes
    return {
        canonical(name) for name in (own.name, own.acting_name, own.short_name, *own.other_names)
    }


def _is_under(uid: str, top: str, alive: dict[str, Version]) -> bool:
    while uid and uid != top:
        row = alive.get(uid)
        uid = row.attributes.parent if row else ""
    return uid == top


def _row(row: Version, alive: dict[str, Version]) -> dict[str, str]:
    own = row.attributes
    since = "" if row.start == _UNKNOWN_START else row.start.isoformat()
    parent = own.parent if own.parent in alive else ""
    values = (row.unit, own.code, own.name, own.acting_name, own.kind, own.level, parent, since)
    return dict(zip(_COLUMNS, values, strict=True))


def _portion(row: Portion, history: WholeHistory, on: date) -> dict[str, Any]:
    rows = history.versions[row.unit]
    version = _on(rows, on) or rows[-1]
    shares = {"area": row.area, "people": row.people, "functions": row.functions}
    cited = [(uid, history.events[uid]) for uid in row.events]
    return {
        "uid": row.unit,
        "name": version.attributes.name,
        **{key: None if share is None else float(share) for key, share in shares.items()},
        "estimated": row.estimated,
        "main": row.main,
        "events": [
            {"uid": uid, "effective": day.isoformat(), "kind": kind, "basis": basis}
            for uid, (day, kind, basis) in cited
        ],
    }
