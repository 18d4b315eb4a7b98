"""What can be wrong with a law book or a case, and how to mend it, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from thidua.kernel.problems import Problem
from thidua.kernel.rules.cite import Said

FAULTS: Final[Mapping[str, tuple[Said, Said]]] = {
    "rules.not_a_mapping": (
        Said("ở đây cần một khối các dòng `khóa: giá trị`", "a block of `key: value` is needed"),
        Said("viết thành khối", "write the block"),
    ),
    "rules.not_a_list": (
        Said("ở đây cần một danh sách", "a list is needed here"),
        Said("mở đầu mỗi mục bằng `- `", "begin each entry with `- `"),
    ),
    "rules.unknown_key": (
        Said("khóa {key} không dùng ở đây", "{key} is not known here"),
        Said("dùng một trong các khóa {allowed}", "use one of {allowed}"),
    ),
    "rules.key_missing": (
        Said("thiếu khóa {key}", "{key} is missing"),
        Said("bổ sung khóa này", "add it"),
    ),
    "rules.not_text": (
        Said("ở đây cần chữ, không phải {value!r}", "a text is needed here, not {value!r}"),
        Said("viết chữ, nếu cần thì trong dấu nháy", "write it, in quotes if need be"),
    ),
    "rules.not_a_day": (
        Said("ở đây cần một ngày, không phải {value!r}", "a day is needed here, not {value!r}"),
        Said("viết theo dạng 2024-01-31", "write it as 2024-01-31"),
    ),
    "rules.not_a_number": (
        Said("ở đây cần một số, không phải {value!r}", "a number is needed here, not {value!r}"),
        Said("viết 3, 0.5 hoặc 7/10", "write 3, 0.5 or 7/10"),
    ),
    "rules.too_small": (
        Said("{value} quá nhỏ", "{value} is too small here"),
        Said("viết ít nhất {least}", "write at least {least}"),
    ),
    "rules.not_yes_no": (
        Said("ở đây cần true hoặc false, không phải {value!r}", "true or false, not {value!r}"),
        Said("viết true hoặc false", "write true or false"),
    ),
    "rules.not_one_of": (
        Said("{value!r} không thuộc {allowed}", "{value!r} is not one of {allowed}"),
        Said("chọn một trong số đó", "choose one of them"),
    ),
    "rules.both_languages": (
        Said("cần cả hai thứ tiếng", "a text in both languages is needed"),
        Said("viết cả hai khóa `vi` và `en`", "write both keys, `vi` and `en`"),
    ),
    "rules.one_kind": (
        Said(
            "mỗi điều kiện có đúng một loại, ở đây là: {found}",
            "a condition has exactly one kind, here: {found}",
        ),
        Said("dùng một trong {allowed}", "use one of {allowed}"),
    ),
    "rules.ends_before_start": (
        Said("{day} trước ngày đầu {start}", "{day} lies before the first day {start}"),
        Said("sửa một trong hai ngày", "mend one of the days"),
    ),
    "rules.versions_overlap": (
        Said(
            "hai phiên bản từ {other} và từ {day} cùng có hiệu lực một ngày",
            "the versions of {other} and {day} are in force on one day",
        ),
        Said("ghi ngày cuối cho phiên bản cũ", "give the older one its last day"),
    ),
    "rules.route_twice": (
        Said("trường hợp {route} ghi hai lần", "the route {route} stands here twice"),
        Said("đổi tên một trường hợp", "rename one"),
    ),
    "rules.no_such_route": (
        Said(
            "{route} dẫn đến {name}, không có ở đây", "{route} leads to {name}, which is not there"
        ),
        Said("sửa lại tên này", "mend the name"),
    ),
    "rules.route_circle": (
        Said("trường hợp {route} dẫn về chính nó", "the route {route} leads back to itself"),
        Said("bỏ một lần dẫn", "take one reference out"),
    ),
    "rules.id_twice": (
        Said("điều kiện {id} ghi hai lần trong một trường hợp", "{id} stands in one route twice"),
        Said("đổi tên một điều kiện", "rename one"),
    ),
    "rules.run_twice": (
        Said(
            "hai điều kiện cùng xác định “thời gian đó”: {ids}",
            "two conditions set those years: {ids}",
        ),
        Said("chỉ để một điều kiện", "keep one of them"),
    ),
    "rules.no_run": (
        Said(
            "{id} tính “trong thời gian đó” nhưng không có điều kiện xác định thời gian",
            "{id} counts within those years, but nothing sets them",
        ),
        Said("thêm điều kiện về số năm liên tục", "add a condition on consecutive years"),
    ),
    "rules.no_such_article": (
        Said("{instrument} không có Điều {article}", "{instrument} has no article {article}"),
        Said(
            "sửa trích dẫn, hoặc bổ sung điều vào instruments.yaml",
            "mend the citation, or add the article to instruments.yaml",
        ),
    ),
    "rules.no_such_instrument": (
        Said(
            "{instrument} chưa có trong instruments.yaml", "{instrument} is not in instruments.yaml"
        ),
        Said("bổ sung văn bản", "add it there"),
    ),
    "rules.no_such_award": (
        Said("không có quy tắc nào mang mã {code}", "no rule bears the code {code}"),
        Said("sửa lại mã này", "mend the code"),
    ),
    "rules.standard_circle": (
        Said("tiêu chuẩn của {code} dẫn về chính nó", "the standard of {code} leads to itself"),
        Said("bỏ một lần dẫn", "take one out"),
    ),
    "case.no_award": (
        Said("tình huống không nói xét hình thức nào", "the case does not say which award"),
        Said("ghi `award: MÃ`", "add `award: CODE`"),
    ),
    "case.no_such_award": (
        Said("không có hình thức nào mang mã {value}", "{value} is no award that is known"),
        Said("ghi đúng mã", "write its code"),
    ),
    "case.no_day": (
        Said("thiếu ngày xét", "the day of judgement is missing"),
        Said("ghi `on: 2026-03-01`", "add `on: 2026-03-01`"),
    ),
    "case.no_such_route": (
        Said("{award} không có trường hợp {value}", "{value} is no route of {award}"),
        Said("dùng một trong {allowed}", "use one of {allowed}"),
    ),
    "case.wrong_type": (
        Said("{value!r} không đúng dạng", "{value!r} is not what belongs here"),
        Said("xem tài liệu tham chiếu về tình huống", "see the reference of cases"),
    ),
    "case.not_a_year": (
        Said("{value!r} không phải năm", "{value!r} is not a year"),
        Said("viết bốn chữ số", "write four digits"),
    ),
    "case.no_such_question": (
        Said("không có câu hỏi {value!r}", "there is no question {value!r}"),
        Said("dùng một trong {allowed}", "use one of {allowed}"),
    ),
    "case.no_such_year": (
        Said("năm xét {value} không hợp với ngày xét {on}", "{value} does not fit the day {on}"),
        Said("ghi năm xét, ví dụ năm trước ngày xét", "write the year under review"),
    ),
    "case.future_year": (
        Said("năm {year} sau ngày xét {on}", "the year {year} lies after the day {on}"),
        Said("sửa lại năm này", "mend the year"),
    ),
    "case.two_ratings": (
        Said("năm {year} có hai kết quả xếp loại", "the year {year} has two ratings"),
        Said("chỉ giữ một lần", "keep one"),
    ),
    "case.granted_twice": (
        Said("{award} năm {year} ghi hai lần", "{award} of {year} stands here twice"),
        Said("chỉ giữ một lần", "keep one"),
    ),
    "case.no_such_rating": (
        Said("{value} không phải mức xếp loại", "{value} is no rating"),
        Said("dùng một trong {allowed}", "use one of {allowed}"),
    ),
    "case.no_such_form": (
        Said("{value} không phải hình thức kỷ luật", "{value} is no disciplinary form"),
        Said("ghi đúng tên hình thức", "write its name"),
    ),
    "case.no_such_scope": (
        Said("{value!r} không phải phạm vi", "{value!r} is no scope"),
        Said("dùng một trong {allowed}", "use one of {allowed}"),
    ),
    "case.not_yes_no": (
        Said("{value!r} không phải có hoặc không", "{value!r} is neither yes nor no"),
        Said("viết yes hoặc no", "write yes or no"),
    ),
    "case.too_many": (
        Said(
            "{name} là {value}, nhiều hơn {members} thành viên",
            "{name} is {value}, more than the {members} members",
        ),
        Said("sửa một trong hai số", "mend one of the numbers"),
    ),
    "case.negative": (
        Said("{name} là {value}, số này không thể âm", "{name} is {value}, it cannot be negative"),
        Said("sửa lại số này", "mend the number"),
    ),
    "case.before_born": (
        Said("{award} năm {year} trước ngày sinh {day}", "{award} of {year} is before birth {day}"),
        Said("sửa một trong hai", "mend one of them"),
    ),
    "case.before_founded": (
        Said("{award} năm {year} trước ngày thành lập {day}", "{award} of {year} before {day}"),
        Said("sửa một trong hai", "mend one of them"),
    ),
    "law.ends_before_start": (
        Said("{number} hết hiệu lực trước khi có hiệu lực", "{number} ends before it begins"),
        Said("sửa một trong hai ngày", "mend one of the days"),
    ),
    "law.issued_after_start": (
        Said("{number} ban hành sau ngày có hiệu lực", "{number} is issued after it begins"),
        Said("sửa một trong hai ngày", "mend one of the days"),
    ),
    "law.two_on_one_day": (
        Said("{number} ghi hai lần cho cùng một ngày", "{number} stands twice for one day"),
        Said("chỉ giữ một mục", "keep one of them"),
    ),
    "law.circle": (
        Said("{number} sửa đổi hoặc thay thế chính nó", "{number} amends or replaces itself"),
        Said("bỏ một lần dẫn", "take one reference out"),
    ),
    "bulk.not_json": (
        Said("cột facts không phải JSON từ ký tự {place}", "facts is no JSON from letter {place}"),
        Said("sửa lại nội dung của ô", "mend the cell"),
    ),
    "case.units_overlap": (
        Said("{unit} bắt đầu trước khi {other} kết thúc", "{unit} begins before {other} ends"),
        Said("sửa lại các ngày", "mend the days"),
    ),
}
"""What is wrong and how to mend it, by code; the words name the problem's params."""


def worded(problem: Problem) -> Said:
    """Return place, what is wrong and how to mend it."""
    wrong, mend = FAULTS[problem.code]
    place = ".".join(str(part) for part in problem.where)
    texts = []
    for first, second in zip(wrong, mend, strict=True):
        said = f"{first} - {second}".format(**problem.params)
        texts.append(f"{place}: {said}" if place else said)
    return Said(*texts)
