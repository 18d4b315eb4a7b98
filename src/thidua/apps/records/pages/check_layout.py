"""The fields of a check in blocks, as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.records.pages.check_form import FLAGS, CaseForm


@dataclass
class Block:
    """One block of fields.

    Attributes:
        title: heading; `id` for the address.
        note: one sentence below it.
        rows: fields that stand side by side, row by row.
        tick: box below the rows, or None.
        more: value of the button that adds a row, with its words; empty when there is none.
        count: how many rows there are, for the next answer.
        folded: whether it is closed at first.
    """

    id: str
    title: str
    note: str = ""
    rows: list[list[Any]] = field(default_factory=list)
    tick: Any = None
    more: tuple[str, str] = ("", "")
    count: int = 0
    folded: bool = False


def blocks(form: CaseForm) -> list[Block]:
    """Return the blocks of the form that have fields."""
    found = [
        _ratings(form),
        _grants(form),
        _works(form),
        _members(form),
        _movement(form),
        _facts(form),
        _discipline(form),
        _judgements(form),
    ]
    return [block for block in found if any(block.rows)]


def _ratings(form: CaseForm) -> Block:
    """Return the ratings, one field a year."""
    years = form.shape.years
    rows = [[form[f"rating-{year}"] for year in years]]
    more = ("rating", _("Thêm năm trước đó"))
    return Block("rating", _("Xếp loại hằng năm"), rows=rows, more=more, count=len(years))


def _members(form: CaseForm) -> Block:
    """Return counts of members."""
    names = [*(f"count-{name}" for name in form.asks.counts), "disciplined"]
    return Block("members", _("Thành viên của tập thể"), rows=[_named(form, names)])


def _movement(form: CaseForm) -> Block:
    """Return movement and place in a cluster."""
    names = [name for name in form.fields if name.startswith("movement-")]
    rows = [_named(form, names), _named(form, ["rank", "cluster", "leads"])]
    return Block("movement", _("Phong trào, cụm, khối thi đua"), rows=rows)


def _facts(form: CaseForm) -> Block:
    """Return numbers and yes-or-no facts."""
    numbers = _named(form, [f"number-{name}" for name in form.asks.numbers])
    rows = [numbers, *([form[f"fact-{name}"]] for name in form.asks.facts)]
    return Block("facts", _("Dữ kiện khác"), rows=rows)


def _judgements(form: CaseForm) -> Block:
    """Return what people judge."""
    return Block(
        "judgement",
        _("Điều luật để con người xem xét"),
        _("Không tính máy. Ai có thẩm quyền thì ghi; chưa ghi thì chưa kết luận."),
        rows=[[form[f"judgement-{name}"]] for name in form.asks.judgements],
    )


def _named(form: CaseForm, names: Iterable[str]) -> list[Any]:
    """Return those of the fields that are in the form."""
    return [form[name] for name in names if name in form.fields]


def _grants(form: CaseForm) -> Block:
    """Return what was granted before; of awards with a row of their own, two lists."""
    rows = [
        _named(form, [f"grant-{row}-{key}" for key in ("award", "years", "type")])
        for row in range(len(form.shape.grants))
    ]
    free = any(not award for award in form.shape.grants)
    return Block(
        "grant",
        _("Đã được tặng trước đây"),
        _("Ghi các năm như 2021, 2023–2025. Ghi dù chỉ một mục thì coi là đã ghi đủ."),
        rows=rows,
        tick=form["all-grants"] if rows else None,
        more=("grant", _("Thêm một dòng")) if free else ("", ""),
        count=len(rows),
    )


def _works(form: CaseForm) -> Block:
    """Return initiatives and the like."""
    keys = ("kind", "scope", "year", "by", *FLAGS)
    rows = [_named(form, [f"work-{n}-{key}" for key in keys]) for n in range(form.shape.works)]
    return Block(
        "work",
        _("Sáng kiến, đề tài"),
        _("Ghi dù chỉ một sáng kiến, đề tài thì coi là đã ghi đủ."),
        rows=rows,
        tick=form["all-works"] if rows else None,
        more=("work", _("Thêm một sáng kiến, đề tài")),
        count=len(rows),
    )


def _discipline(form: CaseForm) -> Block:
    """Return measures and what is pending; open only when something stands there."""
    rows = [
        _named(form, [f"measure-{n}-form", f"measure-{n}-ends"]) for n in range(form.shape.measures)
    ]
    said = [one for row in rows for one in row]
    pending = form["pending"]
    return Block(
        "measure",
        _("Kỷ luật, vụ việc đang xem xét"),
        rows=[*rows, [pending]],
        more=("measure", _("Thêm một lần bị kỷ luật")),
        count=len(rows),
        folded=pending.value() != "yes" and not any(one.value() or one.errors for one in said),
    )
