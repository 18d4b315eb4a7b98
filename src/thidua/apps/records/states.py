"""The life of a row of a file that is taken in (dòng của tệp nhập)."""

from django.utils.translation import gettext_noop as _

from thidua.kernel.states import Machine, Step

UNCLEAR, TAKEN, REFUSED, SETTLED, DROPPED = "unclear", "taken", "refused", "settled", "dropped"

ROW = Machine(
    name="import_row",
    start=UNCLEAR,
    labels={
        UNCLEAR: _("Chờ xử lý"),
        TAKEN: _("Đã nhận"),
        REFUSED: _("Đã có sẵn"),
        SETTLED: _("Đã xử lý"),
        DROPPED: _("Đã bỏ"),
    },
    steps=(
        Step("take", UNCLEAR, TAKEN, "nobody", _("Nhận vào hồ sơ")),
        Step("refuse", UNCLEAR, REFUSED, "nobody", _("Không nhận vì đã có sẵn")),
        Step("settle", UNCLEAR, SETTLED, "can_settle", _("Nhận dòng này")),
        Step("drop", UNCLEAR, DROPPED, "can_settle", _("Bỏ dòng này")),
    ),
)
