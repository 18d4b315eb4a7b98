"""What does not fit, by a stable rule, with the events, units and lines that are concerned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from thidua.kernel.problems import ThiduaError

RULES: Final[dict[str, str]] = {
    "event_twice": "two events bear one identity",
    "used_before": "an identity begins a second time",
    "unknown_unit": "no event ever began this unit",
    "before_birth": "the unit begins only later",
    "already_ended": "the unit had ended before",
    "ends_and_changes": "a unit ends and changes on one day",
    "ends_twice": "two events of one day end one unit",
    "changed_twice": "two events of one day change one attribute to different values",
    "line_to_nowhere": "the target of a line is not there after the event",
    "line_to_itself": "a line leads from a unit to itself",
    "line_empty": "a line carries nothing",
    "share_unknown": "a share is none of: none, part, whole",
    "line_twice": "two lines of one day lead from one unit to the same other one",
    "whole_twice": "one dimension of a unit goes away as a whole and once more",
    "weight_outside": "a weight is not above 0 and at most 1",
    "weights_not_one": "the weights of what goes away do not add up to 1",
    "parent_not_alive": "a unit is left under one that is not there",
    "parent_circle": "a unit stands above itself",
    "code_held_twice": "two units hold one code of one list on one day",
    "not_accounted": "land or people of an ended unit go neither to one unit whole nor to several",
    "shares_not_one": "the shares of the successors of a unit do not add up to 1",
    "heir_not_alive": "a successor is not there on the day asked",
    "versions_broken": "versions of a unit overlap, leave a gap, or are empty",
    "way_matters": "going through a day between gives other shares",
    "past_changed": "an event changes an answer about days before it",
    "order_matters": "the order of the events in the list changes the versions",
    "no_basis": "an event that ends units names no basis",
    "corrects_nothing": "a correction names no reason, or an event, unit or line that is not there",
    "needed": "other events depend on the event",
}
"""Every rule by its code; codes never change."""


@dataclass(frozen=True)
class Finding:
    """One place that breaks a rule.

    Attributes:
        rule: code of the rule, one of `RULES`.
        event: identity of the event in which it shows; empty when it is not one event's doing.
        unit: the unit that is concerned, or empty.
        day: the day on which it shows.
        dimension: area, people or functions, where the rule is about one of them.
        lines: source and target of the lines that are concerned.
        others: further events or units that take part.
    """

    rule: str
    event: str
    unit: str = ""
    day: date | None = None
    dimension: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    others: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return rule, event, unit, lines and others in one line."""
        lines = ", ".join(f"{source} -> {target}" for source, target in self.lines)
        parts = (self.rule, self.event, self.unit, self.dimension, lines, ", ".join(self.others))
        return " | ".join(part for part in parts if part)


class Refusal(ThiduaError):  # noqa: N818 -- the word that the officer reads
    """An event does not fit what is known; `finding` says which rule and which rows."""

    def __init__(self, finding: Finding) -> None:
        """Keep what was found; `rule`, `event` and `unit` are those of the finding."""
        super().__init__(str(finding))
        self.finding = finding
        self.rule, self.event, self.unit = finding.rule, finding.event, finding.unit
