"""Invented values for the style page; no person, unit or document here exists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django import forms

from thidua.books.places import shapes
from thidua.core.ui import map as maps
from thidua.kernel.problems import Problem
from thidua.kernel.states import Machine, Step

TODAY = date(2026, 11, 21)
MACHINE = Machine(
    "example.report",
    "draft",
    {"draft": "Đang soạn", "sent": "Đã gửi", "accepted": "Đã nhận"},
    (
        Step("send", "draft", "sent", "may_send", "Gửi báo cáo"),
        Step("accept", "sent", "accepted", "may_judge", "Nhận báo cáo"),
        Step("give_back", "sent", "draft", "may_judge", "Trả lại để bổ sung"),
    ),
)
TEXT = (
    "ỦY BAN NHÂN DÂN TỈNH THÍ DỤ\n\n"
    "KẾ HOẠCH\nTổ chức phong trào thi đua “Cùng làm, cùng tiến”\n\n"
    "I. NỘI DUNG\n"
    "1. Đưa dịch vụ công trực tuyến tới từng tổ dân phố trước ngày 30/6/2027.\n"
    "2. Mỗi xã có ít nhất một tổ công nghệ số cộng đồng hoạt động thường xuyên.\n\n"
    "II. THỜI GIAN\n"
    "Giai đoạn 1: từ tháng 01/2026 đến hết tháng 6/2027. Sơ kết trong quý III/2027.\n"
)


@dataclass(frozen=True)
class SamplePage:
    """Cursors as a page of a list has them."""

    next_cursor: str | None = "sau"
    prev_cursor: str | None = "truoc"


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="Tên báo cáo", max_length=80)
    day = forms.DateField(
        label="Ngày báo cáo",
        help_text="Viết ngày/tháng/năm, ví dụ 21/11/2026.",
    )
    part = forms.ChoiceField(label="Nội dung", choices=[("1", "Nội dung 1"), ("2", "Nội dung 2")])
    scope = forms.ChoiceField(
        label="Phạm vi",
        choices=[("unit", "Toàn đơn vị"), ("part", "Một bộ phận")],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label="Khó khăn", widget=forms.Textarea, required=False)
    agree = forms.BooleanField(label="Số liệu đã được thủ trưởng xem", required=False)


class SampleFilter(forms.Form):
    """Two filters of a list."""

    name = forms.CharField(label="Tên", required=False)
    state = forms.ChoiceField(
        label="Trạng thái",
        required=False,
        choices=[("", "Tất cả"), ("draft", "Đang soạn"), ("sent", "Đã gửi")],
    )


class SampleUpload(forms.Form):
    """A file."""

    document = forms.FileField(
        label="Văn bản kế hoạch",
        help_text="DOCX, PDF hoặc văn bản thường, tối đa 50 MB. Có thể thả tệp vào khung.",
    )


def _spans() -> list[tuple[int, int, str]]:
    """Return where the items of the sample text stand."""
    wanted = {
        "issuer": "ỦY BAN NHÂN DÂN TỈNH THÍ DỤ",
        "content-1": "1. Đưa dịch vụ công trực tuyến tới từng tổ dân phố trước ngày 30/6/2027.",
        "due-1": "30/6/2027",
        "content-2": "2. Mỗi xã có ít nhất một tổ công nghệ số cộng đồng hoạt động thường xuyên.",
        "phase-1": "Giai đoạn 1: từ tháng 01/2026 đến hết tháng 6/2027.",
    }
    found = []
    for name, text in wanted.items():
        start = TEXT.index(text)
        found.append((start, start + len(text), name))
    return found


def _lists() -> dict[str, object]:
    """Return what the lists of the page show."""
    return {
        "columns": [
            ("Đơn vị", "name"),
            ("Trạng thái", "state"),
            ("Hạn", "due"),
            ("Số nhiệm vụ", "tasks", "number"),
            ("Việc", "", "do"),
        ],
        "rows": [
            ("Xã Thí Dụ Đông", "Đã gửi", "good", date(2026, 11, 30), date(2026, 11, 20), 1234),
            ("Phường Thí Dụ Tây", "Đang soạn", "wait", date(2026, 11, 26), None, 12),
            ("Sở Thí dụ", "Chưa bắt đầu", "neutral", date(2026, 11, 10), None, 7),
        ],
        "page": SamplePage(),
        "filter_form": SampleFilter({"state": ""}),
        "days": [
            (date(2026, 11, 20), [("Gửi báo cáo quý", "#calendar", "Xã Thí Dụ Đông")]),
            (TODAY, [("Họp sơ kết", "#calendar", "8 giờ"), ("Nộp số liệu", "#calendar")]),
            (date(2026, 11, 30), [("Hết hạn đăng ký thi đua", "")]),
        ],
        "tabs": [("Tổng quan", "/kieu-dang"), ("Nhiệm vụ", "#tabs", 12), ("Văn bản", "#tabs", 3)],
        "crumbs": [("Phong trào", "#breadcrumb"), ("Cùng làm, cùng tiến", "#breadcrumb")],
    }


def _things() -> dict[str, object]:
    """Return what the parts that show one thing show."""
    return {
        "detail": [
            ("Số, ký hiệu", "12/KH-UBND"),
            ("Ngày ban hành", "05/01/2026", "Trang 1, dòng 3 của văn bản"),
            ("Người ký", ""),
        ],
        "machine": MACHINE,
        "steps": MACHINE.steps_from("sent"),
        "path": [("Đang soạn", "02/11/2026"), ("Đã gửi", "20/11/2026"), ("Đã nhận", "")],
        "phases": [
            ("Giai đoạn 1: làm điểm", date(2026, 1, 5), date(2027, 6, 30)),
            ("Giai đoạn 2: mở rộng toàn tỉnh", date(2027, 7, 1), date(2030, 12, 31)),
        ],
        "milestones": [
            ("Ban hành kế hoạch của đơn vị", date(2026, 3, 31)),
            ("Đăng ký thi đua", date(2026, 5, 15), "#timeline"),
            ("Sơ kết", date(2027, 8, 31)),
            ("Tổng kết", date(2030, 11, 30)),
        ],
        "nodes": [
            {
                "label": "Tỉnh Thí Dụ",
                "note": "3 xã",
                "open": True,
                "children": [
                    {"label": "Xã Thí Dụ Đông", "url": "#tree", "note": "12 nhiệm vụ"},
                    {"label": "Xã Thí Dụ Tây", "children": [{"label": "Thôn Một"}]},
                ],
            },
        ],
        "runs": [
            ("equal", "Hoàn thành trước ngày "),
            ("delete", "30/6/2027"),
            ("insert", "31/12/2027"),
            ("equal", " trên toàn tỉnh."),
        ],
    }


def _picture() -> maps.Picture:
    """Return a map with invented figures."""
    sheet = shapes.sheet("34")
    figures = {uid: 7 * n % 50 for n, uid in enumerate(sheet.shapes)}
    classes = maps.breaks(figures.values())
    steps = [maps.Step(n, str(n), f"{low}–{top}") for n, (low, top) in enumerate(classes, 1)]
    areas = [
        maps.Area(uid, f"Tỉnh {uid}", f"{n} nhiệm vụ", maps.step_of(n, classes), "#map")
        for uid, n in figures.items()
    ]
    return maps.picture(areas, steps, sheet)


def values() -> dict[str, object]:
    """Return every invented value of the style page."""
    wrong = SampleForm({"title": "", "day": "21-11", "part": "1", "scope": "unit"})
    return {
        "today": TODAY,
        "form": wrong,
        "upload_form": SampleUpload(),
        "problems": [
            Problem("core.file_empty", params={"name": "ke-hoach.docx"}),
            Problem("core.file_broken", params={"name": "phu-luc.pdf"}, severity="warns"),
        ],
        "text": TEXT,
        "spans": _spans(),
        **_lists(),
        **_things(),
        "picture": _picture(),
        "early": date(2026, 11, 28),
        "late": date(2026, 11, 10),
        "soon": date(2026, 11, 24),
        "far": date(2027, 6, 30),
    }
