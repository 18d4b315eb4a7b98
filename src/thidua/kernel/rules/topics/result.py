"""The answer to a question of a topic, and how doubt about a provision changes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from thidua.kernel.rules.cite import Cite, Said
from thidua.kernel.rules.topics.asks import asked
from thidua.kernel.rules.topics.book import READ, UNVERIFIED, Provision, cites_of

PASS, FAIL, UNDETERMINED, VALUE = "pass", "fail", "undetermined", "value"
NO_WORDS = Said("", "")


@dataclass(frozen=True)
class Note:
    """A warning beside the verdict."""

    code: str
    said: Said

    def plain(self) -> dict[str, str]:
        """Return it as `{code, vi, en}`."""
        return {"code": self.code, **self.said.plain()}


@dataclass(frozen=True)
class Result:
    """What a question came to.

    Attributes:
        verdict: `pass`, `fail`, `undetermined` or `value`.
        value: a plain value (number, day, code, list or mapping of them), or None.
        why: the reason in both languages.
        cite: the places that decide.
        places: parts of an instrument that no article names (an annex, a section).
        warnings: what a person should know beside the verdict.
        missing: names of facts that would decide.
        before: what the provisions would say if they could be relied on; only information.
    """

    verdict: str
    value: Any = None
    why: Said = NO_WORDS
    cite: tuple[Cite, ...] = ()
    places: tuple[Said, ...] = ()
    warnings: tuple[Note, ...] = ()
    missing: tuple[str, ...] = ()
    before: Result | None = None

    def plain(self) -> dict[str, Any]:
        """Return it as JSON-ready data."""
        return {
            "verdict": self.verdict,
            "value": self.value,
            "why": self.why.plain(),
            "cite": [cite.plain() for cite in self.cite],
            "places": [place.plain() for place in self.places],
            "warnings": [note.plain() for note in self.warnings],
            "missing": list(self.missing),
            "before": self.before.plain() if self.before else None,
        }

    def warn(self, code: str, vi: str, en: str) -> Result:
        """Return it with one more warning."""
        return replace(self, warnings=(*self.warnings, Note(code, Said(vi, en))))


def lacking(*facts: str, cite: tuple[Cite, ...] = ()) -> Result:
    """Answer *undetermined* because facts are missing."""
    names = [asked(fact) for fact in facts]
    return Result(
        UNDETERMINED,
        why=Said(
            f"Chưa biết: {'; '.join(name.vi for name in names)}.",
            f"Not known: {'; '.join(name.en for name in names)}.",
        ),
        cite=cite,
        missing=facts,
    )


def unread(vi: str, en: str, provisions: Iterable[Provision] = ()) -> Result:
    """Answer *undetermined* because no text that was read says it."""
    return Result(UNDETERMINED, why=Said(vi, en), cite=cites_of(provisions))


def no_version(on: date) -> Result:
    """Answer *undetermined* because no provision known is in force on that day."""
    return Result(
        UNDETERMINED,
        why=Said(
            f"Không có quy định nào đã biết có hiệu lực ngày {on:%d/%m/%Y}.",
            f"No provision that is known is in force on {on.isoformat()}.",
        ),
    )


def from_(
    verdict: str, used: Sequence[Provision], *, value: Any = None, why: Said | None = None
) -> Result:
    """Make an answer of the provisions that decide; the words of the first are the reason."""
    said = why or (used[0].said if used else Said("", ""))
    places = tuple(dict.fromkeys(p.place for p in used if p.place is not None))
    return Result(verdict, value=value, why=said, cite=cites_of(used), places=places)


def settle(result: Result, used: Sequence[Provision], on: date, *, figure: bool = False) -> Result:
    """Take the decision back where a provision used cannot be relied on.

    Args:
        result: the answer as the provisions give it.
        used: the provisions that it rests on.
        on: the day in question.
        figure: the answer is a figure or a day, for which a `secondary` provision suffices with
            a warning.

    Returns:
        The answer with a warning, or *undetermined* with the answer kept under `before`.
    """
    doubtful = [p for p in used if not p.certain(on)]
    if not doubtful:
        return _unknown_start(result, used)
    worst = next((p for p in doubtful if p.confidence == UNVERIFIED), doubtful[0])
    note = _doubt(worst, on)
    late = any(p.certain_until is not None and on > p.certain_until for p in doubtful)
    if figure and not late and worst.confidence != UNVERIFIED:
        return replace(result, warnings=(*result.warnings, note))
    if result.verdict == UNDETERMINED:
        return replace(result, warnings=(*result.warnings, note))
    return Result(
        UNDETERMINED,
        why=note.said,
        cite=result.cite,
        places=result.places,
        warnings=result.warnings,
        before=result,
    )


def _doubt(provision: Provision, on: date) -> Note:
    place = provision.cites[0].say()
    if provision.confidence == READ:
        day = provision.certain_until or on
        return Note(
            "not_certain",
            Said(
                f"Chỉ chắc chắn về {place.vi} đến hết ngày {day:%d/%m/%Y}; ngày đang xét ở sau đó.",
                f"What was read of {place.en} is certain only until {day.isoformat()}.",
            ),
        )
    if provision.confidence == UNVERIFIED:
        return Note("not_read", Said(f"{provision.said.vi}", f"{provision.said.en}"))
    return Note(
        "secondary",
        Said(
            f"Chỉ biết {place.vi} qua nguồn thứ cấp; cần đối chiếu văn bản.",
            f"{place.en} is known from a secondary source only; check the text.",
        ),
    )


def _unknown_start(result: Result, used: Sequence[Provision]) -> Result:
    for provision in used:
        if provision.valid_from is None:
            place = provision.cites[0].say()
            return result.warn(
                "start_not_read",
                f"Chưa đọc ngày bắt đầu hiệu lực của {place.vi}.",
                f"The first day of {place.en} was not read.",
            )
    return result
