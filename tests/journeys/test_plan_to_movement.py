"""From a plan document to a running movement, over HTTP, on the real organisations of 2025."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from icalendar import Calendar

from journeys.office import Officer, Visitor, as_docx
from journeys.world import SCIENCE, TODAY, make_world
from thidua.apps.movements.models import Plan
from thidua.core import audit

DUTY = "bộ chỉ số"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world(settings):
    settings.TODAY = TODAY.isoformat()
    return make_world()


def run_the_national_plan(world) -> Plan:
    officer = Officer(world.nation)
    plan = officer.bring_in("923-qd-ttg.txt", world.texts["923-qd-ttg"].encode())
    officer.confirm_all(plan)
    officer.place_the_unknown(plan)
    officer.submit(plan)
    Officer(world.nation_head).approve(plan)
    plan.refresh_from_db()
    assert plan.state == "running"
    return plan


@pytest.mark.slow
def test_from_the_word_file_to_the_desk_of_the_department(world):
    national = run_the_national_plan(world)

    officer = Officer(world.hue)
    plan = officer.bring_in("ke-hoach-hue.docx", as_docx(world.texts["hue"]))
    duty = plan.clauses.get(kind="duty", text__contains=DUTY)
    assert duty.data.get("due") is None
    officer.correct(duty, v_due="30/9/2025")
    officer.confirm_all(plan)
    officer.set_day(plan, "02/06/2025")
    officer.link(plan, national)
    officer.place_the_unknown(plan)
    officer.submit(plan)
    assert "Phê duyệt và bắt đầu" not in officer.words(reverse("movements:step", args=[plan.uuid]))
    desk = Officer(world.scientist)
    assert DUTY not in desk.words(reverse("desk:home"))

    Officer(world.hue_head).approve(plan)
    plan.refresh_from_db()
    assert (plan.state, plan.parent_id) == ("running", national.pk)

    page = desk.open(reverse("desk:home"))
    rows = {
        " ".join(row.xpath("string(td[1])").split()): " ".join(row.xpath("string(td[3])").split())
        for row in page.xpath("//main//tbody/tr")
    }
    dues = {due for title, due in rows.items() if DUTY in title}
    assert dues == {"30/09/2025 Còn 120 ngày"}
    (issue,) = [due for title, due in rows.items() if "ban hành kế hoạch triển khai" in title]
    assert issue == "30/06/2025 Còn 28 ngày"

    month = desk.words(reverse("tasks:calendar") + "?month=2025-09&unit=Sở Khoa học và Công nghệ")
    assert DUTY in month
    assert "30/09" in month

    public = Visitor()
    feed = public.client.get(reverse("tasks:unit_feed", args=[SCIENCE]))
    events = Calendar.from_ical(feed.content).walk("VEVENT")
    found = [(e["dtstart"].dt, DUTY in e["summary"]) for e in events]
    assert (date(2025, 9, 30), True) in found
    assert (date(2025, 6, 30), False) in found

    home = public.open(reverse("portal:home"))
    name = "Cả nước thi đua đổi mới sáng tạo và chuyển đổi số"
    links = home.xpath(f'//main//a[normalize-space()="{name}"]/@href')
    own = reverse("movements:movement", args=[plan.movement.slug])
    assert own in links
    said = public.words(own)
    for part in ("Đang thực hiện", "7 nội dung thi đua", "Sở Khoa học và Công nghệ", "30/09/2025"):
        assert part in said
    assert public.client.get(reverse("movements:review", args=[plan.uuid])).status_code == 302

    assert audit.verify().holds


def test_awards_are_words_not_data(world):
    officer = Officer(world.hue)
    plan = officer.bring_in("hue.docx", as_docx(world.texts["hue"]))
    said = [c.text for c in plan.clauses.filter(kind="award_occasion").order_by("order")]
    assert [text.partition(" xét ")[0] for text in said] == [
        "Các đơn vị, địa phương",
        "",
        "Thành tích tổ chức, thực hiện Phong trào thi đua là cơ sở",
    ]


def test_who_brought_it_in_does_not_approve_it(world):
    officer = Officer(world.nation)
    plan = officer.bring_in("923.txt", world.texts["923-qd-ttg"].encode())
    officer.confirm_all(plan)
    officer.place_the_unknown(plan)
    officer.submit(plan)
    take = reverse("movements:step_take", args=[plan.uuid, "approve"])
    assert officer.client.post(take, {"word": "phê duyệt"}).status_code == 403
    plan.refresh_from_db()
    assert plan.state == "submitted"


def test_the_same_file_twice_leads_to_the_first(world):
    officer = Officer(world.hue)
    data = as_docx(world.texts["hue"])
    plan = officer.bring_in("hue.docx", data)
    page = officer.open(reverse("movements:intake"))
    answer = officer.client.post(
        reverse("movements:intake"),
        {
            "file": SimpleUploadedFile("hai.docx", data),
            "unit": page.xpath("//select[@name='unit']/option[@selected]/@value")[0],
        },
    )
    assert "Tệp này đã có trong hệ thống" in answer.content.decode()
    assert reverse("movements:review", args=[plan.uuid]) in answer.content.decode()
    assert Plan.objects.count() == 1


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 broken", b"Bai tho ve mua thu."])
def test_what_is_no_plan_leaves_nothing_behind(world, data):
    officer = Officer(world.hue)
    page = officer.open(reverse("movements:intake"))
    unit = page.xpath("//select[@name='unit']/option[@selected]/@value")[0]
    answer = officer.client.post(
        reverse("movements:intake"), {"file": SimpleUploadedFile("bai.pdf", data), "unit": unit}
    )
    assert "Chưa đọc được kế hoạch" in answer.content.decode()
    assert Plan.objects.count() == 0
