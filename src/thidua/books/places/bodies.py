"""Bodies of provinces (Party, Front, councils, sở) worked out from their templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from thidua.books.places import naming
from thidua.books.places.parts import lines_of
from thidua.books.reader import read_book
from thidua.kernel.orgs import Attributes, Event, Line, Version, replay

Book = Mapping[str, Any]
Units = dict[str, Attributes]


def events(known: Iterable[Event], before: date) -> Iterator[Event]:
    """Yield the events of all listed places; `known` are the events of the places themselves."""
    book = read_book("places/bodies.yaml")
    known = tuple(known)
    history = replay(known)
    for place in book["places"]:
        yield from _Place(book, place, history[place]).events(before)
    for event in known:
        for target in event.begins:
            if event.kind == "consolidate" and target in book["places"]:
                sources = [old for old in event.ends if old in book["places"]]
                yield _taken_over(book, history, event, sources, target)


def _taken_over(
    book: Book, history: Mapping[str, list[Version]], event: Event, sources: list[str], target: str
) -> Event:
    """Return the event in which the bodies of merged places end and those of the new one begin."""
    fresh = _Place(book, target, history[target])
    begins = fresh.units(fresh.first, generation=2)
    lines: list[Line] = []
    ends: list[str] = []
    for source in sources:
        old = _Place(book, source, history[source])
        for unit in old.units(old.first, generation=2):
            key = old.key(unit)
            if key == old.culture and key != fresh.culture:
                key = fresh.culture
            heir = next((new for new in begins if fresh.key(new) == key), None)
            ends.append(unit)
            if heir is not None:
                lines.append(Line(unit, heir, functions="whole", main=True))
    return Event(
        uid=f"E-B-{event.effective}-{target}",
        kind="regroup",
        effective=event.effective,
        decided=event.decided,
        basis=event.basis,
        source=book["source"],
        confidence=book["confidence"],
        begins=begins,
        ends=tuple(ends),
        lines=tuple(lines),
    )


class _Place:
    """One place with the templates filled in."""

    def __init__(self, book: Book, place: str, versions: list[Version]) -> None:
        self.book, self.place, self.versions = book, place, versions
        self.own = book["places"][place]
        self.culture: str = self.own["culture"][0]
        self.first = versions[0].attributes

    def key(self, unit: str) -> str:
        """Return the key of a unit of this place in the templates."""
        return unit.removeprefix(f"{self.place}-").rsplit(".", 1)[0]

    def uid(self, key: str, generation: int = 1) -> str:
        """Return the identity of a unit of this place."""
        return f"{self.place}-{key}.{generation}"

    def events(self, before: date) -> Iterator[Event]:
        """Yield what happened to the bodies while the place lived."""
        if self.versions[0].start > before:
            return
        yield self._event("0", "record", before, begins=self.units(self.first, generation=1))
        yield self._departments()
        for version in self.versions[1:]:
            yield self._renamed(version)
        front = self.book["under_front"]
        if self.versions[-1].end is None:
            yield self._event(
                str(front["effective"]),
                "reparent",
                front["effective"],
                basis=front["basis"],
                changes={
                    self.uid(key): {"parent": self.uid(front["front"])} for key in front["units"]
                },
            )

    def units(self, here: Attributes, *, generation: int) -> Units:
        """Return all bodies as they stand before (1) or after (2) the change of the departments."""
        found = dict(self._common(here))
        acts = self.book["departments"]
        for key, (kind, name) in acts["always"].items():
            found[self.uid(key)] = self._body(here, kind, name)
        culture, name = self.own["culture"]
        for key, label in {culture: name, **self.own.get("own", {})}.items():
            found[self.uid(key)] = self._body(here, "department", label)
        found |= self._changing(here, generation)
        for above, units in self.own.get("beneath", {}).items():
            for key, (kind, label) in units.items():
                parent = self._department(above, generation)
                found[self.uid(key)] = self._body(
                    here, kind, label, parent=parent, level="subordinate"
                )
        if self.place.endswith(".2"):
            front = self.book["under_front"]
            for key in front["units"]:
                found[self.uid(key)] = self._body(
                    here,
                    "mass_organisation",
                    self.book["everywhere"][key]["name"],
                    parent=self.uid(front["front"]),
                    others=self.book["everywhere"][key]["others"],
                )
        return found

    def _common(self, here: Attributes) -> Iterator[tuple[str, Attributes]]:
        """Yield Party, Front, council and mass organisations."""
        for key, said in self.book["everywhere"].items():
            parent = self.uid(said["under"]) if "under" in said else self.place
            others = said.get("others", ())
            yield (
                self.uid(key),
                self._body(here, said["kind"], said["name"], parent=parent, others=others),
            )

    def _changing(self, here: Attributes, generation: int) -> Units:
        """Return the departments that the change of 2025 touches, before or after it."""
        names = self.book["departments"]["until" if generation == 1 else "from"]
        return {
            self._department(key, generation): self._body(here, "department", name)
            for key, name in names.items()
        }

    def _department(self, key: str, generation: int) -> str:
        """Return the identity of a department; those that changed have a second generation."""
        acts = self.book["departments"]
        twice = key in acts["until"] and key in acts["from"] and generation == 2  # noqa: PLR2004
        return self.uid(key, 2 if twice and not self.place.endswith(".2") else 1)

    def _departments(self) -> Event:
        """Return the change of the departments of one place."""
        acts = self.book["departments"]
        here = next(
            v.attributes
            for v in self.versions
            if v.start <= acts["effective"] and (v.end is None or v.end > acts["effective"])
        )
        rows = {
            self._department(source, 1): {
                self._department(self.culture if target == "@culture" else target, 2): share
                for target, share in targets.items()
            }
            for source, targets in acts["lines"].items()
        }
        moved = {
            self.uid(key): {"parent": self._department(above, 2)}
            for above, units in self.own.get("beneath", {}).items()
            for key in units
            if self._department(above, 2) != self._department(above, 1)
        }
        return self._event(
            str(acts["effective"]),
            "regroup",
            acts["effective"],
            decided=acts["decided"],
            basis=acts["basis"],
            begins=self._changing(here, 2),
            ends=tuple(self._department(key, 1) for key in acts["until"]),
            changes=moved,
            lines=tuple(lines_of(rows)),
        )

    def _renamed(self, version: Version) -> Event:
        """Return what the new name or kind of the place changes in the names of its bodies."""
        generation = 2 if version.start > self.book["departments"]["effective"] else 1
        was = self.units(self.versions[0].attributes, generation=generation)
        now = self.units(version.attributes, generation=generation)
        changes: dict[str, dict[str, object]] = {
            unit: {"name": new.name, "acting_name": new.acting_name, "other_names": new.other_names}
            for unit, new in now.items()
            if new != was[unit]
        }
        return self._event(str(version.start), "rename", version.start, changes=changes)

    def _body(
        self,
        here: Attributes,
        kind: str,
        name: str,
        *,
        parent: str = "",
        level: str = "province_agency",
        others: Iterable[str] = (),
    ) -> Attributes:
        """Return a body with the words of the place filled in."""
        word = naming.tier(here.kind)
        words = {
            "place": f"{word} {here.short_name}",
            "tier": word,
            "short": here.short_name,
            "party": "Tỉnh ủy" if here.kind == "province" else "Thành ủy",
            "youth": "Tỉnh đoàn" if here.kind == "province" else "Thành đoàn",
        }
        full = name.format(**words)
        names = [other.format(**words) for other in others]
        if kind in {"department", "office", "standing_office"}:
            names += [f"{full} {words['place']}", f"{full} {here.short_name}"]
        return Attributes(full, full, kind, level, parent or self.place, other_names=tuple(names))

    def _event(self, name: str, kind: str, effective: date, **rest: Any) -> Event:
        """Return an event of this place, cited as the book says unless `rest` says more."""
        rest.setdefault("basis", self.book["source"])
        return Event(
            uid=f"E-B-{name}-{self.place}",
            kind=kind,
            effective=effective,
            source=self.book["source"],
            confidence=self.book["confidence"],
            **rest,
        )
