"""`thidua org lineage`: everything that a unit came from, and everything that came of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final

import typer

from thidua.apps.organisations.queries import register
from thidua.kernel.orgs.plain import lineage_row
from thidua.surfaces.cli import output
from thidua.surfaces.cli.org_names import find_unit

_PARTS: Final = {"whole": "toàn bộ", "part": "một phần"}
_WORDS: Final = {"area": "diện tích", "people": "dân số", "functions": "chức năng"}


def lineage(
    unit: Annotated[
        str,
        typer.Argument(
            metavar="ĐƠN_VỊ", help="Định danh, tên, “xã X, huyện Y, tỉnh Z” hoặc code:MÃ."
        ),
    ],
    on: Annotated[
        str, typer.Option("--on", help="Ngày mà đơn vị mang tên đó; mặc định: nay.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")] = False,
) -> None:
    """Kể các đơn vị tiền thân và kế thừa của một đơn vị, kèm sự kiện, ngày, căn cứ, tỷ lệ.

    Ví dụ: thidua org lineage p-52.2
    """
    asked = output.day_or_today(on)
    with output.refusals(as_json=as_json), output.progress("Đang đọc danh bạ đơn vị"):
        history = register()
        uid = find_unit(history, unit, asked)
        told = lineage_row(history, uid, asked)
    if as_json:
        output.say_json(told)
    else:
        _say(told)


def _say(told: dict[str, Any]) -> None:
    """Print the answer for reading."""
    output.say(f"{told['name']} ({told['uid']})")
    for version in told["versions"]:
        span = f"{_day(version['from']) or '…'} – {_day(version['to']) or 'nay'}"
        code = f", mã {version['code']}" if version["code"] else ""
        output.say(f"  {span}: {version['name']}{code}")
    for title, key in (("Tiền thân", "before"), ("Kế thừa", "after")):
        if told[key]:
            output.say(f"{title}:")
        for line in told[key]:
            carried = "; ".join(
                f"{_PARTS[line[dimension]]} {word}"
                for dimension, word in _WORDS.items()
                if line[dimension] != "none"
            )
            output.say(f"  {_day(line['effective'])}  {line['source_name']} ({line['source']})")
            output.say(f"    → {line['target_name']} ({line['target']}): {carried}")
            output.say(f"    {line['basis']}{' – ' + line['note'] if line['note'] else ''}")


def _day(text: str | None) -> str:
    return f"{date.fromisoformat(text):%d/%m/%Y}" if text else ""
