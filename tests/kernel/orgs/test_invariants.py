"""The thirteen invariants on random histories, and on the whole real one.

Every property is tried on 60 random histories (780 in all), each with 1 to 7 acts out of eight:
hợp nhất, sáp nhập, chia, tách, sắp xếp, đổi tên hoặc mã hoặc loại hình, chuyển trực thuộc, bỏ cấp;
the ledgers add late recordings, corrections and withdrawals. Those of the thirteen that speak of
duties, rights and pages are tried here on what the application builds on: who bears a duty, that
the past stays readable, that an ended unit names its heirs and the decision.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kernel.orgs.random_histories import histories
from thidua.books.places.communes import corrections
from thidua.books.places.history import events as real_events
from thidua.kernel.orgs import (
    Event,
    Ledger,
    Refusal,
    Register,
    check,
    dependents,
    examine,
    findings,
    replay,
)

some = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
LAST = date(2035, 1, 1)
TERRITORIES = {"province", "district", "commune"}


def days(events):
    return sorted({event.effective for event in events})


@some
@given(histories())
def test_1_versions_have_no_gap_and_nobody_comes_back(events):
    for versions in replay(events).values():
        assert [v.end for v in versions[:-1]] == [v.start for v in versions[1:]]
        assert all(v.end is None or v.start < v.end for v in versions)
    unit = next(iter(events[0].begins), "n")
    again = Event(
        "E-again", "establish", LAST, "NQ", begins={unit: replay(events)[unit][0].attributes}
    )
    with pytest.raises(Refusal, match="used_before"):
        replay([*events, again])


@some
@given(histories())
def test_2_a_code_has_one_holder_a_day(events):
    register = Register(events)
    for day in days(events):
        held = [(v.attributes.code_scheme, v.attributes.code) for v in register.as_of(day).values()]
        held = [code for code in held if code[1]]
        assert len(held) == len(set(held))


@some
@given(histories())
def test_3_everybody_hangs_under_the_nation(events):
    register = Register(events)
    for day in days(events):
        assert set(register.subtree("n", day)) == set(register.as_of(day))


@some
@given(histories(), st.data())
def test_4_land_and_people_are_accounted_for(events, data):
    assert check(events) == []
    ending = [event for event in events if event.ends]
    if ending:
        event = data.draw(st.sampled_from(ending))
        lost = replace(event, lines=tuple(x for x in event.lines if x.source != event.ends[0]))
        broken = check([lost if e is event else e for e in events])
        assert {(f.rule, f.unit) for f in broken} >= {("not_accounted", event.ends[0])}


@some
@given(histories())
def test_5_shares_add_up_to_one_and_the_country_is_kept(events):
    register = Register(events)
    marks = days(events)
    for first in marks:
        units = [u for u, v in register.as_of(first).items() if v.attributes.level in TERRITORIES]
        for last in marks[marks.index(first) :]:
            total = dict.fromkeys(("area", "people"), Fraction(0))
            for unit in units:
                found = register.successors(unit, last)
                assert all(register.version(p.unit, last) for p in found)
                for dimension in total:
                    shares = [s for p in found if (s := getattr(p, dimension)) is not None]
                    assert sum(shares) == 1
                    total[dimension] += sum(shares)
            assert total == dict.fromkeys(total, len(units))


@some
@given(histories())
def test_6_the_way_does_not_matter(events):
    register = Register(events)
    marks = days(events)
    for unit in register.as_of(marks[0]):
        direct = {p.unit: p.people for p in register.successors(unit, LAST) if p.people}
        for middle in marks:
            through = {}
            for stop in register.successors(unit, middle):
                for end in register.successors(stop.unit, LAST):
                    if stop.people and end.people:
                        share = stop.people * end.people
                        through[end.unit] = through.get(end.unit, 0) + share
            assert through == direct


@some
@given(histories())
def test_7_an_event_changes_no_answer_about_days_before_it(events):
    whole = Register(events)
    for day in days(events)[1:]:
        known = Register(event for event in events if event.effective < day)
        eve = day - timedelta(days=1)
        assert {u: v.attributes for u, v in known.as_of(eve).items()} == {
            u: v.attributes for u, v in whole.as_of(eve).items()
        }
    with pytest.raises(Refusal, match="event_twice"):
        replay([*events, events[-1]])


@some
@given(histories())
def test_8_no_duty_is_lost(events):
    """Each duty of a territory has one bearer or waits between several; none is without."""
    register = Register(events)
    duties = [
        u for u, v in register.as_of(days(events)[0]).items() if v.attributes.level in TERRITORIES
    ]
    moved = [u for u in duties if len(register.successors(u, LAST)) == 1]
    waiting = [u for u in duties if len(register.successors(u, LAST)) > 1]
    assert len(moved) + len(waiting) == len(duties)


@some
@given(histories(), st.permutations(["name", "code", "kind"]))
def test_9_rename_recode_and_retype_commute_and_leave_successions(events, order):
    unit = next(iter(Register(events).as_of(LAST)))
    values = {"name": "Tên khác", "code": "X", "kind": "ward"}
    acts = [
        Event(f"E-z{n}", "rename", LAST, "NQ", changes={unit: {field: values[field]}})
        for n, field in enumerate(order)
    ]
    usual = [
        replace(a, uid=f"E-y{n}", changes={unit: {f: values[f]}})
        for n, (a, f) in enumerate(zip(acts, sorted(values), strict=True))
    ]
    one, other = Register([*events, *acts]), Register([*usual, *reversed(events)])
    assert one.version(unit, LAST).attributes == other.version(unit, LAST).attributes
    for each in one.versions:
        assert one.successors(each, LAST) == other.successors(each, LAST)
        assert one.successors(each, LAST) == Register(events).successors(each, LAST)


@some
@given(histories())
def test_10_lineage_follows_from_events_and_what_is_past_stays_with_its_unit(events):
    register = Register(events)
    for unit in register.versions:
        found = register.lineage(unit)
        for ancestor in found.ancestors:
            assert unit in register.lineage(ancestor).descendants
        assert {e.uid for e in found.events} >= {v.opened_by for v in register.versions[unit]}


@some
@given(histories())
def test_11_the_past_of_an_ended_unit_stays_readable(events):
    """The unit stands where it stood, with all above it, on its last day; later it is nowhere."""
    register = Register(events)
    for unit, ended in register.ended.items():
        eve = ended - timedelta(days=1)
        assert unit in register.subtree("n", eve)
        assert unit not in register.as_of(ended)


@some
@given(histories())
def test_12_an_ended_unit_names_its_heirs_and_the_decision(events):
    register = Register(events)
    for unit in register.ended:
        assert register.nearest(unit, LAST).attributes.name
        assert all(p.events for p in register.successors(unit, LAST))
        closing = register.by_uid[register.versions[unit][-1].closed_by]
        assert closing.basis == "NQ"


@some
@given(histories(), st.data())
def test_13_what_was_shown_can_be_shown_again(events, data):
    """Late recordings, corrections and withdrawals leave every earlier answer as it was."""
    moment = datetime(2030, 1, 1, tzinfo=UTC)
    ledger, shown = Ledger(), []
    ordered = sorted(events, key=lambda e: e.effective)
    for event in ordered:
        moment += timedelta(hours=1)
        ledger = ledger.record(event, moment)
        shown.append((moment, replay(ledger.as_known(moment))))
    for event in data.draw(st.lists(st.sampled_from(ordered), max_size=3)):
        moment += timedelta(hours=1)
        if event.uid not in {known.uid for known in ledger.as_known(moment)}:
            continue
        if dependents(ledger.as_known(moment), event.uid):
            with pytest.raises(Refusal, match="needed"):
                ledger.withdraw(event.uid, moment, "nhầm")
            corrected = replace(event, basis="NQ khác")
            ledger = ledger.correct(corrected, moment, "ghi nhầm số nghị quyết")
        else:
            ledger = ledger.withdraw(event.uid, moment, "không có quyết định này")
        shown.append((moment, replay(ledger.as_known(moment))))
    for at, answer in shown:
        assert replay(ledger.as_known(at)) == answer


def test_the_whole_real_history_holds():
    """10,035 communes, 696 districts, 63 provinces and what came of them; under 20 seconds."""
    report = examine(real_events(), corrections())
    assert report.findings == ()
    assert report.checked[1] == len(report.history) > 14_000
    assert report.checked[5] > 10_000
    assert report.checked[13] == 6


def test_a_line_that_gives_a_commune_away_twice_is_found_in_the_real_history():
    events = {event.uid: event for event in real_events()}
    event = events["E-C-2025-07-01-52"]
    line = next(x for x in event.lines if x.area == "whole")
    twice = replace(event, lines=(*event.lines, replace(line, target="c-21583.2")))
    _, found = findings([*(e for e in events.values() if e is not event), twice])
    assert {(f.rule, f.unit, f.event) for f in found} >= {("whole_twice", line.source, event.uid)}
    assert (line.source, "c-21583.2") in next(f for f in found if f.rule == "whole_twice").lines
