"""Words of the review pages: what values are called and how they are written."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from thidua.apps.movements.pages.words import LEVELS, OCCASIONS
from thidua.core.dues import day_words, due_words

Word = str | Promise

SCALAR_LABELS: dict[str, Word] = {
    "issuer.name": gettext_lazy("Cơ quan ban hành"),
    "issuer.level": gettext_lazy("Cấp ban hành"),
    "instrument.type": gettext_lazy("Loại văn bản"),
    "instrument.number": gettext_lazy("Số, ký hiệu"),
    "instrument.date": gettext_lazy("Ngày ban hành"),
    "instrument.place": gettext_lazy("Nơi ban hành"),
    "title": gettext_lazy("Trích yếu"),
    "movement.name": gettext_lazy("Tên phong trào"),
    "movement.launch_mode": gettext_lazy("Phát động hay triển khai"),
    "movement.parent_instrument": gettext_lazy("Kế hoạch cấp trên được viện dẫn"),
    "timeline.from": gettext_lazy("Năm bắt đầu"),
    "timeline.to": gettext_lazy("Năm kết thúc"),
    "signer.name": gettext_lazy("Người ký"),
    "signer.position": gettext_lazy("Chức vụ người ký"),
    "signer.form": gettext_lazy("Thể thức ký"),
}
VALUE_LABELS: dict[str, Word] = {
    "key": gettext_lazy("Lĩnh vực"),
    "actor": gettext_lazy("Đơn vị làm"),
    "actors": gettext_lazy("Đơn vị làm"),
    "partner": gettext_lazy("Đơn vị phối hợp"),
    "due": gettext_lazy("Thời hạn"),
    "dues": gettext_lazy("Thời hạn"),
    "who": gettext_lazy("Ai báo cáo"),
    "to": gettext_lazy("Gửi về"),
    "then_to": gettext_lazy("Nơi nhận tổng hợp"),
    "frequency": gettext_lazy("Kỳ báo cáo"),
    "role": gettext_lazy("Vai trò"),
    "type": gettext_lazy("Loại văn bản"),
    "number": gettext_lazy("Số, ký hiệu"),
    "date": gettext_lazy("Ngày ban hành"),
    "issuer": gettext_lazy("Cơ quan ban hành"),
    "short": gettext_lazy("Viết tắt là"),
    "subject_key": gettext_lazy("Nhóm đối tượng"),
    "occasion": gettext_lazy("Dịp"),
    "who_proposes": gettext_lazy("Ai đề nghị"),
    "decides": gettext_lazy("Ai quyết định"),
}
PHASE_LABELS: dict[str, Word] = {"from": gettext_lazy("Từ năm"), "to": gettext_lazy("Đến năm")}
ADJUSTMENT_LABELS: dict[str, Word] = {"to": gettext_lazy("Gửi tới")}

CHOICES: dict[str, dict[str, Word]] = {
    "issuer.level": LEVELS,
    "movement.launch_mode": {
        "phat_dong": gettext_lazy("Phát động phong trào của mình"),
        "trien_khai": gettext_lazy("Triển khai phong trào của cấp trên"),
    },
    "key": {
        "awareness": gettext_lazy("Nhận thức, học tập số"),
        "infrastructure": gettext_lazy("Hạ tầng"),
        "digital_government": gettext_lazy("Chính quyền số"),
        "digital_economy": gettext_lazy("Kinh tế số"),
        "digital_society": gettext_lazy("Xã hội số"),
        "security": gettext_lazy("An toàn, an ninh mạng"),
        "international": gettext_lazy("Hợp tác quốc tế"),
        "public_private": gettext_lazy("Hợp tác công tư"),
    },
    "subject_key": {
        "agencies_localities": gettext_lazy("Cơ quan, địa phương"),
        "front_mass_orgs": gettext_lazy("Mặt trận, đoàn thể"),
        "enterprises": gettext_lazy("Doanh nghiệp"),
        "individuals": gettext_lazy("Cá nhân"),
    },
    "frequency": {
        "yearly": gettext_lazy("Hằng năm"),
        "half_yearly": gettext_lazy("Sáu tháng"),
        "quarterly": gettext_lazy("Hằng quý"),
        "monthly": gettext_lazy("Hằng tháng"),
    },
    "role": {"can_cu": gettext_lazy("Căn cứ"), "thuc_hien": gettext_lazy("Thực hiện")},
    "occasion": OCCASIONS,
}
DAYS = frozenset({"instrument.date"})
DUES = frozenset({"due", "dues", "date"})


def value_words(name: str, value: object) -> str:
    """Write one value beside a clause, or of the general information, the reader's way."""
    if isinstance(value, list):
        return "; ".join(value_words(name, each) for each in value)
    if isinstance(value, dict):
        return str(value.get("text") or value.get("name") or "")
    text = str(value if value is not None else "")
    if name in DUES:
        return due_words(text)
    if name in DAYS:
        return day_words(text)
    return str(CHOICES.get(name, {}).get(text, text))


def label_of(kind: str, name: str) -> str:
    """Return what a value of a kind of clause is called."""
    own = {"phase": PHASE_LABELS, "adjustment": ADJUSTMENT_LABELS}.get(kind, {})
    return str(own.get(name) or VALUE_LABELS[name])
