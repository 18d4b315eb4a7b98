"""The loop that does the queued work: alone (`thidua worker`) or beside the web server."""

from __future__ import annotations

import logging
import os
import socket
import threading
import uuid
from collections.abc import Callable

from django.db import close_old_connections, connections
from django_tasks_db.management.commands.db_worker import Worker

from thidua.core import events, jobs, mail

log = logging.getLogger(__name__)

PAUSE = 1.0
CHORES_EVERY = 5.0


def run(stop: threading.Event, *, pause: float = PAUSE, once: bool = False) -> int:
    """Work until told to stop; finish what is begun, then return.

    Each turn gives a sign of life, gives back the work of dead workers, tells waiting events, sends
    waiting letters, queues what is due and then does all work that is ready. A chore that fails is
    logged and does not stop the others.

    Args:
        stop: set it to end the loop.
        pause: seconds between two looks into an empty queue.
        once: do one turn and return.

    Returns:
        Pieces of work done.
    """
    name = f"{socket.gethostname()[:20]}-{os.getpid()}-{uuid.uuid4().hex[:12]}"
    quiet = threading.Event()
    heart = threading.Thread(target=_heart, args=(name, quiet), name="beat", daemon=True)
    _safely(lambda: jobs.beat(name))
    heart.start()
    done, rest = 0, 0.0
    try:
        while not stop.is_set():
            if rest <= 0:
                chores()
                rest = CHORES_EVERY
            done += _drain(name, stop)
            if once:
                break
            stop.wait(pause)
            rest -= pause
    finally:
        quiet.set()
        heart.join(timeout=jobs.BEAT.total_seconds())
        _safely(lambda: jobs.farewell(name))
        close_old_connections()
    return done


def start_thread(stop: threading.Event) -> threading.Thread:
    """Start the loop in a thread of its own, for the embedded server; set `stop` to end it."""
    thread = threading.Thread(target=_forever, args=(stop,), name="worker", daemon=True)
    thread.start()
    return thread


def chores() -> None:
    """Do once everything that is done on each turn beside the queue."""
    for chore in (jobs.sweep, events.deliver_pending, jobs.tick, mail.deliver_waiting):
        _safely(chore)


def _forever(stop: threading.Event) -> None:
    """Run the loop again when it broke, until told to stop."""
    while not stop.is_set():
        _safely(lambda: run(stop))
        stop.wait(PAUSE)
    connections.close_all()


def _drain(name: str, stop: threading.Event) -> int:
    """Do the work that is ready, one piece after the other; return how many."""
    done = 0
    while not stop.is_set():
        hand = Worker(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=1,
            worker_id=name,
            excluded_queue_names=[],
        )
        if not _safely(hand.run) or not hand._run_tasks:  # noqa: SLF001 - the only count it keeps
            break
        done += 1
    return done


def _heart(name: str, quiet: threading.Event) -> None:
    """Give signs of life, also while a long piece of work runs."""
    while not quiet.wait(jobs.BEAT.total_seconds()):
        _safely(lambda: jobs.beat(name))
    connections.close_all()


def _safely(chore: Callable[[], object]) -> bool:
    """Do something; log a failure instead of raising it; say whether it went well."""
    close_old_connections()
    try:
        chore()
    except Exception:
        log.exception("A turn of the worker failed")
        return False
    return True
