"""What the app says about a reorganisation: what is wrong, and what to do."""

from django.utils.translation import gettext_lazy as _

# column of the table -> heading
HEADINGS = {
    "source": _("Đơn vị cũ"),
    "target": _("Đơn vị mới"),
    "new": _("Lập mới"),
    "kind": _("Loại"),
    "level": _("Cấp"),
    "parent": _("Trực thuộc"),
    "code": _("Mã"),
    "area": _("Diện tích"),
    "people": _("Dân số"),
    "functions": _("Chức năng"),
    "weight": _("Tỷ lệ"),
    "main": _("Nơi nhận chính"),
    "note": _("Ghi chú"),
}

_CHOOSE = _("Viết định danh trong ngoặc, hoặc thêm tên đơn vị cấp trên sau dấu phẩy")
_LINES = _("Sửa cột đó ở các dòng này")

CATALOGUE = {
    "organisations.effective_missing": (
        _("Chưa có ngày có hiệu lực"),
        _("Nhập ngày đầu tiên mà thay đổi có hiệu lực"),
    ),
    "organisations.day_form": (
        _("“{value}” không phải là ngày"),
        _("Nhập ngày dạng 01/07/2025"),
    ),
    "organisations.decided_after": (
        _("Ngày ký {decided} sau ngày có hiệu lực {effective}"),
        _("Kiểm tra lại hai ngày; giữ nguyên nếu văn bản ghi đúng như vậy"),
    ),
    "organisations.basis_missing": (
        _("Chưa nêu văn bản quyết định"),
        _("Ghi số, ký hiệu của nghị quyết hoặc quyết định"),
    ),
    "organisations.basis_long": (
        _("Tên văn bản quyết định dài hơn {most} chữ"),
        _("Chỉ ghi số, ký hiệu và cơ quan ban hành; phần còn lại ghi vào ô ghi chú"),
    ),
    "organisations.no_rows": (
        _("Chưa có đơn vị nào"),
        _("Điền ít nhất một dòng, hoặc tải lên một bảng"),
    ),
    "organisations.column_unknown": (
        _("Không rõ cột “{heading}” là gì, nên không dùng cột này"),
        _("Dùng đúng tên cột như trong bảng mẫu nếu cột này cần thiết"),
    ),
    "organisations.header_missing": (
        _("Dòng đầu của bảng không có tên cột nào dùng được"),
        _("Tải bảng mẫu về và giữ nguyên dòng tên cột"),
    ),
    "organisations.cell_missing": (
        _("Dòng {row}: còn trống cột “{column}”"),
        _("Điền cột này; loại thay đổi đã chọn cần có"),
    ),
    "organisations.cell_long": (
        _("Dòng {row}: cột “{column}” dài hơn {most} chữ"),
        _("Viết ngắn lại"),
    ),
    "organisations.cell_not_used": (
        _("Dòng {row}: loại thay đổi đã chọn không dùng cột “{column}” (đang ghi “{value}”)"),
        _("Xóa ô này, hoặc chọn loại thay đổi khác"),
    ),
    "organisations.cell_word": (
        _("Dòng {row}: không hiểu “{value}” ở cột “{column}”"),
        _("Dùng một trong các từ: {choices}"),
    ),
    "organisations.cell_yes": (
        _("Dòng {row}: không hiểu “{value}” ở cột “{column}”"),
        _("Ghi x nếu có, để trống nếu không"),
    ),
    "organisations.weight_form": (
        _("Dòng {row}: tỷ lệ “{value}” không phải là số từ 0 đến 1 hoặc phần trăm"),
        _("Ghi dạng 0,4 hoặc 40%"),
    ),
    "organisations.name_unknown": (
        _("Dòng {row}: không có đơn vị nào tên “{name}” vào ngày {day}"),
        _("Viết tên đầy đủ như trong danh bạ, hoặc dùng mã, định danh của đơn vị"),
    ),
    "organisations.name_ambiguous": (
        _("Dòng {row}: có {count} đơn vị tên “{name}” vào ngày {day}: {choices}"),
        _CHOOSE,
    ),
    "organisations.not_yet_born": (
        _("Dòng {row}: “{name}” ({unit}) đến ngày {start} mới có, chưa có vào ngày {day}"),
        _("Kiểm tra ngày có hiệu lực, hoặc chọn đơn vị đã có trước ngày đó"),
    ),
    "organisations.ended_before": (
        _("Dòng {row}: “{name}” ({unit}) đã kết thúc từ ngày {end}, không còn vào ngày {day}"),
        _("Kiểm tra ngày có hiệu lực, hoặc chọn đơn vị tiếp nhận của đơn vị này"),
    ),
    "organisations.line_to_itself": (
        _("Dòng {row}: “{name}” vừa là đơn vị cũ vừa là đơn vị mới"),
        _("Chọn đơn vị khác ở một trong hai cột"),
    ),
    "organisations.line_empty": (
        _("Dòng {row}: không có gì chuyển từ “{name}” sang “{target}”"),
        _("Ghi phần chuyển ở ít nhất một cột diện tích, dân số hoặc chức năng, hoặc bỏ dòng này"),
    ),
    "organisations.line_twice": (
        _("Dòng {row}: “{name}” đã được chuyển sang “{target}” ở một dòng khác"),
        _("Gộp hai dòng làm một"),
    ),
    "organisations.target_ends": (
        _("Dòng {row}: “{name}” cũng kết thúc trong lần này nên không thể tiếp nhận"),
        _("Chọn đơn vị tiếp nhận còn hoạt động, hoặc đánh dấu x ở cột “Lập mới”"),
    ),
    "organisations.target_said_twice": (
        _("Dòng {row}: “{name}” được mô tả khác với một dòng ở trên"),
        _("Ghi giống nhau ở mọi dòng, hoặc chỉ ghi ở dòng đầu"),
    ),
    "organisations.kind_unclear": (
        _("Dòng {row}: chưa rõ “{name}” là loại đơn vị gì"),
        _("Điền cột “Loại”"),
    ),
    "organisations.parent_unclear": (
        _("Dòng {row}: chưa rõ “{name}” trực thuộc đơn vị nào"),
        _("Điền cột “Trực thuộc”"),
    ),
    "organisations.nothing_changes": (
        _("Dòng {row}: “{name}” không có gì thay đổi"),
        _("Ghi giá trị mới, hoặc bỏ dòng này"),
    ),
    "organisations.changed_twice": (
        _("Dòng {row}: “{name}” đã được thay đổi ở một dòng khác"),
        _("Gộp hai dòng làm một"),
    ),
    "organisations.ends_and_changes": (
        _("Dòng {row}: “{name}” vừa kết thúc vừa thay đổi"),
        _("Bỏ một trong hai dòng"),
    ),
    "organisations.sources_few": (
        _("Loại thay đổi này cần ít nhất {least} đơn vị cũ, mới có {count}"),
        _("Thêm đơn vị, hoặc chọn loại thay đổi khác"),
    ),
    "organisations.targets_few": (
        _("Loại thay đổi này cần ít nhất {least} đơn vị mới, mới có {count}"),
        _("Thêm đơn vị, hoặc chọn loại thay đổi khác"),
    ),
    "organisations.targets_many": (
        _("Loại thay đổi này có nhiều nhất {most} đơn vị mới, đang có {count}"),
        _("Ghi cùng một tên ở mọi dòng, hoặc chọn loại “Sắp xếp”"),
    ),
    "organisations.given_twice": (
        _("Dòng {rows}: cột “{column}” chuyển toàn bộ “{name}” đi nhiều hơn một lần"),
        _LINES,
    ),
    "organisations.survivor_gives_all": (
        _("Dòng {rows}: “{name}” vẫn còn nên không thể chuyển đi toàn bộ (cột “{column}”)"),
        _("Ghi “một phần”, hoặc chọn loại thay đổi mà đơn vị này kết thúc"),
    ),
    "organisations.rest_left_over": (
        _(
            "Dòng {rows}: “{name}” kết thúc nhưng cột “{column}” chỉ chuyển một phần, chưa rõ phần "
            "còn lại"
        ),
        _("Ghi “toàn bộ”, hoặc thêm dòng cho phần còn lại"),
    ),
    "organisations.weights_some": (
        _("Dòng {rows}: mới có một số dòng của “{name}” ghi tỷ lệ"),
        _("Ghi tỷ lệ ở mọi dòng của đơn vị này, hoặc để trống tất cả"),
    ),
    "organisations.weights_sum": (
        _("Dòng {rows}: các tỷ lệ của “{name}” cộng lại là {total}, không phải là 1"),
        _("Sửa lại để các tỷ lệ cộng đúng bằng 1 (100%)"),
    ),
    "organisations.two_mains": (
        _("Dòng {rows}: “{name}” có hơn một nơi nhận chính"),
        _("Chỉ đánh dấu x ở một dòng"),
    ),
    "organisations.children_left": (
        _("Dòng {row}: “{name}” kết thúc nhưng còn {count} đơn vị trực thuộc: {names}"),
        _("Chọn “Đơn vị trực thuộc đi theo nơi nhận chính”, hoặc thêm dòng cho các đơn vị đó"),
    ),
    "organisations.parent_gone": (
        _("Dòng {row}: “{name}” sẽ trực thuộc “{parent}”, đơn vị không có suốt từ {day}"),
        _("Chọn đơn vị cấp trên còn hoạt động"),
    ),
    "organisations.circle": (
        _("Dòng {row}: “{name}” sẽ trực thuộc vòng quanh: {chain}"),
        _("Chọn đơn vị cấp trên không nằm dưới chính đơn vị này"),
    ),
    "organisations.code_held": (
        _("Dòng {row}: mã {code} của “{name}” vào ngày {day} đang là mã của “{other}” ({uid})"),
        _("Kiểm tra lại mã, hoặc cho đơn vị kia kết thúc hay đổi mã trong cùng lần này"),
    ),
    "organisations.later_event": (
        _("Dòng {row}: “{name}” đã có thay đổi khác từ ngày {when} (sự kiện {event})"),
        _("Chọn ngày có hiệu lực sau đó, hoặc rút sự kiện kia trước"),
    ),
    "organisations.same_day": (
        _("Dòng {row}: “{name}” đã được thay đổi điều này cùng ngày {day} (sự kiện {event})"),
        _("Đính chính sự kiện kia thay vì ghi thêm một sự kiện"),
    ),
    "organisations.draft_recorded": (
        _("Bản chuẩn bị này đã được ghi nhận"),
        _("Mở trang của sự kiện, hoặc lập bản chuẩn bị mới"),
    ),
    "organisations.draft_dropped": (
        _("Bản chuẩn bị này đã bỏ"),
        _("Lập bản chuẩn bị mới"),
    ),
    "organisations.outcome_changed": (
        _("Danh bạ đã thay đổi từ lúc bạn xem kết quả thử"),
        _("Xem lại kết quả thử rồi ghi nhận"),
    ),
    "organisations.reason_missing": (
        _("Chưa nêu lý do"),
        _("Ghi rõ sai ở đâu và căn cứ để sửa"),
    ),
    "organisations.field_unknown": (
        _("Không đính chính được mục “{field}” ở đây"),
        _("Chỉ đính chính các mục: {fields}"),
    ),
    "organisations.value_wrong": (
        _("Giá trị “{value}” không dùng được cho mục “{field}”"),
        _("Nhập giá trị khác"),
    ),
    "organisations.already_withdrawn": (
        _("Điều này đã được rút hoặc đã được đính chính trước đó"),
        _("Tải lại trang để xem bản hiện nay"),
    ),
    "organisations.has_dependents": (
        _("Chưa rút hay đổi ngày được sự kiện này vì {count} điều sau dựa vào nó: {list}"),
        _("Rút hoặc đính chính các điều đó trước"),
    ),
    "organisations.day_not_fit": (
        _("Sự kiện này không thể có hiệu lực từ ngày {day}: {why}"),
        _("Chọn ngày khác, hoặc rút sự kiện rồi ghi nhận lại"),
    ),
    "organisations.parent_chain": (
        _("“{name}” không thể trực thuộc “{parent}” trong suốt thời gian đó"),
        _("Chọn đơn vị cấp trên có trong suốt thời gian đó và không nằm dưới đơn vị này"),
    ),
    "organisations.code_taken": (
        _("Mã {code} trong thời gian đó là mã của “{other}” ({uid})"),
        _("Kiểm tra lại mã, hoặc đính chính đơn vị kia trước"),
    ),
    "organisations.first_loading": (
        _("Sự kiện này thuộc dữ liệu ban đầu của chương trình"),
        _("Đính chính từng giá trị thay vì rút cả sự kiện"),
    ),
}

# column -> what to write there, for the sheet of explanations and under the form
EXPLAINED = {
    "source": _("Tên đầy đủ, mã hoặc định danh của đơn vị, như vào ngày trước ngày có hiệu lực."),
    "target": _("Tên đơn vị tiếp nhận hoặc đơn vị lập mới; khi đổi tên thì là tên mới."),
    "new": _("Ghi x nếu đơn vị mới được thành lập trong lần này (chỉ cần khi sắp xếp)."),
    "kind": _("Loại đơn vị mới, ví dụ: Xã, Phường, Sở; để trống nếu như đơn vị cũ."),
    "level": _("Cấp của đơn vị mới; để trống thì theo loại đơn vị."),
    "parent": _("Đơn vị cấp trên trực tiếp; để trống nếu như đơn vị cũ."),
    "code": _("Mã chính thức của đơn vị mới, nếu có."),
    "area": _("Toàn bộ, một phần hoặc không. Để trống cả ba cột thì theo loại thay đổi."),
    "people": _("Toàn bộ, một phần hoặc không."),
    "functions": _("Chức năng, nhiệm vụ: toàn bộ, một phần hoặc không."),
    "weight": _("Phần của đơn vị cũ, từ 0 đến 1 hoặc phần trăm; các dòng cộng lại bằng 1."),
    "main": _("Ghi x ở nơi nhận phần lớn, khi chia cho nhiều nơi."),
    "note": _("Ghi chú tự do."),
}

# attribute of a unit -> what it is called
ATTRIBUTES = {
    "name": _("Tên"),
    "acting_name": _("Tên cơ quan"),
    "short_name": _("Tên gọi"),
    "kind": _("Loại"),
    "level": _("Cấp"),
    "parent": _("Trực thuộc"),
    "code": _("Mã"),
    "code_scheme": _("Bảng mã"),
}

# kind of event -> what it does, for the choice of a kind
KINDS = {
    "consolidate": _("Hai hay nhiều đơn vị kết thúc, lập một đơn vị mới."),
    "absorb": _("Một hay nhiều đơn vị kết thúc, nhập vào đơn vị đang có."),
    "divide": _("Một đơn vị kết thúc, lập từ hai đơn vị mới trở lên."),
    "split_off": _("Đơn vị cũ vẫn còn, một phần tách ra thành đơn vị mới."),
    "rename": _("Vẫn là đơn vị đó, mang tên mới."),
    "recode": _("Vẫn là đơn vị đó, mang mã mới."),
    "upgrade": _("Vẫn là đơn vị đó, đổi loại, ví dụ xã thành phường."),
    "reparent": _("Vẫn là đơn vị đó, trực thuộc đơn vị khác."),
    "transfer": _("Một phần chức năng chuyển giữa hai đơn vị vẫn còn."),
    "boundary": _("Một phần địa bàn chuyển giữa hai đơn vị vẫn còn."),
    "dissolve": _("Đơn vị kết thúc, chức năng chia cho các đơn vị đang có."),
    "regroup": _("Nhiều đơn vị kết thúc và lập mới cùng lúc, mỗi dòng một đường chuyển giao."),
    "abolish_level": _("Một cấp kết thúc; đơn vị cấp dưới chuyển lên cấp trên."),
    "establish": _("Lập đơn vị mới, không từ đơn vị nào."),
}
