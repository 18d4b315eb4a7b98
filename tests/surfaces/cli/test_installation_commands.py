"""Commands that look at the installation, and the server with its worker."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from installed import installed_at

pytestmark = pytest.mark.xdist_group("installation")  # one database for all of it


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an empty database of this version."""
    folder = tmp_path_factory.mktemp("data")
    subprocess.run(
        [sys.executable, "-m", "django", "migrate", "--verbosity=0"],
        env=os.environ | installed_at(folder) | {"DJANGO_SETTINGS_MODULE": "thidua.settings"},
        check=True,
        timeout=240,
    )
    return folder


def test_doctor_finds_all_well(thidua, data: Path) -> None:
    called = thidua("doctor", "--json", THIDUA_DATA=str(data))
    assert called.status == 0
    told = json.loads(called.out)
    states = {one["code"]: one["state"] for one in told["findings"]}
    assert told["well"] is True
    assert {code for code, state in states.items() if state != "ok"} == {"workers"}
    assert {"python", "packages", "fonts", "database", "migrations", "storage"} <= set(states)


def test_a_command_lays_out_an_empty_database_itself(thidua) -> None:
    assert thidua("movement", "--help").err == ""
    called = thidua("movement", "list", "--json")
    assert (called.status, json.loads(called.out)) == (0, [])
    refused = thidua("accounts", "create-admin", "qt", "--name", "X", "--unit", "Y", "--json")
    assert refused.status == 3
    assert json.loads(refused.out)["refused"]["code"] == "unknown_unit"


@pytest.mark.skipif("THIDUA_DATABASE" in os.environ, reason="lays a SQLite file of its own")
def test_a_database_of_another_version_is_told_in_one_sentence(thidua, tmp_path: Path) -> None:
    folder = tmp_path / "cu"
    folder.mkdir()
    with sqlite3.connect(folder / "thidua.sqlite3") as kept:
        kept.execute("CREATE TABLE django_migrations (id, app, name, applied)")
    called = thidua("audit", "verify", "--json", THIDUA_DATA=str(folder))
    assert (called.status, "Traceback" in called.err) == (3, False)
    assert json.loads(called.out)["refused"]["code"] == "database_not_ready"


def test_doctor_without_migrations(thidua) -> None:
    called = thidua("doctor")
    assert called.status == 1
    assert "HỎNG   Cấu trúc dữ liệu: Thiếu: " in called.out


def test_doctor_with_a_data_folder_that_cannot_be(thidua) -> None:
    called = thidua("doctor", THIDUA_DATA="/dev/null/data")
    assert called.status == 1
    assert "HỎNG   Thư mục dữ liệu: Not a directory; đặt THIDUA_DATA" in called.out


def test_audit_of_an_empty_log_holds(thidua, data: Path) -> None:
    called = thidua("audit", "verify", "--json", THIDUA_DATA=str(data))
    assert called.status == 0
    assert json.loads(called.out) == {
        "holds": True,
        "count": 0,
        "number": 0,
        "hash": "0" * 64,
        "fault": None,
    }


def test_audit_misses_an_entry_that_was_noted(thidua, data: Path) -> None:
    called = thidua("audit", "verify", "--anchor", "7:" + "a" * 64, THIDUA_DATA=str(data))
    assert called.status == 1
    assert called.out.startswith("Nhật ký KHÔNG nguyên vẹn")
    assert thidua("audit", "verify", "--anchor", "bảy", THIDUA_DATA=str(data)).status == 2


def test_events_and_their_receivers(thidua) -> None:
    called = thidua("events", "--json")
    assert called.status == 0
    rows = {row["name"]: row for row in json.loads(called.out)["events"]}
    assert rows["PlanStarted"]["fields"] == ["plan_id"]
    assert rows["PlanStarted"]["receivers"] == ["thidua.apps.tasks.receivers.on_plan_started"]


def test_where_the_first_page_is(thidua) -> None:
    called = thidua("where", "http://127.0.0.1:8000/?trang=1")
    assert called.status == 0
    page, template = called.out.splitlines()[:2]
    assert page.startswith("page      thidua/surfaces/portal/home.py:")
    assert template == "template  thidua/surfaces/portal/home.html"


def test_where_of_an_app_lists_its_parts(thidua) -> None:
    called = thidua("where", "/phong-trao/", "--json")
    assert called.status == 0
    files = json.loads(called.out)["files"]
    assert {"part": "states", "file": "thidua/apps/movements/states.py"} in files
    assert {"part": "actions", "file": "thidua/apps/movements/actions"} in files


def test_where_refuses_what_is_no_address(thidua) -> None:
    called = thidua("where", "/khong-co-trang-nay", "--json")
    assert called.status == 3
    assert json.loads(called.out)["refused"]["code"] == "no_such_address"


def test_worker_does_one_turn(thidua, data: Path) -> None:
    called = thidua("worker", "--once", THIDUA_DATA=str(data))
    assert (called.status, called.out[:6]) == (0, "Đã làm")


def test_serve_refuses_a_wrong_address(thidua) -> None:
    assert thidua("serve", "--address", "8000").status == 2


@pytest.fixture
def port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def test_serve_tells_that_the_port_is_taken(thidua, port: int) -> None:
    called = thidua("serve", "--address", f"127.0.0.1:{port}")
    assert called.status == 1
    assert called.err.startswith(f"Không mở được 127.0.0.1:{port}: ")


def children(pid: int) -> list[int]:
    """Process ids of the children of PID."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(child) for child in listed.split()]


@pytest.mark.slow
@pytest.mark.parametrize("way", [signal.SIGTERM, signal.SIGINT])
def test_serve_answers_and_leaves_nothing_behind(data: Path, way: signal.Signals) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    with subprocess.Popen(
        [sys.executable, "-m", "thidua", "serve", "--address", place],
        env=os.environ | installed_at(data) | {"THIDUA_HOSTS": "127.0.0.1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == f"thidua chạy tại http://{place}/ (dừng: Ctrl+C)\n"
            with urllib.request.urlopen(f"http://{place}/healthz", timeout=120) as answer:
                assert answer.status == 200
            programs = children(process.pid)
            assert len(programs) == 2
        finally:
            process.send_signal(way)
            status = process.wait(60)
    assert status == 0
    end = time.monotonic() + 10
    while any(Path(f"/proc/{pid}").exists() for pid in programs) and time.monotonic() < end:
        time.sleep(0.1)
    assert [pid for pid in programs if Path(f"/proc/{pid}").exists()] == []
