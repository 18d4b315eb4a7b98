"""Bà A is examined over HTTP, with a record and without one, before and after 30/9/2026."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from apps.records.check.conftest import typed, words
from thidua.apps.records import actions
from thidua.apps.records.models import Check, Judgement

ON = {"on": "2026-03-01", "year": "2025"}


def sheet(commune, code: str) -> str:
    return reverse("records:check_subject", args=[commune.a.uid, code])


def test_choose_finds_the_record_and_goes_on(commune, signed_in):
    client = signed_in(commune.officer)
    shown = client.get(reverse("records:check"), {"q": "nguyen thi a"})
    assert "Nguyễn Thị A, Công chức văn phòng" in words(shown)
    asked = {"q": "nguyen thi a", "who": commune.a.uid, "award": "BKBBNT", "do": "go"}
    assert client.get(reverse("records:check"), asked).url == sheet(commune, "bkbbnt")


def test_before_the_amendment_bkbbnt_passes_by_74_1_d_once_people_agree(commune, signed_in):
    client = signed_in(commune.officer)
    first = client.get(sheet(commune, "bkbbnt"), ON)
    assert "Chưa kết luận được về Bằng khen của Bộ, ban, ngành, tỉnh" in words(first)
    said = typed(first) | {"judgement-observance": "yes", "do": "see"}
    assert said["grant-0-years"] == "2024, 2025"
    second = words(client.post(sheet(commune, "bkbbnt"), said))
    assert "Đủ điều kiện đề nghị Bằng khen của Bộ, ban, ngành, tỉnh" in second
    assert "điểm d khoản 1 Điều 74 06/2022/QH15" in second
    assert "Có thể hiểu hai sáng kiến được đòi ở cả hai vế" in second


def test_the_other_awards_say_what_lacks(commune, signed_in):
    client = signed_in(commune.officer)
    third = words(client.get(sheet(commune, "cstdbbnt"), ON))
    assert "Chưa đủ điều kiện đề nghị Chiến sĩ thi đua Bộ, ban, ngành, tỉnh: còn thiếu 1" in third
    assert "Mới có: 2024–2025" in third
    prime = words(client.get(sheet(commune, "bkttg"), {**ON, "route": "i.b"}))
    assert "Đã được tặng Bằng khen của Bộ, ban, ngành, tỉnh" in prime
    assert "Chưa được tặng" in prime


def test_every_award_at_once(commune, signed_in):
    shown = words(signed_in(commune.officer).get(sheet(commune, "tat-ca"), ON))
    waits = shown.index("Đạt phần tính được, chờ người có thẩm quyền xem xét")
    lacks = shown.index("Còn thiếu một điều")
    unknown = shown.index("Chưa kết luận: còn điều chưa biết")
    assert waits < shown.index("Cá nhân có công trạng qua hai năm liên tục") < lacks
    assert lacks < shown.index("Mới có: 2024–2025") < unknown


def test_after_the_amendment_nothing_is_concluded_and_the_rule_before_is_marked(commune, signed_in):
    client = signed_in(commune.officer)
    first = client.get(sheet(commune, "bkbbnt"), {"year": "2025"})
    said = typed(first) | {"judgement-observance": "yes", "do": "see"}
    assert said["on"] == "2026-11-22"
    second = words(client.post(sheet(commune, "bkbbnt"), said))
    answer = second.index("Chưa kết luận được về Bằng khen của Bộ, ban, ngành, tỉnh.")
    why = second.index("Sau 30/09/2026, quy định có thể đã đổi")
    mark = second.index("theo quy định trước")
    assert answer < why < mark < second.index("Đủ điều kiện đề nghị Bằng khen của Bộ")


def test_nothing_typed_is_lost_and_every_fault_stands_at_its_field(commune, signed_in):
    client = signed_in(commune.officer)
    address = reverse("records:check_award", args=["cstdbbnt"])
    said = typed(client.get(address, ON)) | {
        "about": "Bà B",
        "grant-1-years": "2025, 2025, 20x4",
        "work-0-year": "2030",
        "measure-0-ends": "2025-01-31",
    }
    first = client.post(address, said | {"do": "keep"})
    assert typed(first)["grant-1-years"] == "2025, 2025, 20x4"
    assert typed(first)["about"] == "Bà B"
    told = words(first)
    for fault in ("Chưa hiểu “2025, 2025, 20x4”", "Chọn phạm vi", "Chọn hình thức kỷ luật"):
        assert fault in told
    mended = {"grant-1-years": "2025, 2025, 2031", "work-0-year": "", "measure-0-ends": ""}
    second = words(client.post(address, said | mended))
    assert "Chiến sĩ thi đua cơ sở năm 2025 ghi hai lần: chỉ giữ một lần." in second
    assert "Năm 2031 sau ngày xét 01/03/2026: sửa lại năm này." in second
    assert Check.objects.count() == 0


def test_rows_and_years_grow_without_scripts(commune, signed_in):
    client = signed_in(commune.officer)
    first = typed(client.get(sheet(commune, "bkbbnt"), ON))
    second = typed(client.post(sheet(commune, "bkbbnt"), first | {"more": "work"}))
    assert (second["rows-work"], second["work-1-scope"]) == ("2", "")
    third = typed(client.post(sheet(commune, "bkbbnt"), second | {"more": "rating"}))
    assert third["rows-rating"] == "7"
    assert (third["rating-2025"], third["rating-2019"]) == ("HTXSNV", "")
    assert third["grant-0-years"] == "2024, 2025"


def test_htmx_gets_the_findings_alone(commune, signed_in):
    client = signed_in(commune.officer)
    said = typed(client.get(sheet(commune, "bkbbnt"), ON)) | {"judgement-observance": "no"}
    part = client.post(sheet(commune, "bkbbnt"), said, headers={"HX-Request": "true"})
    assert b"<html" not in part.content
    assert b'hx-swap-oob="innerHTML"' in part.content
    assert "Đã được xem xét: không đạt" in words(part)


def test_by_hand_the_group_opens_its_own_routes(commune, signed_in):
    client = signed_in(commune.officer)
    address = reverse("records:check_award", args=["hcld3"])
    plain = words(client.get(address, ON | {"kind": "individual"}))
    worker = words(client.get(address, ON | {"kind": "individual", "group": "worker"}))
    assert "Công nhân có" not in plain
    assert "Công nhân có" in worker


def test_who_may_see_and_keep(commune, signed_in):
    assert Client().get(reverse("records:check")).status_code == 302
    assert signed_in(commune.neighbour).get(sheet(commune, "bkbbnt")).status_code == 404
    client = signed_in(commune.administrator)
    address = reverse("records:check_award", args=["cstdcs"])
    shown = client.get(address, ON)
    assert "Lưu kết quả" not in words(shown)
    refused = client.post(address, typed(shown) | {"do": "keep"})
    assert "Chỉ người xem được hồ sơ của đơn vị lưu được kết quả xét." in words(refused)
    assert Check.objects.count() == 0


def test_judgements_are_recorded_by_heads_only(commune, signed_in):
    said = typed(signed_in(commune.head).get(sheet(commune, "bkbbnt"), ON))
    said |= {"judgement-observance": "yes", "judgement-note": "Họp chi bộ 02/2026", "do": "judge"}
    refused = signed_in(commune.officer).post(sheet(commune, "bkbbnt"), said)
    assert "Chỉ người đứng đầu đơn vị" in words(refused)
    assert Judgement.objects.count() == 0
    client = signed_in(commune.head)
    assert client.post(sheet(commune, "bkbbnt"), said).status_code == 302
    assert client.post(sheet(commune, "bkbbnt"), said).status_code == 200  # nothing new to record
    kept = Judgement.objects.get()
    assert (kept.condition, kept.answer, kept.by) == ("observance", True, commune.head)
    shown = words(client.get(sheet(commune, "bkbbnt"), ON))
    assert "Đã ghi: Đạt, Đỗ Văn Trưởng, ngày" in shown
    assert "Đủ điều kiện đề nghị Bằng khen của Bộ, ban, ngành, tỉnh" in shown


@pytest.mark.parametrize("code", ["bkbbnt", "tat-ca"])
def test_a_fuller_record_costs_no_more_queries(
    commune, signed_in, django_assert_max_num_queries, code
):
    client = signed_in(commune.officer)
    client.get(sheet(commune, code), ON)
    with CaptureQueriesContext(connection) as few:
        client.get(sheet(commune, code), ON)
    for year in (2017, 2018, 2019):
        commune.write(actions.record_grant, commune.a, award="CSTDCS", year=year)
        commune.write(actions.record_rating, commune.a, year=year, code="HTNV")
    with django_assert_max_num_queries(len(few)):
        client.get(sheet(commune, code), ON)


def test_what_is_not_asked_stays_as_the_record_says_it(commune, signed_in):
    client = signed_in(commune.officer)
    commune.write(actions.record_grant, commune.a, award="BKTTG", year=2020, type="DOT_XUAT")
    commune.write(actions.record_rating, commune.a, year=2016, code="HTNV")
    said = typed(client.get(sheet(commune, "bkbbnt"), ON)) | {"do": "keep"}
    client.post(sheet(commune, "bkbbnt"), said)
    facts = Check.objects.get().facts["facts"]
    assert facts["awards"] == [{"award": "BKTTG", "year": 2020, "type": "DOT_XUAT"}]
    assert facts["rating"] == {"2016": "HTNV", "2024": "HTXSNV", "2025": "HTXSNV"}
