"""What the judge found, as data; `say` words it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.conditions import AnyOf, Condition, Not, Routes
from thidua.kernel.rules.facts import Case
from thidua.kernel.rules.model import Route, Rule, Version
from thidua.kernel.rules.trool import Verdict

CODE_OF: Final = {Verdict.PASS: "met", Verdict.FAIL: "short", Verdict.UNDETERMINED: "unknown"}
"""The plain reason code of a verdict."""

LEFT_OUT: Final = "left_out"
"""Code of a judgement that is not asked for because only what is computable is, and of all that
consists of such."""


@dataclass(frozen=True)
class Answer:
    """What one condition came to.

    Attributes:
        verdict: the answer.
        code: why, one of the codes that `say` words for the kind of condition.
        params: what the wording names.
        missing: facts that would decide, by name (`rating.2023`, `titles`).
    """

    verdict: Verdict
    code: str
    params: Mapping[str, object] = field(default_factory=dict)
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """A condition with its answer and the findings of what is inside it."""

    condition: Condition
    answer: Answer
    inner: tuple[Finding, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """Return the verdict of the answer."""
        return self.answer.verdict

    @property
    def is_last(self) -> bool:
        """Tell whether nothing inside it can be looked at on its own; so with *not*."""
        return not self.inner or isinstance(self.condition, Not)

    def walk(self) -> Iterator[Finding]:
        """Yield the finding and everything inside it, outermost first."""
        yield self
        for part in self.inner:
            yield from part.walk()

    def open(self) -> Iterator[Finding]:
        """Yield the innermost findings that keep this one undetermined."""
        if self.verdict is not Verdict.UNDETERMINED:
            return
        if not self.inner or self.answer.missing:
            yield self
        for part in self.inner:
            yield from part.open()

    def lacking(self) -> Iterator[Finding]:
        """Yield the innermost findings that keep this one from passing."""
        if self.verdict is Verdict.PASS:
            return
        if self.is_last:
            yield self
            return
        for part in self.inner:
            yield from part.lacking()

    def distance(self) -> int:
        """Return how many conditions would have to change for this one to pass.

        What is left out is no way to meet one of several.
        """
        if self.verdict is Verdict.PASS:
            return 0
        if self.is_last:
            return 1
        ways = [part.distance() for part in self.inner if part.answer.code != LEFT_OUT]
        return min(ways) if isinstance(self.condition, AnyOf | Routes) else sum(ways)


@dataclass(frozen=True)
class RouteFinding:
    """One route judged: conditions of the route and those common to every route.

    Attributes:
        code: `judged`; `stopped` when the route has no known reading on that day; `left_out` when
            everything it requires is left to people and they were not asked; `group` when it is
            for groups to which the subject is not known to belong.
    """

    route: Route
    verdict: Verdict
    code: str
    findings: tuple[Finding, ...]

    def walk(self) -> Iterator[Finding]:
        """Yield every finding."""
        for finding in self.findings:
            yield from finding.walk()

    @property
    def distance(self) -> int:
        """Return how many conditions would have to change for the route to pass."""
        return sum(finding.distance() for finding in self.findings)


@dataclass(frozen=True)
class Remark:
    """A warning beside the verdict."""

    code: str
    said: Said


@dataclass(frozen=True)
class Outcome:
    """The answer to a case.

    Attributes:
        case, rule, version: what was asked, and the version that was used, if any.
        verdict: the answer.
        code: `judged`, or why the verdict is what it is whatever the conditions say:
            `no_version`, `not_read`, `not_certain`, `not_now`, `not_for_kind`, `left_out`.
        routes: every route judged, the best first.
        remarks: warnings.
        before: what the last certain version says, when the present one does not decide.
    """

    case: Case
    rule: Rule
    version: Version | None
    verdict: Verdict
    code: str
    routes: tuple[RouteFinding, ...] = ()
    remarks: tuple[Remark, ...] = ()
    before: Outcome | None = None

    @property
    def best(self) -> RouteFinding | None:
        """Return the route that comes nearest to passing."""
        return self.routes[0] if self.routes else None

    @property
    def missing(self) -> tuple[tuple[str, Condition], ...]:
        """Return each fact that would decide, once, with a condition that asks for it."""
        seen: dict[str, Condition] = {}
        if self.verdict is Verdict.UNDETERMINED:
            for route in self.routes:
                if route.verdict is Verdict.UNDETERMINED:
                    if route.code == "group":
                        seen.setdefault("groups", route.route.requires)
                    for whole in route.findings:
                        for finding in whole.open():
                            for name in finding.answer.missing:
                                seen.setdefault(name, finding.condition)
        return tuple(seen.items())
