"""A command that needs the database finds it ready, or says in one sentence what to do."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from thidua.kernel.problems import RefusedError
from thidua.surfaces.cli import output


def with_database(command: Any) -> Any:
    """Let every command under `command` look at the database first, when it is really called.

    `--help` and wrong calls never come that far.
    """
    for part in getattr(command, "commands", {}).values():
        with_database(part)
    if not getattr(command, "commands", {}) and command.callback is not None:
        command.callback = _ready_before(command.callback)
    return command


def _ready_before(callback: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(callback)
    def called(*arguments: Any, **values: Any) -> Any:
        with output.refusals(as_json=bool(values.get("as_json"))):
            make_ready()
        return callback(*arguments, **values)

    return called


def make_ready() -> None:
    """Lay out an empty database; leave every other one as it is.

    Raises:
        RefusedError: the database does not answer, or needs a step that only its operator takes.
    """
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return
        is_empty = not connection.introspection.table_names()
    except OperationalError as error:
        raise RefusedError(
            "no_database",
            f"Không mở được cơ sở dữ liệu: {' '.join(str(error).split())}.",
            "Kiểm tra THIDUA_DATABASE hoặc THIDUA_DATA, rồi chạy `thidua doctor`.",
        ) from error
    if not is_empty:
        raise RefusedError(
            "database_not_ready",
            "Cơ sở dữ liệu chưa có cấu trúc của phiên bản này.",
            "Sao lưu, rồi chạy `thidua serve` một lần để cập nhật cấu trúc.",
        )
    lay_out()


def lay_out() -> None:
    """Bring the database to the state that this version needs."""
    from django.core.management import call_command

    with output.progress("Đang tạo cơ sở dữ liệu"):
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
