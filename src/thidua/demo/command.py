"""`thidua demo`: build the demo."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from typing import Annotated

import typer
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from thidua.core import clock
from thidua.demo.facts import people
from thidua.demo.load import is_empty, load

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def demo() -> None:
    """Dữ liệu trình diễn: năm kế hoạch thật viết lại, đơn vị thật, người mẫu."""


@app.command("load")
def load_(
    if_empty: Annotated[
        bool, typer.Option("--if-empty", help="Chỉ nạp khi hệ thống còn trống.")
    ] = False,
    anew: Annotated[
        bool, typer.Option("--anew", help="Xóa cơ sở dữ liệu nhúng rồi nạp lại từ đầu.")
    ] = False,
    size: Annotated[str, typer.Option(help="Cỡ dữ liệu: province.")] = "province",
    today: Annotated[str, typer.Option(help="Ngày nạp, YYYY-MM-DD.")] = "",
) -> None:
    """Nạp dữ liệu trình diễn qua đúng những hành động mà người dùng thực hiện.

    Ví dụ: thidua demo load --if-empty
    """
    if size != "province":
        typer.echo(f"Không có cỡ “{size}”; hiện có: province.", err=True)
        raise typer.Exit(2)
    if anew:
        _wipe()
    prepare()
    if if_empty and not is_empty():
        typer.echo("Đã có dữ liệu, giữ nguyên.", err=True)
        return
    day = date.fromisoformat(today) if today else clock.today()
    load(day, lambda step: typer.echo(f"  {step}", err=True))
    book = people()
    names = ", ".join(row["username"] for row in book["people"])
    typer.echo(f"Đăng nhập thử: {names}; mật khẩu {book['password']}")


def prepare() -> None:
    """Bring the database up to date."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)


def _wipe() -> None:
    """Remove the embedded database and its files; refuse on a server."""
    if connection.vendor != "sqlite":
        sys.stderr.write("Chỉ xóa được cơ sở dữ liệu nhúng; với PostgreSQL hãy tạo cơ sở mới.\n")
        raise typer.Exit(3)
    connection.close()
    for name in ("thidua.sqlite3", "thidua.sqlite3-wal", "thidua.sqlite3-shm"):
        (settings.DATA / name).unlink(missing_ok=True)
    shutil.rmtree(settings.DATA / "files", ignore_errors=True)
