"""`thidua serve`: the web server and the worker, started and stopped together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from types import FrameType
from typing import Annotated, Final

import typer

from thidua.surfaces.cli import output

app = typer.Typer(rich_markup_mode=None)

_STOP_SECONDS: Final = 30
_START_SECONDS: Final = 60
_PAUSE: Final = 0.2
_RESTART_AFTER: Final = 5.0


@app.command()
def serve(
    address: Annotated[str, typer.Option(help="Địa chỉ và cổng; trống: theo THIDUA_ADDRESS.")] = "",
    workers: Annotated[int, typer.Option(min=1, max=64, help="Số tiến trình web.")] = 2,
    threads: Annotated[int, typer.Option(min=1, max=64, help="Số luồng mỗi tiến trình.")] = 4,
    worker: Annotated[bool, typer.Option(help="Chạy kèm bộ chạy việc nền.")] = True,
) -> None:
    """Chạy máy chủ web và bộ chạy việc nền; dừng bằng Ctrl+C hoặc SIGTERM.

    Tự cập nhật cấu trúc dữ liệu và gom tệp tĩnh trước khi mở cổng.

    Ví dụ: thidua serve --address 0.0.0.0:8000
    """
    from thidua.surfaces.cli.root import django_ready

    django_ready()
    from django.conf import settings

    place = address or settings.ADDRESS
    host, port = _split(place)
    _refuse_taken(host, port)
    with output.progress("Đang chuẩn bị dữ liệu và tệp tĩnh"):
        prepare()
    programs = [Program("web", _web(place, workers, threads))]
    if worker:
        parent = ["--parent", str(os.getpid())]
        programs.append(Program("worker", [sys.executable, "-m", "thidua", "worker", *parent]))
    raise typer.Exit(Supervisor(programs).run(host, port))


def prepare() -> None:
    """Bring database and static files to the state that this version needs."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    connection.close()


def _web(address: str, workers: int, threads: int) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "thidua.wsgi:application"),
        *("--bind", address, "--worker-class", "gthread"),
        *("--workers", str(workers), "--threads", str(threads)),
        *("--no-control-socket", "--graceful-timeout", "20", "--timeout", "60"),
        *("--log-level", "warning"),
    ]


def _split(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) < 2**16:
        raise output.call_wrong(f"địa chỉ phải có dạng máy:cổng, không phải {address!r}.")
    return host.strip("[]"), int(port)


def _refuse_taken(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            output.tell(f"Không mở được {host}:{port}: {error.strerror}.")
            output.tell("Cách làm: dừng chương trình đang dùng cổng này, hoặc chọn --address khác.")
            raise typer.Exit(output.FAILED) from None


@dataclass
class Program:
    """One child process."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0

    def start(self) -> None:
        """Start it, or start it again."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(self.command)  # noqa: S603  (own programs, no shell)

    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self.process is not None and self.process.poll() is None

    def stop(self, until: float) -> None:
        """Ask it to end; end it when it has not done so at the moment UNTIL."""
        if self.process is None:
            return
        try:
            self.process.wait(max(until - time.monotonic(), 0.1))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@dataclass
class Supervisor:
    """Keeps the programs running together: the first is the web server, which must live."""

    programs: list[Program]
    is_stopping: bool = field(default=False, init=False)

    def run(self, host: str, port: int) -> int:
        """Start all, wait for a signal or the end of the web server, stop all."""
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, self._asked_to_stop)
        for program in self.programs:
            program.start()
        web = self.programs[0]
        try:
            if self._wait_for_port(host, port):
                shown = f"[{host}]" if ":" in host else host
                output.say(f"thidua chạy tại http://{shown}:{port}/ (dừng: Ctrl+C)")
                sys.stdout.flush()
            while not self.is_stopping and web.is_running():
                self._revive()
                time.sleep(_PAUSE)
        finally:
            failed = not self.is_stopping
            self._stop_all()
        return output.FAILED if failed else 0

    def _asked_to_stop(self, _number: int, _frame: FrameType | None) -> None:
        self.is_stopping = True

    def _revive(self) -> None:
        for program in self.programs[1:]:
            if not program.is_running() and time.monotonic() - program.started > _RESTART_AFTER:
                output.tell(f"Tiến trình {program.name} đã dừng; khởi động lại.")
                program.start()

    def _wait_for_port(self, host: str, port: int) -> bool:
        end = time.monotonic() + _START_SECONDS
        there = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  (compared only)
        while time.monotonic() < end and not self.is_stopping and self.programs[0].is_running():
            try:
                socket.create_connection((there, port), timeout=1).close()
            except OSError:
                time.sleep(_PAUSE)
            else:
                return True
        return False

    def _stop_all(self) -> None:
        for program in self.programs:
            if program.process is not None and program.is_running():
                program.process.send_signal(signal.SIGTERM)
        until = time.monotonic() + _STOP_SECONDS
        for program in self.programs:
            program.stop(until)
