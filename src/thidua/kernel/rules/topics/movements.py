"""Who launches a movement, which awards it leads to, who names its leader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from thidua.kernel.dates import full_years
from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.topics.book import Books, Provision
from thidua.kernel.rules.topics.money import kind_of
from thidua.kernel.rules.topics.names import award_of, has_any, named_in
from thidua.kernel.rules.topics.result import (
    FAIL,
    PASS,
    UNDETERMINED,
    VALUE,
    Result,
    from_,
    lacking,
    no_version,
    settle,
)
from thidua.kernel.rules.topics.values import (
    Facts,
    as_day,
    as_exact,
    as_whole,
    as_yes,
    given,
    pick,
    text_of,
)


def level_of(said: object, books: Books) -> str | None:
    """Return STATE, BBNT, LOCAL, UNIT or NOBODY for the launcher that is named, or None."""
    text = str(said or "")
    launchers = books.named["launchers"]
    head = text.split("(", maxsplit=1)[0]
    return named_in(head, launchers) or named_in(text, launchers)


def _launched_by(facts: Facts) -> object:
    movement = pick(facts, "movement")
    inner = pick(movement, "launched_by", "launcher") if isinstance(movement, Mapping) else None
    return inner if inner is not None else pick(facts, "launched_by", "launcher")


def launcher(facts: Facts, books: Books, on: date) -> Result:
    """Judge whether the one who launched a movement is competent; the value says for what."""
    only = books.one("launch_only", on)
    if only is None:
        return no_version(on)
    said = _launched_by(facts)
    if said is None:
        return lacking("launched_by", cite=only.cites)
    level = level_of(said, books)
    if level is None:
        return lacking("launched_by", cite=only.cites)
    if level == "NOBODY":
        return settle(from_(FAIL, [only]), [only], on)
    rule = next(p for p in books.of("launcher", on) if p.data["who"] == level)
    scope = books.named["launchers"][level].data["scope"]
    wanted = text_of(pick(facts, "scope"))
    whole = has_any(wanted, ["nation", "toàn quốc", "national", "cả nước"])
    if whole and level != "STATE":
        return settle(from_(FAIL, [rule]), [rule], on)
    return settle(from_(PASS, [rule], value=scope["en"]), [rule], on)


def route(facts: Facts, books: Books, on: date) -> Result:
    """Say whether a movement leads to an award for this kind of holder: `yes` or `no`."""
    award = award_of(facts, books)
    rule = next((p for p in books.of("movement_route", on) if p.data["award"] == award), None)
    if award is None:
        return lacking("award")
    if rule is None:
        if not books.of("movement_route", on):
            return no_version(on)
        any_rule = books.of("launch_only", on)
        why = Said(
            "Tiêu chuẩn của hình thức này không có đường theo phong trào.",
            "The standard of this award has no route for movements.",
        )
        return settle(from_(VALUE, any_rule, value="no", why=why), any_rule, on)
    kind = "individual" if kind_of(facts, None, books) == "individual" else "collective"
    launchers = rule.data[kind]
    if "none" in launchers:
        return settle(from_(VALUE, [rule], value="no"), [rule], on)
    return settle(_by_launcher(rule, kind, facts, books), [rule], on)


def _by_launcher(rule: Provision, kind: str, facts: Facts, books: Books) -> Result:
    allowed = rule.data[kind]
    said = _launched_by(facts)
    level = level_of(said, books) if said is not None else None
    if said is None or "any" in allowed:
        return from_(VALUE, [rule], value="yes")
    if level is None or level not in allowed:
        return from_(VALUE, [rule], value="no")
    return _long_enough(rule, level, facts)


def _long_enough(rule: Provision, level: str, facts: Facts) -> Result:
    """Compare the review and the length of the movement with what the route asks."""
    movement = pick(facts, "movement")
    block = movement if isinstance(movement, Mapping) else facts
    reviews = rule.data.get("reviews", [])
    final = as_day(pick(block, "final_review"))
    interim = as_day(pick(block, "interim_review"))
    if reviews == ["final"] and final is None and interim is not None:
        return from_(VALUE, [rule], value="no")
    least = rule.data.get("years") or rule.data.get("years_of", {}).get(level, 0)
    start, end = as_day(pick(block, "start")), final or interim
    if least and start is not None and end is not None:
        years = full_years(start, end)
        told = as_whole(pick(block, "years"))
        if (told if told is not None else years) < least:
            open_ = final is None and as_day(pick(block, "planned_end")) is not None
            return from_(UNDETERMINED if open_ else VALUE, [rule], value=None if open_ else "no")
    return from_(VALUE, [rule], value="yes")


def leader(facts: Facts, books: Books, on: date) -> Result:
    """Name the leader of a cluster or block only where the council decided it."""
    rule = books.one("leader", on)
    if rule is None:
        return no_version(on)
    decision = pick(facts, "council_decision", "decision")
    if decision is None or as_yes(decision) is False:
        return from_(UNDETERMINED, [rule], value="needs council decision")
    named = pick(decision, "leader", "unit", "first") if isinstance(decision, Mapping) else decision
    points = pick(facts, "points")
    result = from_(VALUE, [rule], value=str(named))
    if isinstance(points, Mapping) and points:
        top = max(points, key=lambda name: as_exact(points[name]) or 0)
        if text_of(top) not in text_of(named):
            result = result.warn(
                "not_highest",
                "Nơi được chọn không phải nơi điểm cao nhất; hội đồng nên ghi lý do.",
                "The one named does not have the most points; the council should say why.",
            )
    return settle(result, [rule], on)


def enterprise_prizes(facts: Facts, books: Books, on: date) -> Result:
    """Judge how many nation-wide honours for enterprises one organisation holds."""
    rule = books.one("enterprise_prizes", on)
    if rule is None:
        return no_version(on)
    count = as_whole(pick(facts, "nation_wide_prizes", "prizes", "honours"))
    if count is None or not given(facts, "nation_wide_prizes", "prizes", "honours"):
        return lacking("nation_wide_prizes", cite=rule.cites)
    return settle(from_(PASS if count <= rule.data["most"] else FAIL, [rule]), [rule], on)
