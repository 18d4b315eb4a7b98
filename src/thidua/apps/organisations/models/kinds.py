"""Closed lists of the history of units; codes never change once stored."""

from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

DAWN = date(1900, 1, 1)
"""First day of a version whose real first day lies before the data (before 1/1/2025)."""


class EventKind(TextChoices):
    """What an act is called in law; the shape (ends, begins, changes, lines) is what counts."""

    RECORD = "record", _("Ghi nhận ban đầu")
    ESTABLISH = "establish", _("Thành lập")
    RENAME = "rename", _("Đổi tên")
    RECODE = "recode", _("Đổi mã")
    UPGRADE = "upgrade", _("Nâng cấp, đổi loại hình")
    REPARENT = "reparent", _("Chuyển trực thuộc")
    CONSOLIDATE = "consolidate", _("Hợp nhất")
    ABSORB = "absorb", _("Sáp nhập")
    DIVIDE = "divide", _("Chia")
    SPLIT_OFF = "split_off", _("Tách")
    BOUNDARY = "boundary", _("Điều chỉnh địa giới")
    TRANSFER = "transfer", _("Chuyển chức năng")
    DISSOLVE = "dissolve", _("Giải thể")
    REGROUP = "regroup", _("Sắp xếp")
    ABOLISH_LEVEL = "abolish_level", _("Kết thúc hoạt động của một cấp")


class ChangeRole(TextChoices):
    """What an event does to one unit."""

    BEGINS = "begins", _("Bắt đầu")
    CHANGES = "changes", _("Thay đổi")
    ENDS = "ends", _("Kết thúc")


class Share(TextChoices):
    """How much of one dimension goes along a line."""

    NONE = "none", _("không")
    PART = "part", _("một phần")
    WHOLE = "whole", _("toàn bộ")


class Confidence(TextChoices):
    """How the fact is known."""

    TEXT_READ = "text-read", _("Đã đọc văn bản gốc")
    COMPARED = "compared", _("Nhiều nguồn khớp nhau")
    REPORTED = "reported", _("Một nguồn đưa tin")
    UNVERIFIED = "unverified", _("Chưa kiểm chứng")


class Level(TextChoices):
    """The tier at which a unit stands; territories and agencies have tiers of their own."""

    NATION = "nation", _("Cả nước")
    CENTRAL = "central", _("Cơ quan trung ương")
    PROVINCE = "province", _("Cấp tỉnh")
    PROVINCE_AGENCY = "province_agency", _("Cơ quan cấp tỉnh")
    DISTRICT = "district", _("Cấp huyện")
    COMMUNE = "commune", _("Cấp xã")
    SUBORDINATE = "subordinate", _("Đơn vị trực thuộc")


class UnitKind(TextChoices):
    """What a unit is. A territory and its people's committee are one unit (see `UnitVersion`)."""

    NATION = "nation", _("Nước")
    GOVERNMENT = "government", _("Chính phủ")
    MINISTRY = "ministry", _("Bộ")
    MINISTERIAL_AGENCY = "ministerial_agency", _("Cơ quan ngang bộ")
    GOVERNMENT_AGENCY = "government_agency", _("Cơ quan thuộc Chính phủ")
    MINISTRY_UNIT = "ministry_unit", _("Đơn vị thuộc bộ")
    PARTY_BODY = "party_body", _("Cơ quan Đảng")
    ASSEMBLY_BODY = "assembly_body", _("Cơ quan của Quốc hội, Hội đồng nhân dân")
    STATE_AGENCY = "state_agency", _("Cơ quan nhà nước khác ở trung ương")
    FRONT = "front", _("Mặt trận Tổ quốc")
    MASS_ORGANISATION = "mass_organisation", _("Tổ chức chính trị - xã hội")
    COUNCIL = "council", _("Hội đồng")
    STANDING_OFFICE = "standing_office", _("Cơ quan thường trực thi đua")
    PROVINCE = "province", _("Tỉnh")
    CITY = "city", _("Thành phố trực thuộc trung ương")
    DEPARTMENT = "department", _("Sở và tương đương")
    OFFICE = "office", _("Văn phòng")
    URBAN_DISTRICT = "urban_district", _("Quận")
    RURAL_DISTRICT = "rural_district", _("Huyện")
    TOWN = "town", _("Thị xã")
    PROVINCIAL_CITY = "provincial_city", _("Thành phố thuộc tỉnh, thuộc thành phố")
    COMMUNE = "commune", _("Xã")
    WARD = "ward", _("Phường")
    TOWNLET = "townlet", _("Thị trấn")
    SPECIAL_ZONE = "special_zone", _("Đặc khu")
    HOSPITAL = "hospital", _("Bệnh viện")
    PUBLIC_UNIT = "public_unit", _("Đơn vị sự nghiệp công lập")
    ENTERPRISE = "enterprise", _("Doanh nghiệp")
    ENTERPRISE_GROUP = "enterprise_group", _("Tập đoàn, tổng công ty")
    CLUSTER_GROUP = "cluster_group", _("Cụm, khối thi đua")
