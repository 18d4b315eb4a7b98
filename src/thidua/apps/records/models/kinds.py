"""Closed lists of the records; codes never change once stored.

Awards, ratings, scopes and disciplinary forms are not here: they stand in the books of the law.
"""

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
    """What a person does; where the law has narrower routes, by the law books' own codes."""

    OFFICIAL = "official", _("Cán bộ, công chức")
    EMPLOYEE = "employee", _("Viên chức")
    TEACHER = "teacher", _("Nhà giáo")
    HEALTH_WORKER = "health_worker", _("Thầy thuốc, nhân viên y tế")
    WORKER = "worker", _("Công nhân")
    LABOURER = "labourer", _("Người lao động khác")
    FARMER = "farmer", _("Nông dân")
    SCIENTIST = "scientist", _("Nhà khoa học")
    INTELLECTUAL = "intellectual", _("Trí thức, văn nghệ sĩ")
    ENTREPRENEUR = "entrepreneur", _("Doanh nhân")
    ARMY = "army", _("Quân nhân")
    POLICE = "police", _("Công an nhân dân")
    MILITIA = "militia", _("Dân quân tự vệ")
    OTHER = "other", _("Thành phần khác")


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
