"""Where the land and the people of the districts went: worked out from their communes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from thidua.kernel.orgs import Line

Going = tuple[str, str, str, str]


def district_lines(going: Iterable[Going], notes: Mapping[tuple[str, str], str]) -> Iterator[Line]:
    """Yield one line for each district and each unit to which something of it went.

    Args:
        going: district, target, share of area and of people, one for each commune and target.
        notes: what to say on the line of a district and a target.

    A share is `whole` when everything of the district went to that one unit. Functions are left
    out: the law shares the work of the district level between communes and province, and no source
    says which work of which district went where.
    """
    targets: dict[str, dict[str, dict[str, None]]] = {}
    for district, target, area, people in going:
        own = targets.setdefault(district, {"all": {}, "area": {}, "people": {}})
        own["all"][target] = None
        if area != "none":
            own["area"][target] = None
        if people != "none":
            own["people"][target] = None
    for district, own in targets.items():
        for target in own["all"]:
            area, people = (_share(own[dimension], target) for dimension in ("area", "people"))
            yield Line(district, target, area, people, note=notes.get((district, target), ""))


def _share(targets: Mapping[str, None], target: str) -> str:
    """Return the share of one target among all that got something."""
    if target not in targets:
        return "none"
    return "whole" if len(targets) == 1 else "part"
