"""Make what tests need through the models and actions of the project."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import count

from django.contrib.auth.hashers import make_password

from thidua.apps.accounts.models import Person, Post
from thidua.apps.movements import actions, queries
from thidua.apps.movements.models import Plan
from thidua.apps.organisations.models import Unit, UnitEvent, UnitVersion

_serial = count(1)
LONG_AGO = date(2020, 1, 1)
PASSWORD = "mat-khau-mau-1"


@cache
def _hashed() -> str:
    """Return the stored form of `PASSWORD`, made once: hashing is slow on purpose."""
    return make_password(PASSWORD)


def make_event(**values) -> UnitEvent:
    """Return an event that opens units on a day long ago."""
    values = {
        "uid": f"E-{next(_serial)}",
        "kind": "record",
        "effective": LONG_AGO,
        "basis": "QĐ thử 01/QĐ",
        "confidence": "text-read",
    } | values
    return UnitEvent.objects.create(**values)


def make_unit(name: str, parent: Unit | None = None, kind: str = "department", **values) -> Unit:
    """Return a unit with one version from 2020 on."""
    unit = Unit.objects.create(uid=values.pop("uid", f"t-{next(_serial)}"))
    level = "province" if kind in {"province", "city"} else "province_agency"
    values = {"level": level, "start": LONG_AGO, "opened_by": make_event()} | values
    UnitVersion.objects.create(unit=unit, name=name, kind=kind, parent=parent, **values)
    return unit


def make_person(name: str = "Nguyễn Thị Mẫu", **values) -> Person:
    """Return a person who can sign in with `PASSWORD`."""
    n = next(_serial)
    person = Person(
        **{"username": f"nguoi-{n}", "full_name": name, "email": f"nguoi-{n}@example.org"} | values
    )
    person.password = _hashed()
    person.save()
    return person


def make_post(person: Person, unit: Unit, role: str, **values) -> Post:
    """Return a post from 2020 on."""
    values = {"start": LONG_AGO, "basis": "QĐ thử 01/QĐ"} | values
    return Post.objects.create(person=person, unit=unit, role=role, **values)


def make_officer(
    unit: Unit, role: str = "StandingOfficer", name: str = "Trần Văn Mẫu", **values
) -> Person:
    """Return a person with one post at the unit."""
    person = make_person(name)
    make_post(person, unit, role, **values)
    return person


PLAN = """ỦY BAN NHÂN DÂN
TỈNH MẪU SƠN
Số: {number}/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Mẫu Sơn, ngày 20 tháng 5 năm 2025

KẾ HOẠCH

Triển khai Phong trào thi đua “{name}”

Thực hiện Quyết định số {parent}/QĐ-TTg ngày 14/5/2025 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh Mẫu Sơn ban hành Kế hoạch triển khai Phong trào thi đua “{name}” như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

a) Khơi dậy tinh thần thi đua yêu nước trong toàn tỉnh.

2. Yêu cầu

a) Phong trào thi đua thiết thực, hiệu quả, có kiểm tra.

II. NỘI DUNG THI ĐUA

1. Thi đua nâng cao nhận thức của cán bộ và Nhân dân về chuyển đổi số.

2. Thi đua phát triển hạ tầng số đến từng thôn, bản.

III. THỜI GIAN THỰC HIỆN

1. Giai đoạn 1 (2025 - 2027)

- Các sở, ngành xây dựng kế hoạch trong quý II năm 2025.

- Các sở, ngành tổ chức sơ kết vào năm 2027.

2. Giai đoạn 2 (2027 - 2030)

- Sở Nội vụ tham mưu tổng kết phong trào vào năm 2030.

IV. TỔ CHỨC THỰC HIỆN

1. Sở Khoa học và Công nghệ: Chủ trì xây dựng bộ chỉ số đánh giá chuyển đổi số của các đơn vị trước ngày 30/9/2025.

2. Sở Nội vụ: Theo dõi, đôn đốc việc thực hiện Kế hoạch này.

3. Định kỳ hằng năm, các sở, ngành báo cáo kết quả về Sở Nội vụ trước ngày 15/12.

Nơi nhận:
- Các sở, ban, ngành;
- Lưu: VT, SNV.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Văn Mẫu
"""


def plan_text(
    number: int = 21, name: str = "Mẫu Sơn thi đua chuyển đổi số", parent: int = 923
) -> str:
    """Return the text of an invented plan in official form."""
    return PLAN.format(number=number, name=name, parent=parent)


class Province:
    """An invented province with two departments, an officer, a head and a department's officer."""

    def __init__(self) -> None:
        self.unit = make_unit(
            "Tỉnh Mẫu Sơn", kind="province", acting_name="Ủy ban nhân dân tỉnh Mẫu Sơn"
        )
        self.home = make_unit("Sở Nội vụ", self.unit)
        self.science = make_unit("Sở Khoa học và Công nghệ", self.unit)
        self.officer = make_officer(self.unit)
        self.head = make_officer(self.unit, "StandingHead", "Lê Thị Mẫu")
        self.scientist = make_officer(self.science, "UnitOfficer", "Võ Văn Mẫu")

    def read_in(self, text: str | None = None, **values) -> Plan:
        """Return the draft plan that the officer reads in."""
        data = (text or plan_text()).encode()
        values = {"unit_id": self.unit.pk, "by": self.officer, "today": date(2025, 5, 21)} | values
        return actions.read_in(data, "ke-hoach.txt", **values)

    def submit(self, plan: Plan) -> Plan:
        """Review everything, set aside what the plan above would block, and submit."""
        actions.confirm_all(plan.pk, by=self.officer)
        for one in queries.findings(Plan.objects.get(pk=plan.pk)):
            if one.severity == "blocks" and one.waiver is None:
                actions.set_aside(plan.pk, finding=one.key, reason="Thử.", by=self.officer)
        return actions.take_step(plan.pk, "submit", by=self.officer, today=date(2025, 5, 22))

    def approve(self, plan: Plan) -> Plan:
        """Let the head approve."""
        return actions.take_step(plan.pk, "approve", by=self.head, today=date(2025, 5, 23))

    def run(self, text: str | None = None, **values) -> Plan:
        """Return a running plan."""
        return self.approve(self.submit(self.read_in(text, **values)))
