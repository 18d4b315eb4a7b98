"""The law books hang together: citations, codes, ladders, and a new version can be begun."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib import resources

import pytest

from thidua.books.law.awards import faults_in, folders, lexicon, rules
from thidua.books.law.lint import lint
from thidua.books.law.versions import with_new_version
from thidua.books.reader import read_yaml
from thidua.kernel.problems import RefusedError
from thidua.kernel.rules.cite import Cite, Said
from thidua.kernel.rules.examine import examine
from thidua.kernel.rules.parse import rule_from
from thidua.kernel.rules.say import asked


def source(code: str) -> str:
    """Return the text of a rule file."""
    law = resources.files("thidua.books").joinpath("law")
    return law.joinpath(folders()[code].name, "rule.yaml").read_text(encoding="utf-8")


def test_nothing_is_wrong_with_the_books() -> None:
    """What `thidua law lint` says."""
    assert lint() == []


def test_there_is_a_folder_for_every_award() -> None:
    """Titles and commendations, each with notes."""
    assert len(folders()) >= 59
    for code, folder in folders().items():
        assert folder.notes.strip(), code
        assert folder.name.endswith(f"/{code.lower()}"), code


def test_a_citation_that_leads_nowhere_is_found() -> None:
    """The Law of 2022 has 96 articles; an unknown instrument is told too."""
    rule = rules()["CSTDCS"]
    for cite, code in (
        (Cite("06/2022/QH15", 97), "rules.no_such_article"),
        (Cite("6/2022/QH15", 23), "rules.no_such_instrument"),
    ):
        version = replace(rule.versions[0], basis=cite)
        broken = {**rules(), "CSTDCS": replace(rule, versions=(version,))}

        def exists(instrument: str, article: int | None) -> bool:
            return instrument != "6/2022/QH15" and (article is None or article <= 96)

        assert [problem.code for _, problem in examine(broken, exists)] == [code]


def test_a_standard_that_leads_to_itself_is_found() -> None:
    """CSTDCS asks for the standard of LDTT; LDTT must not ask for that of CSTDCS."""
    text = source("LDTT").replace("rating: {at_least: HTTNV}", "standard_of: [CSTDCS]", 1)
    ldtt, faults = rule_from(read_yaml(text, "LDTT"))
    assert faults == []
    assert ldtt is not None
    found = examine({**rules(), "LDTT": ldtt}, lambda *_: True)
    assert {(code, problem.code) for code, problem in found} == {
        ("LDTT", "rules.standard_circle"),
        ("CSTDCS", "rules.standard_circle"),
    }


def test_years_that_nothing_sets_are_found() -> None:
    """*In those years* needs a condition that says which years."""
    text = source("BKTTG").replace("years: 5", "years: 1")
    rule, faults = rule_from(read_yaml(text, "BKTTG"))
    assert faults == []
    assert rule is not None
    codes = [problem.code for _, problem in examine({**rules(), "BKTTG": rule}, lambda *_: True)]
    assert set(codes) == {"rules.no_run"}


@pytest.mark.parametrize("code", sorted(rules()))
def test_every_condition_has_words(code: str) -> None:
    """Vietnamese and English, from the data, without a place left open."""
    for version in rules()[code].versions:
        for whole in (*version.common, *(route.requires for route in version.routes)):
            for part in whole.walk():
                said = asked(part, lexicon(), version)
                assert isinstance(said, Said)
                for text in said:
                    assert len(text) > 5, (code, part.id)
                    assert "{" not in text
                    assert text[0].isupper() or not text[0].isalpha(), (code, part.id, text)


@pytest.mark.parametrize("code", sorted(rules()))
def test_a_new_version_of_every_rule_can_be_begun(code: str) -> None:
    """The old one ends the day before, the new one decides nothing until it is read."""
    text = with_new_version(source(code), date(2026, 10, 1), "06/2026/QH16")
    assert faults_in(text, code) == []
    rule, _ = rule_from(read_yaml(text, code))
    assert rule is not None
    old, new = rule.versions[-2:]
    assert (old.valid_to, new.valid_from) == (date(2026, 9, 30), date(2026, 10, 1))
    assert (new.valid_to, new.certain_until, new.confidence) == (None, None, "unverified")
    assert new.routes == rules()[code].versions[-1].routes
    assert replace(old, valid_to=None) == rules()[code].versions[-1]
    with pytest.raises(RefusedError, match=r"law\.version_not_newer"):
        with_new_version(text, date(2026, 10, 1))
