from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from thidua.core import audit, clock, health, jobs
from thidua.core.models import AuditEntry, AuditHead, OutboxMail, PendingEvent

pytestmark = pytest.mark.django_db


def look(code: str) -> health.Line:
    (found,) = [line for line in health.lines() if line.code == code]
    return found


def test_all_is_well_after_a_start(data_folder, on_postgres) -> None:
    jobs.beat("w1")
    found = health.lines()
    assert [line.code for line in found if not line.well] == []
    assert health.is_well(found)
    assert look("workers").data == {"workers": ["w1"]}
    assert look("database").data["engine"] == ("postgresql" if on_postgres else "sqlite")
    assert look("migrations").shown == "Đầy đủ"
    assert look("audit").data == {"number": 0, "hash": "0" * 64}
    assert look("storage").shown.startswith("Còn trống ")


def test_no_worker_is_a_finding(data_folder) -> None:
    assert not look("workers").well
    assert not health.is_well(health.lines())


def test_a_missing_data_folder_is_a_finding_and_no_error(settings, tmp_path) -> None:
    settings.DATA = tmp_path / "gone"
    assert (look("storage").well, look("storage").shown) == (False, "FileNotFoundError")


def test_a_letter_that_cannot_be_sent_is_a_finding() -> None:
    now = clock.now()
    OutboxMail.objects.create(key="a", to="a@b.vn", written_at=now, retry_at=now)
    assert look("mail").well
    OutboxMail.objects.create(key="b", to="a@b.vn", written_at=now, retry_at=now, state="failed")
    assert not look("mail").well
    assert look("mail").shown == "1 đang chờ, 1 không gửi được"
    assert look("mail").data == {"waiting": 1, "failed": 1}


def test_news_that_waits_too_long_is_a_finding() -> None:
    now = clock.now()
    row = PendingEvent.objects.create(name="X", published_at=now, retry_at=now)
    assert look("events").well
    row.published_at = now - timedelta(minutes=6)
    row.save()
    assert not look("events").well


def test_a_cut_audit_is_a_finding(lifted) -> None:
    with transaction.atomic():
        for _ in range(3):
            audit.record(by=None, action="a", obj=None)
    assert (look("audit").well, look("audit").shown) == (True, "3 mục")
    with lifted():
        AuditEntry.objects.filter(number=3).delete()
    assert not look("audit").well


def test_a_proof_that_failed_is_a_finding(lifted) -> None:
    with transaction.atomic():
        audit.record(by=None, action="core.audit_verified", obj=None, data={"number": 0})
    assert look("audit").well
    assert ", kiểm tra " in look("audit").shown
    with transaction.atomic():
        audit.record(by=None, action="core.audit_verified", obj=None, data={"fault": "gap"})
    assert not look("audit").well
    assert AuditHead.objects.get().number == 2
