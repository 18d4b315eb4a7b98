"""The kinds of condition that a rule may ask, as data.

Nothing here judges; `parse` makes these objects from a book and `judge` applies them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from thidua.kernel.rules.cite import Cite, Said


@dataclass(frozen=True, kw_only=True)
class Condition:
    """What every condition has.

    Attributes:
        id: its name inside the route, with the names of what it stands in (`years`, `any-2.flag`).
        cite: where the law says it.
        said: own wording, for what cannot be worded from the data.
        proof: the paper that proves it.
        warn: what the reader is told when it passes.
    """

    id: str
    cite: Cite
    said: Said | None = None
    proof: Said | None = None
    warn: Said | None = None

    @property
    def parts(self) -> tuple[Condition, ...]:
        """Return the conditions inside it."""
        return ()

    def walk(self) -> Iterator[Condition]:
        """Yield the condition and everything inside it, outermost first."""
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(frozen=True, kw_only=True)
class AllOf(Condition):
    """Every one of the conditions."""

    inner: tuple[Condition, ...]

    @property
    def parts(self) -> tuple[Condition, ...]:
        """Return the conditions inside it."""
        return self.inner


@dataclass(frozen=True, kw_only=True)
class AnyOf(AllOf):
    """At least one of the conditions."""


@dataclass(frozen=True, kw_only=True)
class Not(Condition):
    """The condition must not hold."""

    inner: Condition

    @property
    def parts(self) -> tuple[Condition, ...]:
        """Return the condition inside it."""
        return (self.inner,)


@dataclass(frozen=True, kw_only=True)
class Routes(Condition):
    """At least one of other routes of the same version."""

    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class StandardOf(Condition):
    """Meets the standard of one of these awards; it need not have been granted."""

    awards: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Rating(Condition):
    """Rated at least so in the year under review, or in so many years running.

    Attributes:
        at_least: code of the rating.
        years: 1 for the year under review, more for consecutive years.
        after: only years after the first grant of one of these awards count.
        until: `proposal`: the run ends with the year under review; `any`: it may end before.
        or_grants: a year counts too for which one of these was granted.
    """

    at_least: str
    years: int = 1
    after: tuple[str, ...] = ()
    until: str = "proposal"
    or_grants: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RatingYears(Condition):
    """Rated at least so in so many years of the run, not necessarily one after the other."""

    at_least: str
    count: int
    within: str = "run"


@dataclass(frozen=True, kw_only=True)
class Grants(Condition):
    """Was granted these so many times.

    Attributes:
        of: codes of the awards; their grants are added up.
        count: how many.
        consecutive: for so many years running.
        within: `run` (those years), `record` (ever) or `year` (the year under review).
        after: only years after the first grant of one of these count.
        until: as in `Rating`.
        gaps: `break`: a year without a grant ends the chain; `open`: the law does not say.
        once_for: the years that an earlier grant of this award used; whether they may serve
            again the law does not say.
        by: `force_ministry`: one known to be granted by anybody but the Ministry of Defence or of
            Public Security does not count.
    """

    of: tuple[str, ...]
    count: int
    consecutive: bool = False
    within: str = "record"
    after: tuple[str, ...] = ()
    until: str = "proposal"
    gaps: str = "break"
    once_for: str = ""
    by: str = ""


@dataclass(frozen=True, kw_only=True)
class Holds(Condition):
    """Was granted one of these before."""

    any_of: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class YearsSince(Condition):
    """So many years have gone since one of these was granted; `which` is `last` or `first`."""

    any_of: tuple[str, ...]
    at_least: int
    which: str = "last"


@dataclass(frozen=True, kw_only=True)
class Works(Condition):
    """Initiatives, scientific works or ingenuity in combat of at least this scope."""

    kinds: tuple[str, ...]
    scope: str
    state: str = "recognised"
    count: int = 1
    within: str = "record"
    replicable: bool = False


@dataclass(frozen=True, kw_only=True)
class Share(Condition):
    """At least this share of the members has a title (`holding`) or a rating (`rated`)."""

    at_least: Fraction
    holding: str = ""
    rated: str = ""


@dataclass(frozen=True, kw_only=True)
class Members(Condition):
    """At least so many members have the title."""

    holding: str
    at_least: int


@dataclass(frozen=True, kw_only=True)
class MembersDisciplined(Condition):
    """At most so many members were disciplined with this form or a harder one, in the year."""

    form: str
    at_most: int = 0


@dataclass(frozen=True, kw_only=True)
class Movement(Condition):
    """The achievement belongs to a movement launched so, so long, at such a review.

    Attributes:
        launched_by: STATE (President or Prime Minister), PM or BBNT.
        years: least duration in years, or 0.
        reviews: `interim`, `final`; empty when the point names none.
    """

    launched_by: tuple[str, ...] = ()
    years: int = 0
    reviews: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Leads(Condition):
    """First of a cluster or block organised so, or (with no organiser) of the movement.

    With `first` false only who organises the cluster is asked; the judgement may say it too.
    """

    organised_by: tuple[str, ...] = ()
    movement: bool = False
    first: bool = True


@dataclass(frozen=True, kw_only=True)
class Number(Condition):
    """A number somebody can look up, from `at_least` up to but not including `below`."""

    name: str
    at_least: Fraction
    below: Fraction | None = None
    doubled: str = ""
    unit: str = "years"


@dataclass(frozen=True, kw_only=True)
class Fact(Condition):
    """A yes or no that somebody can look up."""

    name: str
    expected: bool = True


@dataclass(frozen=True, kw_only=True)
class Judgement(Condition):
    """Reserved to people: asked, recorded with who and when, never computed."""

    words: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Unread(Condition):
    """The text that decides was not read: never decided here."""
