"""A kept finding stays as it was, whatever happens to record and rule."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.records.check.conftest import AFTER, BEFORE, typed, words
from thidua import __version__
from thidua.apps.records import actions
from thidua.apps.records.actions.keep import keep_check
from thidua.apps.records.models import Check, Grant
from thidua.apps.records.queries import case_of
from thidua.apps.records.queries.checks import rule_print
from thidua.core.models import AuditEntry
from thidua.kernel.problems import NotAllowedError, RefusedError

ON = {"on": "2026-03-01", "year": "2025"}


def case(commune, code: str = "BKBBNT") -> dict:
    return case_of(commune.a, code, on=BEFORE, year=2025)


def keep(commune, **values) -> Check:
    said = {"by": commune.officer, "today": BEFORE, "subject": commune.a} | values
    return keep_check(said.pop("case", case(commune)), **said)


def test_the_page_keeps_and_shows_it(commune, signed_in):
    client = signed_in(commune.officer)
    address = reverse("records:check_subject", args=[commune.a.uid, "bkbbnt"])
    said = typed(client.get(address, ON)) | {"judgement-observance": "yes", "do": "keep"}
    answer = client.post(address, said)
    check = Check.objects.get()
    assert answer.url == reverse("records:check_kept", args=[check.uid])
    assert (check.award, check.verdict, check.on, check.year) == ("BKBBNT", "pass", BEFORE, 2025)
    assert (check.engine_version, check.kept_by) == (__version__, commune.officer)
    assert check.rule_version.isoformat() == "2024-01-01"
    entry = AuditEntry.objects.get(action="records.keep_check")
    assert entry.data == {"award": "BKBBNT", "verdict": "pass", "on": ON["on"], "day": "2026-11-22"}
    shown = words(client.get(answer.url))
    assert "giả định của lần xét này" in shown
    assert "Có thể hiểu hai sáng kiến được đòi ở cả hai vế" in shown
    assert "Kết quả này giữ nguyên như lúc lưu" not in shown
    listed = words(client.get(reverse("records:check_list", args=[commune.a.uid])))
    assert "Bằng khen của Bộ, ban, ngành, tỉnh Đạt" in listed


def test_it_stays_when_the_record_changes(commune, signed_in):
    check = keep(commune)
    grant = Grant.objects.filter(subject=commune.a, year=2025).get()
    client = signed_in(commune.officer)
    before = words(client.get(reverse("records:check_kept", args=[check.uid])))
    actions.cancel_grant(grant.pk, day=BEFORE, basis="QĐ 9/QĐ", by=commune.officer, today=BEFORE)
    after = words(client.get(reverse("records:check_kept", args=[check.uid])))
    assert "Hồ sơ đã thay đổi từ khi lưu." in after
    assert "Hồ sơ đã thay đổi từ khi lưu." not in before
    finding = before[before.index("Chưa kết luận được") : before.index("Dữ kiện đã dùng")]
    assert "Đã có: 2024–2025" in finding
    assert finding in after


def test_a_rule_that_changed_is_said(commune, signed_in):
    check = keep(commune)
    outcome = check.outcome | {"about": check.outcome["about"] | {"rule_print": "0" * 16}}
    Check.objects.filter(pk=check.pk).update(outcome=outcome)
    shown = words(signed_in(commune.officer).get(reverse("records:check_kept", args=[check.uid])))
    assert "Quy định ghi trong sổ luật đã thay đổi từ khi lưu." in shown
    assert rule_print("BKBBNT") != rule_print("BKTTG")


def test_what_a_head_judged_is_kept_with_name_and_day(commune, signed_in):
    actions.record_judgement(
        commune.a.pk, award="BKBBNT", year=2025, condition="observance", answer=True,
        note="Họp chi bộ", by=commune.head, today=BEFORE,
    )  # fmt: skip
    check = keep(commune, case=case_of(commune.a, "BKBBNT", on=AFTER, year=2025))
    shown = words(signed_in(commune.officer).get(reverse("records:check_kept", args=[check.uid])))
    assert "pháp luật: Đạt, Đỗ Văn Trưởng, ngày" in shown
    assert "Họp chi bộ" in shown
    assert "giả định của lần xét này" not in shown


def test_without_a_record_it_is_kept_at_the_own_unit(commune, signed_in):
    client = signed_in(commune.officer)
    address = reverse("records:check_award", args=["cstdbbnt"])
    said = typed(client.get(address, ON)) | {"about": "Bà B", "grant-1-years": "2023-2025"}
    answer = client.post(address, said | {"do": "keep"})
    check = Check.objects.get()
    assert (check.subject, check.unit, check.title) == (None, commune.commune, "Bà B")
    assert check.facts["facts"]["titles"] == {"CSTDCS": [2023, 2024, 2025]}
    assert "Tự ghi khi xét" in words(client.get(answer.url))
    assert "Bà B" in words(client.get(reverse("records:check")))
    assert signed_in(commune.neighbour).get(answer.url).status_code == 404


def test_refusals(commune):
    with pytest.raises(NotAllowedError):
        keep(commune, by=commune.neighbour)
    with pytest.raises(NotAllowedError):
        keep(commune, subject=None, unit=None)
    with pytest.raises(RefusedError, match="không có hình thức nào mang mã XYZ"):
        keep(commune, case=case(commune) | {"award": "XYZ"})
    assert Check.objects.count() == 0


def test_more_findings_cost_no_more_queries(commune, signed_in, django_assert_max_num_queries):
    client = signed_in(commune.officer)
    address = reverse("records:check_list", args=[commune.a.uid])
    keep(commune)
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for code in ("CSTDCS", "BKTTG"):
        keep(commune, case=case(commune, code))
    with django_assert_max_num_queries(len(one)):
        client.get(address)
