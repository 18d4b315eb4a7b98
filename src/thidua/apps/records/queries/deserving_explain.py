"""The few records of one page, judged now by the engine that explains every condition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from thidua.apps.records.models import Subject
from thidua.apps.records.queries.deserving import Asked
from thidua.apps.records.queries.deserving_words import FAULTY_SAID, Reason
from thidua.apps.records.queries.facts import Facts, facts_for, subject_of
from thidua.books.law import awards as book
from thidua.kernel.rules.cite import Cite, Said
from thidua.kernel.rules.finding import Finding, Outcome
from thidua.kernel.rules.judge import judge
from thidua.kernel.rules.model import Rule, Version
from thidua.kernel.rules.plain import CODES
from thidua.kernel.rules.read_case import Books, case_from
from thidua.kernel.rules.say import asked as asks
from thidua.kernel.rules.say_why import why


@dataclass(frozen=True)
class Condition:
    """One condition of the nearest route: its verdict, what is asked, why it came out so."""

    verdict: str
    asks: Said
    why: Said
    cite: Cite


@dataclass(frozen=True)
class Explained:
    """One record judged.

    Attributes:
        verdict: of the outcome, or of what the last certain version says.
        why: why the outcome is what it is whatever the conditions say.
        route: label and place of the nearest route, or None.
        conditions: the innermost conditions of that route.
    """

    verdict: str
    why: Said
    route: Reason | None
    conditions: tuple[Condition, ...]

    @property
    def open(self) -> tuple[Condition, ...]:
        """Return the conditions that are not met."""
        return tuple(one for one in self.conditions if one.verdict != "pass")


def facts_of_page(
    subjects: Mapping[int, Subject], asked: Asked, award: str
) -> dict[int, tuple[Subject, Facts]]:
    """Return the facts of the records of a page; the same number of queries however many."""
    if not subjects:
        return {}
    rows = Subject.objects.filter(pk__in=list(subjects))
    found = facts_for(rows, on=asked.on, year=asked.year, award=award)
    return {subject.pk: (subject, facts) for subject, facts in found}


def explained(
    told: Mapping[int, tuple[Subject, Facts]],
    asked: Asked,
    award: str,
    rules: Mapping[str, Rule] | None = None,
) -> dict[int, Explained]:
    """Judge the records of a page.

    Args:
        told: what `facts_of_page` returned.
        asked: day, year, and whether what people must judge is asked.
        award: code of the award.
        rules: other rules than those of the books.
    """
    known = book.books()
    books = known if rules is None else Books(rules, known.usage, known.aliases)
    return {
        key: _one(subject, facts, asked, award, books) for key, (subject, facts) in told.items()
    }


def _one(subject: Subject, facts: Facts, asked: Asked, award: str, books: Books) -> Explained:
    """Judge one record."""
    tree = {
        "award": award,
        "on": asked.on,
        "year": asked.year,
        "subject": subject_of(subject),
        "facts": facts,
        "computable": not asked.whole,
    }
    case, _faults = case_from(tree, books)
    if case is None:
        return Explained("undetermined", FAULTY_SAID, None, ())
    outcome = judge(case, books.rules, books.usage)
    last = outcome.before or outcome
    best, version = last.best, last.version
    if best is None or version is None:
        return Explained(str(last.verdict), CODES[last.code], None, ())
    return Explained(
        str(last.verdict),
        CODES[last.code],
        Reason(best.route.label, best.route.cite),
        tuple(_conditions(last, version)),
    )


def _conditions(outcome: Outcome, version: Version) -> Iterator[Condition]:
    """Yield the innermost conditions of the nearest route."""
    if outcome.best is not None:
        for finding in _last(outcome.best.findings):
            condition = finding.condition
            yield Condition(
                str(finding.verdict),
                asks(condition, book.lexicon(), version),
                why(finding, book.lexicon()),
                condition.cite,
            )


def _last(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings with nothing inside them that can be looked at on its own."""
    for finding in findings:
        if finding.is_last:
            yield finding
        else:
            yield from _last(finding.inner)
