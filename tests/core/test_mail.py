from __future__ import annotations

import re
import socket
import socketserver
import threading
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from thidua.core import clock, mail
from thidua.core.models import OutboxMail

SMTP = "django.core.mail.backends.smtp.EmailBackend"
FILES = "django.core.mail.backends.filebased.EmailBackend"


class Server(socketserver.ThreadingTCPServer):
    """A small mail server: takes letters, or refuses as `answers` says."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.letters: list[bytes] = []
        self.answers: dict[str, bytes] = {}


class Talk(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"220 thu\r\n")
        while line := self.rfile.readline():
            word = line[:4].upper().decode()
            if word == "QUIT":
                self.wfile.write(b"221 tam biet\r\n")
                return
            if word in self.server.answers:
                self.wfile.write(self.server.answers[word] + b"\r\n")
                continue
            if word == "DATA":
                self.wfile.write(b"354 viet di\r\n")
                body = bytearray()
                while (part := self.rfile.readline()) != b".\r\n":
                    body += part
                self.server.letters.append(bytes(body))
            self.wfile.write(b"250 duoc\r\n")


@pytest.fixture
def server(settings, socket_enabled):
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        settings.EMAIL_BACKEND = SMTP
        settings.EMAIL_HOST, settings.EMAIL_PORT = running.server_address
        settings.EMAIL_HOST_USER, settings.EMAIL_USE_TLS = "", False
        yield running
        running.shutdown()
        thread.join()


def write(
    key: str = "due:1", to: str = "an@example.invalid", subject: str = "Việc đến hạn"
) -> OutboxMail:
    with transaction.atomic():
        return mail.send(to, subject, "Kính gửi đồng chí Ân,\nviệc đến hạn.", key=key)


def due_now() -> None:
    OutboxMail.objects.update(retry_at=clock.now() - timedelta(seconds=1))


pytestmark = pytest.mark.django_db(transaction=True)


def test_a_letter_goes_out_by_smtp_once(server) -> None:
    letter = write()
    assert server.letters == []
    assert mail.deliver_waiting() == 1
    assert mail.deliver_waiting() == 0
    letter.refresh_from_db()
    assert (letter.state, letter.tries, letter.error) == ("sent", 1, "")
    assert letter.sent_at is not None
    (raw,) = server.letters
    got = message_from_bytes(raw, policy=policy.default)
    assert (got["To"], got["Subject"]) == ("an@example.invalid", "Việc đến hạn")
    assert got["Message-ID"] == mail.message_id("due:1")
    assert got["Auto-Submitted"] == "auto-generated"
    assert got.get_content().splitlines() == ["Kính gửi đồng chí Ân,", "việc đến hạn."]


def test_the_same_key_is_one_letter(server) -> None:
    first = write()
    assert write(subject="Khác").pk == first.pk
    assert mail.deliver_waiting() == 1
    assert write().state == "sent"
    assert mail.deliver_waiting() == 0
    assert len(server.letters) == 1


def test_what_did_not_happen_is_not_written() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012
        mail.send("an@example.invalid", "x", "y", key="k")
        raise RuntimeError
    assert OutboxMail.objects.count() == 0
    with pytest.raises(mail.OutsideTransactionError):
        mail.send("an@example.invalid", "x", "y", key="k")


def test_an_address_that_is_none_is_refused_at_once() -> None:
    for address in ("an", "an@", "an@example.invalid\nBcc: x@y.vn", ""):
        with pytest.raises(ValidationError):
            write(to=address)
    assert OutboxMail.objects.count() == 0


def test_a_line_break_in_the_subject_adds_no_header(server) -> None:
    write(subject="Việc\r\nBcc: x@y.vn")
    mail.deliver_waiting()
    got = message_from_bytes(server.letters[0], policy=policy.default)
    assert got["Subject"] == "Việc Bcc: x@y.vn"
    assert got["Bcc"] is None


def test_a_busy_server_is_asked_again_later_and_later(server) -> None:
    letter = write()
    server.answers["RCPT"] = b"451 thu lai sau"
    pauses = []
    for _ in range(3):
        due_now()
        before = clock.now()
        assert mail.deliver_waiting() == 0
        letter.refresh_from_db()
        pauses.append(round((letter.retry_at - before).total_seconds() / 60))
    assert (letter.state, letter.tries, pauses) == ("waiting", 3, [1, 2, 4])
    assert "451" in letter.error
    server.answers.clear()
    assert mail.deliver_waiting() == 0, "not before its time"
    due_now()
    assert mail.deliver_waiting() == 1
    assert len(server.letters) == 1


@pytest.mark.parametrize("word", ["RCPT", "DATA"])
def test_a_refusal_for_good_is_not_repeated_and_stops_nobody_else(server, word, caplog) -> None:
    letter = write()
    server.answers[word] = b"550 khong co nguoi nay"
    mail.deliver_waiting()
    letter.refresh_from_db()
    assert letter.state == "failed"
    assert "550" in letter.error
    server.answers.clear()
    write(key="due:2", to="binh@example.invalid")
    due_now()
    assert mail.deliver_waiting() == 1
    assert re.search(rb"To: (\S+)", server.letters[0])[1] == b"binh@example.invalid"


def test_no_server_at_all_loses_nothing(settings, socket_enabled) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", free
    letter = write()
    assert mail.deliver_waiting() == 0
    letter.refresh_from_db()
    assert (letter.state, letter.tries) == ("waiting", 0), "that was no try of the letter itself"
    assert letter.error.startswith("ConnectionRefusedError: ")
    assert letter.retry_at > clock.now()


def test_after_many_tries_it_gives_up(server, caplog) -> None:
    letter = write()
    server.answers["RCPT"] = b"451 thu lai sau"
    OutboxMail.objects.update(tries=mail.MOST_TRIES - 1)
    mail.deliver_waiting()
    letter.refresh_from_db()
    assert (letter.state, letter.tries) == ("failed", mail.MOST_TRIES)


def test_a_crash_while_sending_leaves_it_for_ten_minutes(server) -> None:
    write()
    now = clock.now()
    OutboxMail.objects.update(retry_at=now + mail.CLAIM, tries=1)
    assert mail.deliver_waiting() == 0
    due_now()
    assert mail.deliver_waiting() == 1


def test_many_senders_send_each_letter_once(server, in_threads) -> None:
    for place in range(8):
        write(key=f"due:{place}", to=f"a{place}@example.invalid")
    assert sum(in_threads(lambda _: mail.deliver_waiting(), 4)) == 8
    receivers = sorted(re.search(rb"To: (\S+)", raw)[1].decode() for raw in server.letters)
    assert receivers == [f"a{place}@example.invalid" for place in range(8)]


def test_without_a_server_letters_become_files(settings, tmp_path) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = FILES, str(tmp_path / "mail")
    write()
    assert mail.deliver_waiting() == 1
    (path,) = (tmp_path / "mail").iterdir()
    assert b"To: an@example.invalid" in path.read_bytes()
