"""The law of a day, and two days compared."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.books.law import ladder
from thidua.books.law.awards import rules
from thidua.books.law.days import differences, eve_of_turn, turning_days
from thidua.books.law.on_day import award_on, awards_on, bodies, decided

EVE, TURN = date(2025, 6, 30), date(2025, 7, 1)
LAST, AFTER = date(2026, 9, 30), date(2026, 10, 1)


def said(first, second, kind):
    return {one.text.vi: one.awards for one in differences(first, second) if one.kind == kind}


def test_the_end_of_districts_moves_deciders_to_the_commune():
    found = said(EVE, TURN, "deciders")
    assert set(found["Thêm người quyết định: Chủ tịch Ủy ban nhân dân cấp xã"]) == {
        "CSTDCS",
        "THONVH",
        "TTLDTT",
    }
    gone = found["Không còn quyết định: Chủ tịch Ủy ban nhân dân cấp huyện"]
    assert set(gone) == {"CSTDCS", "LDTT", "THONVH", "TTLDTT", "GK"}
    assert set(found) == {
        "Thêm người quyết định: Chủ tịch Ủy ban nhân dân cấp xã",
        "Không còn quyết định: Chủ tịch Ủy ban nhân dân cấp huyện",
    }


def test_the_end_of_districts_stops_routes():
    routes = [one for one in differences(EVE, TURN) if one.kind == "routes"]
    assert ("XATB",) in {one.awards for one in routes}
    assert {cite.say().vi for one in routes for cite in one.cites} == {"Điều 59 129/2025/NĐ-CP"}
    certainty = said(EVE, TURN, "certainty")
    assert "XATB" in certainty["Trước: chắc chắn; sau: không còn cách hiểu nào được ghi nhận"]


def test_one_decree_follows_another():
    found = said(EVE, TURN, "instrument")
    assert (
        "Không áp dụng ở ngày sau: Nghị định hướng dẫn Luật Thi đua, khen thưởng năm 2023 "
        "(98/2023/NĐ-CP)"
    ) in found
    assert any("(152/2025/NĐ-CP)" in text and text.startswith("Có hiệu lực") for text in found)


def test_no_award_is_certain_after_the_amending_law():
    codes = {c for awards in said(LAST, AFTER, "certainty").values() for c in awards}
    assert codes == set(rules())
    assert {one.state for one in awards_on(AFTER)} == {"uncertain"}


def test_the_base_salary_lifts_every_bonus():
    found = said(date(2026, 6, 30), date(2026, 7, 1), "bonus")
    text = "Tiền thưởng cá nhân: trước 2.340.000 đồng, sau 2.530.000 đồng"
    assert found[text] == ("CSTDCS",)
    assert said(date(2026, 6, 30), date(2026, 7, 1), "salary") == {
        "Mức lương cơ sở: trước 2.340.000 đồng, sau 2.530.000 đồng": ()
    }


@pytest.mark.parametrize("day", [date(2023, 1, 1), EVE, TURN, AFTER])
def test_a_day_is_like_itself(day):
    assert differences(day, day) == []


@settings(max_examples=12)
@given(st.lists(st.sampled_from(turning_days()), min_size=2, max_size=2))
def test_both_directions_find_differences_of_the_same_awards(days):
    there = differences(*days)
    back = differences(*reversed(days))
    assert {(d.kind, c) for d in there for c in d.awards} == {
        (d.kind, c) for d in back for c in d.awards
    }


def test_nothing_differs_between_two_turning_days():
    days = [day for day in turning_days() if day >= date(2024, 1, 1)]
    for start, end in itertools.pairwise(days):
        kinds = {one.kind for one in differences(start, end - timedelta(days=1))}
        assert kinds <= {"instrument"}, (start, end)


def test_the_last_turn_before_a_day():
    assert eve_of_turn(date(2026, 11, 20)) == (LAST, AFTER)
    assert eve_of_turn(TURN) == (EVE, TURN)


@pytest.mark.parametrize(
    ("code", "day", "state"),
    [
        ("CSTDCS", date(2023, 12, 31), "not_yet"),
        ("CSTDCS", date(2024, 1, 1), "certain"),
        ("CSTDCS", LAST, "certain"),
        ("CSTDCS", AFTER, "uncertain"),
        ("XATB", EVE, "certain"),
        ("XATB", TURN, "stopped"),
        ("BKTTG", TURN, "certain"),
    ],
)
def test_how_far_a_rule_can_be_relied_on(code, day, state):
    assert award_on(code, day).state == state


def test_who_decides_and_what_is_paid_on_a_day():
    one = award_on("CSTDCS", TURN)
    assert bodies(one.deciders) == [
        "BBNT_HEAD",
        "UNIT_HEAD",
        "XA_CHAIR",
        "DN_DIRECTOR",
        "ARMED_FORCES",
    ]
    assert {kind: decided(said) for kind, said in one.bonuses.items()} == {"individual": 2_340_000}
    late = award_on("CSTDCS", AFTER).bonuses["individual"]
    assert (decided(late), late.before.value) == (None, 2_530_000)


def test_the_ladder_of_the_grassroots_fighter():
    assert set(ladder.before("CSTDCS")) == {"LDTT", "CSTT"}
    assert {"CSTDBBNT", "BKBBNT"} <= set(ladder.after("CSTDCS"))
    assert ["CSTDCS"] in ladder.rows("CSTDCS")


@pytest.mark.parametrize("code", sorted(rules()))
def test_a_ladder_names_no_award_twice_and_joins_both_ways(code):
    listed = [one for row in ladder.rows(code) for one in row]
    assert len(listed) == len(set(listed))
    assert all(code in ladder.before(later) for later in ladder.after(code))
    assert all(code in ladder.after(earlier) for earlier in ladder.before(code))
