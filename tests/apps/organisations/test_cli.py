"""`thidua org` and `thidua accounts`: results on standard output, refusals with status 3."""

import json

import pytest

from thidua.apps.accounts.models import Person
from thidua.surfaces.cli.root import run


def call(capsys, *words):
    capsys.readouterr()
    status = run(list(words))
    return status, capsys.readouterr().out


@pytest.mark.parametrize(("day", "count"), [("2025-06-30", 63), ("2025-07-01", 34)])
def test_as_of_counts_provinces(places, capsys, day, count):
    status, out = call(capsys, "org", "as-of", day, "--level", "province", "--json")
    assert (status, json.loads(out)["count"]) == (0, count)


def test_as_of_under_a_unit_as_a_table(places, capsys):
    status, out = call(capsys, "org", "as-of", "2025-05-15", "--under", "UBND TP Huế", "--csv")
    lines = out.splitlines()
    assert (status, lines[0]) == (0, "uid,code,name,acting_name,kind,level,parent,since")
    assert sum(",district," in line for line in lines) == 9


def test_successors_with_shares(places, capsys):
    days = ("--from", "2025-05-15", "--on", "2026-01-01")
    status, out = call(capsys, "org", "successors", "UBND tỉnh Bình Định", *days, "--json")
    (heir,) = json.loads(out)["successors"]
    told = (heir["uid"], heir["area"], heir["people"], heir["main"], heir["events"][0]["basis"])
    assert (status, told) == (0, ("p-52.2", 1.0, 1.0, True, "Nghị quyết 202/2025/QH15"))


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("org", "as-of", "hôm nay"), 2),
        (("org", "as-of", "2025-07-01", "--level", "galaxy"), 2),
        (("org", "as-of", "2025-07-01", "--csv", "--json"), 2),
        (("org", "as-of", "2025-07-01", "--under", "Không Có"), 3),
        (("org", "successors", "Sở Y tế", "--from", "2025-05-15", "--on", "2026-01-01"), 3),
        (("org", "successors", "p-52.1", "--from", "2026-01-01", "--on", "2025-01-01"), 2),
    ],
)
def test_wrong_calls_and_refusals(places, capsys, words, status):
    assert call(capsys, *words)[0] == status


def test_check_names_the_rows_and_ends_with_3(places, capsys):
    """Without the communes nobody knows where land and people of the districts went."""
    status, out = call(capsys, "org", "check")
    assert status == 3
    assert "not_accounted | E-D-2025-07-01 | d-001.1" in out


def test_a_refusal_as_json(places, capsys):
    words = ("--from", "2025-05-15", "--on", "2026-01-01", "--json")
    _, out = call(capsys, "org", "successors", "Sở Y tế", *words)
    assert json.loads(out)["refused"]["code"] == "ambiguous_unit"


def test_the_first_administrator(places, capsys):
    words = ("accounts", "create-admin", "quan.tri", "--name", "Trần Thị Mẫu", "--unit")
    status, out = call(capsys, *words, "UBND TP. Huế", "--json")
    assert (status, json.loads(out)["unit"]) == (0, "p-46.1")
    assert Person.objects.get(username="quan.tri").posts.get().role == "Administrator"
    assert call(capsys, *words, "UBND TP. Huế", "--json")[0] == 3
