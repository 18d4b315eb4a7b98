"""Facts that a question may lack, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from thidua.kernel.rules.cite import Said

ASKS: Final[Mapping[str, Said]] = {
    "achievement": Said("thành tích được khen", "the achievement that is rewarded"),
    "achievement_year": Said("năm lập thành tích", "the year of the achievement"),
    "acknowledged": Said("ngày báo đã nhận", "the day it was acknowledged"),
    "article": Said("số của điều luật", "the number of the article"),
    "assigned_by_head": Said(
        "người đứng đầu có giao việc này không", "whether the head assigned the work"
    ),
    "award": Said("danh hiệu hoặc hình thức khen thưởng", "the title or award"),
    "award_text": Said(
        "tên hình thức như in trên giấy", "the name of the award as it stands in print"
    ),
    "awards": Said("các hình thức khen thưởng", "the awards"),
    "badge_name_registered": Said(
        "tên kỷ niệm chương đã đăng ký chưa", "whether the name of the badge is registered"
    ),
    "basis": Said(
        "loại hình khen thưởng (thường xuyên, đột xuất, chuyên đề …)",
        "the type of commendation (regular, unexpected, thematic …)",
    ),
    "cancelled_by": Said("ai hủy quyết định", "who cancels the decision"),
    "canceller": Said("ai hủy quyết định", "who cancels the decision"),
    "cap": Said("tỷ lệ hoặc số lượng tối đa", "the largest share or number"),
    "candidates": Said("những người, tập thể được so sánh", "those who are compared"),
    "closed_cases": Said("kết quả các vụ việc đã xong", "how the closed cases ended"),
    "commendations": Said("các hình thức khen thưởng", "the commendations"),
    "copy_mark": Said("dấu hiệu của bản sao", "the mark of the copy"),
    "correction_by": Said("ai sửa sai sót", "who corrects the error"),
    "delegated": Said("có được ủy quyền không", "whether there is a delegation"),
    "discipline": Said("kỷ luật, kể cả khi không có", "discipline, if any"),
    "discipline_during_office": Said(
        "có bị kỷ luật trong thời gian giữ chức vụ không", "whether disciplined while in office"
    ),
    "electronic_files": Said("có tệp điện tử kèm theo không", "whether electronic files are there"),
    "emblem": Said("biểu trưng trên giấy", "the emblem on the paper"),
    "equal": Said("thành tích có ngang nhau không", "whether the achievements are equal"),
    "error": Said("sai sót là gì", "what the error is"),
    "feat": Said("chiến công và phạm vi ảnh hưởng", "the feat and how far its influence goes"),
    "final": Said("bản án có hiệu lực chưa", "whether the sentence is final"),
    "finding": Said("điều đã kết luận", "what was found"),
    "full_dossier": Said("ngày nhận đủ hồ sơ", "the day the full dossier came"),
    "giver": Said("ai tặng hoặc ủy quyền", "who gives or delegates"),
    "height_mm": Said("chiều cao (mm)", "the height (mm)"),
    "higher_retirement_age": Said(
        "có thuộc diện nghỉ hưu ở tuổi cao hơn không", "whether a higher age of retirement applies"
    ),
    "in_period": Said(
        "vi phạm có nằm trong thời gian tính thành tích không",
        "whether the violation lies in the period of the achievement",
    ),
    "initiative_id": Said("sáng kiến nào", "which initiative"),
    "instrument": Said("số ký hiệu văn bản", "the number of the instrument"),
    "issued": Said("ngày ban hành", "the day of issue"),
    "issuer": Said("cơ quan ban hành", "the issuing body"),
    "judgement": Said("ý kiến của người có thẩm quyền", "the opinion of who may judge"),
    "launched_by": Said("ai phát động phong trào", "who launched the movement"),
    "leader": Said("có giữ chức vụ lãnh đạo không", "whether a leading office is held"),
    "margins_mm": Said("các lề giấy (mm)", "the margins (mm)"),
    "local_cap": Said("tỷ lệ tối đa của địa phương", "the largest share of the place"),
    "local_cap_loaded": Said(
        "đã nạp tỷ lệ tối đa của địa phương chưa",
        "whether the share of the place is loaded",
    ),
    "mark": Said("ký hiệu trước chữ ký", "the mark before the signature"),
    "members": Said("số thành viên", "how many members there are"),
    "nation_wide_prizes": Said("số giải thưởng toàn quốc", "how many nation-wide prizes"),
    "new_law_more_favourable": Said(
        "quy định mới có lợi hơn không", "whether the new rule is more favourable"
    ),
    "new_proposal": Said("đề nghị mới", "the new proposal"),
    "numbering": Said("cách đánh số văn bản", "how documents are numbered"),
    "open_cases": Said(
        "có vụ việc đang được xem xét, thanh tra, khiếu nại, tố cáo không",
        "whether a case, inspection or complaint is open",
    ),
    "original_sets": Said("số bộ bản chính", "how many original sets"),
    "parts": Said("các giấy tờ trong hồ sơ", "the papers in the dossier"),
    "period": Said("thời gian tính thành tích", "the period of the achievement"),
    "present": Said("số thành viên có mặt", "how many members are present"),
    "proposed": Said("ngày đề nghị", "the day of the proposal"),
    "proposed_by": Said("ai đề nghị", "who proposes"),
    "proposer": Said("ai đề nghị", "who proposes"),
    "publication": Said("thời gian công khai", "how long it was public"),
    "quota": Said("tỷ lệ hoặc số lượng tối đa", "the largest share or number"),
    "re_delegated": Said("có ủy quyền lại không", "whether it was delegated again"),
    "received": Said("ngày nhận", "the day of receipt"),
    "received_by_appraiser": Said(
        "ngày cơ quan thẩm định nhận hồ sơ", "the day the appraising body received the dossier"
    ),
    "report": Said("mẫu dùng cho báo cáo nào", "for which report the form is used"),
    "required_years_general": Said(
        "số năm giữ chức vụ theo quy định chung", "the years of office asked in general"
    ),
    "retirement_notice": Said("thông báo nghỉ hưu", "the notice of retirement"),
    "separate_ceremony": Said(
        "có tổ chức lễ trao riêng không", "whether there is a ceremony of its own"
    ),
    "settlement": Said("ngày quyết toán", "the day of settlement"),
    "sex": Said("nam hay nữ", "man or woman"),
    "signed": Said("ngày ký", "the day of signing"),
    "signer": Said("ai ký", "who signs"),
    "substitute": Said("người dự thay và ý kiến của họ", "the substitute and their opinion"),
    "titles": Said("các danh hiệu thi đua, theo năm", "the titles, by year"),
    "used_in": Said("sáng kiến đã dùng cho đề nghị nào", "for what the initiative was used"),
    "width_mm": Said("chiều rộng (mm)", "the width (mm)"),
    "work_ended": Said("ngày công việc kết thúc", "the day the work ended"),
    "yes": Said("số phiếu đồng ý", "how many votes in favour"),
}
"""By the name of a fact; a part of one (`titles.period`) is asked for with the whole."""


def asked(name: str) -> Said:
    """Return a fact in words with the name under which a case tells it.

    >>> asked("titles.period").en, asked("shoe_size").en
    ('the titles, by year (titles.period)', 'shoe_size')
    """
    words = ASKS.get(name) or ASKS.get(name.partition(".")[0])
    return Said(f"{words.vi} ({name})", f"{words.en} ({name})") if words else Said(name, name)
