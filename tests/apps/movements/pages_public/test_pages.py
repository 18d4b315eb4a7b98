"""Public pages of movements and plans: what they show, to whom, and that odd addresses hold."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.test import Client
from lxml import html

from factories import Province, make_person, plan_text
from thidua.apps.movements import actions, queries

SUMS = "//ul[@class='beside-sum']/li"
LOWER = "Mẫu Sơn thi đua ở cơ sở"


@pytest.fixture
def two(db):
    """A running plan and a running plan under it, which changes the second content."""
    top, low = Province(), Province()
    higher = top.run()
    text = plan_text(22, LOWER).replace(
        "đến từng thôn, bản", "và dạy kỹ năng số cho người cao tuổi"
    )
    lower = low.read_in(text)
    actions.link_parent(lower.pk, parent_id=higher.pk, by=low.officer)
    lower.refresh_from_db()
    for code in {one.code for one in queries.findings(lower) if one.severity == "blocks"}:
        actions.set_aside(lower.pk, finding=code, reason="Theo đặc điểm tỉnh.", by=low.officer)
    actions.confirm_all(lower.pk, by=low.officer)
    actions.set_aside(lower.pk, finding="group_without_criteria", reason="Thử.", by=low.officer)
    lower = low.approve(low.submit(lower))
    top.higher, top.lower = higher, lower
    return top


def words(node) -> str:
    return " ".join(node.text_content().split())


def read(address: str, person=None):
    client = Client()
    if person is not None:
        client.force_login(person)
    response = client.get(address)
    assert response.status_code == 200, address
    return html.fromstring(response.content.decode())


def names(page) -> list[str]:
    return [words(tr.xpath("./td")[0]) for tr in page.xpath("//tbody/tr[td//a]")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 2),
        ("?q=chuyen+doi", 1),
        ("?q=CHUYỂN+đổi", 1),
        ("?q=%25", 0),
        ("?level=province", 2),
        ("?level=commune", 0),
        ("?level=khong-co", 2),
        ("?year=2025", 2),
        ("?year=2031", 0),
        ("?year=99999999999999999999", 0),
        ("?q=%00", 2),
        ("?after=x", 2),
    ],
)
def test_the_list_is_narrowed(two, query, found):
    assert len(names(read(f"/phong-trao/{query}"))) == found


def test_the_spreadsheet_opens(two):
    response = Client().get("/phong-trao/?xlsx=1")
    data = b"".join(response) if response.streaming else response.content
    book = zipfile.ZipFile(io.BytesIO(data))
    assert book.testzip() is None
    assert LOWER in book.read("xl/worksheets/sheet1.xml").decode()


def test_the_tree_holds_the_lower_movement_under_the_higher(two):
    page = read("/phong-trao/cay/")
    lower = page.xpath(f"//a[@href='/phong-trao/{two.lower.movement.slug}/']")[0]
    above = [a for li in lower.iterancestors("li") for a in li.xpath(".//a/@href")]
    assert f"/phong-trao/{two.higher.movement.slug}/" in above


def test_one_movement(two):
    page = read(f"/phong-trao/{two.higher.movement.slug}/")
    assert words(page.xpath("//h1")[0]) == "Mẫu Sơn thi đua chuyển đổi số"
    contents = [words(li) for li in page.xpath("//section[@aria-labelledby='contents']//li")]
    assert contents == [
        "Thi đua nâng cao nhận thức của cán bộ và Nhân dân về chuyển đổi số.",
        "Thi đua phát triển hạ tầng số đến từng thôn, bản.",
    ]
    links = [words(li) for li in page.xpath("//section[@aria-labelledby='links']//li")]
    assert links == [f"Được triển khai bởi: {LOWER}"]
    papers = page.xpath("//section[@aria-labelledby='papers']//a/@href")
    plan = f"/phong-trao/ke-hoach/{two.higher.uuid}/"
    assert papers == [plan, f"{plan}ban-goc/"]


def test_one_plan_with_who_carries_each_clause_out(two):
    page = read(f"/phong-trao/ke-hoach/{two.higher.uuid}/")
    first = two.higher.clauses.filter(kind="content").first()
    shown = words(page.xpath(f"//li[@id='clause-{first.pk}']")[0])
    assert "Thi đua nâng cao nhận thức" in shown
    assert LOWER in shown
    assert page.xpath("//main//a[contains(@href, '/soat/')]") == []


def test_coverage_names_what_nobody_carries_out(two):
    page = read(f"/phong-trao/ke-hoach/{two.higher.uuid}/bao-phu/")
    linked = page.xpath("//tbody//a/@href")
    lower = two.lower.clauses.filter(kind="content", carries_out__isnull=False)
    assert linked == [f"/phong-trao/ke-hoach/{two.lower.uuid}/#clause-{c.pk}" for c in lower]
    for kind in ("criterion", "award", "milestone", "solution", "duty", "khong-co", "%00"):
        read(f"/phong-trao/ke-hoach/{two.higher.uuid}/bao-phu/?kind={kind}")
    assert "Chưa có kế hoạch cấp dưới nào đang thực hiện" in words(
        read(f"/phong-trao/ke-hoach/{two.lower.uuid}/bao-phu/")
    )


def test_comparison_with_the_plan_above(two):
    page = read(f"/phong-trao/ke-hoach/{two.lower.uuid}/so-sanh/")
    text = words(page)
    assert "1 mục giữ nguyên" in text
    sums = {words(li.xpath("./a")[0]): words(li.xpath("./span")[0]) for li in page.xpath(SUMS)}
    assert sums["Nội dung thi đua"] == "1 giữ nguyên, 1 điều chỉnh"
    (row,) = page.xpath("//section[@aria-labelledby='p-contents']//details[@class='beside-row']")
    assert row.get("open") is None
    assert words(row.xpath("./summary")[0]).startswith("Điều chỉnh Thi đua phát triển hạ tầng số")
    assert "người cao tuổi" in words(row.xpath(".//ins")[0])
    assert Client().get(f"/phong-trao/ke-hoach/{two.higher.uuid}/so-sanh/").status_code == 404


def test_the_paper_is_given_as_it_was_received(two):
    response = Client().get(f"/phong-trao/ke-hoach/{two.higher.uuid}/ban-goc/")
    assert b"".join(response) == plan_text().encode()
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_draft_is_there_for_those_within_reach_only(two):
    draft = two.read_in(plan_text(23, "Phong trào còn giấu"))
    at = f"/phong-trao/ke-hoach/{draft.uuid}/"
    addresses = [at, f"{at}ban-goc/", f"{at}bao-phu/", f"/phong-trao/{draft.movement.slug}/"]
    for person, status in ((None, 404), (make_person(), 404), (two.officer, 200), (two.head, 200)):
        client = Client()
        if person is not None:
            client.force_login(person)
        assert [client.get(a).status_code for a in addresses] == [status] * 4
    assert "Phong trào còn giấu" not in names(read("/phong-trao/"))
    assert "Phong trào còn giấu" in names(read("/phong-trao/", two.officer))


def test_english_beside_vietnamese(two):
    client = Client()
    client.cookies["django_language"] = "en"
    for at in ("/", "/phong-trao/", f"/phong-trao/{two.higher.movement.slug}/"):
        page = html.fromstring(client.get(at).content.decode())
        assert page.get("lang") == "en"
