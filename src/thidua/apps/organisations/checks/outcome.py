"""What would a proposal do, and what in its rows does not fit its kind?"""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from thidua.apps.organisations.checks.named import Names
from thidua.apps.organisations.queries.proposal import Ask, Outcome, PlannedLine, Proposal
from thidua.apps.organisations.queries.territory import (
    TERRITORIES,
    level_of,
    names_of,
    scheme_of,
)
from thidua.apps.organisations.queries.world import World
from thidua.kernel.problems import Problem

Problems = list[Problem]


def build(proposal: Proposal, world: World) -> tuple[Outcome, Problems]:
    """Return what a proposal would do before it meets the tree, and what is wrong in its rows."""
    maker = _Maker(proposal, world)
    for ask in proposal.asks:
        maker.first(ask)
    maker.spare()
    for ask in proposal.asks:
        maker.second(ask)
    maker.count()
    return maker.outcome, [*maker.names.problems, *maker.problems]


class _Maker:
    """Goes through the rows twice: who ends and begins, then what they become."""

    def __init__(self, proposal: Proposal, world: World) -> None:
        self.proposal, self.world, self.shape = proposal, world, proposal.shape
        self.names, self.problems = Names(proposal, world), list[Problem]()
        self.outcome = Outcome(proposal)
        self.before = proposal.effective - timedelta(days=1)
        self.sources: dict[int, str] = {}
        self.targets: dict[int, str] = {}
        self.asked: dict[str, list[Ask]] = {}
        self.pairs: set[tuple[str, str]] = set()
        self.given: Counter[str] = Counter()

    def first(self, ask: Ask) -> None:
        """Find the two units of a row and keep who begins and who ends."""
        shape, outcome = self.shape, self.outcome
        source = self.names.source(ask) if ask.source and shape.source != "none" else ""
        target = self._target(ask, source)
        if source:
            outcome.rows.setdefault(source, ask.row)
        if target:
            outcome.rows.setdefault(target, ask.row)
        self.sources[ask.row], self.targets[ask.row] = source, target
        gives = shape.source == "ends" or (shape.source == "mixed" and not self._only_changes(ask))
        if source:
            self.given[source] += 1
        if source and gives:
            outcome.ends.setdefault(source)

    def spare(self) -> None:
        """Keep alive what is a target too, in a kind that mixes both."""
        if self.shape.source == "mixed":
            kept = {unit for unit in self.targets.values() if unit not in self.outcome.begins}
            for unit in kept & set(self.outcome.ends):
                del self.outcome.ends[unit]

    def _target(self, ask: Ask, source: str) -> str:
        """Return the identity of the second unit; empty when there is none or it is unclear."""
        if not ask.target or self.shape.target in {"none", "name"}:
            return ""
        if self.shape.target == "new" or ask.new:
            uid = self.names.begun(ask)
            self.outcome.begins.setdefault(uid, {})
            self.asked.setdefault(uid, []).append(ask)
            return uid
        target = self.names.target(ask)
        if target and target == source and self.shape.source != "mixed":
            self.refusal("organisations.line_to_itself", ask, "target", name=ask.target, **_at(ask))
            return ""
        return target

    def _only_changes(self, ask: Ask) -> bool:
        """Say whether a row of a mixed event only changes its source."""
        return not ask.target and bool(ask.kind or ask.level or ask.parent or ask.code)

    def second(self, ask: Ask) -> None:
        """Work out attributes, changes and lines, now that it is known who ends."""
        outcome, shape = self.outcome, self.shape
        source, target = self.sources[ask.row], self.targets[ask.row]
        if target in outcome.begins and not outcome.begins[target]:
            self._begin(target)
        if target and target in outcome.ends:
            self.refusal("organisations.target_ends", ask, "target", name=ask.target, **_at(ask))
        elif source and target and source != target:
            self._line(ask, source, target)
        changes = shape.source == "changes" or (
            shape.source == "mixed" and (self._only_changes(ask) or source == target)
        )
        if source and changes:
            self._change(ask, source)

    def _begin(self, uid: str) -> None:
        """Work out the attributes of a unit that begins from all rows that name it."""
        asks = self.asked[uid]
        said: dict[str, str] = {}
        for ask in asks:
            for column in ("kind", "level", "parent", "code"):
                value = getattr(ask, column)
                if value and said.setdefault(column, value) != value:
                    self.refusal(
                        "organisations.target_said_twice", ask, column, name=ask.target, **_at(ask)
                    )
        first = next((ask for ask in asks if ask.parent), asks[0])
        sources = [unit for row in _rows(asks) if (unit := self.sources.get(row))]
        olds = [old.own for unit in sources if (old := self.world.on(unit, self.before))]
        kinds = {own["kind"] for own in olds}
        parents = {above for own in olds if (above := own["parent"]) not in self.outcome.ends}
        kind = said.get("kind") or (kinds.pop() if len(kinds) == 1 else "")
        if not kind:
            self.refusal(
                "organisations.kind_unclear", first, "kind", name=first.target, **_at(first)
            )
            kind = "public_unit"
        above = self.names.parent(first, self.outcome) if first.parent else ""
        if not first.parent:
            above = parents.pop() if len(parents) == 1 else ""
            if not above:
                self.refusal(
                    "organisations.parent_unclear", first, "parent", name=first.target, **_at(first)
                )
        higher = self.world.on(above, self.proposal.effective) if above else None
        level = said.get("level") or level_of(kind, higher.own["level"] if higher else "")
        code = said.get("code", "")
        self.outcome.begins[uid] = {
            **names_of(kind, first.target),
            "kind": kind,
            "level": level,
            "parent": above,
            "code": code,
            "code_scheme": scheme_of(level) if code else "",
            "other_names": (),
        }

    def _change(self, ask: Ask, unit: str) -> None:
        """Work out the new values of a unit that lives on."""
        old = self.world.on(unit, self.before)
        if old is None:
            return
        own, fresh = old.own, dict[str, Any]()
        if ask.kind and ask.kind != own["kind"]:
            fresh["kind"] = ask.kind
        if ask.level or "kind" in fresh:
            fresh["level"] = ask.level or own["level"]
        renamed = ask.target if self.shape.target == "name" and ask.target else ""
        if renamed or ("kind" in fresh and own["level"] in TERRITORIES):
            name = renamed or own["short_name"] or own["name"]
            fresh |= names_of(fresh.get("kind", own["kind"]), name)
        if ask.parent and (above := self.names.parent(ask, self.outcome)):
            fresh["parent"] = above
        if ask.code:
            fresh |= {
                "code": ask.code,
                "code_scheme": own["code_scheme"] or scheme_of(own["level"]),
            }
        fresh = {name: value for name, value in fresh.items() if own[name] != value}
        if not fresh:
            self.refusal(
                "organisations.nothing_changes", ask, "source", name=ask.source, **_at(ask)
            )
        elif unit in self.outcome.changes:
            self.refusal("organisations.changed_twice", ask, "source", name=ask.source, **_at(ask))
        else:
            self.outcome.changes[unit] = fresh

    def _line(self, ask: Ask, source: str, target: str) -> None:
        """Keep one line; shares that nobody named follow from the kind."""
        said: tuple[str, ...] = (ask.area, ask.people, ask.functions)
        shares = tuple(share or "none" for share in (said if any(said) else self._usual(source)))
        if set(shares) == {"none"}:
            self.refusal(
                "organisations.line_empty",
                ask,
                "area",
                name=ask.source,
                target=ask.target,
                **_at(ask),
            )
            return
        if (source, target) in self.pairs:
            self.refusal(
                "organisations.line_twice",
                ask,
                "target",
                name=ask.source,
                target=ask.target,
                **_at(ask),
            )
            return
        self.pairs.add((source, target))
        self.outcome.lines.append(
            PlannedLine(
                ask.row,
                source,
                target,
                shares[0],
                shares[1],
                shares[2],
                ask.weight,
                ask.main,
                ask.note,
            )
        )

    def _usual(self, source: str) -> tuple[str, ...]:
        """Return the shares of a row that names none."""
        old = self.world.on(source, self.before)
        land = old is not None and old.own["level"] in TERRITORIES
        alone = self.given[source] == 1
        shares: tuple[str, ...] = self.shape.share
        if alone and source in self.outcome.ends:
            shares = tuple("whole" if share != "none" else share for share in shares)
        return shares if land or self.shape.source == "lives" else ("none", "none", shares[2])

    def count(self) -> None:
        """Ask for as many units on either side as the kind has; none both ends and changes."""
        for unit in sorted(set(self.outcome.ends) & set(self.outcome.changes)):
            row, name = self.outcome.rows[unit], self.world.name(unit, self.before)
            where = ("rows", row, "source")
            said = {"row": str(row), "name": name}
            self.problems.append(Problem("organisations.ends_and_changes", where, said))
            del self.outcome.changes[unit]
        sources = {unit for unit in self.sources.values() if unit}
        targets = {unit for unit in self.targets.values() if unit}
        clear = not self.names.problems
        least, wanted = self.shape.least_sources, self.shape.least_targets
        if clear and len(sources) < least and any(ask.source for ask in self.proposal.asks):
            self.refusal("organisations.sources_few", None, "", least=least, count=len(sources))
        if clear and len(targets) < wanted:
            self.refusal("organisations.targets_few", None, "", least=wanted, count=len(targets))
        if self.shape.most_targets and len(targets) > self.shape.most_targets:
            self.refusal(
                "organisations.targets_many",
                None,
                "",
                most=self.shape.most_targets,
                count=len(targets),
            )

    def refusal(self, code: str, ask: Ask | None, column: str, /, **params: object) -> None:
        """Keep a finding about a cell of a row, or about all rows."""
        where = ("rows", ask.row, column) if ask else ("rows",)
        self.problems.append(Problem(code, where, params))


def _at(ask: Ask) -> dict[str, str]:
    """Return the number of a row as findings name it."""
    return {"row": str(ask.row)}


def _rows(asks: list[Ask]) -> list[int]:
    """Return the numbers of rows."""
    return [ask.row for ask in asks]
