"""Words of the review pages: what values are called and how they are written."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from thidua.apps.movements.pages.words import LEVELS, OCCASIONS
from thidua.core.dues import day_words, due_words

Word = str | Promise

SCALAR_LABELS: dict[str, Word] = {
    "issuer.name": lazy("Cơ quan ban hành"),
    "issuer.level": lazy("Cấp ban hành"),
    "instrument.type": lazy("Loại văn bản"),
    "instrument.number": lazy("Số, ký hiệu"),
    "instrument.date": lazy("Ngày ban hành"),
    "instrument.place": lazy("Nơi ban hành"),
    "title": lazy("Trích yếu"),
    "movement.name": lazy("Tên phong trào"),
    "movement.launch_mode": lazy("Phát động hay triển khai"),
    "movement.parent_instrument": lazy("Kế hoạch cấp trên được viện dẫn"),
    "timeline.from": lazy("Năm bắt đầu"),
    "timeline.to": lazy("Năm kết thúc"),
    "signer.name": lazy("Người ký"),
    "signer.position": lazy("Chức vụ người ký"),
    "signer.form": lazy("Thể thức ký"),
}
VALUE_LABELS: dict[str, Word] = {
    "key": lazy("Lĩnh vực"),
    "actor": lazy("Đơn vị làm"),
    "actors": lazy("Đơn vị làm"),
    "partner": lazy("Đơn vị phối hợp"),
    "due": lazy("Thời hạn"),
    "who": lazy("Ai báo cáo"),
    "to": lazy("Gửi về"),
    "then_to": lazy("Nơi nhận tổng hợp"),
    "frequency": lazy("Kỳ báo cáo"),
    "role": lazy("Vai trò"),
    "type": lazy("Loại văn bản"),
    "number": lazy("Số, ký hiệu"),
    "date": lazy("Ngày ban hành"),
    "issuer": lazy("Cơ quan ban hành"),
    "short": lazy("Viết tắt là"),
    "subject_key": lazy("Nhóm đối tượng"),
    "occasion": lazy("Dịp"),
    "who_proposes": lazy("Ai đề nghị"),
    "decides": lazy("Ai quyết định"),
}
PHASE_LABELS: dict[str, Word] = {"from": lazy("Từ năm"), "to": lazy("Đến năm")}
ADJUSTMENT_LABELS: dict[str, Word] = {"to": lazy("Gửi tới")}

CHOICES: dict[str, dict[str, Word]] = {
    "issuer.level": LEVELS,
    "movement.launch_mode": {
        "phat_dong": lazy("Phát động phong trào của mình"),
        "trien_khai": lazy("Triển khai phong trào của cấp trên"),
    },
    "key": {
        "awareness": lazy("Nhận thức, học tập số"),
        "infrastructure": lazy("Hạ tầng"),
        "digital_government": lazy("Chính quyền số"),
        "digital_economy": lazy("Kinh tế số"),
        "digital_society": lazy("Xã hội số"),
        "security": lazy("An toàn, an ninh mạng"),
        "international": lazy("Hợp tác quốc tế"),
        "public_private": lazy("Hợp tác công tư"),
    },
    "subject_key": {
        "agencies_localities": lazy("Cơ quan, địa phương"),
        "front_mass_orgs": lazy("Mặt trận, đoàn thể"),
        "enterprises": lazy("Doanh nghiệp"),
        "individuals": lazy("Cá nhân"),
    },
    "frequency": {
        "yearly": lazy("Hằng năm"),
        "half_yearly": lazy("Sáu tháng"),
        "quarterly": lazy("Hằng quý"),
        "monthly": lazy("Hằng tháng"),
    },
    "role": {"can_cu": lazy("Căn cứ"), "thuc_hien": lazy("Thực hiện")},
    "occasion": OCCASIONS,
}
DAYS = frozenset({"instrument.date"})
DUES = frozenset({"due", "date"})


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
