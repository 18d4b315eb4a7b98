"""The public first page and the health answer."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from lxml import html

from factories import Province, plan_text
from thidua.apps.tasks import actions as tasks
from thidua.core import clock


def read(client: Client, address: str):
    response = client.get(address)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def words(node) -> str:
    return " ".join(node.text_content().split())


def test_before_the_first_plan_the_page_says_so(db):
    page = read(Client(), "/")
    assert "Chưa có phong trào nào" in words(page)
    assert [words(h) for h in page.xpath("//h1")] == [
        "Phong trào thi đua, từ kế hoạch đến khen thưởng"
    ]


@pytest.fixture
def province(db):
    province = Province()
    plan = province.run()
    tasks.assign(plan.pk, today=clock.today())
    province.plan = plan
    return province


def test_running_movements_with_their_issuer(province):
    page = read(Client(), "/")
    rows = [[words(td) for td in tr.xpath("./td")] for tr in page.xpath("//tbody/tr")]
    assert rows == [["Mẫu Sơn thi đua chuyển đổi số", "Ủy ban nhân dân tỉnh Mẫu Sơn"]]
    link = page.xpath("//tbody/tr/td//a/@href")
    assert link == [f"/phong-trao/{province.plan.movement.slug}/"]
    assert "/accounts/login/" in page.xpath("//a/@href")[:20]


def test_a_draft_is_not_told(province):
    province.read_in(plan_text(22, "Phong trào còn giấu"))
    assert "còn giấu" not in words(read(Client(), "/"))


def test_what_is_due_within_ninety_days(province):
    with clock.pretend(date(2025, 7, 2)):
        page = read(Client(), "/")
    due = [words(li) for li in page.xpath("//section[@aria-labelledby='next']//li")]
    assert len(due) == 1
    assert "bộ chỉ số đánh giá chuyển đổi số" in due[0]
    assert "30/09/2025" in due[0]


def test_signed_in_the_button_opens_my_work(province):
    client = Client()
    client.force_login(province.officer)
    page = read(client, "/")
    assert page.xpath("//main//a[contains(@class, 'main')]/@href") == ["/desk/"]


def test_health(db):
    response = Client().get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})
