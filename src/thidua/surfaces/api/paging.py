"""One shape for every list of the API."""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar

from ninja import Schema
from pydantic import Field

T = TypeVar("T")


class Listed(Schema, Generic[T]):
    """One page of a list; `next` goes into `after` of the following call."""

    count: int
    rows: list[T]
    next: str | None


class Paged(Schema):
    """Which page of a list."""

    after: Annotated[str, Field(max_length=2000)] = ""
    size: Annotated[int, Field(ge=1, le=100)] = 25
