"""The root: its table of groups, help with examples, failures."""

from __future__ import annotations

import importlib.util

import pytest

from thidua.surfaces.cli import plan
from thidua.surfaces.cli.root import GROUPS, Root

SINGLE = ["serve", "worker", "doctor", "events", "where"]
NESTED = [
    ["plan", "read"],
    ["plan", "text"],
    ["plan", "compare"],
    ["audit", "verify"],
]


def test_help_lists_the_groups_that_are_there(thidua) -> None:
    called = thidua("--help")
    assert called.status == 0
    there = [name for name, group in GROUPS.items() if importlib.util.find_spec(group.module)]
    listed = called.out.split("Các lệnh:\n")[1].splitlines()
    assert [line.split()[0] for line in listed] == there
    assert "Ví dụ: thidua plan read" in called.out


@pytest.mark.parametrize("command", [*([name] for name in SINGLE), *NESTED])
def test_each_help_has_an_example(thidua, command: list[str]) -> None:
    called = thidua(*command, "--help")
    assert called.status == 0
    assert f"Ví dụ: thidua {' '.join(command)}" in called.out
    assert "completion" not in called.out


def test_a_failure_of_the_program_ends_with_1(monkeypatch, capsys) -> None:
    from thidua.surfaces.cli import root

    def fail(*_args: object, **_named: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(plan, "read_file", fail)
    assert root.run(["plan", "text", "a.txt"]) == 1
    assert capsys.readouterr().err.endswith(
        "thidua: chương trình gặp lỗi; phần trên cho biết lỗi ở đâu.\n"
    )


def test_unknown_group_is_none() -> None:
    assert Root(name="thidua").get_command(None, "khong-co") is None
