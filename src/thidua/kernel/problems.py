"""Findings and errors as data: the kernel, the checks and the actions speak in these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Self

Severity = Literal["blocks", "warns"]


@dataclass(frozen=True)
class Problem:
    """One finding; `core.wording` turns it into a sentence in the reader's language.

    Attributes:
        code: stable name, `app.what`, e.g. `movements.phase_gap`.
        where: path to the field or item that is meant, outermost first.
        params: values that the sentence names.
        severity: `blocks` stops the act, `warns` only informs.
        cite: the basis, as people write it (`Điều 5 ...`), or an empty string.
    """

    code: str
    where: tuple[str | int, ...] = ()
    params: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = "blocks"
    cite: str = ""


class ThiduaError(Exception):
    """Base of every error that thidua raises on purpose."""


class BookError(ThiduaError):
    """A book file does not say what its schema asks; the message begins with the file's name."""


class NoSuchStepError(ThiduaError):
    """The thing has left the state in which this step exists."""

    def __init__(self, machine: str, state: str, step: str) -> None:
        """Keep what was asked of which machine in which state."""
        super().__init__(f"{machine}: no step {step!r} from {state!r}")
        self.machine, self.state, self.step = machine, state, step


class NotAllowedError(ThiduaError):
    """The person may not do this; `rule` is the name of the rule that refused."""

    def __init__(self, rule: str) -> None:
        """Keep the name of the rule that refused."""
        super().__init__(rule)
        self.rule = rule


class BlockedError(ThiduaError):
    """The act cannot be done yet; every problem is listed, warnings too."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep every problem found."""
        super().__init__(", ".join(p.code for p in problems))
        self.problems = tuple(problems)


class RefusedError(ThiduaError):
    """The input was understood and is refused (exit status 3 on the command line)."""

    def __init__(
        self, code: str, reason: str, do: str, template: str = "", **params: object
    ) -> None:
        """Keep a stable code, the reason in plain Vietnamese and what to do now.

        A reason that names values comes with its `template` and the values as `params`, so that
        it can be said in another language.
        """
        super().__init__(f"{code}: {reason}")
        self.code, self.reason, self.do = code, reason, do
        self.template, self.params = template, params
        self.worded: dict[str, tuple[str, str]] = {}

    def also(self, language: str, reason: str, do: str) -> Self:
        """Keep reason and advice in one more language; return the error itself."""
        self.worded[language] = reason, do
        return self
