"""A provision that cannot be relied on takes the decision back and keeps it as information."""

from __future__ import annotations

from datetime import date

from thidua.kernel.rules.topics.result import PASS, VALUE, from_, settle

SURE, LATE = date(2026, 6, 30), date(2026, 7, 1)


def test_on_the_last_certain_day_the_answer_stands(provision):
    used = [provision("NOW")]
    assert settle(from_(PASS, used), used, SURE).verdict == "pass"


def test_a_day_later_it_is_only_information(provision):
    used = [provision("NOW")]
    result = settle(from_(PASS, used), used, LATE)
    assert (result.verdict, result.before.verdict) == ("undetermined", "pass")
    assert "2026-06-30" in result.why.en
    assert "30/06/2026" in result.why.vi


def test_a_secondary_provision_gives_a_figure_with_a_warning_but_never_a_verdict(provision):
    used = [provision("NOW"), provision("HEARSAY")]
    figure = settle(from_(VALUE, used, value=5), used, SURE, figure=True)
    assert (figure.value, [note.code for note in figure.warnings]) == (5, ["secondary"])
    verdict = settle(from_(PASS, used), used, SURE)
    assert (verdict.verdict, verdict.before.verdict) == ("undetermined", "pass")


def test_an_unverified_provision_gives_nothing(provision):
    used = [provision("GUESS")]
    result = settle(from_(VALUE, used, value=5), used, SURE, figure=True)
    assert (result.verdict, result.value, result.before.value) == ("undetermined", None, 5)


def test_a_figure_that_is_late_is_not_given_even_when_read(provision):
    used = [provision("NOW")]
    result = settle(from_(VALUE, used, value=5), used, LATE, figure=True)
    assert (result.verdict, result.before.value) == ("undetermined", 5)


def test_plain_data_keeps_every_part(provision):
    used = [provision("NOW")]
    plain = settle(from_(PASS, used), used, LATE).warn("w", "chú ý", "mind").plain()
    assert plain["warnings"] == [{"code": "w", "vi": "chú ý", "en": "mind"}]
    assert plain["before"]["verdict"] == "pass"
    assert plain["cite"][0]["instrument"] == "1/2020/NĐ-CP"
