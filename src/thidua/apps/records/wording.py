"""What the problems of records mean and what to do about them."""

from django.utils.translation import gettext_lazy as _

_OWN_REACH = _(
    "Chỉ người phụ trách thi đua của đơn vị hoặc của cấp trên cập nhật được hồ sơ này; không ai "
    "cập nhật hồ sơ của chính mình."
)
# name of a rule -> why it refuses
REFUSALS = {
    "can_view": _("Hồ sơ này nằm ngoài phạm vi của chức trách hiện nay."),
    "can_list": _("Chỉ người phụ trách thi đua và người đứng đầu xem được danh sách hồ sơ."),
    "can_edit": _OWN_REACH,
    "can_take_in": _("Chỉ người phụ trách thi đua nhập được hồ sơ của đơn vị mình và cấp dưới."),
    "can_settle": _("Dòng này đã được xử lý, hoặc nằm ngoài phạm vi của chức trách hiện nay."),
    "can_judge": _(
        "Chỉ người đứng đầu đơn vị hoặc cơ quan thường trực ghi được điều cần con người xem xét, "
        "và không ghi cho chính mình."
    ),
    "can_keep": _("Chỉ người xem được hồ sơ của đơn vị lưu được kết quả xét."),
}

_CELL = _("Sửa ô này trong tệp hoặc ở trang xử lý từng dòng, rồi nhận lại.")
_CHOOSE = _("Chọn ở trang xử lý từng dòng.")

CATALOGUE = {
    "records.name_missing": (
        _("Thiếu tên, hoặc tên dài hơn 200 chữ."),
        _("Ghi họ và tên đầy đủ hoặc tên tập thể."),
    ),
    "records.not_a_kind": (
        _("“{value}” không phải loại đối tượng."),
        _("Ghi cá nhân, tập thể, hộ gia đình, doanh nghiệp hoặc người nước ngoài."),
    ),
    "records.not_a_sex": (_("“{value}” không phải giới tính."), _("Ghi nam hoặc nữ.")),
    "records.not_a_group": (
        _("Chưa rõ thành phần “{value}”."),
        _("Ghi công chức, viên chức, nhà giáo, thầy thuốc, công nhân, nông dân, doanh nhân..."),
    ),
    "records.not_a_day": (
        _("“{value}” không phải một ngày có thật."),
        _("Ghi dạng 21/11/1985, hoặc chỉ năm."),
    ),
    "records.not_yes_no": (_("“{value}” không rõ là có hay không."), _("Ghi x hoặc để trống.")),
    "records.year_missing": (
        _("“{value}” không nêu rõ một năm."),
        _("Ghi năm bốn chữ số ngay sau tên, ví dụ “CSTĐCS 2025”."),
    ),
    "records.not_a_year": (
        _("“{value}” không phải năm."),
        _("Ghi năm bốn chữ số, từ 1930 đến năm nay."),
    ),
    "records.future_year": (
        _("Năm {year} chưa đến."),
        _("Sửa năm; không ghi trước thành tích chưa có."),
    ),
    "records.future_day": (_("Ngày {day} chưa đến."), _("Ghi ngày từ hôm nay trở về trước.")),
    "records.before_start": (
        _("“{name}” ghi năm {year}, trước ngày sinh hoặc ngày thành lập {day}."),
        _("Sửa một trong hai chỗ cho khớp."),
    ),
    "records.no_such_rating": (
        _("“{value}” không phải mức xếp loại."),
        _(
            "Ghi HTXSNV, HTTNV, HTNV hoặc KHTNV: hoàn thành xuất sắc, hoàn thành tốt, hoàn thành, "
            "không hoàn thành nhiệm vụ."
        ),
    ),
    "records.two_ratings": (
        _("Năm {year} có hai mức xếp loại khác nhau."),
        _("Giữ đúng một mức cho mỗi năm."),
    ),
    "records.rating_differs": (
        _("Hồ sơ đã có năm {year}: {known}; dòng này ghi {value}."),
        _("Đối chiếu với văn bản, sửa một trong hai."),
    ),
    "records.no_such_award": (
        _("“{value}” không phải danh hiệu hoặc hình thức khen thưởng có trong luật."),
        _(
            "Ghi tên đầy đủ theo luật, ví dụ “Chiến sĩ thi đua cơ sở”, “Bằng khen của Chủ tịch "
            "UBND tỉnh”; hình thức của giám đốc sở hoặc cấp xã là giấy khen."
        ),
    ),
    "records.title_twice": (
        _("“{award}” năm {year} ghi hai lần."),
        _("Mỗi danh hiệu chỉ tặng một lần trong một năm; giữ một."),
    ),
    "records.not_a_type": (
        _("“{value}” không phải loại hình khen thưởng."),
        _("Chọn một mục có trong danh sách."),
    ),
    "records.no_such_scope": (
        _("“{value}” không nêu phạm vi công nhận."),
        _("Ghi cấp cơ sở, cấp xã, cấp tỉnh (bộ, ngành) hoặc toàn quốc trong ngoặc."),
    ),
    "records.no_such_form": (
        _("“{value}” không phải hình thức kỷ luật."),
        _("Ghi khiển trách, cảnh cáo, giáng chức, cách chức hoặc buộc thôi việc."),
    ),
    "records.day_missing": (
        _("“{value}” không nêu ngày có hiệu lực."),
        _("Ghi ngày dạng 12/03/2024; nếu đã hết hiệu lực, ghi thêm ngày hết."),
    ),
    "records.ends_before": (
        _("Ngày hết hiệu lực {ends} trước ngày có hiệu lực {start}."),
        _("Sửa một trong hai ngày."),
    ),
    "records.case_unclear": (
        _("“{value}” không rõ loại vụ việc hoặc từ ngày nào."),
        _("Ghi loại (kỷ luật, thanh tra, khiếu nại, tố cáo) và ngày bắt đầu."),
    ),
    "records.unit_unknown": (_("Không tìm thấy đơn vị “{value}”."), _CHOOSE),
    "records.unit_ambiguous": (_("Có nhiều đơn vị tên “{value}”."), _CHOOSE),
    "records.unit_ended": (
        _("Đơn vị “{value}” đã kết thúc, nay là {now}."),
        _("Chọn đơn vị hiện nay ở trang xử lý từng dòng."),
    ),
    "records.unit_out_of_reach": (
        _("Đơn vị được chọn nằm ngoài phạm vi của tệp."),
        _("Chọn đơn vị thuộc phạm vi."),
    ),
    "records.person_ambiguous": (
        _("Có nhiều người có thể là “{value}”."),
        _("Chọn đúng người, hoặc nhận là người mới; mã số hay ngày sinh giúp phân biệt."),
    ),
    "records.person_alike": (
        _("“{value}” gần giống “{known}” đã có trong hồ sơ."),
        _("Chọn là cùng một người, hoặc nhận là người mới."),
    ),
    "records.born_differs": (
        _("Mã số “{code}” đã dùng cho {known}, khác tên hoặc ngày sinh."),
        _("Sửa mã số, hoặc chọn đúng người."),
    ),
    "records.twice_in_file": (
        _("“{value}” có ở dòng {row} của cùng tệp."),
        _("Ghi mã số hoặc ngày sinh để phân biệt, hoặc bỏ một dòng."),
    ),
    "records.code_taken": (
        _("Mã số “{code}” đã dùng cho {known} trong đơn vị này."),
        _("Sửa mã số, hoặc mở hồ sơ đã có."),
    ),
    "records.already_there": (
        _("Hồ sơ đã có đủ những gì dòng này nêu."),
        _("Không cần làm gì thêm."),
    ),
    "records.own_record": (
        _("Dòng này là hồ sơ của chính người nhập."),
        _("Nhờ người phụ trách khác nhập; không ai cập nhật hồ sơ của chính mình."),
    ),
    "records.no_headings": (
        _("Không thấy dòng tiêu đề trong tệp “{name}”."),
        _("Tải bảng mẫu, chép dữ liệu vào; cần cột tên và ít nhất một cột khác."),
    ),
    "records.no_rows": (
        _("Tệp “{name}” không có dòng dữ liệu nào."),
        _("Kiểm tra lại nội dung của tệp."),
    ),
    "records.same_file": (
        _("Tệp “{name}” đã được nhập ngày {day} cho đơn vị này."),
        _("Mở đợt nhập đó để xử lý tiếp; chỉ tải lại khi tệp đã sửa."),
    ),
    "records.reason_missing": (_("Chưa có lý do."), _("Ghi ngắn gọn vì sao, rồi bấm lại.")),
    "records.basis_missing": (
        _("Chưa có căn cứ."),
        _("Ghi số, ngày của quyết định."),
    ),
    "records.changed_meanwhile": (
        _("Người khác vừa sửa hồ sơ này."),
        _("Xem lại nội dung mới rồi sửa lại; những gì đã gõ vẫn còn ở đây."),
    ),
    "records.already_cancelled": (
        _("Mục này đã được hủy bỏ trước đó."),
        _("Không cần làm gì thêm."),
    ),
    "records.own_unit_taken": (
        _("Đơn vị này đã có hồ sơ tập thể “{known}”."),
        _("Mở hồ sơ đã có của đơn vị này."),
    ),
    "records.stays_overlap": (
        _("Ngày {day} trước ngày bắt đầu công tác ở đơn vị hiện nay."),
        _("Sửa ngày chuyển."),
    ),
    "records.not_a_condition": (
        _("“{value}” không phải điều cần con người xem xét của {award}."),
        _("Chọn một mục có trong danh sách."),
    ),
}
