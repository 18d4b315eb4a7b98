"""The page of one award: on several days, in both languages, by address and by its texts."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from factories import Province
from thidua.books.law.awards import rules
from thidua.books.law.on_day import award_on
from thidua.kernel.rules.cite import Said
from thidua.surfaces.portal.law import notes
from thidua.surfaces.portal.law.standards import ways

DAYS = ["2023-06-01", "2025-06-30", "2025-07-01", "2026-11-20"]
CONDITIONS = [
    "Đạt tiêu chuẩn Lao động tiên tiến hoặc Chiến sĩ tiên tiến khoản 1 Điều 23 06/2022/QH15",
    "Một trong các điều kiện sau khoản 2 Điều 23 06/2022/QH15",
    "Năm xét được xếp loại hoàn thành xuất sắc nhiệm vụ",
    "Trong năm xét: có sáng kiến được công nhận trong phạm vi cơ sở",
    (
        "Trong năm xét: có đề tài, đề án khoa học, công trình khoa học và công nghệ được công nhận "
        "trong phạm vi cơ sở"
    ),
    (
        "Trong năm xét: có sự mưu trí, sáng tạo trong chiến đấu, phục vụ chiến đấu được công nhận "
        "trong phạm vi cơ sở"
    ),
    "Đủ các điều kiện sau",
    (
        "Có sáng kiến, đề tài, đề án khoa học, công trình khoa học và công nghệ hoặc sự mưu trí, "
        "sáng tạo trong chiến đấu, phục vụ chiến đấu được công nhận trong phạm vi cơ sở"
    ),
    "Sáng kiến, đề tài được công nhận ở năm khác được chấp nhận cho năm xét; Luật không nói về năm",
]


def words(node) -> str:
    return " ".join(node.text_content().split())


def own_words(item) -> str:
    """Return what a condition says, without its evidence and what stands inside it."""
    text = item.text or ""
    for part in item:
        if part.tag == "a":
            text += f" {part.text_content()}"
    return " ".join(text.split())


def section(main, name: str):
    return main.xpath(f".//section[@aria-labelledby='{name}']")[0]


def rows_of(part) -> list[list[str]]:
    return [[words(td) for td in tr.xpath("./td")] for tr in part.xpath(".//tbody/tr")]


@pytest.mark.parametrize(("day", "language"), [*((d, "vi") for d in DAYS), (DAYS[-1], "en")])
def test_every_award_on_every_day(read, day, language):
    for code, rule in rules().items():
        main = read(f"/luat/{code.lower()}/?ngay={day}", language=language)
        name = rule.name.vi if language == "vi" else rule.name.en
        assert words(main.xpath(".//h1")[0]) == name
        labels = [words(h) for h in section(main, "standards").xpath(".//article/h3")]
        shown = award_on(code, date.fromisoformat(day)).shown.routes
        wanted = {route.label.vi if language == "vi" else route.label.en for route in shown}
        assert set(labels) == wanted


def test_the_standards_of_the_grassroots_fighter(read):
    part = section(read("/luat/cstdcs/?ngay=2025-08-01"), "standards")
    assert [own_words(li) for li in part.xpath(".//ul[@class='conditions']//li")] == CONDITIONS
    proof = [words(s) for s in part.xpath(".//li/span[@class='source']")]
    assert proof[0] == "Minh chứng: Kết quả đánh giá, xếp loại chất lượng năm."
    assert proof[-1] == "Người có thẩm quyền xem xét, không tính máy."


def test_the_page_of_the_grassroots_fighter_as_a_whole(read, golden):
    main = read("/luat/cstdcs/?ngay=2025-08-01")
    for note in main.xpath(".//section[@aria-labelledby='open'] | .//svg"):
        note.getparent().remove(note)
    for block in main.iter("p", "li", "h1", "h2", "h3", "td", "th", "dt", "dd", "figcaption"):
        block.tail = f"\n{block.tail or ''}"
    lines = [" ".join(line.split()) for line in main.text_content().splitlines()]
    golden("law/cstdcs.txt", "\n".join(line for line in lines if line) + "\n")


@pytest.mark.parametrize(
    ("day", "who"), [("2025-06-30", "huyện"), ("2025-07-01", "xã")], ids=["before", "after"]
)
def test_who_decides_on_the_day(read, day, who):
    rows = rows_of(section(read(f"/luat/cstdcs/?ngay={day}"), "deciders"))
    chairs = [name for name, *_rest in rows if name.startswith("Chủ tịch Ủy ban nhân dân cấp")]
    assert chairs == [f"Chủ tịch Ủy ban nhân dân cấp {who}"]


def test_the_bonus_of_the_day_and_of_a_day_without_certainty(read):
    sure = rows_of(section(read("/luat/cstdcs/?ngay=2026-07-01"), "money"))
    assert [row[:2] for row in sure] == [["Cá nhân", "2.530.000 đồng"]]
    unsure = rows_of(section(read("/luat/cstdcs/?ngay=2026-10-01"), "money"))
    assert unsure[0][1] == "chưa xác định theo quy định trước: 2.530.000 đồng"


def test_after_the_law_was_amended_the_rule_before_is_shown_and_marked(read):
    main = read("/luat/cstdcs/")
    note = words(main.xpath(".//section[contains(@class, 'note')]")[0])
    assert "Ngày 20/11/2026 quy định chưa chắc chắn" in note
    assert "Văn bản còn thiếu: Luật sửa đổi Luật Thi đua, khen thưởng (06/2026/QH16)" in note
    part = section(main, "standards")
    assert part.get("class") == "other-day"
    mark = words(part.xpath(".//p[@class='other-day-mark']")[0])
    assert mark == "Quy định trước, chắc chắn đến hết ngày 30/09/2026"
    assert len(part.xpath(".//ul[@class='conditions']//li")) == len(CONDITIONS)


def test_on_a_certain_day_nothing_is_marked(read):
    main = read("/luat/cstdcs/?ngay=2026-09-30")
    assert main.xpath(".//*[@class='other-day'] | .//section[contains(@class, 'note')]") == []
    assert "Quy định ngày 30/09/2026 chắc chắn." in words(main)


def test_a_route_that_stopped_stands_last_and_says_why(read):
    part = section(read("/luat/bkttg/?ngay=2025-07-01"), "standards")
    stopped = [words(a) for a in part.xpath(".//article") if "đã dừng" in words(a)]
    assert words(part.xpath(".//article")[-1]) in stopped
    assert all("Từ ngày 01/07/2025: Không còn cấp huyện" in text for text in stopped)
    before = section(read("/luat/bkttg/?ngay=2025-06-30"), "standards")
    assert "đã dừng" not in words(before)


def test_a_day_before_the_law(read):
    main = read("/luat/bkttg/?ngay=01/06/2023")
    assert "Ngày 01/06/2023 quy định này chưa có hiệu lực" in words(main)
    assert "Chưa biết ai quyết định vào ngày này" in words(section(main, "deciders"))


def test_the_ladder_as_picture_and_as_list(read):
    part = section(read("/luat/cstdcs/?ngay=2025-08-01"), "ladder")
    svg = part.xpath(".//svg")[0]
    title = part.xpath(f".//*[@id='{svg.get('aria-labelledby')}']")[0]
    assert words(title).startswith("Hình thức nào dẫn tới Chiến sĩ thi đua cơ sở")
    drawn = {a.get("aria-label"): a.get("href") for a in svg.xpath(".//a")}
    assert drawn["Lao động tiên tiến"] == "/luat/ldtt/?ngay=2025-08-01"
    listed = {words(a): a.get("href") for a in part.xpath(".//ul//a")}
    assert set(listed.items()) <= set(drawn.items())
    assert [words(a) for a in svg.xpath(".//a[@aria-current='page']/text")] == [
        "Chiến sĩ thi đua cơ sở"
    ]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_ladder_is_drawn_inside_its_frame(read, language):
    for code in rules():
        for svg in read(f"/luat/{code.lower()}/", language=language).xpath(".//figure//svg"):
            width, height = int(svg.get("width")), int(svg.get("height"))
            assert svg.get("viewbox") == f"0 0 {width} {height}"
            for rect in svg.xpath(".//rect"):
                x, y, wide, high = (int(rect.get(n)) for n in ("x", "y", "width", "height"))
                assert x >= 0 <= y
                assert (x + wide <= width, y + high <= height) == (True, True), code


def test_places_of_the_law_lead_to_what_leans_on_them(read):
    main = read("/luat/cstdcs/")
    for address in sorted(set(main.xpath(".//a[@class='cite']/@href"))):
        read(address)


def test_an_unknown_code_gets_help(read):
    main = read("/luat/cstd/", status=404)
    assert words(main.xpath(".//h1")[0]) == "Không có danh hiệu, hình thức nào mang mã “cstd”"
    assert "/luat/cstdcs/" in main.xpath(".//ul//a/@href")
    assert main.xpath(".//a[contains(@class, 'main')]/@href") == ["/luat/"]


@pytest.mark.parametrize("typed", ["31/02/2025", "hôm qua", "2025-13-01", "<b>"])
def test_a_wrong_day_stays_as_it_was_typed(read, typed):
    main = read(f"/luat/cstdcs/?ngay={typed}")
    field = main.xpath(".//input[@name='ngay']")[0]
    assert (field.get("value"), field.get("type"), field.get("aria-invalid")) == (
        typed,
        "text",
        "true",
    )
    assert "Không có ngày này trong lịch. Ghi như 01/07/2025." in words(main)
    assert "ngày 20/11/2026" in words(section(main, "deciders"))


def test_notes_are_text_whatever_they_hold():
    made = notes.html_of("# Tên\n\n## Một\n\n- a <script>alert(1)</script> [x](javascript:y)\n")
    assert made.startswith("<h3>Một</h3>")
    assert "<script>" not in made
    assert 'href="javascript' not in made


def test_texts_come_from_the_books_in_the_language_of_the_reader(read):
    one = award_on("CSTDCS", date(2025, 8, 1))
    way = ways(one)[0]
    route = one.shown.routes[0]
    assert route.label == Said(way.label, route.label.en)
    main = read("/luat/cstdcs/?ngay=2025-08-01", language="en")
    assert "Meets the standard of Advanced worker or Advanced soldier" in words(main)


def test_a_page_is_small_on_the_wire():
    for code in ("bkttg", "hcld3", "cstdcs"):
        answer = Client().get(f"/luat/{code}/", headers={"accept-encoding": "gzip"})
        assert answer.headers["Content-Encoding"] == "gzip"
        assert len(answer.content) < 30_000


def test_somebody_who_signed_in_costs_the_queries_of_the_frame_only(db):
    client = Client()
    client.force_login(Province().officer)
    client.get("/luat/cstdcs/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = html.fromstring(client.get("/luat/cstdcs/").content.decode())
    with CaptureQueriesContext(connection) as frame:
        client.get(reverse("portal:law_compare") + "?tu=x")
    assert len(asked) == len(frame) <= 6
    assert "Tra cứu luật" in [words(a) for a in page.xpath("//nav//a")]
