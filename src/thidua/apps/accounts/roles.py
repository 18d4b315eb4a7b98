"""Roles in plain words. The description is what the person who grants the role reads."""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Permission(StrEnum):
    """One thing that a post may allow; the post's unit says where, `rules` say at which stage."""

    PLAN_READ_IN = "plan_read_in"
    PLAN_APPROVE = "plan_approve"
    PLAN_VIEW = "plan_view"
    MOVEMENT_EDIT = "movement_edit"
    TASK_VIEW = "task_view"
    TASK_EDIT = "task_edit"
    PEOPLE_MANAGE = "people_manage"
    AUDIT_VIEW = "audit_view"
    ORGANISATION_EDIT = "organisation_edit"
    RECORD_VIEW = "record_view"
    RECORD_EDIT = "record_edit"
    JUDGEMENT_RECORD = "judgement_record"


class Role:
    """What every role says about itself."""

    label: Promise | str
    description: Promise | str
    permissions: frozenset[Permission]


class StandingOfficer(Role):
    """Cán bộ thường trực thi đua."""

    label = _("Cán bộ thường trực thi đua")
    description = _(
        "Tải kế hoạch lên, sửa phần đọc được, theo dõi phong trào và nhiệm vụ, xem và cập nhật "
        "hồ sơ thành tích của đơn vị mình và các đơn vị trực thuộc. Không tự phê duyệt kế hoạch."
    )
    permissions = frozenset(
        {
            Permission.PLAN_READ_IN,
            Permission.PLAN_VIEW,
            Permission.MOVEMENT_EDIT,
            Permission.TASK_VIEW,
            Permission.TASK_EDIT,
            Permission.RECORD_VIEW,
            Permission.RECORD_EDIT,
        }
    )


class StandingHead(Role):
    """Lãnh đạo cơ quan thường trực."""

    label = _("Lãnh đạo cơ quan thường trực")
    description = _(
        "Xem và phê duyệt kế hoạch do cán bộ thường trực đọc vào, để phong trào bắt đầu chạy. Xem "
        "hồ sơ thành tích và ghi điều cần con người xem xét khi xét khen thưởng."
    )
    permissions = frozenset(
        {
            Permission.PLAN_APPROVE,
            Permission.PLAN_VIEW,
            Permission.TASK_VIEW,
            Permission.RECORD_VIEW,
            Permission.JUDGEMENT_RECORD,
        }
    )


class UnitOfficer(Role):
    """Cán bộ phụ trách thi đua của đơn vị."""

    label = _("Cán bộ phụ trách của đơn vị")
    description = _(
        "Xem và cập nhật nhiệm vụ, hồ sơ thành tích của đơn vị mình và các đơn vị trực thuộc."
    )
    permissions = frozenset(
        {
            Permission.TASK_VIEW,
            Permission.TASK_EDIT,
            Permission.RECORD_VIEW,
            Permission.RECORD_EDIT,
        }
    )


class UnitHead(Role):
    """Thủ trưởng đơn vị."""

    label = _("Thủ trưởng đơn vị")
    description = _(
        "Xem kế hoạch chưa công bố, xem và cập nhật nhiệm vụ, xem hồ sơ thành tích của đơn vị mình "
        "và các đơn vị trực thuộc, ghi điều cần con người xem xét khi xét khen thưởng."
    )
    permissions = frozenset(
        {
            Permission.PLAN_VIEW,
            Permission.TASK_VIEW,
            Permission.TASK_EDIT,
            Permission.RECORD_VIEW,
            Permission.JUDGEMENT_RECORD,
        }
    )


class Administrator(Role):
    """Quản trị hệ thống."""

    label = _("Quản trị hệ thống")
    description = _(
        "Tạo tài khoản, giao và kết thúc chức trách trong phạm vi đơn vị mình, xem nhật ký, cập "
        "nhật thay đổi tổ chức. Không xem, không sửa kế hoạch, nhiệm vụ và hồ sơ thành tích."
    )
    permissions = frozenset(
        {Permission.PEOPLE_MANAGE, Permission.AUDIT_VIEW, Permission.ORGANISATION_EDIT}
    )


ROLES: dict[str, type[Role]] = {
    role.__name__: role
    for role in (StandingOfficer, StandingHead, UnitOfficer, UnitHead, Administrator)
}


def granting(permission: Permission) -> frozenset[str]:
    """Return the codes of the roles that carry `permission`."""
    return frozenset(code for code, role in ROLES.items() if permission in role.permissions)
