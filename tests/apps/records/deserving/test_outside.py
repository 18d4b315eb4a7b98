"""The same answers by the command line and the API."""

from __future__ import annotations

import json
from datetime import date

import pytest
import typer
from ninja.testing import TestClient
from typer.testing import CliRunner

from register import person, save
from thidua.apps.records.models import Part, Rating, Run
from thidua.surfaces.api.v1 import deserving as api
from thidua.surfaces.cli import deserving as cli


@pytest.fixture
def three(land):
    """Three officials: one rated well, one rated too low, one not rated."""
    made = save(
        [
            person(
                land.commune,
                f"Lê Thị {name}",
                group="official",
                complete=[part.value for part in Part],
            )
            for name in ("An", "Bình", "Chi")
        ]
    )
    Rating.objects.create(subject=made[0], year=2025, code="HTXSNV")
    Rating.objects.create(subject=made[1], year=2025, code="HTNV")
    return made


def run(name: str, *arguments: str):
    """Call one of the commands."""
    app = typer.Typer()
    app.command("deserving")(cli.deserving)
    app.command("reform")(cli.reform)
    return CliRunner().invoke(app, [name, *arguments])


def asked(land) -> list[str]:
    """Return who asks about what."""
    return ["--unit", land.commune.uid, "--by", land.officer.username]


def test_the_command_line_counts_and_names(land, three):
    common = ["--award", "LDTT", "--year", "2025", "--on", "2026-03-01", *asked(land)]
    said = json.loads(run("deserving", *common, "--json").stdout)
    assert said["awards"][0]["counts"]["meets"] == 1
    assert [(row["name"], row["standing"]) for row in said["rows"]] == [
        ("Lê Thị An", "meets"),
        ("Lê Thị Bình", "one"),
        ("Lê Thị Chi", "open"),
    ]
    assert said["rows"][2]["missing"] == ["rating.2025"]
    assert "Điều 24" in said["rows"][1]["reasons"][0]
    table = run("deserving", *common, "--csv").stdout.splitlines()
    assert len(table) == 4
    assert table[0].startswith("uid,name,code,unit,")
    plain = run("deserving", *common).stdout
    assert "1  đủ tiêu chuẩn" in plain


def test_the_command_line_refuses_what_it_cannot_do(land, three):
    wrong = run("deserving", "--award", "XYZ", "--year", "2025", *asked(land), "--json")
    assert wrong.exit_code == 3
    assert json.loads(wrong.stdout)["refused"]["code"] == "law.no_such_award"
    late = run("deserving", "--award", "LDTT", "--year", "2030", *asked(land))
    assert late.exit_code == 2


def test_the_command_line_compares_two_days(land, three):
    days = ["--from-day", "2026-03-01", "--to-day", "2020-01-01"]
    said = json.loads(run("reform", "LDTT", *days, *asked(land), "--json").stdout)
    assert (said["records"], said["changed"]) == (3, 2)
    assert said["second"] == {
        "day": "2020-01-01",
        "version": None,
        "standing": "none",
        "decides": False,
    }
    assert [(row["before"], row["after"]) for row in said["rows"]] == [
        ("pass", "undetermined"),
        ("fail", "undetermined"),
    ]


def test_the_api_gives_pages_and_judges_once(land, three):
    client = TestClient(api.router)
    query = f"unit={land.commune.uid}&award=LDTT&year=2025&on=2026-03-01&size=2"
    first = client.get(f"/deserving?{query}", user=land.officer).json()
    assert (first["state"], first["count"], first["next"]) == ("done", 3, "2")
    second = client.get(f"/deserving?{query}&after=2", user=land.officer).json()
    assert [row["name"] for row in first["rows"] + second["rows"]] == [
        "Lê Thị An",
        "Lê Thị Bình",
        "Lê Thị Chi",
    ]
    assert Run.objects.count() == 1
    one = client.get(f"/deserving?{query}&standing=one", user=land.officer).json()
    assert [row["lacking"] for row in one["rows"]] == [["rated"]]
    moved = client.get(
        f"/reform?unit={land.commune.uid}&award=LDTT&from_day=2026-03-01&to_day=2020-01-01",
        user=land.officer,
    ).json()
    assert moved["answer"]["changed"] == moved["count"] == 2
    assert date.fromisoformat(moved["answer"]["first"]["day"]) == date(2026, 3, 1)
