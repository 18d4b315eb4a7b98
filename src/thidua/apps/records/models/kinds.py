"""Closed lists of the records; codes never change once stored.

Awards, ratings, scopes and disciplinary forms are not here: they stand in the books of the law.
"""

from typing import Any, Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SubjectKind(TextChoices):
    """Whose record it is."""

    INDIVIDUAL = "individual", _("Cá nhân")
    COLLECTIVE = "collective", _("Tập thể")
    HOUSEHOLD = "household", _("Hộ gia đình")
    ENTERPRISE = "enterprise", _("Doanh nghiệp")
    FOREIGN = "foreign", _("Người nước ngoài")


class Force(TextChoices):
    """Whether the law has chapters of its own for the subject."""

    CIVIL = "civil", _("Dân sự")
    ARMY = "army", _("Quân đội")
    POLICE = "police", _("Công an")


class Group(TextChoices):
    """What a person does, what a collective is; codes of the law books where they have routes."""

    OFFICIAL = "official", _("Cán bộ, công chức")
    EMPLOYEE = "employee", _("Viên chức")
    TEACHER = "teacher", _("Nhà giáo")
    EDUCATION_MANAGER = "education_manager", _("Cán bộ quản lý giáo dục")
    EDUCATION_RESEARCHER = "education_researcher", _("Cán bộ nghiên cứu giáo dục")
    HEALTH_WORKER = "health_worker", _("Thầy thuốc, nhân viên y tế")
    HEALTH_MANAGER = "health_manager", _("Cán bộ quản lý y tế")
    WORKER = "worker", _("Công nhân")
    LABOURER = "labourer", _("Người lao động khác")
    FARMER = "farmer", _("Nông dân")
    SCIENTIST = "scientist", _("Nhà khoa học")
    INTELLECTUAL = "intellectual", _("Trí thức, văn nghệ sĩ")
    CIRCUS = "circus", _("Nghệ sĩ xiếc")
    DANCE = "dance", _("Nghệ sĩ múa")
    ENTREPRENEUR = "entrepreneur", _("Doanh nhân")
    ARMY = "army", _("Quân nhân")
    POLICE = "police", _("Công an nhân dân")
    MILITIA = "militia", _("Dân quân tự vệ")
    STATE_BODY = "state_body", _("Bộ, ban, ngành, cơ quan trung ương")
    PROVINCE = "province", _("Tỉnh, thành phố")
    OTHER = "other", _("Thành phần khác")


_FORCES: Final = (Group.ARMY, Group.POLICE, Group.MILITIA)
_COLLECTIVES: Final = (Group.STATE_BODY, Group.PROVINCE)
_WITHOUT_ROUTES: Final = (Group.OFFICIAL, Group.EMPLOYEE, Group.OTHER)
_ALSO: Final = {Group.PROVINCE: Group.STATE_BODY}
"""Groups whose members belong to another one too."""


def groups_of(group: str) -> frozenset[str]:
    """Return the codes of the groups to which a subject of a group belongs; none for ""."""
    also = {str(_ALSO[Group(group)])} if group in _ALSO else set()
    return frozenset({group, *also} - {""})


def group_choices(*, with_routes_only: bool = False) -> list[tuple[Any, list[tuple[str, Any]]]]:
    """Return the groups to choose from: of persons, of forces, of collectives."""
    spare = _WITHOUT_ROUTES if with_routes_only else ()
    apart = (*_FORCES, *_COLLECTIVES, Group.OTHER)
    heads = (
        (_("Nghề nghiệp"), [one for one in Group if one not in apart]),
        (_("Lực lượng vũ trang"), list(_FORCES)),
        (_("Tập thể"), list(_COLLECTIVES)),
        (_("Khác"), [Group.OTHER]),
    )
    named = [
        (head, [(str(one), one.label) for one in some if one not in spare]) for head, some in heads
    ]
    return [(head, some) for head, some in named if some]


class Sex(TextChoices):
    """As the papers say it."""

    FEMALE = "female", _("Nữ")
    MALE = "male", _("Nam")


class GrantType(TextChoices):
    """Type of commendation (loại hình khen thưởng)."""

    CONG_TRANG = "CONG_TRANG", _("Công trạng")
    DOT_XUAT = "DOT_XUAT", _("Đột xuất")
    PHONG_TRAO = "PHONG_TRAO", _("Phong trào")
    CHUYEN_DE = "CHUYEN_DE", _("Chuyên đề")
    CONG_HIEN = "CONG_HIEN", _("Cống hiến")
    NIEN_HAN = "NIEN_HAN", _("Niên hạn")
    DOI_NGOAI = "DOI_NGOAI", _("Đối ngoại")


class WorkKind(TextChoices):
    """What somebody created."""

    INITIATIVE = "initiative", _("Sáng kiến")
    SCIENCE = "science", _("Đề tài khoa học, đề án khoa học, công trình khoa học")
    COMBAT = "combat", _("Mưu trí, sáng tạo trong chiến đấu")


class Source(TextChoices):
    """Where an entry comes from."""

    HAND = "hand", _("Nhập tay")
    FILE = "file", _("Từ tệp nhập")
    DEMO = "demo", _("Dữ liệu trình diễn")


class OpenCaseKind(TextChoices):
    """What is pending and holds an award back."""

    DISCIPLINE = "discipline", _("Đang xem xét kỷ luật")
    INSPECTION = "inspection", _("Đang thanh tra, kiểm tra, điều tra")
    COMPLAINT = "complaint", _("Có đơn khiếu nại, tố cáo đang giải quyết")


class Part(TextChoices):
    """Parts of a record that are either complete or unknown; ratings are known year by year."""

    TITLES = "titles", _("Danh hiệu thi đua")
    AWARDS = "awards", _("Hình thức khen thưởng")
    WORKS = "works", _("Sáng kiến, đề tài")
    DISCIPLINE = "discipline", _("Kỷ luật")
    OPEN_CASES = "open_cases", _("Vụ việc đang xem xét")
