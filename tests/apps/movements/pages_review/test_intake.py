"""Bringing a plan in over HTTP."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from factories import make_unit
from thidua.apps.documents.models import Document
from thidua.apps.movements.models import Movement, Plan

URL = "/phong-trao/ke-hoach/dua-vao/"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)


def send(client, unit, **values):
    return client.post(URL, {"unit": unit.pk, "text": "", "replaces": ""} | values)


def upload(data: bytes, name: str = "ke-hoach.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_the_address_is_the_one_that_people_were_given():
    assert reverse("movements:intake") == URL


def test_only_the_units_of_own_posts_are_offered_and_the_first_is_chosen(
    province, signed_in, page_of
):
    make_unit("Tỉnh Bên Cạnh", kind="province", acting_name="Ủy ban nhân dân tỉnh Bên Cạnh")
    page = page_of(signed_in(province.officer).get(URL))
    options = [
        (o.text_content(), o.get("selected") is not None)
        for o in page.xpath("//select[@name='unit']/option")
    ]
    assert options == [("Ủy ban nhân dân tỉnh Mẫu Sơn", True)]


def test_pasted_text_becomes_a_draft_on_its_review_page(province, signed_in, text):
    answer = send(signed_in(province.officer), province.unit, text=text)
    made = Plan.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == f"/phong-trao/ke-hoach/{made.uuid}/soat/"
    assert made.read_by == province.officer
    assert made.clauses.get(key="instrument.number").text == "912/KH-UBND"


def test_a_file_becomes_a_draft(province, signed_in, text):
    answer = send(signed_in(province.officer), province.unit, file=upload(text.encode()))
    assert answer.status_code == 302
    assert Plan.objects.get().document.stored.name == "ke-hoach.txt"


def test_the_same_file_leads_to_the_plan_that_is_there(province, signed_in, text, page_of):
    client = signed_in(province.officer)
    send(client, province.unit, file=upload(text.encode()))
    answer = send(client, province.unit, file=upload(text.encode(), "ban-sao.txt"))
    made = Plan.objects.get()
    links = page_of(answer).xpath("//a[normalize-space()='Mở kế hoạch đã có']/@href")
    assert answer.status_code == 200
    assert links == [f"/phong-trao/ke-hoach/{made.uuid}/soat/"]


@pytest.mark.parametrize(
    "data", [PNG, b"", b"%PDF-1.7 cut off", "Một bài thơ về dòng sông.".encode()]
)
def test_what_is_no_plan_is_refused_in_words_and_leaves_nothing(
    province, signed_in, data, words_of
):
    answer = send(signed_in(province.officer), province.unit, file=upload(data, "anh.txt"))
    assert answer.status_code == 200
    assert "Chưa đọc được kế hoạch" in words_of(answer)
    assert "Không có gì được lưu." in words_of(answer)
    assert (Movement.objects.count(), Plan.objects.count(), Document.objects.count()) == (0, 0, 0)


def test_refused_text_stays_in_its_box(province, signed_in, page_of):
    answer = send(signed_in(province.officer), province.unit, text="Chỉ là ghi chú.")
    assert page_of(answer).xpath("string(//textarea[@name='text'])").strip() == "Chỉ là ghi chú."


def test_neither_file_nor_text_is_said_at_the_field(province, signed_in, words_of):
    answer = send(signed_in(province.officer), province.unit)
    assert "Chọn một tệp, hoặc dán nội dung văn bản vào ô bên dưới." in words_of(answer)


def test_file_and_text_at_once_is_asked_back(province, signed_in, text, words_of):
    answer = send(signed_in(province.officer), province.unit, text=text, file=upload(b"x"))
    assert "Có cả tệp lẫn chữ dán." in words_of(answer)
    assert Plan.objects.count() == 0


def test_a_unit_beyond_reach_cannot_be_chosen(province, signed_in, text):
    other = make_unit("Tỉnh Bên Cạnh", kind="province", acting_name="UBND tỉnh Bên Cạnh")
    answer = send(signed_in(province.officer), other, text=text)
    assert answer.status_code == 200
    assert Plan.objects.count() == 0


def test_a_unit_below_is_found_by_name_and_what_was_typed_stays(province, signed_in, text, page_of):
    client = signed_in(province.officer)
    answer = send(client, province.unit, text=text, unit_q="so noi vu", search="1")
    page = page_of(answer)
    options = page.xpath("//select[@name='unit']/option/text()")
    assert options == ["Sở Nội vụ, Ủy ban nhân dân tỉnh Mẫu Sơn", "Ủy ban nhân dân tỉnh Mẫu Sơn"]
    assert page.xpath("string(//textarea[@name='text'])").split() == text.split()
    assert send(client, province.home, text=text, unit_q="so noi vu").status_code == 302
    assert Plan.objects.get().movement.issuer == province.home


def test_a_new_version_of_a_running_plan(province, signed_in, text):
    old = province.run()
    answer = send(signed_in(province.officer), province.unit, text=text, replaces=old.pk)
    assert answer.status_code == 302
    made = Plan.objects.latest("pk")
    assert (made.movement, made.version, old.version) == (old.movement, 2, 1)


def test_who_may_not_read_plans_in_is_told_the_rule(province, signed_in, words_of):
    answer = signed_in(province.head).get(URL)
    assert answer.status_code == 403
    assert "Chỉ cán bộ thường trực thi đua của đơn vị ban hành" in words_of(answer)


def test_a_stranger_signs_in_first(client, db):
    answer = client.get(URL)
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?next={URL}")
