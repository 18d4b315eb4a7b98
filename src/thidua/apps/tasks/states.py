"""The life of a task (nhiệm vụ), through reorganisations of the unit that owes it.

A task of a unit that ended goes on with the one successor; with several it waits for a decision,
after which it is open at one of them, shared out in parts, or ended with a reason.
"""

from django.utils.translation import gettext_noop as _

from thidua.kernel.states import Machine, Step

OPEN, DONE, CANCELLED = "open", "done", "cancelled"
WAITING, SHARED, MERGED = "waiting", "shared", "merged"
OWED = (OPEN, WAITING)

TASK = Machine(
    name="task",
    start=OPEN,
    labels={
        OPEN: _("Đang thực hiện"),
        DONE: _("Đã hoàn thành"),
        CANCELLED: _("Không còn hiệu lực"),
        WAITING: _("Chờ quyết định chuyển giao"),
        SHARED: _("Đã chia cho các đơn vị tiếp nhận"),
        MERGED: _("Đã gộp vào nhiệm vụ khác"),
    },
    steps=(
        Step("finish", OPEN, DONE, "can_finish", _("Ghi nhận hoàn thành")),
        Step("reopen", DONE, OPEN, "can_reopen", _("Mở lại nhiệm vụ")),
        Step("cancel", OPEN, CANCELLED, "nobody", _("Chấm dứt theo kế hoạch mới")),
        Step("wait", OPEN, WAITING, "nobody", _("Chờ quyết định sau sắp xếp")),
        Step("give", WAITING, OPEN, "nobody", _("Giao cho một đơn vị")),
        Step("share", WAITING, SHARED, "nobody", _("Giao cho nhiều đơn vị")),
        Step("end", WAITING, CANCELLED, "nobody", _("Chấm dứt, có lý do")),
        Step("merge", OPEN, MERGED, "nobody", _("Gộp nhiệm vụ trùng")),
    ),
)
