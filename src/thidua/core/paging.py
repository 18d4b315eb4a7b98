"""Pages of long lists by key: as fast at the end as at the start, stable while rows come and go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from django.core import signing
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import F, Field, Model, Q, QuerySet
from django.db.models.expressions import OrderBy

Row = TypeVar("Row")
NOTHING = Q(pk__in=())


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of a list.

    Attributes:
        rows: at most `size` rows in the asked order.
        next_cursor: what to ask for to go on, None at the end.
        prev_cursor: what to ask for to go back, None at the start.
        count: rows of the whole list.
    """

    rows: list[Row]
    next_cursor: str | None
    prev_cursor: str | None
    count: int


@dataclass(frozen=True)
class _Key:
    """One column of the order."""

    path: str
    falling: bool
    field: Field[Any, Any] | None
    nullable: bool

    def order(self, *, back: bool) -> OrderBy:
        """Return the order by this column; empty values come last, backwards first."""
        falling = self.falling != back
        empty = {"nulls_first" if back else "nulls_last": True} if self.nullable else {}
        return OrderBy(F(self.path), descending=falling, **empty)

    def beyond(self, value: Any, *, back: bool) -> Q:
        """Return the condition for rows strictly beyond a value in this direction."""
        if value is None:
            return Q((f"{self.path}__isnull", False)) if back else NOTHING
        less = self.falling != back
        found = Q((f"{self.path}__{'lt' if less else 'gt'}", value))
        return found | Q((f"{self.path}__isnull", True)) if self.nullable and not back else found

    def same(self, value: Any) -> Q:
        """Return the condition for rows with this very value."""
        return Q((f"{self.path}__isnull", True)) if value is None else Q((self.path, value))

    def read(self, row: Any) -> Any:
        """Return this column's value of a row (a model instance or a dictionary)."""
        if isinstance(row, dict):
            return row[self.path]
        for part in self.path.split("__"):
            row = getattr(row, part, None) if row is not None else None
        return row

    def parse(self, raw: Any) -> Any:
        """Return a value of a cursor as the column's own type."""
        return raw if raw is None or self.field is None else self.field.to_python(raw)


def keyset(
    queryset: QuerySet[Any, Row], *, order: tuple[str, ...], after: str | None, size: int = 25
) -> Page[Row]:
    """Return one page of a list, in at most two queries.

    Args:
        queryset: the list, already restricted to what the reader may see.
        order: columns as for `order_by`, e.g. `("-issued_on",)`; the primary key is added so that
            the order is whole. Empty values come last. A related column needs `select_related`; a
            computed one must be a number or a text.
        after: a cursor that an earlier page gave; a broken or foreign one gives the first page.
        size: rows a page.
    """
    keys = _keys(queryset.model, order)
    place = _opened(after, keys)
    back = place is not None and place[0]
    rows_from = queryset.order_by(*(key.order(back=back) for key in keys))
    if place is not None:
        rows_from = rows_from.filter(_beyond(keys, place[1], back=back))
    found = list(rows_from[: size + 1])
    more, rows = len(found) > size, found[:size]
    if back:
        rows.reverse()
    if place is not None and not rows:
        return keyset(queryset, order=order, after=None, size=size)
    has_next, has_prev = (True, more) if back else (more, place is not None)
    count = len(rows) if place is None and not more else queryset.count()
    return Page(
        rows,
        _sealed(keys, rows[-1], back=False) if has_next and rows else None,
        _sealed(keys, rows[0], back=True) if has_prev and rows else None,
        count,
    )


def _keys(model: type[Model], order: Sequence[str]) -> list[_Key]:
    """Return the columns of the order, closed by the primary key."""
    keys = [_key(model, text) for text in order]
    primary = model._meta.pk  # noqa: SLF001 - Django's documented access
    if not keys or keys[-1].path not in {"pk", "id", primary.name}:
        falling = bool(keys) and keys[-1].falling
        keys.append(_Key("pk", falling, primary, nullable=False))
    return keys


def _key(model: type[Model], text: str) -> _Key:
    """Return one column of the order; a computed one has no field and may be empty."""
    path, owner, found, nullable = text.lstrip("-"), model, None, False
    for part in path.split("__"):
        meta: Any = owner._meta  # noqa: SLF001 - Django's documented access
        try:
            found = meta.pk if part == "pk" else meta.get_field(part)
        except FieldDoesNotExist:
            return _Key(path, text.startswith("-"), None, nullable=True)
        nullable = nullable or found.null
        owner = found.related_model or owner
    return _Key(path, text.startswith("-"), found, nullable)


def _beyond(keys: Sequence[_Key], values: Sequence[Any], *, back: bool) -> Q:
    """Return the condition for rows strictly beyond a place in the whole order."""
    whole, before = NOTHING, Q()
    for key, value in zip(keys, values, strict=True):
        whole |= before & key.beyond(value, back=back)
        before &= key.same(value)
    return whole


def _salt(keys: Sequence[_Key]) -> str:
    """Return what binds a cursor to its order."""
    return "thidua.paging:" + ",".join(f"{'-' if key.falling else ''}{key.path}" for key in keys)


def _sealed(keys: Sequence[_Key], row: Any, *, back: bool) -> str:
    """Return the signed cursor of a row."""
    values = (key.read(row) for key in keys)
    plain = [each if isinstance(each, int | str | None) else _text(each) for each in values]
    return signing.dumps([back, *plain], salt=_salt(keys), compress=True)


def _text(value: Any) -> str:
    """Return a day, moment, decimal or identifier as a text that the column reads back whole."""
    return value.isoformat() if isinstance(value, date) else str(value)


def _opened(cursor: str | None, keys: Sequence[_Key]) -> tuple[bool, list[Any]] | None:
    """Return direction and values of a cursor, None when it is none of ours."""
    if not cursor:
        return None
    try:
        back, *values = signing.loads(cursor, salt=_salt(keys))
        return bool(back), [key.parse(raw) for key, raw in zip(keys, values, strict=True)]
    except (signing.BadSignature, ValueError, TypeError, ValidationError):
        return None
