"""`thidua events`: which news there is and who listens to it."""

from __future__ import annotations

from typing import Annotated

import typer

from thidua.core import inside
from thidua.surfaces.cli import output

app = typer.Typer(rich_markup_mode=None)


@app.command()
def events(
    as_json: Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")] = False,
) -> None:
    """Liệt kê các sự kiện giữa các phần của chương trình, và hàm nào nhận sự kiện nào.

    Ví dụ: thidua events
    """
    rows = inside.events()
    if as_json:
        output.say_json({"events": rows})
        return
    for row in rows:
        output.say(f"{row['name']}({', '.join(row['fields'])})  {row['meaning']}")
        for receiver in row["receivers"] or ["(không ai nhận)"]:
            output.say(f"    {receiver}")
