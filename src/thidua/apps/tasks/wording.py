"""What the problems of tasks mean and what to do about them."""

from django.utils.translation import gettext_lazy as _

_OWN_TASK = _("Chỉ người phụ trách nhiệm vụ của đơn vị được giao ghi nhận được nhiệm vụ này.")
# name of a rule -> why it refuses
REFUSALS = {
    "can_finish": _OWN_TASK,
    "can_reopen": _OWN_TASK,
    "can_settle": _("Chỉ cán bộ thường trực thi đua của đơn vị giữ kế hoạch quyết định được."),
    "can_decide": _("Chỉ lãnh đạo cơ quan thường trực của đơn vị tiếp nhận quyết định được."),
}

CATALOGUE = {
    "tasks.note_missing": (
        _("Chưa ghi kết quả của nhiệm vụ “{task}”."),
        _(
            "Ghi ngắn gọn đã làm gì, kèm số và ngày của văn bản nếu có, "
            "rồi bấm “Ghi nhận hoàn thành”."
        ),
    ),
    "tasks.none_chosen": (
        _("Chưa chọn nhiệm vụ nào."),
        _("Đánh dấu ít nhất một nhiệm vụ trong danh sách, rồi bấm “Ghi quyết định”."),
    ),
    "tasks.end_without_reason": (
        _("Chưa có lý do chấm dứt nhiệm vụ."),
        _("Ghi lý do và căn cứ vào ô “Lý do”, rồi bấm “Ghi quyết định”."),
    ),
    "tasks.no_successor_known": (
        _("Chưa biết đơn vị nào tiếp nhận nhiệm vụ “{task}”."),
        _("Chọn đơn vị tiếp nhận ở trang của nhiệm vụ, hoặc chấm dứt và ghi lý do."),
    ),
    "tasks.not_a_successor": (
        _("Đơn vị được chọn không tiếp nhận từ đơn vị cũ của nhiệm vụ “{task}”."),
        _("Chọn trong các đơn vị tiếp nhận được liệt kê."),
    ),
    "tasks.give_to_one": (
        _("Đã chọn nhiều đơn vị cho cách giao cho một đơn vị."),
        _("Chọn đúng một đơn vị, hoặc đổi sang “Giao cho tất cả” hay “Chia phần”."),
    ),
    "tasks.no_main_successor": (
        _("Không có đơn vị nào tiếp nhận phần lớn của đơn vị cũ trong nhiệm vụ “{task}”."),
        _("Chọn một đơn vị ở trang của nhiệm vụ, hoặc giao cho tất cả đơn vị tiếp nhận."),
    ),
    "tasks.part_missing": (
        _("Chia phần cần ít nhất hai đơn vị, mỗi đơn vị có phần được giao bằng chữ."),
        _("Ghi phần của từng đơn vị được chọn, rồi bấm “Ghi quyết định”."),
    ),
}
