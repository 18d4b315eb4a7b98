"""My work, search, audit: what they show to whom."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from lxml import html

import thidua
from factories import Province, make_officer, make_person, plan_text
from thidua.apps.movements.states import PLAN
from thidua.apps.tasks import actions as tasks
from thidua.apps.tasks.states import TASK
from thidua.core import clock
from thidua.core.models import AuditEntry
from thidua.surfaces.desk.audit_words import ACTS

SRC = Path(thidua.__file__).parent


def words(node) -> str:
    return " ".join(node.text_content().split())


@pytest.fixture
def province(db):
    province = Province()
    province.plan = province.run()
    tasks.assign(province.plan.pk, today=clock.today())
    return province


def read(person, address: str):
    client = Client()
    if person is not None:
        client.force_login(person)
    response = client.get(address)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def rows(page) -> list[list[str]]:
    return [[words(td) for td in tr.xpath("./td")] for tr in page.xpath("//tbody/tr")]


def waiting_plans(page) -> list[str]:
    return page.xpath("//section[@aria-labelledby='plans']//li/a/@href")


def test_a_stranger_is_sent_to_sign_in(db):
    response = Client().get("/desk/")
    assert (response.status_code, response.headers["Location"]) == (
        302,
        "/accounts/login/?next=/desk/",
    )


def test_my_tasks_most_pressing_first(province):
    page = read(province.scientist, "/desk/")
    shown = rows(page)
    assert [row[1] for row in shown] == ["Sở Khoa học và Công nghệ"] * 9
    assert "xây dựng kế hoạch" in shown[0][0]
    assert "bộ chỉ số đánh giá chuyển đổi số" in shown[1][0]
    assert "báo cáo kết quả" in shown[2][0]
    figures = [words(f).split()[0] for f in page.xpath("//div[@class='cards']/*")]
    assert figures == ["3", "1", "9"]
    assert waiting_plans(page) == []
    assert page.xpath("//main//a[@href='/phong-trao/ke-hoach/dua-vao/']") == []


def test_a_draft_waits_for_the_officer_and_a_submitted_plan_for_the_head(province):
    draft = province.read_in(plan_text(22, "Phong trào đang soát"))
    review = f"/phong-trao/ke-hoach/{draft.uuid}/soat/"
    officer, head = province.officer, province.head
    assert [waiting_plans(read(p, "/desk/")) for p in (officer, head)] == [[review], []]
    assert read(officer, "/desk/").xpath("//main//a[@href='/phong-trao/ke-hoach/dua-vao/']")
    province.submit(draft)
    assert [waiting_plans(read(p, "/desk/")) for p in (officer, head)] == [
        [],
        [review.replace("/soat/", "/trinh/")],
    ]


def test_nobody_waits_for_their_own_plan(province):
    both = make_officer(province.unit)
    both.posts.create(unit=province.unit, role="StandingHead", start="2020-01-01", basis="x")
    draft = province.read_in(plan_text(22, "Phong trào đang soát"), by=both)
    province.submit(draft)
    assert waiting_plans(read(both, "/desk/")) == []


def test_without_a_post_the_page_says_what_to_do(province):
    page = read(make_person(), "/desk/")
    assert "Bạn chưa được giao chức trách nào" in words(page)
    assert "Không có nhiệm vụ nào chờ bạn" in words(page)


@pytest.mark.parametrize("asked", ["chuyen doi so", "Chuyển đổi số", "CHUYỂN  đổi SỐ"])
def test_search_finds_with_and_without_diacritics(province, asked):
    page = read(None, "/desk/search/?q=" + asked.replace(" ", "+"))
    found = {
        words(h): [words(a) for a in h.getparent().xpath(".//li/a")] for h in page.xpath("//h2")
    }
    assert found["Phong trào"] == ["Mẫu Sơn thi đua chuyển đổi số"]
    assert any("nâng cao nhận thức" in text for text in found["Điều khoản của kế hoạch"])


def test_search_finds_units(province):
    page = read(None, "/desk/search/?q=so+khoa+hoc")
    assert words(page.xpath(f"//a[@href='/don-vi/{province.science.uid}/']")[0]) == (
        "Sở Khoa học và Công nghệ"
    )


@pytest.mark.parametrize("asked", ["", "a", "%20%20", "%00", "x" * 5000, "%25", "_", "zzzz"])
def test_odd_questions_give_a_page(province, asked):
    page = read(None, f"/desk/search/?q={asked}")
    assert page.xpath("//main//a[starts-with(@href, '/phong-trao/mau-son')]") == []


def test_search_keeps_drafts_to_those_within_reach(province):
    province.read_in(plan_text(22, "Phong trào còn giấu"))
    address = "/desk/search/?q=con+giau"
    seen = [
        words(read(p, address)).count("Phong trào còn giấu") > 0
        for p in (None, make_person(), province.officer)
    ]
    assert seen == [False, False, True]


def test_the_audit_trail_is_for_administrators(province):
    administrator = make_officer(province.unit, "Administrator")
    for person in (province.officer, province.head, province.scientist, make_person()):
        client = Client()
        client.force_login(person)
        assert client.get("/desk/audit/").status_code == 403
    page = read(administrator, "/desk/audit/")
    told = [row[3] for row in rows(page)]
    kept = AuditEntry.objects.order_by("-number").values_list("action", flat=True)[:25]
    assert told == [str(ACTS[action]) for action in kept]
    assert told[0] == "Giao nhiệm vụ theo kế hoạch"


def test_every_act_that_the_code_writes_down_has_words():
    written = set()
    for path in SRC.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        written |= set(re.findall(r"action=\"([a-z_.]+)\"", text))
        written |= set(re.findall(r"_write\(clause, by, \"([a-z_.]+)\"", text))
    for machine in (PLAN, TASK):
        written |= {f"{machine.name}.{s.name}" for s in machine.steps if s.rule != "nobody"}
    assert {"plan.read_in", "clause.change", "task.finish"} <= written
    assert written - set(ACTS) == set()


def test_the_chain_is_verified_on_demand(province):
    administrator = make_officer(province.unit, "Administrator")
    n = AuditEntry.objects.count()
    assert f"{n} dòng còn nguyên vẹn" in words(read(administrator, "/desk/audit/?verify=1"))
    assert "còn nguyên vẹn" not in words(read(administrator, "/desk/audit/"))
