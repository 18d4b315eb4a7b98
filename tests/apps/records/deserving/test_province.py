"""A whole province: the worker does it piece by piece, the counts are those of the single cases."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from factories import make_unit
from register import crowd
from thidua.apps.records import jobs
from thidua.apps.records.actions import runs
from thidua.apps.records.models import Run, RunState
from thidua.apps.records.queries import deserving_view as view
from thidua.apps.records.queries.deserving import Asked, awards_in
from thidua.apps.records.queries.deserving_store import Kept

ON, YEAR = date(2026, 3, 1), 2025


@pytest.fixture
def province(land):
    """Put 3,000 people and one more into three communes of the province."""
    others = [
        make_unit(f"Xã Số {n}", land.province, kind="commune", level="commune") for n in (1, 2)
    ]
    crowd(land.commune, 1_001, 1)
    for n, unit in enumerate(others):
        crowd(unit, 1_000, n + 2)
    return land


def test_a_province_is_worked_out_later_and_shown_when_done(province, client):
    asked = Asked(awards_in("individual_title"), ON, YEAR)
    run = runs.look_for_deserving(province.province, asked=asked, by=province.standing)
    assert (run.state, run.total) == (RunState.WAITING, 3_001)
    assert DBTaskResult.objects.count() == 1
    again = runs.look_for_deserving(province.province, asked=asked, by=province.standing)
    assert again == run
    client.force_login(province.standing)
    url = reverse("records:deserving_run", args=[run.uid])
    waiting = client.get(url)
    assert "Đang xét" in waiting.content.decode()
    assert waiting["Refresh"] == "3"
    jobs.look_over.func(run.pk)
    run = Run.objects.get()
    assert (run.state, run.done) == (RunState.DONE, 3_001)
    kept = Kept(run)
    for award in asked.awards:
        counts, by_unit = view.counts(kept, award), view.by_unit(kept, award)
        assert {name: sum(found[name] for _unit, found in by_unit) for name in counts} == counts
    by_unit = view.by_unit(kept, "LDTT")
    assert sorted(sum(found.values()) for _unit, found in by_unit) == [1_000, 1_000, 1_001]
    done = client.get(url)
    assert done.status_code == 200
    assert "Refresh" not in done


def test_what_goes_wrong_is_kept_and_told(province, client, monkeypatch):
    asked = Asked(("LDTT",), ON, YEAR)
    run = runs.look_for_deserving(province.province, asked=asked, by=province.standing)
    monkeypatch.setattr("thidua.apps.records.queries.columns.CHUNK", 0)
    with pytest.raises(ValueError, match="positive"):
        jobs.look_over.func(run.pk)
    run.refresh_from_db()
    assert (run.state, run.problem) == (RunState.FAILED, "ValueError")
    client.force_login(province.standing)
    page = client.get(reverse("records:deserving_run", args=[run.uid]))
    assert "không xong" in page.content.decode()
    assert "Refresh" not in page
