"""Words and links that several screens of movements share."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from thidua.apps.movements.models import Movement

LEVELS: dict[str, Promise | str] = {
    "national": _("Toàn quốc"),
    "ministry": _("Bộ, ngành"),
    "province": _("Tỉnh, thành phố"),
    "department": _("Sở, ban, ngành"),
    "district": _("Quận, huyện"),
    "commune": _("Xã, phường"),
    "mass_organisation": _("Đoàn thể"),
    "enterprise": _("Doanh nghiệp"),
}
OCCASIONS: dict[str, Promise | str] = {
    "annual": _("Hằng năm"),
    "preliminary": _("Sơ kết"),
    "final": _("Tổng kết"),
}
RELATIONS: dict[str, tuple[Promise | str, str]] = {
    "same": (_("Giữ nguyên"), "neutral"),
    "adapted": (_("Điều chỉnh"), "info"),
    "replaced": (_("Thay nội dung khác"), "warn"),
    "merged": (_("Gộp"), "info"),
    "split": (_("Tách"), "info"),
    "new": (_("Bổ sung riêng"), "good"),
    "dropped": (_("Không có ở kế hoạch này"), "warn"),
}


def years(movement: Movement) -> str:
    """Return `2025-2030`, or what is known of it."""
    return "-".join(str(y) for y in (movement.starts, movement.ends) if y)


def tabs_of_index() -> list[tuple[Promise | str, str]]:
    """Return the tabs above the list and the tree."""
    return [
        (_("Danh sách"), reverse("movements:index")),
        (_("Cây triển khai"), reverse("movements:tree")),
    ]
