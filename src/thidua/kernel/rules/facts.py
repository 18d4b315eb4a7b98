"""What is known of one subject, in one form, whatever it was read from.

A category that is None was not told; one that is empty was told to hold nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Final


@dataclass(frozen=True)
class Grant:
    """One award that the subject was granted.

    Attributes:
        award: its code.
        year: the year it was granted for, or of its decision.
        type: type of commendation (`CONG_TRANG`, `DOT_XUAT`, `CHUYEN_DE` ...) or empty.
        cancelled: the day on which it was cancelled, or None.
        used: the years of lower titles on which it was based, or empty.
        decided: the day of the decision, or None.
        giver: who granted it: `FORCE_MINISTRY` (the Ministry of Defence or of Public Security),
            `OTHER`, or empty while nobody told.
    """

    award: str
    year: int
    type: str = ""
    cancelled: date | None = None
    used: tuple[int, ...] = ()
    decided: date | None = None
    giver: str = ""


@dataclass(frozen=True)
class Work:
    """One initiative, scientific work or ingenuity in combat.

    Attributes:
        kind: `initiative`, `science` or `combat`.
        scope: how wide it is recognised, one of the scopes of the condition, or empty.
        recognised, applied, replicable: as told; None is not told.
        by: who recognised it: `BBNT`, `UNIT` or empty.
        year: the year of recognition, or None.
    """

    kind: str
    scope: str
    recognised: bool | None = None
    applied: bool | None = None
    replicable: bool | None = None
    by: str = ""
    year: int | None = None


@dataclass(frozen=True)
class Measure:
    """One disciplinary measure; `ends` is None while nobody has told its end."""

    form: str
    ends: date | None = None
    year: int | None = None


FORCES: Final = frozenset({"army", "police"})
ARMED: Final = FORCES | {"militia"}
"""Groups of the armed forces, without and with the militia."""

OF_STATE: Final = frozenset({"PM", "PRESIDENT"})
"""Who launches for the State; `STATE` is one of them, and it is not told which."""

UNSURE: Final = "?"
"""Stands among the groups of a subject of which not every group is known."""


@dataclass(frozen=True)
class MovementFacts:
    """The movement in which the achievement was won; days are None where not told."""

    launched_by: str = ""
    start: date | None = None
    interim_review: date | None = None
    final_review: date | None = None
    planned_end: date | None = None


@dataclass(frozen=True)
class Facts:
    """Everything that the judge may use.

    Attributes:
        on: the day of judgement.
        year: the year under review.
        kind: individual, collective, household, enterprise, foreign, or empty.
        groups: worker, farmer, scientist and the like, with `UNSURE` where there may be others;
            None when the question takes it for granted that the subject belongs.
        force: `civil`, `army` or `police`.
        ratings: rating by year.
        titles_told, awards_told: whether the list of titles, of commendations is complete.
        grants: everything granted, titles and commendations.
        works: initiatives and the like; `combat_told` says whether combat is among them.
        standards: awards whose standard is said to be met.
        numbers: by name of the condition.
        answers: yes and no by name of the condition.
        judgements: what people decided, by their words or by the condition's id.
        members_disciplined, measures: of the members, of the subject.
        open_cases: whether discipline, inspection or complaint is pending; None is not told.
        movement, organiser, place: movement; who organises the cluster; rank in it.
    """

    on: date
    year: int
    kind: str = ""
    groups: frozenset[str] | None = None
    force: str = "civil"
    ratings: Mapping[int, str] | None = None
    titles_told: bool = False
    awards_told: bool = False
    grants: tuple[Grant, ...] = ()
    works: tuple[Work, ...] | None = None
    combat_told: bool = False
    standards: frozenset[str] | None = None
    numbers: Mapping[str, Fraction] = field(default_factory=dict)
    answers: Mapping[str, bool] = field(default_factory=dict)
    judgements: Mapping[str, bool] = field(default_factory=dict)
    members_disciplined: tuple[Measure, ...] | None = None
    measures: tuple[Measure, ...] | None = None
    open_cases: bool | None = None
    movement: MovementFacts | None = None
    organiser: str = ""
    place: int | None = None


@dataclass(frozen=True)
class Case:
    """A question: which award, by which route, on what is known.

    Attributes:
        award: code of the award asked for.
        facts: what is known.
        routes: names of the routes asked for; empty when every one is.
        computable: whether what people must judge is left out.
    """

    award: str
    facts: Facts
    routes: tuple[str, ...] = ()
    computable: bool = False


@dataclass(frozen=True)
class Since:
    """A yes-or-no fact that follows from a day: not before `day`, told under one of the `facts`."""

    day: date
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Usage:
    """How the law's words are read, from the book: orders and what counts.

    Attributes:
        ratings: from the lowest to the highest.
        scopes: from the narrowest to the widest.
        forms: disciplinary forms from the mildest to the hardest.
        types_out: types of award that never lead to a regular award of a higher level.
        types_perhaps: types of which the law does not say it.
        regular: merits of a route for which that holds.
        rating_words: code of a rating by its name in words, folded.
        since: yes-or-no facts that follow from a day.
        round_years: a round anniversary comes every so many years.
    """

    ratings: tuple[str, ...]
    scopes: tuple[str, ...]
    forms: tuple[str, ...]
    types_out: frozenset[str]
    types_perhaps: frozenset[str]
    regular: frozenset[str]
    rating_words: Mapping[str, str] = field(default_factory=dict)
    since: Mapping[str, Since] = field(default_factory=dict)
    round_years: int = 0
