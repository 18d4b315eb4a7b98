"""The life of a task (nhiệm vụ): open, done, or cancelled when its plan was replaced."""

from django.utils.translation import gettext_noop as _

from thidua.kernel.states import Machine, Step

OPEN, DONE, CANCELLED = "open", "done", "cancelled"

TASK = Machine(
    name="task",
    start=OPEN,
    labels={
        OPEN: _("Đang thực hiện"),
        DONE: _("Đã hoàn thành"),
        CANCELLED: _("Không còn hiệu lực"),
    },
    steps=(
        Step("finish", OPEN, DONE, "can_finish", _("Ghi nhận hoàn thành")),
        Step("reopen", DONE, OPEN, "can_reopen", _("Mở lại nhiệm vụ")),
        Step("cancel", OPEN, CANCELLED, "nobody", _("Chấm dứt theo kế hoạch mới")),
    ),
)
