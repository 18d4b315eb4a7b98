"""What the problems of plans mean and what to do about them."""

from django.utils.translation import gettext_lazy as _

CATALOGUE = {
    "movements.close_without_reason": (
        _("Chưa có lý do kết thúc kế hoạch."),
        _("Ghi lý do và văn bản làm căn cứ, rồi bấm “Ghi quyết định” lần nữa."),
    ),
    "movements.replacement_not_running": (
        _("Kế hoạch thay thế chưa chạy, hoặc không phải của đơn vị tiếp nhận."),
        _("Đưa kế hoạch mới vào và phê duyệt trước, rồi chọn kế hoạch đó."),
    ),
    "movements.same_document": (
        _("Tệp này đã được đưa vào hệ thống ngày {when}: “{name}”."),
        _("Mở kế hoạch đã có để xem hoặc soát tiếp; không cần tải lên lần nữa."),
    ),
    "movements.clause_changed_meanwhile": (
        _("Trong lúc bạn sửa, {who} đã sửa mục này thành: “{theirs}”."),
        _("Nội dung bạn gõ vẫn còn ở ô bên dưới. So hai bản, rồi bấm “Lưu mục” lần nữa."),
    ),
    "movements.clause_without_place": (
        _("Mục loại “{kind}” cần nằm trong một mục “{wanted}”."),
        _("Chọn mục chứa nó rồi thêm lại."),
    ),
    "movements.clause_empty": (
        _("Mục chưa có nội dung."),
        _("Gõ nội dung của mục rồi bấm “Thêm mục”."),
    ),
    "movements.actor_not_chosen": (
        _("Chưa chọn đơn vị nào cho “{actor}”."),
        _("Chọn ít nhất một đơn vị, hoặc đánh dấu “Ngoài hệ thống”."),
    ),
    "movements.circle": (
        _("“{name}” đã nằm dưới kế hoạch này, nên không thể đứng trên nó."),
        _("Chọn kế hoạch cấp trên khác, hoặc bỏ liên kết ở kế hoạch kia trước."),
    ),
    "movements.basic_missing": (
        _("Kế hoạch chưa có {what}."),
        _("Ở phần “Thông tin chung”, điền {what} rồi bấm “Lưu mục”."),
    ),
    "movements.number_missing": (
        _("Bản này không có {what}."),
        _("Nếu văn bản gốc có, điền ở phần “Thông tin chung”; nếu không, để trống."),
    ),
    "movements.effect_missing": (
        _("Chưa rõ kế hoạch áp dụng từ ngày nào, vì văn bản không ghi ngày ban hành."),
        _("Điền ngày ở ô “Áp dụng từ ngày”; đơn vị thực hiện được xác định theo ngày đó."),
    ),
    "movements.not_reviewed": (
        _("Còn {count} mục máy đọc mà chưa ai xác nhận."),
        _("Soát từng mục rồi bấm “Xác nhận”, hoặc “Xác nhận tất cả” khi đã đọc hết."),
    ),
    "movements.actor_unknown": (
        _("Chưa rõ “{actor}” là đơn vị nào. {reason}"),
        _("Ở phần “Đơn vị thực hiện”, chọn đơn vị, hoặc đánh dấu “Ngoài hệ thống”."),
    ),
    "movements.actor_without_units": (
        _("“{actor}” chưa có đơn vị nào trong hệ thống. {reason}"),
        _(
            "Có thể phê duyệt; nhiệm vụ của nhóm này vẫn đọc được ở kế hoạch, "
            "nhưng chưa giao cho ai."
        ),
    ),
    "movements.nobody_asked": (
        _("Kế hoạch không giao nhiệm vụ nào cho đơn vị nào."),
        _("Xem lại phần “Trách nhiệm thực hiện”, thêm mục còn thiếu."),
    ),
    "movements.due_before_issue": (
        _("Mốc “{what}” ({due}) đến hạn trước ngày kế hoạch áp dụng ({from_day})."),
        _("Đối chiếu với văn bản; nếu văn bản ghi như vậy thì giữ nguyên."),
    ),
    "movements.due_on_day_off": (
        _("Mốc “{what}” đến hạn ngày {due}, là ngày nghỉ."),
        _("Giữ nguyên theo văn bản; đơn vị nên hoàn thành trước, chậm nhất {before}."),
    ),
    "movements.years_reversed": (
        _("Năm kết thúc ({to_year}) đứng trước năm bắt đầu ({from_year})."),
        _("Ở phần “Thông tin chung”, sửa lại hai năm theo văn bản rồi bấm “Lưu mục”."),
    ),
    "movements.phase_gap": (
        _("Các giai đoạn không phủ hết thời gian {from_year}-{to_year}."),
        _("Đối chiếu năm bắt đầu và năm kết thúc của từng giai đoạn với văn bản."),
    ),
    "movements.parent_not_linked": (
        _("Kế hoạch viện dẫn {number} nhưng chưa được liên kết với kế hoạch cấp trên nào."),
        _(
            "Chọn ở phần “Kế hoạch cấp trên”. Nếu kế hoạch đó chưa có trong hệ thống, "
            "có thể phê duyệt và liên kết sau."
        ),
    ),
    "movements.differs_from_parent": (
        _("So với cấp trên: {text}"),
        _("Mở “So với cấp trên” để xem từng mục; có thể phê duyệt nếu đó là chủ ý."),
    ),
    "movements.must_agree_with_parent": (
        _("So với cấp trên, phải sửa: {text}"),
        _("Sửa kế hoạch; nếu đó là chủ ý thì gác lại điều này và ghi lý do."),
    ),
    "movements.finding_set_aside": (
        _("Đã gác lại: {text}"),
        _("Gác lại ngày {when}; lý do: {reason}"),
    ),
    "movements.no_such_finding": (
        _("Không có điều “{finding}” nào đang cản việc phê duyệt kế hoạch này."),
        _("Xem lại danh sách các điều phải sửa của kế hoạch rồi chọn đúng điều cần gác lại."),
    ),
    "movements.reason_missing": (
        _("Chưa ghi lý do gác lại."),
        _("Ghi vì sao điều này được chấp nhận; lý do được giữ cùng kế hoạch."),
    ),
    "movements.parent_replaced": (
        _("Kế hoạch cấp trên {number} đã được thay bằng phiên bản mới."),
        _("Mở “So với cấp trên” để xem thay đổi và liên kết lại với phiên bản mới."),
    ),
}

# name of a rule -> why it refuses
REFUSALS = {
    "can_read_in": _(
        "Chỉ cán bộ thường trực thi đua của đơn vị ban hành, hoặc của đơn vị cấp trên, được đưa "
        "kế hoạch vào."
    ),
    "can_edit": _(
        "Chỉ cán bộ thường trực thi đua của đơn vị ban hành, hoặc của đơn vị cấp trên, được sửa, "
        "và chỉ khi kế hoạch đang soát."
    ),
    "can_link": _(
        "Chỉ cán bộ thường trực thi đua của đơn vị ban hành, hoặc của đơn vị cấp trên, được liên "
        "kết, khi kế hoạch đang soát hoặc đang thực hiện."
    ),
    "can_approve": _(
        "Chỉ lãnh đạo cơ quan thường trực được phê duyệt hoặc trả lại, khi kế hoạch đang chờ phê "
        "duyệt; người đã đưa vào hoặc trình kế hoạch không tự phê duyệt kế hoạch đó."
    ),
    "can_replace": _(
        "Chỉ lãnh đạo cơ quan thường trực được thay kế hoạch đang thực hiện bằng phiên bản mới."
    ),
    "can_set_aside": _(
        "Chỉ người đang soát kế hoạch, hoặc người có quyền phê duyệt kế hoạch đang chờ, được gác "
        "lại một điều phải sửa."
    ),
}
