"""News that travels from a lower app to a higher one: written in the transaction, told after it.

An event carries identifiers only. `publish` writes it beside the act; after the commit every
receiver hears it in a transaction of its own together with the note that it has heard. What fails
is told again by `deliver_pending`, at start-up and on each turn of the worker; a receiver that
fails neither blocks nor repeats another.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from functools import partial
from typing import ClassVar, TypeVar

from django.db import connection, transaction
from django.db.models import F

from thidua.core import clock
from thidua.core.models import EventDelivery, PendingEvent
from thidua.kernel.problems import ThiduaError

log = logging.getLogger(__name__)

FIRST_RETRY = timedelta(seconds=10)
LONGEST_RETRY = timedelta(hours=6)


@dataclass(frozen=True)
class Event:
    """Base of all news; fields are identifiers, JSON-ready."""

    KINDS: ClassVar[dict[str, type[Event]]] = {}

    def __init_subclass__(cls, **kwargs: object) -> None:
        """Keep every kind of event under its name."""
        super().__init_subclass__(**kwargs)
        Event.KINDS[cls.__name__] = cls


@dataclass(frozen=True)
class PlanStarted(Event):
    """A plan (kế hoạch) was approved and runs from now on."""

    plan_id: int


@dataclass(frozen=True)
class PlanReplaced(Event):
    """A plan stopped because another one took its place (thay thế)."""

    plan_id: int
    by_plan_id: int


@dataclass(frozen=True)
class PlanClosed(Event):
    """A plan was ended before its time (kết thúc trước hạn), with a reason."""

    plan_id: int


@dataclass(frozen=True)
class UnitsReorganised(Event):
    """Units began, ended or changed (sắp xếp tổ chức), or what is known of it was corrected."""

    event_id: int


class OutsideTransactionError(ThiduaError):
    """News belongs into the transaction of the act that it tells of; there was none."""


E_ = TypeVar("E_", bound=Event)
Receiver = Callable[[E_], None]
_receivers: dict[str, dict[str, Callable[..., None]]] = {}


def listen(kind: type[E_]) -> Callable[[Receiver[E_]], Receiver[E_]]:
    """Register a function of a `receivers.py`; it must bear to hear the same event twice."""

    def keep(function: Receiver[E_]) -> Receiver[E_]:
        name = f"{function.__module__}.{function.__qualname__}"
        _receivers.setdefault(kind.__name__, {})[name] = function
        return function

    return keep


def who_listens() -> dict[str, list[str]]:
    """Return, for each kind of event, the full names of its receivers, both in order."""
    return {name: sorted(_receivers.get(name, ())) for name in sorted(Event.KINDS)}


def publish(event: Event) -> PendingEvent:
    """Write the event in the open transaction; it is told right after the commit.

    Raises:
        OutsideTransactionError: no transaction is open.
    """
    if not connection.in_atomic_block:
        raise OutsideTransactionError(type(event).__name__)
    at = clock.now()
    row = PendingEvent.objects.create(
        name=type(event).__name__,
        values=asdict(event),
        published_at=at,
        retry_at=at + FIRST_RETRY,
    )
    transaction.on_commit(partial(_deliver_quietly, row.pk), robust=True)
    return row


def deliver_pending(*, limit: int = 500) -> int:
    """Tell again what has not been heard by all and whose time has come.

    Returns:
        Events that everybody has now heard.
    """
    waiting = PendingEvent.objects.filter(delivered_at=None, retry_at__lte=clock.now())
    keys = list(waiting.order_by("retry_at", "id").values_list("pk", flat=True)[:limit])
    return sum(_deliver_quietly(key) for key in keys)


def _deliver_quietly(key: int) -> bool:
    """Tell one event to every receiver that has not heard it; never raise."""
    try:
        return deliver(key)
    except Exception:
        log.exception("Event %s could not be delivered", key)
        return False


def deliver(key: int) -> bool:
    """Tell one event to every receiver that has not heard it; say whether all have now."""
    row = PendingEvent.objects.get(pk=key)
    kind = Event.KINDS.get(row.name)
    if row.delivered_at is not None:
        return True
    at = clock.now()
    pause = min(FIRST_RETRY * 2 ** min(row.tries, 12), LONGEST_RETRY)
    PendingEvent.objects.filter(pk=key).update(tries=F("tries") + 1, retry_at=at + pause)
    if kind is None:
        log.error("Event %s has the unknown kind %s", key, row.name)
        return False
    event = kind(**row.as_arguments())
    heard = [_tell(key, name, event) for name in sorted(_receivers.get(row.name, ()))]
    if not all(heard):
        return False
    PendingEvent.objects.filter(pk=key, delivered_at=None).update(delivered_at=clock.now())
    return True


def _tell(key: int, name: str, event: Event) -> bool:
    """Call one receiver and note it in the same transaction; on failure note the error."""
    try:
        with transaction.atomic():
            PendingEvent.objects.select_for_update().get(pk=key)
            turn, _ = EventDelivery.objects.get_or_create(event_id=key, receiver=name)
            if turn.done_at is not None:
                return True
            _receivers[type(event).__name__][name](event)
            turn.done_at, turn.tries, turn.error = clock.now(), turn.tries + 1, ""
            turn.save(update_fields=("done_at", "tries", "error"))
    except Exception as error:
        log.exception("Receiver %s failed on event %s", name, key)
        with transaction.atomic():
            PendingEvent.objects.select_for_update().get(pk=key)
            turn, _ = EventDelivery.objects.get_or_create(event_id=key, receiver=name)
            EventDelivery.objects.filter(pk=turn.pk, done_at=None).update(
                tries=F("tries") + 1, error=f"{type(error).__name__}: {error}"[:2000]
            )
        return False
    return True
