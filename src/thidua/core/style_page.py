"""The style page: every part of the screens, alive, with the lines that make it (development only).

`urlpatterns` is included by the project's addresses; outside development the page does not exist.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template, render_to_string
from django.urls import path

from thidua.core.ui import samples

FOLDER = "ui/examples"

# file in ui/examples, heading; the order of the page
PARTS: tuple[tuple[str, str], ...] = (
    ("words", "Chữ và màu"),
    ("buttons", "Nút"),
    ("icons", "Hình đi kèm chữ"),
    ("chips", "Nhãn"),
    ("due", "Hạn"),
    ("alerts", "Thông báo"),
    ("problems", "Điều phải sửa"),
    ("empty", "Danh sách trống"),
    ("breadcrumb", "Đường dẫn"),
    ("tabs", "Các mặt của một việc"),
    ("list", "Danh sách"),
    ("cards", "Thẻ"),
    ("calendar", "Lịch"),
    ("form", "Biểu nhập"),
    ("upload", "Tải tệp lên"),
    ("confirm", "Xác nhận việc không hoàn lại"),
    ("detail", "Chi tiết và nguồn"),
    ("figure", "Con số chính"),
    ("steps", "Bước tiếp theo"),
    ("path", "Đường đi"),
    ("progress", "Tiến độ"),
    ("timeline", "Dòng thời gian"),
    ("tree", "Cây"),
    ("map", "Bản đồ"),
    ("more", "Phần gấp lại"),
    ("split", "Văn bản bên phần đã đọc"),
    ("diff", "So sánh"),
)


@dataclass(frozen=True)
class Example:
    """A part as it looks, and the lines that make it."""

    name: str
    heading: str
    live: str
    lines: str


def examples(request: HttpRequest) -> list[Example]:
    """Return every part, rendered with the same invented values."""
    values = samples.values()
    made = []
    for name, heading in PARTS:
        file = f"{FOLDER}/{name}.html"
        origin = get_template(file).template.origin.name  # type: ignore[attr-defined]
        lines = Path(origin).read_text(encoding="utf-8").strip()
        made.append(Example(name, heading, render_to_string(file, values, request), lines))
    return made


def style_page(request: HttpRequest) -> HttpResponse:
    """Show the parts; outside development there is no such page."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "ui/style.html", {"examples": examples(request)})


urlpatterns = [path("kieu-dang", style_page, name="style")]
