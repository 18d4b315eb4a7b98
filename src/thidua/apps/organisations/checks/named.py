"""Which units are meant by the names of a proposal, on the day before it takes effect?"""

from __future__ import annotations

from datetime import date, timedelta

from thidua.apps.organisations.models import DAWN
from thidua.apps.organisations.queries.proposal import Ask, Outcome, Proposal
from thidua.apps.organisations.queries.world import Lived, World, key_of
from thidua.kernel.problems import Problem

MOST_CHOICES = 8


class Names:
    """Finds units for one proposal and keeps what is wrong with their names."""

    def __init__(self, proposal: Proposal, world: World) -> None:
        """Look at the world of the proposal's day."""
        self.proposal, self.world = proposal, world
        self.problems: list[Problem] = []
        self.fresh: dict[str, list[str]] = {}
        self._before = proposal.effective - timedelta(days=1)

    def source(self, ask: Ask) -> str:
        """Return the unit of the first column: alive on the day before; empty when in doubt."""
        return self._one(ask, "source", ask.source, self._before)

    def target(self, ask: Ask) -> str:
        """Return the unit of the second column that is there already."""
        text = ask.target
        on = self.proposal.effective
        found = self.world.called(text, on) or self.world.called(text, self._before)
        if found and not any(self.world.on(row.unit, on) for row in found):
            found = []
        return self._chosen(ask, "target", text, found, on)

    def parent(self, ask: Ask, outcome: Outcome) -> str:
        """Return the unit above: one that begins with the event, else one that is there."""
        begun = [uid for uid in self.fresh.get(key_of(ask.parent), ()) if uid in outcome.begins]
        if len(begun) == 1:
            return begun[0]
        on = self.proposal.effective
        found = [row for row in self.world.called(ask.parent, on) if row.unit not in outcome.ends]
        return self._chosen(ask, "parent", ask.parent, found, on)

    def begun(self, ask: Ask) -> str:
        """Return the identity of a unit that begins; rows that name it alike mean the same one."""
        key = key_of(ask.target)
        known = self.fresh.setdefault(key, [])
        apart = ask.code or key_of(ask.parent)
        if not apart and len(known) == 1:
            return known[0]
        uid = self.proposal.identity(ask.target, apart)
        if uid not in known:
            known.append(uid)
        return uid

    def _one(self, ask: Ask, column: str, text: str, on: date) -> str:
        """Return the one unit of a name on a day."""
        return self._chosen(ask, column, text, self.world.called(text, on), on)

    def _chosen(self, ask: Ask, column: str, text: str, found: list[Lived], on: date) -> str:
        """Return the only unit found, or keep why there is not one."""
        units = list(dict.fromkeys(row.unit for row in found))
        if len(units) == 1:
            return units[0]
        self.problems.append(self._unclear(("rows", ask.row, column), text, found, on))
        return ""

    def _unclear(
        self, where: tuple[str | int, ...], text: str, found: list[Lived], on: date
    ) -> Problem:
        """Return why a name means no single unit: many, begun later, ended earlier, unknown."""
        params: dict[str, object] = {"row": str(where[1]), "name": text, "day": on}
        units = {row.unit for row in found}
        if units:
            params["count"] = len(units)
            params["choices"] = "; ".join(self.label(row) for row in found[:MOST_CHOICES])
            return Problem("organisations.name_ambiguous", where, params)
        rows = self.world.versions.get(text) or self.world.by_name.get(key_of(text)) or []
        later = [row for row in rows if row.start > on]
        earlier = [row for row in rows if row.end is not None and row.end <= on]
        if later:
            first = min(later, key=lambda row: row.start)
            params["start"] = first.start
            params["unit"] = first.unit
            return Problem("organisations.not_yet_born", where, params)
        if earlier:
            last = max(earlier, key=lambda row: row.end or DAWN)
            params["end"] = last.end
            params["unit"] = last.unit
            return Problem("organisations.ended_before", where, params)
        return Problem("organisations.name_unknown", where, params)

    def label(self, row: Lived) -> str:
        """Return how one of several units is told from the others."""
        above = self.world.on(row.own["parent"], row.start) or self.world.last(row.own["parent"])
        place = f", {above.own['name']}" if above else ""
        return f"{row.own['name']}{place} ({row.unit})"
