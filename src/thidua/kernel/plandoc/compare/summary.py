"""A comparison in sentences, for a page and for the command line."""

from __future__ import annotations

from collections import Counter
from typing import Any

from thidua.kernel.plandoc.compare.rows import Row
from thidua.kernel.plandoc.compare.words import Run

_VI, _EN = 0, 1
_MOST_CHANGES = 4
_MOST_WORDS = 12
_SHORT = 2
_REWRITTEN = 0.5

_LISTS = {
    "contents": ("Nội dung thi đua", "Contents"),
    "criteria": ("Tiêu chí thi đua", "Criteria"),
    "awards": ("Hình thức khen thưởng", "Awards"),
    "milestones": ("Mốc thời gian", "Milestones"),
    "duties": ("Trách nhiệm", "Duties"),
    "legal_bases": ("Căn cứ", "Legal bases"),
    "solutions": ("Giải pháp", "Solutions"),
}
RELATIONS = {
    "same": ("giữ nguyên", "kept"),
    "adapted": ("điều chỉnh", "adapted"),
    "replaced": ("thay bằng nội dung khác", "replaced"),
    "merged": ("gộp", "merged"),
    "new": ("mới", "new"),
    "dropped": ("không còn", "dropped"),
}
_NOTES = {
    "not_in_text": ("không có trong văn bản", "not in the text"),
    "higher_plan_itself": ("là chính văn bản cấp trên", "the higher plan itself"),
    "cited_elsewhere": ("dẫn ở phần khác", "cited in another part"),
}
_CHANGES = {
    "replace": ("“{higher}” → “{lower}”", "“{higher}” → “{lower}”"),
    "insert": ("thêm “{lower}”", "added “{lower}”"),
    "delete": ("bỏ “{higher}”", "left out “{higher}”"),
}


def summary(comparison: dict[str, Any], lang: str = "vi") -> list[str]:
    """Tell what a comparison found.

    Args:
        comparison: what `compare` gave.
        lang: `vi` or `en`; any other language gives English.

    Returns:
        Plain sentences: the name, one line for every list that either text has, one for every
        content that is not kept, then the findings. Lines that belong to the one above begin
        with a dash.
    """
    tongue = _VI if lang == "vi" else _EN
    lines = [_name(comparison["movement"], tongue)]
    some = any(row["lower_at"] for row in comparison["contents"])
    for name in _LISTS:
        if comparison[name]:
            lines.append(_counts(name, comparison, tongue))
        if name == "contents" and (some or comparison["scope"]["lower"] == "whole"):
            rows = comparison[name]
            lines += [_content(row, tongue) for row in rows if row["relation"] != "same"]
    return [line for line in lines if line] + _checks(comparison["checks"], tongue)


def _name(movement: dict[str, Any], tongue: int) -> str:
    texts = {
        "same": ("Tên phong trào giống cấp trên.", "The movement has the higher plan's name."),
        "own": (
            "Cấp dưới đặt tên phong trào riêng: “{lower}”.",
            "The lower plan gives the movement a name of its own: “{lower}”.",
        ),
        "other": (
            "Phong trào của văn bản này là “{lower}”, của cấp trên là “{higher}”.",
            "The movement of this text is “{lower}”, of the higher one “{higher}”.",
        ),
        "changed": (
            "Tên phong trào khác cấp trên: “{lower}” thay vì “{higher}”.",
            "The name differs from the higher plan's: “{lower}” instead of “{higher}”.",
        ),
    }
    found = texts.get(movement["relation"])
    return found[tongue].format(**movement) if found else ""


def _counts(name: str, comparison: dict[str, Any], tongue: int) -> str:
    rows: list[Row] = comparison[name]
    above = sum(len(row["higher_at"]) for row in rows)
    below = sum(len(row["lower_at"]) for row in rows)
    head = _LISTS[name][tongue]
    if not above and comparison["scope"]["higher"] == "part":
        return (
            f"{head}: văn bản cấp trên đang có không nêu, chưa đối chiếu được (cấp dưới: {below}).",
            f"{head}: the higher text at hand has none, nothing to compare (lower: {below}).",
        )[tongue]
    if not below and comparison["scope"]["lower"] == "part":
        return (
            f"{head}: văn bản cấp dưới đang có không nêu, chưa đối chiếu được (cấp trên: {above}).",
            f"{head}: the lower text at hand has none, nothing to compare (higher: {above}).",
        )[tongue]
    parts = []
    for relation, words in RELATIONS.items():
        found = [row for row in rows if row["relation"] == relation]
        notes = Counter(row["note"] for row in found if row.get("note") in _NOTES)
        if len(found) > notes.total():
            parts.append(f"{len(found) - notes.total()} {words[tongue]}")
        parts += [f"{count} {_NOTES[note][tongue]}" for note, count in sorted(notes.items())]
    counts = ", ".join(parts)
    return (
        f"{head}: cấp trên {above}, cấp dưới {below}; {counts}.",
        f"{head}: {above} higher, {below} lower; {counts}.",
    )[tongue]


def _content(row: Row, tongue: int) -> str:
    """Write the line of one content that is not kept as it is."""
    above = ", ".join(str(at + 1) for at in row["higher_at"])
    below = ", ".join(str(at + 1) for at in row["lower_at"])
    relation = RELATIONS[row["relation"]][tongue]
    if row.get("note") == "not_in_text":
        relation = _NOTES["not_in_text"][tongue]
    if not row["lower_at"]:
        return (
            f"- Nội dung {above} của cấp trên: {relation}.",
            f"- Content {above} of the higher plan: {relation}.",
        )[tongue]
    if not row["higher_at"]:
        text = cut(row["lower"])
        return (
            f"- Nội dung {below} của cấp dưới: {relation}: “{text}”.",
            f"- Content {below} of the lower plan: {relation}: “{text}”.",
        )[tongue]
    share = f"{round(row['similarity'] * 100)}%"
    head = (
        f"- Nội dung {above} của cấp trên, {below} của cấp dưới: {relation}, giống {share} số từ",
        f"- Content {above} of the higher plan, {below} of the lower: {relation}, {share} alike",
    )[tongue]
    changes = ""
    if row["relation"] == "adapted" and row["similarity"] >= _REWRITTEN:
        changes = f"; {_changes(row['changed'], tongue)}"
    return f"{head}{changes}."


def _changes(runs: list[Run], tongue: int) -> str:
    """Name the first differing runs; short ones with the words beside them, which both have."""
    named = []
    for at, run in enumerate(runs):
        if run["op"] == "equal":
            continue
        texts = {"higher": run["higher"], "lower": run["lower"]}
        if run["op"] == "replace" and max(len(text.split()) for text in texts.values()) <= _SHORT:
            before = runs[at - 1]["lower"].split()[-1:] if at else []
            after = runs[at + 1]["lower"].split()[:1] if at + 1 < len(runs) else []
            texts = {side: " ".join([*before, text, *after]) for side, text in texts.items()}
        named.append(
            _CHANGES[run["op"]][tongue].format(
                **{side: cut(text).strip(" ,.;:") for side, text in texts.items()}
            )
        )
    more = len(named) - _MOST_CHANGES
    if more > 0:
        named[_MOST_CHANGES:] = [(f"và {more} chỗ khác", f"and {more} more")[tongue]]
    return "; ".join(named)


def cut(text: object) -> str:
    """Give the first words of a text (of several texts, joined)."""
    words = (" ".join(text) if isinstance(text, list) else str(text or "")).split()
    return " ".join(words[:_MOST_WORDS]) + ("…" if len(words) > _MOST_WORDS else "")


def _checks(checks: list[dict[str, Any]], tongue: int) -> list[str]:
    if not checks:
        return [("Không có điều gì cần lưu ý.", "Nothing to note.")[tongue]]
    blocking = sum(check["severity"] == "blocks" for check in checks)
    warning = len(checks) - blocking
    head = (
        f"Kiểm tra: {blocking} điều phải sửa, {warning} điều cần lưu ý.",
        f"Checks: {blocking} to correct, {warning} to note.",
    )[tongue]
    marks = {"blocks": ("Phải sửa", "To correct"), "warns": ("Lưu ý", "To note")}
    field = ("text", "text_en")[tongue]
    return [head, *(f"- {marks[check['severity']][tongue]}: {check[field]}" for check in checks)]
