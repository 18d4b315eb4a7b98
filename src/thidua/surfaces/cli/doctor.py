"""`thidua doctor`: is this machine and this configuration fit to run."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Final

import typer

from thidua.core.machine import State, findings
from thidua.surfaces.cli import output

app = typer.Typer(rich_markup_mode=None)

_SIGNS: Final[dict[State, str]] = {"ok": "đạt ", "warns": "lưu ý", "fails": "HỎNG"}


@app.command()
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")] = False,
) -> None:
    """Kiểm tra máy, gói phần mềm, cơ sở dữ liệu, thư mục dữ liệu, phông chữ.

    Mã kết thúc 1 khi có mục HỎNG.

    Ví dụ: thidua doctor --json
    """
    from thidua.surfaces.cli.root import django_ready

    with output.progress("Đang kiểm tra"):
        found = list(findings(django_ready))
    well = all(one.state != "fails" for one in found)
    if as_json:
        output.say_json({"well": well, "findings": [asdict(one) for one in found]})
    else:
        for one in found:
            output.say(f"{_SIGNS[one.state]:<6} {one.label}: {one.shown}")
    if not well:
        raise typer.Exit(output.FAILED)
