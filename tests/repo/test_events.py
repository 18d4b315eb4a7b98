"""`thidua events` and its reference page list the same news and the same receivers."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from thidua.apps.tasks import receivers
from thidua.core.events import Event, who_listens
from thidua.surfaces.cli.events import app

PAGE = Path(__file__).resolve().parents[2] / "docs" / "vi" / "reference" / "events.md"


def test_who_listens_to_what():
    here = receivers.__name__
    accounts, records = (here.replace("tasks", name) for name in ("accounts", "records"))
    assert who_listens() == {
        "PlanClosed": [f"{here}.on_plan_closed"],
        "PlanReplaced": [f"{here}.on_plan_replaced"],
        "PlanStarted": [f"{here}.on_plan_started"],
        "UnitsReorganised": [f"{one}.on_units_reorganised" for one in (accounts, records, here)],
    }
    assert set(Event.KINDS) == set(who_listens())


def test_the_command_and_the_page_say_the_same():
    done = CliRunner().invoke(app, ["--json"])
    assert done.exit_code == 0
    page = PAGE.read_text(encoding="utf-8")
    told = json.loads(done.stdout)["events"]
    assert [one["name"] for one in told] == list(who_listens())
    parts = {part.split("\n")[0]: part for part in page.split("\n## ")[1:]}
    assert list(parts) == [one["name"] for one in told]
    for one in told:
        part = parts[one["name"]]
        assert one["meaning"] in part
        assert [f for f in one["fields"] if f"`{f}`" not in part] == []
        assert [r for r in one["receivers"] if f"`{r}`" not in part] == []
