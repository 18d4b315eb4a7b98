"""What the lines of one day must be, taken together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Final

from thidua.kernel.orgs.facts import DIMENSIONS, SHARES, TERRITORIAL, Event, Line, Version
from thidua.kernel.orgs.refusals import Finding

Told = tuple[str, Line]
Tell = Callable[[Finding], None]
TOLERANCE: Final = Fraction(1, 1_000_000)
"""Weights are stored with eight decimals; a third of a unit is 0.33333333."""


def check_lines(
    day: date,
    events: Iterable[Event],
    history: Mapping[str, list[Version]],
    births: Mapping[str, date],
    tell: Tell,
) -> None:
    """Tell of lines that cannot be.

    Args:
        day: the day of the events.
        events: the events of that one day.
        history: the versions after that day.
        births: the day on which each unit begins, by all events.
        tell: hears of each finding.
    """
    out: dict[str, dict[str, list[Told]]] = {}
    for event in events:
        for line in event.lines:
            for rule, unit in _single(line, day, history, births):
                pair = ((line.source, line.target),)
                tell(Finding(rule, event.uid, unit, day, lines=pair))
            out.setdefault(line.source, {}).setdefault(line.target, []).append((event.uid, line))
    for source, targets in out.items():
        for told in targets.values():
            if len(told) > 1:
                tell(_several("line_twice", source, day, told))
        own = [each for told in targets.values() for each in told[:1]]
        if len(own) > 1 or own[0][1].weight is not None:
            ended = source in history and history[source][-1].end == day
            _check_shares(source, day, own, tell, ended=ended)


def _single(
    line: Line, day: date, history: Mapping[str, list[Version]], births: Mapping[str, date]
) -> Iterable[tuple[str, str]]:
    """Yield what is wrong with one line for itself, with the unit that is concerned."""
    if line.source == line.target:
        yield "line_to_itself", line.source
        return
    source, target = history.get(line.source), history.get(line.target)
    if source is None or source[0].start >= day:
        yield "before_birth" if line.source in births else "unknown_unit", line.source
    elif source[-1].end is not None and source[-1].end < day:
        yield "already_ended", line.source
    if target is None or target[-1].end is not None:
        yield "line_to_nowhere", line.target
    shares = [line.share(dimension) for dimension in DIMENSIONS]
    if any(share not in SHARES for share in shares):
        yield "share_unknown", line.source
    elif all(share == "none" for share in shares):
        yield "line_empty", line.source
    if line.weight is not None and not 0 < line.weight <= 1:
        yield "weight_outside", line.source


def _check_shares(source: str, day: date, own: list[Told], tell: Tell, *, ended: bool) -> None:
    """Tell of one dimension that goes twice, and of weights that do not make one whole."""
    for dimension in DIMENSIONS:
        carrying = [each for each in own if each[1].share(dimension) in {"part", "whole"}]
        whole = [each for each in carrying if each[1].share(dimension) == "whole"]
        if whole and len(carrying) > 1:
            tell(_several("whole_twice", source, day, carrying, dimension))
            continue
        weights = [line.weight for _, line in carrying]
        known = [Fraction(str(weight)) for weight in weights if weight is not None]
        if not known:
            continue
        total = sum(known, Fraction(0))
        over = total > 1 + TOLERANCE
        short = ended and len(known) == len(weights) and total < 1 - TOLERANCE
        if over or short:
            tell(_several("weights_not_one", source, day, carrying, dimension))


def _several(rule: str, source: str, day: date, told: list[Told], dimension: str = "") -> Finding:
    """Return what is wrong with several lines of one source."""
    pairs = tuple((line.source, line.target) for _, line in told)
    named = sorted({uid for uid, _ in told})
    return Finding(rule, named[-1], source, day, dimension, pairs, tuple(named[:-1]))


def unaccounted(events: Iterable[Event], history: Mapping[str, list[Version]]) -> Iterable[Finding]:
    """Yield the ended territories whose land or people do not go to one whole or to several parts.

    Bodies are left out: where the functions of one went is not always known.
    """
    out: dict[tuple[str, date], list[Line]] = {}
    known = list(events)
    for event in known:
        for line in event.lines:
            out.setdefault((line.source, event.effective), []).append(line)
    for event in known:
        for unit in event.ends:
            versions = history.get(unit)
            if not versions or versions[-1].attributes.level not in TERRITORIAL:
                continue
            lines = out.get((unit, event.effective), [])
            for dimension in ("area", "people"):
                shares = sorted(line.share(dimension) for line in lines)
                going = [share for share in shares if share != "none"]
                if going != ["whole"] and not (len(going) > 1 and set(going) == {"part"}):
                    pairs = tuple((line.source, line.target) for line in lines)
                    yield Finding(
                        "not_accounted", event.uid, unit, event.effective, dimension, pairs
                    )
