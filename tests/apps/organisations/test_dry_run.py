"""Whatever is reorganised: the dry run says what confirming does, and undoing it leaves no trace.

The reorganisations are random: any kind, any units, any shares; many cannot be, and then nothing
is written.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from factories import make_unit
from thidua.apps.organisations import actions
from thidua.apps.organisations.models import Unit, UnitChange, UnitEvent, UnitLine, UnitVersion
from thidua.apps.organisations.models.shapes import SHAPES
from thidua.core import clock
from thidua.kernel.problems import BlockedError

TODAY = date(2026, 11, 20)
OLD, NEW = ("a", "b", "c", "d", "t"), ("Xã Mới", "Xã Mới Hơn")
DAYS = ("20/10/2026", "20/11/2026", "01/12/2026")
SHARES = ("toàn bộ", "một phần")
ODD = {
    "source": ("Xã Không Có", "m"),
    "target": ("Xã Không Có", "t", "a"),
    "kind": ("Phường", "Sở"),
    "parent": ("h", "a"),
    "code": ("1", "9"),
    "area": SHARES,
    "people": SHARES,
    "functions": SHARES,
    "weight": ("0,5", "1"),
    "new": ("", "x"),
}


@st.composite
def reorganisations(draw):
    """Return kind, rows, day and whether children follow; half of them have an odd cell."""
    kind = draw(st.sampled_from(sorted(SHAPES)))
    shape = SHAPES[kind]
    sources = draw(st.permutations(OLD))
    targets = [*NEW, ""] if shape.target in {"new", "name"} else [*sources[3:], *NEW]
    rows = []
    for number in range(draw(st.integers(1, 3))):
        target = targets[0] if shape.most_targets == 1 else draw(st.sampled_from(targets))
        one = shape.source != "changes" and kind in {"divide", "dissolve"}
        row = {"source": sources[0 if one else number], "target": target}
        row |= {"new": "x"} if target in NEW and shape.target == "either" else {}
        row |= {"kind": "Phường"} if kind == "upgrade" else {}
        row |= {"kind": "Xã", "parent": "m"} if kind == "establish" else {}
        row |= {"parent": draw(st.sampled_from("mh"))} if kind == "reparent" else {}
        row |= {"code": f"{7 + number}"} if kind == "recode" else {}
        rows.append(row)
    if draw(st.booleans()):
        column = draw(st.sampled_from(sorted(ODD)))
        draw(st.sampled_from(rows))[column] = draw(st.sampled_from(ODD[column]))
    wanted = {*shape.columns}
    rows = [
        {"n": n, **{name: cell for name, cell in row.items() if name in wanted}}
        for n, row in enumerate(rows, 1)
    ]
    return kind, rows, draw(st.sampled_from(DAYS)), draw(st.booleans())


QUICK = settings(
    max_examples=15,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def land(db):
    """Two provinces; four communes, a school under one of them."""
    for uid, name in (("m", "Mẫu Sơn"), ("h", "Mẫu Hải")):
        make_unit(f"Tỉnh {name}", kind="province", uid=uid, level="province")
    top = Unit.objects.get(uid="m")
    for number, uid in enumerate("abcd", 1):
        place = {"kind": "commune", "level": "commune", "code_scheme": "gso-commune"}
        make_unit(f"Xã {uid.upper()}", top, uid=uid, code=str(number), **place)
    school = {"kind": "public_unit", "level": "subordinate"}
    make_unit("Trường", Unit.objects.get(uid="a"), uid="t", **school)
    for each in UnitEvent.objects.all():
        UnitChange.objects.create(event=each, unit=each.opened.get().unit, role="begins")


@pytest.fixture(autouse=True)
def _today():
    with clock.pretend(TODAY):
        yield


def prepared(kind, rows, day, *, follow):
    draft = actions.start_draft(kind=kind, by="thử", today=TODAY)
    typed = {"effective": day, "basis": "01/NQ", "follow": follow}
    return actions.save_draft(draft.pk, typed=typed, rows=rows, by="thử")


def believed():
    """Return every version that is believed; the planned event and the recorded one look alike."""
    rows = UnitVersion.objects.filter(withdrawn__isnull=True)
    return Counter(
        rows.values_list(
            "unit__uid",
            "start",
            "end",
            "name",
            "acting_name",
            "kind",
            "level",
            "parent__uid",
            "code",
        )
    )


def planned(rows):
    """Return versions of a trial in the form of `believed`."""
    told = ("name", "acting_name", "kind", "level", "parent", "code")
    return Counter(
        (
            row.unit,
            row.start,
            row.end,
            *(row.own[name] or None if name == "parent" else row.own[name] for name in told),
        )
        for row in rows
    )


def linked(recorded):
    rows = UnitLine.objects.filter(event=recorded)
    return Counter(
        rows.values_list("source__uid", "target__uid", "area", "people", "functions", "weight")
    )


@QUICK
@given(reorganisations())
def test_the_dry_run_says_what_confirming_does(land, asked):
    kind, rows, day, follow = asked
    with transaction.atomic():
        draft = prepared(kind, rows, day, follow=follow)
        before = believed()
        trial = actions.try_out(draft)
        assert believed() == before
        event(f"{kind} {'refused' if trial.blocked else 'recorded'}")
        if trial.blocked:
            with pytest.raises(BlockedError) as blocked:
                actions.record(draft.pk, by="thử", today=TODAY)
            assert list(blocked.value.problems) == trial.problems
            assert believed() == before
        else:
            recorded = actions.record(draft.pk, by="thử", today=TODAY, seen=trial.fingerprint)
            outcome = trial.outcome
            assert believed() == before - planned(outcome.dropped) + planned(outcome.added)
            assert linked(recorded) == Counter(
                (x.source, x.target, x.area, x.people, x.functions, x.weight) for x in outcome.lines
            )
            assert Counter(recorded.changes.values_list("role")) == Counter(
                {("begins",): len(outcome.begins)}
                | {("ends",): len(outcome.ends)}
                | {("changes",): len(outcome.changes)}
            )
            actions.withdraw_event(recorded.pk, reason="thử", by="thử", today=TODAY)
            assert believed() == before
        transaction.set_rollback(True)


@QUICK
@given(reorganisations())
def test_trying_twice_gives_the_same(land, asked):
    kind, rows, day, follow = asked
    fields = {"effective": day, "basis": "01/NQ", "follow": follow, "rows": rows}
    first, second = (actions.try_fields(UUID(int=7), kind, fields) for _ in range(2))
    assert (first.fingerprint, first.problems) == (second.fingerprint, second.problems)


@QUICK
@given(reorganisations())
def test_another_day_is_as_if_it_had_been_recorded_so(land, asked):
    """The dry run of another day of effect says what the correction does."""
    kind, rows, day, follow = asked
    with transaction.atomic():
        draft = prepared(kind, rows, day, follow=follow)
        if not actions.try_out(draft).blocked:
            recorded = actions.record(draft.pk, by="thử", today=TODAY)
            before = believed()
            trial = actions.try_day(recorded, date(2026, 11, 5))
            assert believed() == before
            said = {"by": "thử", "today": TODAY, "reason": "thử"}
            values = {"effective": "2026-11-05"}
            seen = trial.fingerprint
            event(f"{kind} {'refused' if trial.blocked else 'moved'}")
            if trial.blocked:
                with pytest.raises(BlockedError):
                    actions.correct_event(recorded.pk, values=values, seen=seen, **said)
                assert believed() == before
            else:
                actions.correct_event(recorded.pk, values=values, seen=seen, **said)
                new = believed()
                actions.correct_event(recorded.pk, values={"effective": recorded.effective}, **said)
                assert believed() == before
                actions.withdraw_event(recorded.pk, **said)
                fresh = prepared(kind, rows, "05/11/2026", follow=follow)
                uids = dict(
                    zip(trial.outcome.begins, actions.try_out(fresh).outcome.begins, strict=True)
                )
                actions.record(fresh.pk, by="thử", today=TODAY)
                back = {now: old for old, now in uids.items()}
                assert new == Counter(
                    {
                        (back.get(unit, unit), *rest[:6], back.get(rest[6], rest[6]), rest[7]): n
                        for (unit, *rest), n in believed().items()
                    }
                )
        transaction.set_rollback(True)
