"""What the problems of tasks mean and what to do about them."""

from django.utils.translation import gettext_lazy as _

CATALOGUE = {
    "tasks.note_missing": (
        _("Chưa ghi kết quả của nhiệm vụ “{task}”."),
        _(
            "Ghi ngắn gọn đã làm gì, kèm số và ngày của văn bản nếu có, "
            "rồi bấm “Ghi nhận hoàn thành”."
        ),
    ),
}
