"""`thidua org` without a loaded database: the books answer, with all communes."""

import json

from thidua.surfaces.cli.root import run


def call(capsys, *words):
    capsys.readouterr()
    status = run(list(words))
    return status, capsys.readouterr().out


def test_without_a_loaded_database_the_books_answer(db, capsys):
    status, out = call(capsys, "org", "as-of", "2025-07-01", "--level", "tinh", "--json")
    assert (status, json.loads(out)["count"]) == (0, 34)


def test_a_name_with_its_places_and_a_code_on_a_day(db, capsys):
    days = ("--from", "2025-05-15", "--on", "2026-01-01", "--json")
    for named, uid in (
        ("xã Mỹ Hưng, huyện Quảng Hòa, tỉnh Cao Bằng", "c-01651.1"),
        ("code:01651", "c-01651.1"),
        ("code:52", "p-52.1"),
    ):
        status, out = call(capsys, "org", "successors", named, *days)
        told = json.loads(out)
        assert (status, told["uid"]) == (0, uid)
        assert sum(s["people"] for s in told["successors"]) == 1
    status, out = call(capsys, "org", "successors", "xã Mỹ Hưng", *days)
    assert (status, json.loads(out)["refused"]["code"]) == (3, "ambiguous_unit")


def test_lineage_tells_both_directions_with_basis(db, capsys):
    status, out = call(capsys, "org", "lineage", "c-18754.2", "--json")
    told = json.loads(out)
    shares = {row["uid"]: (row["area"], row["people"]) for row in told["ancestors"]}
    assert (status, shares["c-18811.1"], shares["c-18796.1"]) == (0, (1.0, 1.0), (None, 0.5))
    assert {line["basis"] for line in told["before"]} == {"Nghị quyết 1665/NQ-UBTVQH15"}
    status, out = call(capsys, "org", "lineage", "p-52.1")
    assert status == 0
    assert "→ Tỉnh Gia Lai (p-52.2): toàn bộ diện tích" in out


def test_check_counts_and_finds_nothing(db, capsys):
    status, out = call(capsys, "org", "check", "--json")
    told = json.loads(out)
    assert (status, told["ok"], told["source"]) == (0, True, "books")
    rows = {row["level"]: row for row in told["counts"]["changes"]}
    numbers = {level: (row["before"], row["after"]) for level, row in rows.items()}
    assert numbers == {"province": (63, 34), "district": (696, 0), "commune": (10_035, 3_321)}
    assert rows["commune"]["kept"] == 132
    assert told["counts"]["lines"]["commune"] == 10_433
