"""`thidua where`: which files make the page at an address."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from thidua.core.inside import files_of
from thidua.surfaces.cli import output

app = typer.Typer(rich_markup_mode=None)

_WIDTH: Final = 10


@app.command()
def where(
    address: Annotated[str, typer.Argument(metavar="ĐỊA_CHỈ", help="Đường dẫn hoặc URL đầy đủ.")],
    as_json: Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")] = False,
) -> None:
    """Cho biết các tệp mã nguồn làm ra một trang.

    Ví dụ: thidua where /phong-trao/
    """
    with output.refusals(as_json=as_json):
        found = list(files_of(address))
    if as_json:
        output.say_json({"files": [{"part": part, "file": file} for part, file in found]})
        return
    for part, file in found:
        output.say(f"{part:<{_WIDTH}}{file}")
