"""`thidua accounts`: the first administrator, roles in plain words, a new password link."""

from __future__ import annotations

from typing import Annotated

import typer

from thidua.apps.accounts import actions
from thidua.apps.accounts.queries import role_rows
from thidua.apps.organisations.queries import find, name_on
from thidua.core import clock
from thidua.core.wording import sentence
from thidua.kernel.problems import BlockedError, RefusedError
from thidua.surfaces.cli import output

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Người dùng và chức trách.")
AsJson = Annotated[bool, typer.Option("--json", help="In đúng một tài liệu JSON.")]
_BY = "thidua accounts"


@app.command("create-admin")
def create_admin(
    username: Annotated[str, typer.Argument(metavar="TÊN", help="Tên đăng nhập.")],
    full_name: Annotated[str, typer.Option("--name", help="Họ và tên.")],
    unit: Annotated[str, typer.Option("--unit", help="Đơn vị được quản trị: tên hoặc định danh.")],
    email: Annotated[str, typer.Option("--email", help="Địa chỉ thư công vụ.")] = "",
    as_json: AsJson = False,
) -> None:
    """Tạo người quản trị của một đơn vị và in đường dẫn đặt mật khẩu lần đầu.

    Ví dụ: thidua accounts create-admin quantri --name "Trần Thị Mẫu" --unit "UBND TP. Huế"
    """
    from thidua.apps.organisations.queries import by_uid

    today = clock.today()
    with output.refusals(as_json=as_json):
        units = [found] if (found := by_uid(unit)) else find(unit, on=today, alive=True)
        if len(units) != 1:
            raise RefusedError(
                "ambiguous_unit" if units else "unknown_unit",
                f"Tên “{unit}” chỉ {len(units)} đơn vị: {', '.join(u.uid for u in units[:9])}."
                if units
                else f"Không có đơn vị nào mang tên “{unit}”.",
                "Viết tên đầy đủ hoặc dùng định danh; nếu danh bạ trống, chạy `thidua org load`.",
            )
        try:
            person = actions.create_administrator(
                username=username,
                full_name=full_name,
                email=email,
                unit_id=units[0].pk,
                by=_BY,
                today=today,
            )
        except BlockedError as blocked:
            first = blocked.problems[0]
            reason = " ".join(sentence(problem) for problem in blocked.problems)
            raise RefusedError(first.code, reason, "Sửa lại rồi chạy lần nữa.") from None
    link, name = actions.password_link(person), name_on(units[0], today)
    if as_json:
        output.say_json({"username": person.username, "unit": units[0].uid, "link": link})
    else:
        output.say(f"{person.full_name} quản trị {name}. Đặt mật khẩu ở: {link}")


@app.command()
def roles(as_json: AsJson = False) -> None:
    """Liệt kê các vai trò, mỗi vai trò được làm gì.

    Ví dụ: thidua accounts roles
    """
    rows = role_rows()
    if as_json:
        output.say_json({"roles": rows})
        return
    for row in rows:
        output.say(f"{row['role']}: {row['label']}. {row['description']}")
