"""Checks on contents, criteria, awards and on words that belong to another level."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.kernel.plandoc.compare.checks.findings import (
    BLOCKS,
    Both,
    Finding,
    Place,
    finding,
    short,
)
from thidua.kernel.plandoc.compare.checks.names import as_day
from thidua.kernel.plandoc.compare.items import listed, mapped, span_of, words_of
from thidua.kernel.plandoc.compare.rows import Row
from thidua.kernel.plandoc.compare.vocabulary import Words, vocabulary

_GROUPS = {
    "agencies_localities": ("cơ quan, đơn vị, địa phương", "agencies and localities"),
    "front_mass_orgs": ("Mặt trận và các đoàn thể", "the Front and mass organisations"),
    "enterprises": ("doanh nghiệp", "enterprises"),
    "individuals": ("cá nhân", "individuals"),
}
_OCCASIONS = {
    "annual": ("hằng năm", "yearly"),
    "preliminary": ("sơ kết", "at the preliminary review"),
    "final": ("tổng kết", "at the final review"),
}
_LISTS = ("contents", "criteria", "milestones", "duties", "solutions")


def checks(both: Both) -> Iterator[Finding]:
    """Check contents, groups, occasions and words."""
    yield from _contents(both)
    yield from _groups(both)
    yield from _occasions(both)
    yield from _words(both)


def _contents(both: Both) -> Iterator[Finding]:
    missing = []
    for row in both.rows("contents"):
        order = row["higher_at"][0] + 1 if row["higher_at"] else 0
        if row["relation"] == "replaced":
            yield _swapped(row, order)
        elif row["relation"] == "dropped" and both.whole:
            values = {"order": order, "higher": short(row["higher"])}
            place = Place(None, ("contents",))
            yield finding("content_dropped_or_swapped", place, values, text="content_dropped")
        elif row["relation"] == "dropped":
            missing.append(order)
    if missing and len(missing) < len([row for row in both.rows("contents") if row["higher"]]):
        yield _absent(both, missing)


def _swapped(row: Row, order: int) -> Finding:
    values = {"order": order, "higher": short(row["higher"]), "lower": short(row["lower"])}
    place = Place(row["lower_span"], row["where"][0])
    return finding("content_dropped_or_swapped", place, values, text="content_swapped")


def _absent(both: Both, missing: list[int]) -> Finding:
    begins = missing == list(range(1, len(missing) + 1))
    values = {"orders": ", ".join(map(str, missing)), "begin": missing[-1] + 1}
    first = next((row for row in both.rows("contents") if row["lower"]), None)
    return finding(
        "content_not_in_text",
        Place(first["lower_span"] if first else None, ("contents",)),
        values,
        text="content_not_in_text_begins" if begins else "",
        missing=missing,
    )


def _groups(both: Both) -> Iterator[Finding]:
    """Find groups without criteria: named and empty, or present only in the higher plan."""
    if not both.whole:
        return
    groups = [mapped(row) for row in listed(mapped(both.lower.get("criteria")).get("groups"))]
    for at, group in enumerate(groups):
        if not listed(group.get("items")):
            name = words_of(group.get("subject")) or str(group.get("subject_key") or at + 1)
            place = ("criteria", "groups", at)
            yield _empty((f"nhóm “{name}”", f"the group “{name}”"), group, place)
    known = {group.get("subject_key") for group in groups}
    theirs = listed(mapped(both.higher.get("criteria")).get("groups"))
    named = {str(mapped(row).get("subject_key") or "") for row in theirs} - {""}
    if not groups and not named:
        yield _empty(("các đối tượng thi đua", "the participants"), {}, ("criteria",))
    for key in sorted(named - known):
        vi, en = _GROUPS.get(key, (key, key))
        yield _empty((f"nhóm {vi}", f"the group of {en}"), {}, ("criteria",))


def _empty(names: tuple[str, str], group: object, where: tuple[str | int, ...]) -> Finding:
    values = {"group": names[0], "group_en": names[1]}
    place = Place(span_of(group), where)
    return finding("group_without_criteria", place, values, severity=BLOCKS)


def _occasions(both: Both) -> Iterator[Finding]:
    """Find occasions of award without forms; yearly awards may be left to each head's power."""
    if not both.whole:
        return
    awards, theirs = mapped(both.lower.get("awards")), mapped(both.higher.get("awards"))
    for occasion, (vi, en) in _OCCASIONS.items():
        mine = mapped(awards.get(occasion))
        if listed(mine.get("forms")) or (occasion == "annual" and words_of(mine.get("rule"))):
            continue
        if not mine and not listed(mapped(theirs.get(occasion)).get("forms")):
            continue
        place = Place(span_of(mine) or span_of(mine.get("rule")), ("awards", occasion))
        yield finding("occasion_without_awards", place, {"occasion": vi, "occasion_en": en})


def _words(both: Both) -> Iterator[Finding]:
    level = mapped(both.lower.get("issuer")).get("level")
    day = as_day(mapped(both.lower.get("instrument")).get("date"))
    if not level:
        return
    strange = [words for words in vocabulary() if words.strange_to(str(level), day)]
    for name in _LISTS:
        for at, row in enumerate(both.rows(name)):
            if row["lower"]:
                yield from _strange_words(row, strange, (name, at))


def _strange_words(row: Row, strange: list[Words], place: tuple[str, int]) -> Iterator[Finding]:
    lower = " ".join(row["lower"]) if isinstance(row["lower"], list) else row["lower"]
    higher = " ".join(row["higher"]) if isinstance(row["higher"], list) else row["higher"] or ""
    found = [(words, text) for words in strange if (text := words.found(lower))]
    found = [pair for pair in found if not pair[0].only_copied or pair[0].found(higher)]
    if not found:
        return
    cites = sorted({words.cite for words, _ in found if words.cite})
    copied = any(words.found(higher) for words, _ in found)
    values = {
        "item": short(lower),
        "said": ", ".join(f"“{text}”" for _, text in found),
        "instead": ", ".join(f"“{words.instead}”" for words, _ in found),
        "basis": f" ({', '.join(cites)})" if cites else "",
    }
    yield finding(
        "words_of_other_level",
        Place(row["lower_span"], row["where"][0]),
        values,
        text="words_of_other_level_copied" if copied else "",
        words=[text for _, text in found],
        row=list(place),
    )
