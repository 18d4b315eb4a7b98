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
from thidua.demo.facts import people, sizes
from thidua.demo.load import is_empty, load

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def demo() -> None:
    """Dữ liệu trình diễn: năm kế hoạch thật viết lại, đơn vị thật, người mẫu."""


@app.command("load")
def load_(
    *,
    if_empty: Annotated[
        bool, typer.Option("--if-empty", help="Chỉ nạp khi hệ thống còn trống.")
    ] = False,
    anew: Annotated[
        bool, typer.Option("--anew", help="Xóa cơ sở dữ liệu nhúng rồi nạp lại từ đầu.")
    ] = False,
    size: Annotated[
        str, typer.Option(help="Cỡ dữ liệu: commune, province hoặc nation.")
    ] = "province",
    today: Annotated[str, typer.Option(help="Ngày nạp, YYYY-MM-DD.")] = "",
    seed: Annotated[
        int, typer.Option(help="Số gieo: cùng số thì cùng tên người mẫu và cùng việc đã báo cáo.")
    ] = 1,
) -> None:
    """Nạp dữ liệu trình diễn qua đúng những hành động mà người dùng thực hiện.

    commune: kế hoạch toàn quốc, kế hoạch tỉnh Bình Định và cán bộ một phường của tỉnh Gia Lai.
    province: cả năm kế hoạch, cán bộ tỉnh, sở, phường, xã. nation: thêm tài khoản cán bộ và lãnh
    đạo thường trực ở mọi tỉnh, thành phố; không thêm kế hoạch nào.

    Ví dụ: thidua demo load --if-empty
    """
    if size not in sizes():
        raise _wrong(f"không có cỡ “{size}”; hiện có: {', '.join(sizes())}.")
    day = _day(today)
    if anew:
        _wipe()
    prepare()
    if if_empty and not is_empty():
        typer.echo("Đã có dữ liệu, giữ nguyên.", err=True)
        return
    chosen = sizes()[size]
    load(day, lambda step: typer.echo(f"  {step}", err=True), size=chosen, seed=seed)
    book = people()
    names = ", ".join(r["username"] for r in book["people"] if r["username"] in chosen.people)
    more = ", và can-bo-…, lanh-dao-… của từng tỉnh, thành phố" if chosen.provinces else ""
    typer.echo(f"Đăng nhập thử: {names}{more}; mật khẩu {book['password']}")


def _day(text: str) -> date:
    """Return the day of loading, today when none is named."""
    try:
        return date.fromisoformat(text) if text else clock.today()
    except ValueError as wrong:
        raise _wrong(f"{text} không phải một ngày dạng YYYY-MM-DD.") from wrong


def _wrong(text: str) -> typer.Exit:
    typer.echo(f"Lỗi: {text}", err=True)
    return typer.Exit(2)


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
