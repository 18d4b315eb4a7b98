"""The register read as columns says the same as its records read one by one."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thidua.apps.records.models import Subject
from thidua.apps.records.queries.columns import blocks
from thidua.apps.records.queries.deserving_answers import Lines, lines
from thidua.apps.records.queries.facts import facts_for, subject_of
from thidua.books.law import awards as book
from thidua.kernel.rules.bulk.outcome import Question
from thidua.kernel.rules.judge import judge
from thidua.kernel.rules.read_case import case_from

AWARDS = ("LDTT", "CSTDCS", "CSTDBBNT", "CSTDTQ", "BKTTG", "HCLD3")


def explained(award: str, on: date, year: int, *, computable: bool) -> dict[int, tuple]:
    """Return verdict, code, route, what is missing and the distance of every record."""
    found = {}
    for subject, facts in facts_for(Subject.objects.all(), on=on, year=year, award=award):
        tree = {
            "award": award,
            "on": on,
            "year": year,
            "subject": subject_of(subject),
            "facts": facts,
            "computable": computable,
        }
        case, _faults = case_from(tree, book.books())
        if case is None:
            found[subject.pk] = ("undetermined", "faulty", "", frozenset(), None)
            continue
        outcome = judge(case, book.rules(), book.usage())
        best = outcome.best
        found[subject.pk] = (
            str(outcome.verdict),
            outcome.code,
            best.route.id if best else "",
            frozenset(name for name, _ in outcome.missing),
            best.distance if best else None,
        )
    return found


def by_columns(award: str, on: date, year: int, *, computable: bool) -> dict[int, tuple]:
    """Return the same from the columns; the distance is the number of lacking conditions."""
    found, known = {}, Lines()
    for block in blocks(Subject.objects.all(), on=on, year=year, awards=(award,)):
        question = Question(award, computable=computable)
        told = lines(block.for_award(award), question, book.rules(), book.usage())
        places = known.places(told, block.faulty)
        several = list(known.found)
        for key, place in zip(block.ids.tolist(), places.tolist(), strict=True):
            line = several[place]
            away = len(line.lacking) if line.route else None
            missing = frozenset(line.missing)
            found[key] = (line.verdict, line.code, line.route, missing, away)
    return found


@pytest.mark.parametrize("computable", [True, False])
@pytest.mark.parametrize("award", AWARDS)
def test_both_engines_agree_on_a_random_register(land, make_crowd, award, computable):
    make_crowd(land.commune, 150, 7)
    when = (date(2026, 3, 1), 2025)
    assert by_columns(award, *when, computable=computable) == explained(
        award, *when, computable=computable
    )


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), year=st.sampled_from((2024, 2025)))
def test_both_engines_agree_whatever_the_records(land, make_crowd, seed, year):
    make_crowd(land.commune, 25, seed)
    when = (date(2026, 3, 1), year)
    for award in ("LDTT", "CSTDBBNT", "BKTTG"):
        assert by_columns(award, *when, computable=True) == explained(award, *when, computable=True)


def test_a_record_that_contradicts_itself_is_not_judged(land, make_crowd):
    made = make_crowd(land.commune, 60, 3)
    (block,) = blocks(Subject.objects.all(), on=date(2026, 3, 1), year=2025, awards=("LDTT",))
    wrong = {
        one.pk
        for one in made
        if one.born and any(g.year < one.born.year for g in one.grants.filter(year__lte=2026))
    }
    assert set(block.ids[block.faulty].tolist()) == wrong
    assert 0 < len(wrong) < len(made)


def test_pieces_join_without_a_seam(land, make_crowd, monkeypatch):
    make_crowd(land.commune, 50, 5)
    when = (date(2026, 3, 1), 2025)
    whole = by_columns("CSTDCS", *when, computable=True)
    monkeypatch.setattr("thidua.apps.records.queries.columns.CHUNK", 7)
    assert by_columns("CSTDCS", *when, computable=True) == whole


@pytest.mark.parametrize("size", [10, 100])
def test_as_many_queries_for_ten_as_for_a_hundred(
    land, make_crowd, django_assert_num_queries, size
):
    make_crowd(land.commune, size, 5)
    with django_assert_num_queries(8):
        found = list(
            blocks(Subject.objects.all(), on=date(2026, 3, 1), year=2025, awards=("LDTT",))
        )
    assert np.concatenate([one.ids for one in found]).size == size
