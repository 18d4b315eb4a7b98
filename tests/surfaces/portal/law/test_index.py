"""All titles and commendations: by family, by what is typed, on a day."""

from __future__ import annotations

import pytest
from django.test import Client

from thidua.books.law.awards import rules
from thidua.books.law.leaning import by_slug


def words(node) -> str:
    return " ".join(node.text_content().split())


def codes(main) -> list[str]:
    return [words(span) for span in main.xpath(".//td[1]//span[@class='code']")]


def test_every_award_stands_in_its_family(read):
    main = read("/luat/")
    assert sorted(codes(main)) == sorted(rules())
    families = {s.get("aria-labelledby") for s in main.xpath(".//section[@class='law-list']")}
    assert families == {rule.family for rule in rules().values()}
    order = [rule.level for rule in (rules()[c] for c in codes(main)) if rule.kind == "title"]
    assert order[0] == "grassroots"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cstdcs", ["CSTDCS"]),
        ("CO CHINH PHU", ["COCP"]),
        ("cờ chính phủ", ["COCP"]),
        ("chiến sĩ thi đua cấp tỉnh", ["CSTDBBNT"]),
        ("chien si thi dua", ["CSTDCS", "CSTDBBNT", "CSTDTQ"]),
        ("heroic mother", ["BMVNAH"]),
    ],
)
def test_a_name_a_code_or_another_name_with_or_without_marks(read, typed, found):
    main = read(f"/luat/?q={typed}")
    assert codes(main) == found
    assert main.xpath(".//input[@name='q']/@value") == [typed]


def test_nothing_found_says_what_to_do(read):
    main = read("/luat/?q=khong+co+gi+ca")
    assert codes(main) == []
    assert "Thử tên ngắn hơn" in words(main)
    assert main.xpath(".//div[@class='empty']//a/@href") == ["/luat/"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2023-01-01", "chưa có hiệu lực"),
        ("2024-01-01", "chắc chắn"),
        ("2026-10-01", "chưa chắc chắn"),
    ],
)
def test_the_state_of_the_law_on_a_day(read, day, said):
    main = read(f"/luat/?ngay={day}")
    states = {words(td) for td in main.xpath(".//tbody/tr/td[5]")}
    assert states == {said}
    assert all(f"?ngay={day}" in a for a in main.xpath(".//td[1]//a/@href"))


def test_between_the_days_one_award_has_no_known_reading(read):
    main = read("/luat/?ngay=2025-07-01")
    rows = {words(tr.xpath(".//span[@class='code']")[0]): tr for tr in main.xpath(".//tbody/tr")}
    odd = {code for code, tr in rows.items() if words(tr.xpath("./td[5]")[0]) != "chắc chắn"}
    assert odd == {"XATB"}
    assert "1 chưa có cách hiểu" in words(main)


def test_a_wrong_day_keeps_what_was_typed(read):
    main = read("/luat/?q=cờ&ngay=30/02/2025")
    assert main.xpath(".//input[@name='ngay']/@value") == ["30/02/2025"]
    assert main.xpath(".//input[@name='q']/@value") == ["cờ"]
    assert "Không có ngày này trong lịch." in words(main)


def test_every_place_in_the_navigation(read):
    page = Client().get("/luat/").content.decode()
    assert page.count('href="/luat/" aria-current="page"') == 2  # beside the page and folded


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_instrument_has_its_page(read, language):
    listed = read("/luat/van-ban/", language=language).xpath(".//td[1]//a/@href")
    assert len(listed) == len(by_slug())
    for address in listed:
        main = read(address, language=language)
        assert main.xpath(".//dl[@class='detail']")


def test_every_article_in_use_has_its_page(read):
    main = read("/luat/van-ban/06-2022-qh15/")
    addresses = main.xpath(".//section[@aria-labelledby='articles']//td[1]//a/@href")
    assert len(addresses) > 40
    for address in addresses:
        read(address)


def test_an_article_tells_everything_that_leans_on_it(read):
    main = read("/luat/van-ban/129-2025-nd-cp/dieu-59/")
    awards = main.xpath(".//section[@aria-labelledby='awards']//h3")
    assert {"XATB", "BKTTG"} <= {words(h).rsplit(" ", 1)[-1] for h in awards}
    topics = words(main.xpath(".//section[@aria-labelledby='topics']")[0])
    assert "Thẩm quyền" in topics
    assert "thẩm quyền của cấp huyện chuyển cho Chủ tịch Ủy ban nhân dân cấp xã" in topics


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/luat/van-ban/06-2099-qh99/", "Sổ luật không có văn bản “06-2099-qh99”"),
        ("/luat/van-ban/06-2099-qh99/dieu-1/", "Sổ luật không có văn bản “06-2099-qh99”"),
        (
            "/luat/van-ban/06-2022-qh15/dieu-999/",
            "Sổ luật không dựa vào Điều 999 của 06/2022/QH15",
        ),
    ],
)
def test_an_unknown_instrument_or_article_gets_help(read, address, said):
    main = read(address, status=404)
    assert words(main.xpath(".//h1")[0]) == said
    assert main.xpath(".//a[contains(@class, 'main')]/@href")[0].startswith("/luat/van-ban/")


def test_pages_link_to_pages_that_are_there(read):
    seen: set[str] = set()
    for start in ("/luat/", "/luat/van-ban/152-2025-nd-cp/", "/luat/so-sanh/"):
        main = read(start)
        seen |= {a for a in main.xpath(".//a/@href") if a.startswith("/luat/")}
    for address in sorted(seen):
        read(address)
