"""The root command: a fixed table of groups, each imported only when it is called.

A group is a module with `app = typer.Typer(...)`. A group that `needs_django` is imported after
`django.setup()`, so it may import models at its top; the others start without Django. The
commands of a group that `needs_database` begin with `database.make_ready`.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
import traceback
from dataclasses import dataclass
from typing import Any, Final

import typer
from typer.core import TyperGroup
from typer.main import get_command

from thidua.surfaces.cli import output
from thidua.surfaces.cli.database import with_database


@dataclass(frozen=True)
class Group:
    """Where the commands of one name live, and what they are for."""

    module: str
    help: str
    needs_django: bool = True
    needs_database: bool = False


_HERE: Final = "thidua.surfaces.cli"
GROUPS: Final[dict[str, Group]] = {
    "plan": Group(f"{_HERE}.plan", "Đọc và so sánh văn bản kế hoạch.", needs_django=False),
    "law": Group(
        f"{_HERE}.law", "Luật: tiêu chuẩn, thẩm quyền, tiền thưởng, phiếu.", needs_django=False
    ),
    "movement": Group(
        f"{_HERE}.movement", "Phong trào, kế hoạch và nhiệm vụ.", needs_database=True
    ),
    "transition": Group(
        f"{_HERE}.transition", "Phiếu chuyển tiếp sau sắp xếp đơn vị.", needs_database=True
    ),
    "record": Group(f"{_HERE}.record", "Hồ sơ thành tích.", needs_database=True),
    "org": Group(f"{_HERE}.org", "Đơn vị hành chính theo thời gian.", needs_database=True),
    "accounts": Group(f"{_HERE}.accounts", "Người dùng và chức vụ.", needs_database=True),
    "demo": Group("thidua.demo.command", "Dữ liệu trình diễn."),
    "serve": Group(f"{_HERE}.serve", "Chạy máy chủ web và bộ chạy việc nền.", needs_django=False),
    "worker": Group(f"{_HERE}.worker", "Chỉ chạy bộ chạy việc nền.", needs_database=True),
    "doctor": Group(f"{_HERE}.doctor", "Kiểm tra máy và cấu hình.", needs_django=False),
    "audit": Group(f"{_HERE}.audit", "Nhật ký kiểm toán.", needs_database=True),
    "events": Group(f"{_HERE}.events", "Các sự kiện và nơi nhận."),
    "where": Group(f"{_HERE}.where", "Mã nguồn của một địa chỉ trang."),
}


class Root(TyperGroup):
    """The commands of `GROUPS` whose module is there."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Names in the order of the table."""
        del ctx
        return [name for name, group in GROUPS.items() if importlib.util.find_spec(group.module)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import the group and give its command; None when there is no such group."""
        if cmd_name not in self.list_commands(ctx):
            return None
        group = GROUPS[cmd_name]
        if group.needs_django:
            django_ready()
        app = importlib.import_module(group.module).app
        app._add_completion = False  # noqa: SLF001  (two options that nobody asked for)
        command = get_command(app)
        return with_database(command) if group.needs_database else command

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """List the groups without importing them."""
        with formatter.section("Các lệnh"):
            formatter.write_dl([(name, GROUPS[name].help) for name in self.list_commands(ctx)])


app = typer.Typer(
    cls=Root,
    name="thidua",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def thidua() -> None:
    """Chạy một phong trào thi đua, từ kế hoạch đến khen thưởng.

    Mã kết thúc: 0 xong; 1 chương trình lỗi; 2 gọi sai; 3 đầu vào bị từ chối (có nêu lý do).

    Ví dụ: thidua plan read ke-hoach.docx --json
    """


def django_ready() -> None:
    """Set Django up, once."""
    import django

    django.setup()


def run(arguments: list[str]) -> int:
    """Run one call; a failure of the program is told on standard error."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
    output.use_utf8()
    try:
        app(arguments, prog_name="thidua")
        sys.stdout.flush()
    except SystemExit as end:
        return _status(end)
    except BrokenPipeError:
        output.close_quietly()
        return 0
    except KeyboardInterrupt:
        return 1
    except Exception:  # noqa: BLE001  (the outermost frame: tell it, end with 1)
        traceback.print_exc()
        sys.stderr.write("thidua: chương trình gặp lỗi; phần trên cho biết lỗi ở đâu.\n")
        return 1
    return 0


def _status(end: SystemExit) -> int:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        output.close_quietly()
        return 0
    return end.code if isinstance(end.code, int) else int(end.code is not None)
