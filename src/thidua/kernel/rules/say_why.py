"""Why a condition came out as it did, in Vietnamese and English, from its answer."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from thidua.kernel.rules import conditions as kind_of
from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.conditions import Condition
from thidua.kernel.rules.finding import Finding
from thidua.kernel.rules.lexicon import Lexicon, amount, spans

_ANY: Final = Condition

TEXTS: Final[Mapping[tuple[type[Condition], str], Said]] = {
    (_ANY, "met"): Said("Đạt", "Met"),
    (_ANY, "short"): Said("Không đạt", "Not met"),
    (_ANY, "unknown"): Said("Chưa đủ thông tin để kết luận", "Not enough is known"),
    (_ANY, "left_out"): Said(
        "Do người có thẩm quyền xem xét; ở đây không tính", "For people to judge; left out here"
    ),
    (_ANY, "not_read"): Said(
        "Văn bản quy định điều này chưa được đọc nên không kết luận",
        "The text that decides this was not read, so nothing is concluded",
    ),
    (_ANY, "stopped"): Said(
        "Từ ngày này chưa có cách hiểu nào được ghi nhận", "No reading of it is known for this day"
    ),
    (kind_of.Judgement, "met"): Said("Đã được xem xét: đạt", "Judged by people: met"),
    (kind_of.Judgement, "short"): Said("Đã được xem xét: không đạt", "Judged by people: not met"),
    (kind_of.Judgement, "unknown"): Said(
        "Chưa có ý kiến của người có thẩm quyền", "Nobody with authority has judged it yet"
    ),
    (kind_of.Rating, "met"): Said("Đạt: {years}", "Met: {years}"),
    (kind_of.Rating, "short"): Said("Mới có: {years}", "So far: {years}"),
    (kind_of.Rating, "unknown"): Said(
        "Chắc chắn mới có: {years}; chưa biết xếp loại các năm còn lại",
        "Certain so far: {years}; other years are not known",
    ),
    (kind_of.RatingYears, "met"): Said("Đạt: {years}", "Met: {years}"),
    (kind_of.RatingYears, "short"): Said("Mới có: {years}", "So far: {years}"),
    (kind_of.Grants, "met"): Said("Đã có: {years}", "Granted: {years}"),
    (kind_of.Grants, "short"): Said("Mới có: {years}", "So far: {years}"),
    (kind_of.Grants, "gap"): Said(
        "Đã có: {years}, cách quãng; luật không nói cách quãng có làm mất “liên tục” hay không, "
        "cần người có thẩm quyền quyết định",
        "Granted: {years}, with a gap; the law does not say whether a gap breaks the chain, "
        "a person decides",
    ),
    (kind_of.Grants, "used_before"): Said(
        "Đã có: {years}, nhưng một số năm đã dùng cho {award} năm {grant}; luật không nói có "
        "được dùng lại hay không",
        "Granted: {years}, but some of these years served for {award} of {grant}; the law does "
        "not say whether they may serve again",
    ),
    (kind_of.Holds, "met"): Said("Đã được tặng năm {years}", "Granted in {years}"),
    (kind_of.Holds, "short"): Said("Chưa được tặng", "Never granted"),
    (kind_of.Holds, "wrong_type"): Said(
        "Có được tặng nhưng thuộc loại đột xuất hoặc chuyên đề nên không làm căn cứ",
        "Granted, but for unexpected or thematic merit, which is no basis here",
    ),
    (kind_of.Holds, "type_open"): Said(
        "Được tặng năm {years} về phong trào; chưa rõ có phải chuyên đề hay không",
        "Granted in {years} for a movement; whether it was thematic is not recorded",
    ),
    (kind_of.YearsSince, "met"): Said("Đã qua {gone} năm", "{gone} years have passed"),
    (kind_of.YearsSince, "short"): Said("Mới qua {gone} năm", "Only {gone} years have passed"),
    (kind_of.YearsSince, "never"): Said("Chưa được tặng", "Never granted"),
    (kind_of.Works, "met"): Said("Đã có {count}", "There are {count}"),
    (kind_of.Works, "short"): Said("Mới có {count}", "So far {count}"),
    (kind_of.Works, "not_asked"): Said(
        "Chỉ áp dụng cho lực lượng vũ trang", "Only for the armed forces"
    ),
    (kind_of.Share, "met"): Said(
        "{have} trên {members} người, cần {needed}", "{have} of {members}, {needed} needed"
    ),
    (kind_of.Share, "short"): Said(
        "Mới có {have} trên {members} người, cần {needed}",
        "Only {have} of {members}, {needed} needed",
    ),
    (kind_of.Members, "met"): Said("Có {have} người", "There are {have}"),
    (kind_of.Members, "short"): Said("Mới có {have} người", "Only {have}"),
    (kind_of.MembersDisciplined, "met"): Said("Không vượt mức cho phép", "Within what is allowed"),
    (kind_of.MembersDisciplined, "short"): Said(
        "Có {count} người bị kỷ luật", "Disciplined members: {count}"
    ),
    (kind_of.Movement, "launcher"): Said(
        "Phong trào không do cấp mà điểm này nêu phát động",
        "The movement was launched by somebody the point does not name",
    ),
    (kind_of.Movement, "review"): Said(
        "Chưa đến lần sơ kết hoặc tổng kết mà điểm này nêu",
        "The review that the point names has not been held",
    ),
    (kind_of.Movement, "too_short"): Said(
        "Phong trào mới kéo dài {years} năm", "The movement ran {years} years only"
    ),
    (kind_of.Movement, "planned_or_elapsed"): Said(
        "Đến nay mới {years} năm; luật không nói tính theo thời gian dự kiến hay đã qua",
        "{years} years so far; the law does not say whether planned or elapsed time counts",
    ),
    (kind_of.Leads, "not_first"): Said("Xếp thứ {place}", "Ranked {place}"),
    (kind_of.Leads, "organiser"): Said(
        "Cụm, khối không do cấp mà điểm này nêu tổ chức",
        "The cluster is organised by somebody the point does not name",
    ),
    (kind_of.Number, "met"): Said("Hiện là {value}", "It is {value}"),
    (kind_of.Number, "short"): Said("Mới là {value}", "It is only {value}"),
    (kind_of.Number, "above"): Said("Là {value}, vượt mức này", "It is {value}, above the bound"),
}
"""Sentences by kind of condition and code; `Condition` stands for every kind."""

_NONE: Final = Said("chưa năm nào", "no year")


def why(finding: Finding, lexicon: Lexicon) -> Said:
    """Return why a condition came out so, as one sentence without a full stop."""
    code = finding.answer.code
    text = TEXTS.get((type(finding.condition), code)) or TEXTS[_ANY, code]
    params = {name: _param(name, value, lexicon) for name, value in finding.answer.params.items()}
    return Said(
        text.vi.format(**{name: value.vi for name, value in params.items()}),
        text.en.format(**{name: value.en for name, value in params.items()}),
    )


def _param(name: str, value: Any, lexicon: Lexicon) -> Said:
    """Return a value as words."""
    if name == "years" and isinstance(value, list):
        return Said(spans(value), spans(value)) if value else _NONE
    if name == "award":
        return lexicon.award(str(value))
    if isinstance(value, Fraction | int) and not isinstance(value, bool):
        return amount(Fraction(value))
    return Said(str(value), str(value))
