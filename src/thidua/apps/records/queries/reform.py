"""Who changes verdict when the law changes: one register judged by two versions of a rule.

Everything else is held fast: the same records, day of judgement and year under review. So a
difference comes from the rule alone. A version that was not read at first hand, or one after the
last certain day, is judged as if it were in force; it decides nothing and says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from django.db.models import QuerySet
from django.utils.translation import gettext
from numpy.typing import NDArray

from thidua.apps.records.models import Run, Subject
from thidua.apps.records.queries.columns import blocks
from thidua.apps.records.queries.deserving import Places, Told, outline, was_granted
from thidua.apps.records.queries.deserving_answers import Line, Lines, lines
from thidua.apps.records.queries.deserving_store import NO_ANSWER, Columns, Kept
from thidua.books.law import awards as book
from thidua.books.law.awards import faults_in
from thidua.books.reader import read_yaml
from thidua.kernel.problems import BookError, RefusedError
from thidua.kernel.rules.bulk.outcome import Question
from thidua.kernel.rules.model import Rule, Version
from thidua.kernel.rules.parse import rule_from

BEFORE, AFTER = "a", "b"
FIRST_DAY, NO_END = date(1900, 1, 1), None


@dataclass(frozen=True)
class Asked:
    """What is compared.

    Attributes:
        award: code of the award.
        on, year: the day of judgement and the year under review, the same for both.
        first, second: the days whose versions are compared.
        draft: text of a `rule.yaml` that stands for the rule on the second day, or empty.
        whole: whether what people must judge is asked too.
    """

    award: str
    on: date
    year: int
    first: date
    second: date
    draft: str = ""
    whole: bool = False

    def plain(self) -> dict[str, Any]:
        """Return what a run keeps beside day and year."""
        return {
            "award": self.award,
            "first": self.first.isoformat(),
            "second": self.second.isoformat(),
            "draft": self.draft,
            "whole": self.whole,
        }


def asked_of(run: Run) -> Asked:
    """Return what a run was asked."""
    said = run.asked
    first, second = (date.fromisoformat(said[key]) for key in ("first", "second"))
    return Asked(said["award"], run.on, run.year, first, second, said["draft"], bool(said["whole"]))


def drafted(text: str, award: str, name: str) -> Rule:
    """Return the rule of a draft.

    Raises:
        RefusedError: it cannot be read, with every fault and its line; or it is another award's.
    """
    try:
        faults = faults_in(text, name)
        rule, _problems = rule_from(read_yaml(text, name))
    except BookError as wrong:
        faults, rule = [str(wrong).removeprefix("books/")], None
    if rule is None:
        do = gettext("Sửa các dòng đã nêu rồi tải lên lại.")
        raise RefusedError("records.draft_broken", f"{'; '.join(faults)}.", do)
    if rule.code != award:
        raise RefusedError(
            "records.draft_other",
            gettext("Bản thảo là quy tắc của %(found)s, không phải của %(award)s.")
            % {"found": rule.code, "award": award},
            gettext("Chọn đúng tệp hoặc đúng danh hiệu."),
        )
    return rule


def sides(asked: Asked) -> tuple[Mapping[str, Rule], Mapping[str, Rule]]:
    """Return every rule as it stands on the first and on the second day, as if in force."""
    rules = book.rules()
    after = dict(rules)
    if asked.draft:
        after[asked.award] = drafted(asked.draft, asked.award, "rule.yaml")
    return _as_of(rules, asked.first), _as_of(after, asked.second)


def _as_of(rules: Mapping[str, Rule], day: date) -> dict[str, Rule]:
    """Return the rules with nothing but their version of a day, for whatever day of judgement."""
    return {code: replace(rule, versions=_only(rule, day)) for code, rule in rules.items()}


def _only(rule: Rule, day: date) -> tuple[Version, ...]:
    """Return the version of a day as if it were in force and certain, or none."""
    version = rule.version_on(day)
    if version is None:
        return ()
    routes = tuple(
        replace(one, stopped=None if one.stopped.day > day else replace(one.stopped, day=FIRST_DAY))
        if one.stopped is not None
        else one
        for one in version.routes
    )
    fixed = replace(
        version,
        valid_from=FIRST_DAY,
        valid_to=NO_END,
        certain_until=None,
        confidence="text-read",
        routes=routes,
    )
    return (fixed,)


@dataclass(frozen=True)
class Side:
    """One of the two versions, as the book says of it.

    Attributes:
        day: the day asked for.
        version: of that day, or None.
        is_draft: whether it comes from a draft.
    """

    day: date
    version: Version | None
    is_draft: bool

    @property
    def standing(self) -> str:
        """Return `none`, `draft`, `unread`, `uncertain` or `certain`."""
        if self.version is None:
            return "none"
        if self.version.confidence != "text-read":
            return "draft" if self.is_draft else "unread"
        until = self.version.certain_until
        return "uncertain" if until is not None and self.day > until else "certain"

    @property
    def decides(self) -> bool:
        """Say whether a verdict by this version would count."""
        return self.standing == "certain"


def compared(asked: Asked) -> tuple[Side, Side]:
    """Return what the books say of the two versions."""
    rule = book.rules()[asked.award]
    other = drafted(asked.draft, asked.award, "rule.yaml") if asked.draft else rule
    return (
        Side(asked.first, rule.version_on(asked.first), is_draft=False),
        Side(asked.second, other.version_on(asked.second), is_draft=bool(asked.draft)),
    )


def compare(
    rows: QuerySet[Subject], asked: Asked, unit_id: int, told: Told
) -> tuple[Columns, dict[str, list[Any]]]:
    """Judge every record by both versions; see `deserving.look_over`."""
    award = asked.award
    rows = rows.filter(kind__in=book.rules()[award].subjects)
    ids, group, units, marks = outline(rows, unit_id)
    place, both = Places(ids), dict(zip((BEFORE, AFTER), sides(asked), strict=True))
    found = {side: Lines() for side in both}
    answer = {side: np.full(len(ids), NO_ANSWER, np.int32) for side in both}
    granted = {award: np.zeros(len(ids), np.bool_)}
    done = 0
    for block in blocks(rows, on=asked.on, year=asked.year, awards=(award,)):
        at, listed = place.of(block.ids)
        question = Question(award, computable=not asked.whole)
        for side, rules in both.items():
            judged = lines(block.for_award(award), question, rules, book.usage())
            answer[side][at] = found[side].places(judged, block.faulty)[listed]
        granted[award][at] = was_granted(block, award)[listed]
        done += len(block.ids)
        told(done)
    columns = Columns(ids, group, units, marks, answer, granted)
    return columns, {side: some.plain() for side, some in found.items()}


@dataclass(frozen=True)
class Change:
    """How many go from one verdict to another; both are those of the versions as if in force."""

    before: str
    after: str
    count: int


def changed(kept: Kept) -> NDArray[np.bool_]:
    """Return whose verdict is another one."""
    before, after = (_verdicts(kept, side) for side in (BEFORE, AFTER))
    return np.asarray(before != after)


VERDICTS = ("pass", "undetermined", "fail", "none")


def _verdicts(kept: Kept, side: str) -> NDArray[np.int8]:
    """Return the place of each verdict in `VERDICTS`; `none`: there is no route for it."""
    places = [VERDICTS.index(verdict_of(line)) for line in kept.lines[side]]
    table = np.array([*places, len(VERDICTS) - 1], np.int8)
    return table[kept.columns.answer[side]]


def verdict_of(line: Line) -> str:
    """Return the verdict of an answer, `none` when the award is not for this kind."""
    return line.verdict if line.standing else "none"


def matrix(kept: Kept) -> list[Change]:
    """Return how many go from each verdict to each, in the order of `VERDICTS`."""
    before, after = (_verdicts(kept, side) for side in (BEFORE, AFTER))
    found = Counter(zip(before.tolist(), after.tolist(), strict=True))
    return [Change(VERDICTS[one], VERDICTS[two], found[one, two]) for one, two in sorted(found)]


def chosen(kept: Kept, *, before: str = "", after: str = "", unit: int = 0) -> NDArray[np.intp]:
    """Return the places of those whose verdict changes, from one, to one, at a unit's group."""
    fits = changed(kept)
    if before in VERDICTS:
        fits &= _verdicts(kept, BEFORE) == VERDICTS.index(before)
    if after in VERDICTS:
        fits &= _verdicts(kept, AFTER) == VERDICTS.index(after)
    if unit:
        fits &= kept.columns.units[kept.columns.group] == unit
    return np.flatnonzero(fits)


def by_unit(kept: Kept) -> list[tuple[int, dict[tuple[str, str], int]]]:
    """Return for each group with any change its unit and the changes."""
    before, after, moved = _verdicts(kept, BEFORE), _verdicts(kept, AFTER), changed(kept)
    found: dict[int, Counter[tuple[str, str]]] = {}
    for at in np.flatnonzero(moved).tolist():
        group = int(kept.columns.group[at])
        found.setdefault(group, Counter())[VERDICTS[before[at]], VERDICTS[after[at]]] += 1
    return [(int(kept.columns.units[group]), dict(found[group])) for group in sorted(found)]
