"""Shares add up, whatever the way; the main heir is the main one on every step."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from thidua.kernel.orgs import Line, follow

D1, D2, D3 = date(2025, 3, 1), date(2025, 7, 1), date(2026, 1, 1)


def told(portions):
    return [(p.unit, p.people, p.functions, p.main, p.estimated) for p in portions]


def test_a_living_unit_is_its_own_heir():
    (own,) = follow("a", [], {}, D3)
    assert (own.unit, own.area, own.people, own.functions, own.main) == ("a", 1, 1, 1, True)
    assert own.events == ()


def test_before_its_end_a_unit_is_still_itself():
    steps = [(D2, "E", Line("a", "b", "whole", "whole", "whole"))]
    assert [p.unit for p in follow("a", steps, {"a": D2}, D2 - timedelta(1))] == ["a"]
    assert [p.unit for p in follow("a", steps, {"a": D2}, D2)] == ["b"]


def test_two_steps_and_the_main_heir():
    steps = [
        (D1, "E1", Line("tttt", "khcn", functions="part", main=True)),
        (D1, "E1", Line("tttt", "vhtt", functions="part")),
        (D2, "E2", Line("khcn", "khcn2", functions="whole")),
        (D2, "E2", Line("vhtt", "vhtt2", functions="whole")),
    ]
    ended = {"tttt": D1, "khcn": D2, "vhtt": D2}
    half = Fraction(1, 2)
    assert told(follow("tttt", steps, ended, D3)) == [
        ("khcn2", None, half, True, True),
        ("vhtt2", None, half, False, True),
    ]
    assert follow("tttt", steps, ended, D3)[0].events == ("E1", "E2")


def test_land_and_people_may_go_different_ways():
    steps = [
        (D2, "E", Line("ky-loi", "vung-ang", area="whole")),
        (D2, "E", Line("ky-loi", "song-tri", people="part", weight=0.25)),
        (D2, "E", Line("ky-loi", "hoanh-son", people="part", weight=0.75)),
    ]
    found = {p.unit: (p.area, p.people) for p in follow("ky-loi", steps, {"ky-loi": D2}, D3)}
    assert found == {
        "vung-ang": (1, None),
        "song-tri": (None, Fraction(1, 4)),
        "hoanh-son": (None, Fraction(3, 4)),
    }


def test_an_end_without_lines_leaves_nobody():
    assert follow("d", [], {"d": D2}, D3) == []


@st.composite
def histories(draw):
    """Units in generations; each unit of a generation goes to some of the next."""
    generations = draw(st.lists(st.integers(1, 4), min_size=2, max_size=5))
    steps, ended = [], {}
    for number, (here, there) in enumerate(pairwise(generations)):
        day = D1 + timedelta(days=number)
        for unit in range(here):
            heirs = draw(st.sets(st.integers(0, there - 1), min_size=1))
            source = f"{number}.{unit}"
            ended[source] = day
            share = "whole" if len(heirs) == 1 else "part"
            steps += [
                (day, f"E{number}", Line(source, f"{number + 1}.{heir}", share, share, share))
                for heir in sorted(heirs)
            ]
    return generations, steps, ended


@given(histories())
def test_shares_add_up_to_one_on_every_later_day(history):
    generations, steps, ended = history
    for unit in range(generations[0]):
        for later in range(len(generations)):
            found = follow(f"0.{unit}", steps, ended, D1 + timedelta(days=later))
            for dimension in ("area", "people", "functions"):
                assert sum(getattr(p, dimension) for p in found) == 1


@given(histories())
def test_going_on_from_a_later_day_gives_the_same(history):
    generations, steps, ended = history
    last = D1 + timedelta(days=len(generations))
    for middle in range(len(generations)):
        whole = {p.unit: p.people for p in follow("0.0", steps, ended, last)}
        summed = {}
        for stop in follow("0.0", steps, ended, D1 + timedelta(days=middle - 1)):
            for end in follow(stop.unit, steps, ended, last):
                summed[end.unit] = summed.get(end.unit, 0) + stop.people * end.people
        assert summed == whole
