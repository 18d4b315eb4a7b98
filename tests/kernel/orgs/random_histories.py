"""Random histories that are possible: every act of law, on a small country, in random order."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from hypothesis import strategies as st

from thidua.kernel.orgs import DAWN, Attributes, Event, Line

FIRST = date(2025, 1, 1)


@dataclass
class Country:
    """What is there while a history is drawn."""

    draw: object
    alive: dict[str, Attributes] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    born: int = 0
    day: date = FIRST

    def pick(self, level, count):
        """Return `count` different units of a level, or fewer when there are fewer."""
        units = sorted(u for u, own in self.alive.items() if own.level == level)
        return self.draw(st.permutations(units))[:count]

    def fresh(self, level, parent, code=""):
        """Return a new identity with its attributes; the code may be one used before."""
        self.born += 1
        code = code or f"{self.born:03}"
        name = self.draw(st.sampled_from(["Hòa Bình", "Tân Lập", "Ea H'leo", "Phường 1"]))
        return f"{level[0]}-{self.born}", Attributes(
            name, name, level, level, parent, code=code, code_scheme=level
        )

    def act(self, kind, *, begins=(), changes=(), ends=(), lines=()):
        """Record an act of the day; units under one that ends go under the first that is left."""
        begins, changes, ends = (
            dict(begins),
            {u: dict(c) for u, c in dict(changes).items()},
            set(ends),
        )
        for unit, own in self.alive.items():
            if own.parent in ends and unit not in ends:
                heirs = [x.target for x in lines if x.source == own.parent]
                changes.setdefault(unit, {}).setdefault("parent", heirs[0])
        uid = f"E{len(self.events):02}"
        self.events.append(
            Event(
                uid,
                kind,
                self.day,
                "NQ",
                begins=begins,
                changes=changes,
                ends=tuple(sorted(ends)),
                lines=tuple(lines),
            )
        )
        for unit in ends:
            del self.alive[unit]
        self.alive |= begins
        for unit, changed in changes.items():
            self.alive[unit] = replace(self.alive[unit], **changed)


def start(draw):
    """Return a country: a nation, provinces, districts, communes."""
    country = Country(draw)
    begins = {"n": Attributes("Nước", "Nước", "nation", "nation")}
    for _ in range(draw(st.integers(1, 3))):
        province, own = country.fresh("province", "n")
        begins[province] = own
        for _ in range(draw(st.integers(0, 2))):
            district, own = country.fresh("district", province)
            begins[district] = own
            for _ in range(draw(st.integers(0, 3))):
                commune, own = country.fresh("commune", district)
                begins[commune] = own
    country.events.append(Event("E-0", "record", DAWN, "danh mục", begins=begins))
    country.alive = dict(begins)
    return country


def merge(c, level):
    """Several end, one begins with the code of the first."""
    old = c.pick(level, 3)
    if len(old) > 1:
        unit, own = c.fresh(level, c.alive[old[-1]].parent, c.alive[old[0]].code)
        lines = [Line(u, unit, "whole", "whole", "whole") for u in old]
        c.act("consolidate", begins={unit: own}, ends=old, lines=lines)


def absorb(c, level):
    """One ends and goes whole to another that stays."""
    found = c.pick(level, 2)
    if len(found) == 2:
        c.act("absorb", ends=found[:1], lines=[Line(*found, "whole", "whole", "whole")])


def split(c, level):
    """One ends, two begin; with weights or without."""
    for old in c.pick(level, 1):
        own = c.alive[old]
        begins = [c.fresh(level, own.parent, code) for code in (own.code, "")]
        tenths = c.draw(st.integers(0, 9))
        weights = (tenths / 10, (10 - tenths) / 10) if tenths else (None, None)
        lines = [
            Line(old, unit, "part", "part", weight=weight)
            for (unit, _), weight in zip(begins, weights, strict=True)
        ]
        c.act("divide", begins=dict(begins), ends=[old], lines=lines)


def split_off(c, level):
    """A part becomes a new unit; the old one stays."""
    for old in c.pick(level, 1):
        unit, own = c.fresh(level, c.alive[old].parent)
        c.act("split_off", begins={unit: own}, lines=[Line(old, unit, "part", "part")])


def regroup(c, level):
    """Two end, two begin: the land of one is divided, its people go as a whole."""
    old = c.pick(level, 2)
    if len(old) == 2:
        codes = [c.alive[u].code for u in old]
        begins = [c.fresh(level, c.alive[old[0]].parent, code) for code in reversed(codes)]
        (one, _), (other, _) = begins
        lines = [
            Line(old[0], one, "part", "whole"),
            Line(old[0], other, "part"),
            Line(old[1], other, "whole", "whole"),
        ]
        c.act("regroup", begins=dict(begins), ends=old, lines=lines)


def change(c, level):
    """A new name, code, kind, or all of them."""
    values = {"name": "Tên mới", "code": f"9{len(c.events)}", "kind": "city"}
    wanted = c.draw(st.sets(st.sampled_from(sorted(values)), min_size=1))
    for unit in c.pick(level, 1):
        c.act("rename", changes={unit: {name: values[name] for name in wanted}})


def reparent(c, _level):
    """A commune or a district goes under another province."""
    moved = (c.pick("commune", 1) + c.pick("district", 1))[:1]
    for unit in moved:
        c.act("reparent", changes={unit: {"parent": c.pick("province", 1)[0]}})


def abolish(c, _level):
    """The level of districts ends: land and people to the communes below, or to the province."""
    ends, lines = c.pick("district", 99), []
    for district in ends:
        below = sorted(u for u, own in c.alive.items() if own.parent == district)
        targets = below or [c.alive[district].parent]
        share = "whole" if len(targets) == 1 else "part"
        lines += [Line(district, target, share, share) for target in targets]
    changes = {
        u: {"parent": c.alive[own.parent].parent}
        for u, own in c.alive.items()
        if own.parent in ends
    }
    if ends:
        c.act("abolish_level", changes=changes, ends=ends, lines=lines)


ACTS = (merge, absorb, split, split_off, regroup, change, reparent, abolish)


@st.composite
def histories(draw, acts=ACTS):
    """Events of a possible history, in no order."""
    country = start(draw)
    for _ in range(draw(st.integers(1, 7))):
        country.day += timedelta(days=draw(st.integers(1, 400)))
        draw(st.sampled_from(acts))(
            country, draw(st.sampled_from(["province", "district", "commune"]))
        )
    return draw(st.permutations(country.events))
