"""The life of a plan (kế hoạch): read and corrected, submitted, running, replaced or closed."""

from django.utils.translation import gettext_noop as _

from thidua.kernel.states import Machine, Step

DRAFT, SUBMITTED, RUNNING, REPLACED, CLOSED, DISCARDED = (
    "draft",
    "submitted",
    "running",
    "replaced",
    "closed",
    "discarded",
)

PLAN = Machine(
    name="plan",
    start=DRAFT,
    labels={
        DRAFT: _("Đang soát"),
        SUBMITTED: _("Chờ phê duyệt"),
        RUNNING: _("Đang thực hiện"),
        REPLACED: _("Đã được thay thế"),
        CLOSED: _("Đã kết thúc trước hạn"),
        DISCARDED: _("Đã bỏ"),
    },
    steps=(
        Step("submit", DRAFT, SUBMITTED, "can_submit", _("Trình phê duyệt"), check="complete"),
        Step("discard", DRAFT, DISCARDED, "can_edit", _("Bỏ bản đọc này")),
        Step("send_back", SUBMITTED, DRAFT, "can_approve", _("Trả lại để sửa")),
        Step(
            "approve",
            SUBMITTED,
            RUNNING,
            "can_approve",
            _("Phê duyệt và bắt đầu phong trào"),
            check="complete",
        ),
        Step("replace", RUNNING, REPLACED, "nobody", _("Thay bằng phiên bản mới")),
        Step("close", RUNNING, CLOSED, "nobody", _("Kết thúc kế hoạch trước hạn")),
    ),
)
PUBLIC_STATES = (RUNNING, REPLACED, CLOSED)
