"""What the app says: what is wrong, and what to do."""

from django.utils.translation import gettext_lazy as _

CATALOGUE = {
    "accounts.username_taken": (
        _("Tên đăng nhập “{username}” đã có người dùng"),
        _("Chọn tên khác, ví dụ thêm chữ viết tắt của đơn vị"),
    ),
    "accounts.username_form": (
        _("Tên đăng nhập “{username}” không đúng dạng"),
        _("Dùng 3 đến 60 chữ thường không dấu, chữ số, dấu chấm, gạch ngang hoặc gạch dưới"),
    ),
    "accounts.email_taken": (
        _("Địa chỉ thư “{email}” đã gắn với tài khoản khác"),
        _("Kiểm tra lại địa chỉ, hoặc tìm người đó trong danh sách người dùng"),
    ),
    "accounts.email_form": (
        _("“{email}” không phải là một địa chỉ thư"),
        _("Nhập địa chỉ thư công vụ, ví dụ ten@donvi.gov.vn"),
    ),
    "accounts.name_missing": (_("Chưa có họ và tên"), _("Nhập họ và tên đầy đủ, có dấu")),
    "accounts.role_unknown": (
        _("Không có vai trò “{role}”"),
        _("Chọn một vai trò trong danh sách"),
    ),
    "accounts.basis_missing": (
        _("Chưa nêu căn cứ giao chức trách"),
        _("Ghi số, ngày của quyết định hoặc văn bản phân công"),
    ),
    "accounts.unit_not_alive": (
        _("{unit} không tồn tại vào ngày {day}"),
        _("Chọn đơn vị đang hoạt động, hoặc đổi ngày bắt đầu"),
    ),
    "accounts.days_reversed": (
        _("Ngày kết thúc {end} không sau ngày bắt đầu {start}"),
        _("Sửa lại một trong hai ngày"),
    ),
    "accounts.post_held": (
        _("{person} đang giữ chức trách này ở {unit}"),
        _("Kết thúc chức trách cũ trước, hoặc chọn đơn vị khác"),
    ),
    "accounts.post_ended": (
        _("Chức trách này đã kết thúc từ ngày {day}"),
        _("Giao chức trách mới nếu người đó tiếp tục công việc"),
    ),
    "accounts.delegation_outside": (
        _("Thời gian ủy quyền vượt ra ngoài thời gian giữ chức trách ({start} – {end})"),
        _("Chọn ngày nằm trong thời gian giữ chức trách"),
    ),
    "accounts.delegation_to_self": (
        _("Không thể ủy quyền cho chính mình"),
        _("Chọn người nhận khác"),
    ),
    "accounts.document_missing": (
        _("Chưa nêu văn bản ủy quyền"),
        _("Ghi số, ngày của văn bản ủy quyền"),
    ),
}

# name of a rule -> why it refuses
REFUSALS = {
    "signed in": _("Hãy đăng nhập trước."),
    "own session": _("Phiên này của người khác, hoặc đã kết thúc."),
    "can_manage_people": _(
        "Chỉ người quản trị của đơn vị, hoặc của đơn vị cấp trên, được làm việc này."
    ),
    "can_grant": _(
        "Chỉ người quản trị của đơn vị, hoặc của đơn vị cấp trên, được giao và kết thúc chức "
        "trách, và không phải của chính mình."
    ),
    "can_edit_organisation": _(
        "Chỉ người quản trị của đơn vị, hoặc của đơn vị cấp trên, được cập nhật thay đổi tổ chức."
    ),
    "can_view_audit": _("Chỉ người quản trị được xem và kiểm tra nhật ký."),
    "can_delegate": _("Chỉ ủy quyền được chức trách mà chính mình đang giữ."),
    "can_revoke": _(
        "Chỉ người đã ủy quyền, hoặc người quản trị của đơn vị, được thu hồi ủy quyền này."
    ),
}
