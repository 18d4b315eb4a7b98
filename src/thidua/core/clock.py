"""Today in Vietnam, and the moment now; the only place that reads the clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_pretended: ContextVar[date | None] = ContextVar("pretended", default=None)


def now() -> datetime:
    """Return the moment now, in UTC; never set back by `THIDUA_TODAY`."""
    return datetime.now(UTC)


def today() -> date:
    """Return the day in Vietnam, or the day that `THIDUA_TODAY` names."""
    if (pretended := _pretended.get()) is not None:
        return pretended
    if settings.TODAY:
        return date.fromisoformat(settings.TODAY)
    return datetime.now(ZONE).date()


def day_of(moment: datetime) -> date:
    """Return the day in Vietnam on which a moment with a zone falls."""
    return moment.astimezone(ZONE).date()


@contextmanager
def pretend(day: date) -> Iterator[None]:
    """Let `today` answer `day` inside the block: for loading what happened in the past."""
    token = _pretended.set(day)
    try:
        yield
    finally:
        _pretended.reset(token)
