"""A wrong day of effect: tried out, corrected, refused with the list of what rests on it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from factories import make_officer, make_unit
from thidua.apps.organisations import actions, queries
from thidua.apps.organisations.models import Correction, UnitChange, UnitVersion
from thidua.core import clock
from thidua.core.models import PendingEvent
from thidua.core.wording import sentence
from thidua.kernel.orgs import replay
from thidua.kernel.problems import BlockedError
from thidua.surfaces.cli.root import run

TODAY, DAY, OTHER = date(2026, 11, 20), date(2026, 11, 1), date(2026, 11, 10)
SAID = {"by": "thử", "today": TODAY, "reason": "Đọc nhầm ngày"}
EFFECTIVE = {"effective": "2026-11-10"}


@pytest.fixture(autouse=True)
def _today():
    with clock.pretend(TODAY):
        yield


@pytest.fixture
def land(db):
    top = make_unit("Tỉnh Mẫu Sơn", kind="province", uid="m", level="province")
    place = {"kind": "commune", "level": "commune"}
    pair = [make_unit(f"Xã {n}", top, uid=u, **place) for u, n in (("a", "Một"), ("b", "Hai"))]
    for unit in (top, *pair):
        event = unit.versions.get().opened_by
        UnitChange.objects.create(event=event, unit=unit, role="begins")
    return top, *pair


def record(kind, rows, effective="01/11/2026"):
    draft = actions.start_draft(kind=kind, by="thử", today=TODAY)
    typed = {"effective": effective, "basis": "01/NQ"}
    actions.save_draft(draft.pk, typed=typed, rows=rows, by="thử")
    return actions.record(draft.pk, by="thử", today=TODAY)


def told():
    rows = UnitVersion.objects.filter(withdrawn__isnull=True).order_by("unit__uid", "start")
    return list(rows.values_list("unit__uid", "start", "end", "name", "parent__uid"))


KINDS = [
    ("rename", [{"source": "a", "target": "Xã N"}]),
    ("absorb", [{"source": "a", "target": "b"}]),
    ("consolidate", [{"source": "a", "target": "Xã N"}, {"source": "b", "target": "Xã N"}]),
    ("divide", [{"source": "a", "target": "Xã N"}, {"source": "a", "target": "Xã P"}]),
    ("boundary", [{"source": "a", "target": "b"}]),
    ("reparent", [{"source": "a", "parent": "b"}]),
    ("upgrade", [{"source": "a", "kind": "ward"}]),
]


@pytest.mark.parametrize(("kind", "rows"), KINDS)
def test_another_day_is_as_if_it_had_been_recorded_so(land, kind, rows):
    """Also a second time, and back again."""
    event = record(kind, rows)
    first = told()
    actions.correct_event(event.pk, values=EFFECTIVE, **SAID)
    assert told() == [
        (unit, *(OTHER if day == DAY else day for day in (start, end)), *rest)
        for unit, start, end, *rest in first
    ]
    event.refresh_from_db()
    assert (event.effective, event.late) == (OTHER, True)
    assert Correction.objects.get().was == {"effective": "2026-11-01"}
    actions.correct_event(event.pk, values={"effective": "2026-11-01"}, **SAID)
    assert told() == first
    assert queries.register().events[-1].effective == DAY


def test_what_was_shown_before_can_be_shown_again(land):
    event = record("rename", [{"source": "a", "target": "Xã N"}])
    actions.correct_event(event.pk, values=EFFECTIVE, **SAID)
    page = Client().get(reverse("organisations:unit", args=["a"])).content.decode()
    assert "Đọc nhầm ngày · trước đó ghi có hiệu lực từ 01/11/2026" in page
    assert [row.start for row in land[1].versions.order_by("pk")] == [
        date(2020, 1, 1),
        date(2020, 1, 1),
        DAY,
        date(2020, 1, 1),
        OTHER,
    ]


def test_the_whole_history_as_it_was_known_before(land):
    event = record("rename", [{"source": "a", "target": "Xã N"}])
    moment = clock.now()
    actions.correct_event(event.pk, values=EFFECTIVE, **SAID)
    actions.correct_event(event.pk, values={"effective": "2026-11-12", "basis": "02/NQ"}, **SAID)
    then, now = (queries.stored_events(at)[-1] for at in (moment, None))
    assert (then.uid, then.effective, then.basis) == (event.uid, DAY, "01/NQ")
    assert (now.uid, now.effective, now.basis) == (event.uid, date(2026, 11, 12), "02/NQ")
    assert then.changes == now.changes
    assert replay(queries.stored_events(moment))["a"][-1].start == DAY


def test_to_a_later_day_it_waits_for_that_day(land):
    event = record("absorb", [{"source": "a", "target": "b"}])
    PendingEvent.objects.all().delete()
    actions.correct_event(event.pk, values={"effective": "2026-12-01"}, **SAID)
    event.refresh_from_db()
    assert (event.told, event.late) == (None, False)
    assert PendingEvent.objects.get().values == {"event_id": event.pk}
    assert queries.version_on(land[1], TODAY).name == "Xã Một"
    assert actions.tell_effects(by=None, today=date(2026, 12, 1)) == 1


def test_the_dry_run_names_what_would_be(land):
    event = record("absorb", [{"source": "a", "target": "b"}])
    trial = actions.try_day(event, OTHER)
    shown = queries.preview(trial.outcome, trial.before)
    assert (shown.effective, shown.ends) == (OTHER, [("a", "Xã Một", ["Xã Hai"])])
    before = told()
    with pytest.raises(BlockedError) as blocked:
        actions.correct_event(event.pk, values=EFFECTIVE, seen="other", **SAID)
    assert blocked.value.problems[0].code == "organisations.outcome_changed"
    assert told() == before
    actions.correct_event(event.pk, values=EFFECTIVE, seen=trial.fingerprint, **SAID)
    assert told() != before


def test_refused_with_the_list_when_others_rest_on_it(land):
    event = record("consolidate", KINDS[2][1])
    fresh = queries.opened_versions(event).get().unit
    later = record("rename", [{"source": fresh.uid, "target": "Xã P"}], "05/11/2026")
    before = told()
    with pytest.raises(BlockedError) as blocked:
        actions.correct_event(event.pk, values=EFFECTIVE, **SAID)
    assert sentence(blocked.value.problems[0]) == (
        "Chưa rút hay đổi ngày được sự kiện này vì 1 điều sau dựa vào nó: Đổi tên 05/11/2026 "
        f"({later.uid}). Rút hoặc đính chính các điều đó trước."
    )
    assert (told(), Correction.objects.count()) == (before, 0)


def test_an_ended_post_rests_on_the_event(land):
    post = make_officer(land[1], "UnitOfficer").posts.get()
    event = record("absorb", [{"source": "a", "target": "b"}])
    post.end = DAY
    post.save()
    trial = actions.try_day(event, OTHER)
    assert trial.problems[0].params["list"] == "1 chức trách đã kết thúc cùng đơn vị"
    with pytest.raises(BlockedError):
        actions.withdraw_event(event.pk, **SAID)


@pytest.mark.parametrize(
    ("effective", "text"),
    [
        ("2026-11-01", "Giá trị “” không dùng được cho mục “effective”."),
        ("bậy", "Giá trị “bậy” không dùng được cho mục “effective”. Nhập giá trị khác."),
        ("1900-01-01", "Giá trị “01/01/1900” không dùng được cho mục “effective”."),
        (
            "2019-12-31",
            "Sự kiện này không thể có hiệu lực từ ngày 31/12/2019: “Xã Hai” không có vào ngày đó.",
        ),
    ],
)
def test_days_that_cannot_be(land, effective, text):
    event = record("absorb", [{"source": "a", "target": "b"}])
    before = told()
    with pytest.raises(BlockedError) as blocked:
        actions.correct_event(event.pk, values={"effective": effective}, **SAID)
    assert sentence(blocked.value.problems[0]).startswith(text)
    assert told() == before


def test_by_page_the_trial_comes_first(land):
    event = record("rename", [{"source": "a", "target": "Xã N"}])
    web = Client()
    web.force_login(make_officer(land[0], "Administrator"))
    where = reverse("accounts:reorganise_correct", args=[event.uid, "su-kien", event.pk])
    typed = {"basis": "01/NQ", "decided": "", "note": "", "reason": "Đọc nhầm"}
    typed["effective"] = "10/11/2026"
    page = web.post(where, typed)
    assert "Ngày có hiệu lực chuyển từ 01/11/2026 sang 10/11/2026" in page.content.decode()
    assert "Xã Một · Tên: Xã Một → Xã N" in page.content.decode()
    assert Correction.objects.count() == 0
    seen = page.context["form"]["seen"].value()
    assert web.post(where, typed | {"seen": seen}).status_code == 302
    event.refresh_from_db()
    assert event.effective == OTHER
    bad = web.post(where, typed | {"effective": "01/01/2019", "seen": ""}).content.decode()
    assert "Chưa đính chính được" in bad
    assert "không thể có hiệu lực từ ngày 01/01/2019" in bad


def test_by_command_line(land, capsys):
    event = record("absorb", [{"source": "a", "target": "b"}])
    words = ["org", "correct", event.uid, "--effective", "2026-11-10", "--reason", "Nhầm"]
    assert run([*words, "--dry-run"]) == 0
    assert "kết thúc  Xã Một → Xã Hai" in capsys.readouterr().out
    assert Correction.objects.count() == 0
    assert run([*words, "--dry-run", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["effective"] == "2026-11-10"
    assert run(words) == 0
    assert queries.event_by_uid(event.uid).effective == OTHER
    assert run([*words[:3], "--dry-run", "--reason", "x"]) == 2
    capsys.readouterr()
    assert run([*words, "--dry-run"]) == 3
