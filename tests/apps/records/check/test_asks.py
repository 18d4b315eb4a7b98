"""What each award asks for, and nothing besides."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from thidua.apps.records.queries.asks import asks_of, asks_of_all
from thidua.books.law.awards import rules

ON = date(2026, 3, 1)


def asked(code: str, **whom) -> dict:
    """Return what is asked, without what is empty; of questions their names."""
    said = vars(asks_of(code, ON, groups=frozenset(), **whom))
    return {
        name: sorted(value) if isinstance(value, dict) else value
        for name, value in said.items()
        if value
    }


def test_cstdcs_asks_the_year_works_and_the_standard_it_rests_on():
    assert asked("CSTDCS", kind="individual") == {
        "rating_years": 1,
        "works": ["initiative", "science", "combat"],
        "scope": "grassroots",
        "recognised": True,
        "judgements": ["accepted", "conduct"],
    }


def test_bkttg_by_its_point_b_asks_five_years_and_two_awards():
    assert asked("BKTTG", kind="individual", route="i.b") == {
        "rating_years": 5,
        "awards": ["CSTDCS", "BKBBNT"],
        "judgements": ["observance"],
    }


def test_ttldxs_asks_counts_of_members():
    assert asked("TTLDXS", kind="collective") == {
        "rating_years": 1,
        "counts": ["members", "rated_HTNV", "with_LDTT", "with_CSTDCS"],
        "judgements": ["active", "observance", "solidarity"],
    }


def test_hcld3_by_its_point_dd_asks_age_flags_and_ladder():
    assert asked("HCLD3", kind="collective", route="c.dd") == {
        "rating_years": 5,
        "awards": ["COBBNT", "COCP", "TTLDXS", "BKBBNT", "BKTTG"],
        "numbers": ["years_of_existence"],
        "facts": ["eligible_for_flags"],
        "judgements": ["observance", "solidarity"],
    }


def test_a_first_look_leaves_out_what_concerns_one_award():
    looked = asks_of_all(ON, kind="individual")
    assert (looked.rating_years, looked.numbers, looked.judgements) == (5, {}, {})
    assert looked.awards[:4] == ["CSTDBBNT", "CSTDCS", "BKBBNT", "BKTTG"]


@given(st.sampled_from(sorted(rules())), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_one_route_never_asks_more_than_all_of_them(code, on):
    whole = asks_of(code, on)
    version = rules()[code].version_on(on)
    for route in version.routes if version and version.confidence == "text-read" else ():
        part = asks_of(code, on, route=route.id)
        assert part.rating_years <= whole.rating_years
        assert set(part.awards) <= set(whole.awards)
        assert set(part.judgements) <= set(whole.judgements)
        assert set(part.works) <= set(whole.works)
