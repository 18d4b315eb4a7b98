"""Values that callers send, cleaned once: what the database cannot hold never gets that far."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field

DUE = r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?|-Q[1-4])?|--[0-9]{2}(-[0-9]{2})?|yearly)?$"
DAY = r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"
YEAR = r"^((19|20)[0-9]{2}(-.{1,20})?)?$"


def without_nul(text: str) -> str:
    """Return the text without NUL characters, which no database column takes."""
    return text.replace("\x00", "")


Plain = Annotated[str, AfterValidator(without_nul)]
Name = Annotated[str, Field(max_length=500), AfterValidator(without_nul)]
LongText = Annotated[str, Field(max_length=100_000), AfterValidator(without_nul)]
Day = Annotated[date, Field(ge=date(1945, 1, 1), le=date(2200, 12, 31))]


class ClauseValues(Schema):
    """Values beside the wording of a clause; which of them count depends on its kind.

    A value that is left out stays as it is; an empty one clears it.
    """

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    role: Name | None = None
    type: Name | None = None
    number: Name | None = None
    date: Annotated[str, Field(pattern=DAY)] | None = None
    issuer: Name | None = None
    short: Name | None = None
    full: Name | None = None
    key: Name | None = None
    subject_key: Name | None = None
    occasion: Literal["annual", "preliminary", "final"] | None = None
    name: Name | None = None
    since: Annotated[Annotated[str, Field(pattern=YEAR)] | None, Field(alias="from")] = None
    to: Name | None = None
    actor: Name | None = None
    actors: Annotated[list[Name], Field(max_length=200)] | None = None
    partner: Name | None = None
    due: Annotated[str, Field(pattern=DUE)] | None = None
    dues: Annotated[list[Annotated[str, Field(pattern=DUE)]], Field(max_length=12)] | None = None
    who: Name | None = None
    then_to: Name | None = None
    frequency: Name | None = None
    who_proposes: Name | None = None
    decides: Name | None = None

    def given(self) -> dict[str, object]:
        """Return the values that the caller gave, named as clauses keep them."""
        return self.model_dump(by_alias=True, exclude_unset=True, exclude_none=True)
