"""Whom the names of a plan mean, and choosing units by hand."""

from __future__ import annotations

import pytest
from django.urls import reverse

from thidua.apps.movements.models import ActorChoice

BOATS = "Đội thuyền du lịch sông Hương"


def address(name, plan) -> str:
    return reverse(f"movements:{name}", args=[plan.uuid])


@pytest.fixture
def officer(province, signed_in):
    return signed_in(province.officer)


def cards(page):
    return [
        (c.xpath("string(.//strong)"), " ".join(c.xpath("string(.//*[contains(@class,'chip')])").split()))
        for c in page.xpath("//ul[@class='actors']/li")
    ]  # fmt: skip


def test_unknown_names_come_first_and_kinds_open_to_their_units(plan, officer, page_of):
    page = page_of(officer.get(address("actors", plan)))
    found = cards(page)
    assert found[0] == (BOATS, "Chưa rõ đơn vị nào")
    assert ("Sở Khoa học và Công nghệ", "1 đơn vị") in found
    assert ("Các sở, ban, ngành", "2 đơn vị") in found
    (names,) = page.xpath("//ul[@class='names']")
    assert names.xpath("li/text()") == ["Sở Khoa học và Công nghệ", "Sở Nội vụ"]


def test_search_then_choose(plan, province, officer, page_of):
    url = address("actors_choose", plan)
    found = page_of(officer.post(url, {"actor": BOATS, "ten": "khoa hoc", "search": "1"}))
    offered = found.xpath("//input[@name='units']/@value")
    assert offered == [str(province.science.pk)]
    answer = officer.post(url, {"actor": BOATS, "ten": "khoa hoc", "units": offered})
    assert answer["Location"] == address("actors", plan)
    choice = ActorChoice.objects.get()
    assert (choice.actor, list(choice.units.all())) == (BOATS, [province.science])
    shown = cards(page_of(officer.get(address("actors", plan))))
    assert (BOATS, "1 đơn vị, chọn bằng tay") in shown


def test_set_aside(plan, officer, page_of):
    officer.post(address("actors_choose", plan), {"actor": BOATS, "set_aside": "on"})
    assert ActorChoice.objects.get().set_aside
    assert (BOATS, "Ngoài hệ thống") in cards(page_of(officer.get(address("actors", plan))))


def test_nothing_chosen_is_said(plan, officer, words_of):
    answer = officer.post(address("actors_choose", plan), {"actor": BOATS})
    assert f"Chưa chọn đơn vị nào cho “{BOATS}”." in words_of(answer)
    assert not ActorChoice.objects.exists()


def test_a_search_that_finds_nothing_is_said(plan, officer, words_of):
    answer = officer.get(address("actors_choose", plan), {"actor": BOATS, "ten": "bến phà"})
    assert "Không có đơn vị nào tên “bến phà”." in words_of(answer)


def test_a_name_that_the_plan_does_not_bear_is_not_found(plan, officer):
    assert officer.get(address("actors_choose", plan), {"actor": "Ai đó"}).status_code == 404


def test_the_head_may_not_choose(plan, province, signed_in):
    head = signed_in(province.head)
    url = address("actors_choose", plan)
    assert head.get(url, {"actor": BOATS}).status_code == 403
    assert head.post(url, {"actor": BOATS, "set_aside": "on"}).status_code == 403
    assert not ActorChoice.objects.exists()
