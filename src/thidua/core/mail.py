"""Letters: written with the act that sends them, sent later, tried again when the server fails.

A letter goes out after its transaction, at least once; the same key is written once only, and every
attempt bears the same Message-ID, so that a letter that went out just before a crash can be told
from a second one. Without `THIDUA_MAIL` letters become files in `DATA/mail`.
"""

from __future__ import annotations

import hashlib
import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email
from django.db import connection
from django.db.models import F

from thidua.core import clock
from thidua.core.models import OutboxMail
from thidua.kernel.problems import ThiduaError

log = logging.getLogger(__name__)

CLAIM = timedelta(minutes=10)
FIRST_RETRY = timedelta(minutes=1)
LONGEST_RETRY = timedelta(hours=6)
MOST_TRIES = 12
TIMEOUT_SECONDS = 30
_PERMANENT = range(500, 600)


class OutsideTransactionError(ThiduaError):
    """A letter belongs into the transaction of the act that sends it; there was none."""


def send(to: str, subject: str, body: str, *, key: str) -> OutboxMail:
    """Write one letter into the outbox, in the open transaction.

    Args:
        to: one address.
        subject: one line; line breaks become spaces.
        body: plain text.
        key: names the reason, e.g. `task-due:17:2026-11-21`; a second letter with it is not
            written.

    Returns:
        The letter, or the one that was written before under this key.

    Raises:
        OutsideTransactionError: no transaction is open.
        ValidationError: the address is none.
    """
    if not connection.in_atomic_block:
        raise OutsideTransactionError(key)
    validate_email(to)
    now = clock.now()
    values = {
        "to": to,
        "subject": " ".join(subject.split())[:300],
        "body": body,
        "written_at": now,
        "retry_at": now,
    }
    return OutboxMail.objects.get_or_create(key=key, defaults=values)[0]


def deliver_waiting(*, limit: int = 200) -> int:
    """Send the letters whose time has come; return how many went out.

    A letter is claimed first (for ten minutes) and sent outside any transaction, so that several
    workers do not send it twice and a slow server holds up no writer.
    """
    now = clock.now()
    due = OutboxMail.objects.filter(state=OutboxMail.State.WAITING, retry_at__lte=now)
    keys = list(due.order_by("retry_at", "id").values_list("pk", flat=True)[:limit])
    if not keys:
        return 0
    sent, line = 0, get_connection(timeout=TIMEOUT_SECONDS)
    try:
        line.open()
        for key in keys:
            claimed = due.filter(pk=key).update(retry_at=now + CLAIM, tries=F("tries") + 1)
            if claimed:
                sent += _attempt(OutboxMail.objects.get(pk=key), line)
    except (smtplib.SMTPException, OSError) as error:
        log.warning("The mail server cannot be reached: %s", error)
        due.update(retry_at=now + FIRST_RETRY, error=f"{type(error).__name__}: {error}"[:2000])
    finally:
        line.close()
    return sent


def message_id(key: str) -> str:
    """Return the Message-ID of every attempt at one letter."""
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ") or "localhost"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{host}>"


def _attempt(letter: OutboxMail, line: BaseEmailBackend) -> bool:
    """Try to send one letter and note what became of it."""
    try:
        EmailMessage(
            letter.subject,
            letter.body,
            to=[letter.to],
            headers={"Message-ID": message_id(letter.key), "Auto-Submitted": "auto-generated"},
            connection=line,
        ).send()
    except (smtplib.SMTPException, OSError) as error:
        _failed(letter, error)
        return False
    letter.state, letter.sent_at, letter.error = OutboxMail.State.SENT, clock.now(), ""
    letter.save(update_fields=("state", "sent_at", "error"))
    return True


def _failed(letter: OutboxMail, error: Exception) -> None:
    """Note a failure: for good when the server says so or after many tries, else for a while."""
    letter.error = f"{type(error).__name__}: {error}"[:2000]
    if _is_permanent(error) or letter.tries >= MOST_TRIES:
        letter.state = OutboxMail.State.FAILED
        log.error("Letter %s cannot be sent: %s", letter.key, letter.error)
    pause = min(FIRST_RETRY * 2 ** (letter.tries - 1), LONGEST_RETRY)
    letter.retry_at = clock.now() + pause
    letter.save(update_fields=("state", "error", "retry_at"))


def _is_permanent(error: Exception) -> bool:
    """Say whether the server refused this very letter and would do so again."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code in _PERMANENT for code, _ in error.recipients.values())
    refused = smtplib.SMTPDataError | smtplib.SMTPSenderRefused
    return isinstance(error, refused) and error.smtp_code in _PERMANENT
