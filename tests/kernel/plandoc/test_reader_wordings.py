"""Wordings that other offices use for the same things, each class in own words."""

import pytest

from thidua.kernel.plandoc import read
from thidua.kernel.plandoc.digits import mend_digits
from thidua.kernel.plandoc.files.clean import clean
from thidua.kernel.plandoc.items import without_end

OPENING = "UBND xã Suối Nâu phát động phong trào thi đua “Suối trong, đường sạch” như sau:"
HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ SUỐI NÂU\nSố: 9/KH-UBND\nSuối Nâu, ngày 3 tháng 4 năm 2025\n\n"
    "KẾ HOẠCH\nPhát động phong trào thi đua “Suối trong, đường sạch”\n\n{opening}\n\n"
    "I. NỘI DUNG THI ĐUA\n1. Thi đua khơi dòng suối.\n2. Thi đua quét đường thôn.\n\n{rest}\n"
)


def plan(rest, opening=OPENING):
    return read(HEAD.format(rest=rest, opening=opening))


def texts(items):
    return [item["text"] for item in items]


@pytest.mark.parametrize(
    "heading",
    ["Phân công nhiệm vụ", "Phân công thực hiện", "Trách nhiệm thực hiện", "Trách nhiệm thi hành",
     "Phân giao nhiệm vụ", "PHÂN CÔNG NHIỆM VỤ"],
)  # fmt: skip
def test_headings_over_the_duties(heading):
    found = plan(f"II. {heading}\n1. Phòng Kinh tế: cấp dụng cụ.\n2. Trạm Y tế: thử nước.")
    assert [r["actor"] for r in found["responsibilities"]] == ["Phòng Kinh tế", "Trạm Y tế"]


def test_levels_hold_the_duties_of_their_bodies():
    rest = (
        "II. TỔ CHỨC THỰC HIỆN\n1. Cấp xã\n- Phòng Kinh tế chủ trì cấp dụng cụ.\n"
        "- Công an xã giữ trật tự.\n2. Cấp cơ sở\n- Các thôn trực thuộc xây dựng lịch ra quân."
    )
    assert [(r["actor"], r["marker"]) for r in plan(rest)["responsibilities"]] == [
        ("Phòng Kinh tế", "-"), ("Công an xã", "-"), ("Các thôn trực thuộc", "-"),
    ]  # fmt: skip


CRITERIA = {
    "letters": "II. TIÊU CHUẨN CHẤM ĐIỂM\nA. Thôn, bản\n1. Không còn rác.\nB. Cá nhân\n1. Đi đủ buổi.",
    "awards heading": "II. ĐỐI TƯỢNG VÀ TIÊU CHUẨN KHEN THƯỞNG\n1. Tập thể\n- Không còn rác.\n"
    "2. Cá nhân\n- Đi đủ buổi.",
    "no numbers": "ĐỐI TƯỢNG VÀ TIÊU CHUẨN KHEN THƯỞNG\nĐối với tập thể:\nKhông còn rác.\n"
    "Đối với cá nhân:\nĐi đủ buổi.",
    "a body": "II. TIÊU CHÍ THI ĐUA\n1. Tập thể thuộc xã\n- Không còn rác.\n"
    "2. Đội vệ sinh môi trường các thôn, xóm, tổ\n- Đi đủ buổi.",
}


@pytest.mark.parametrize("form", CRITERIA)
def test_groups_of_criteria(form):
    found = plan(CRITERIA[form])
    groups = found["criteria"]["groups"]
    assert [texts(g["items"]) for g in groups] == [["Không còn rác."], ["Đi đủ buổi."]]
    assert found["subjects"] == []


@pytest.mark.parametrize(
    ("sentence", "to", "decides"),
    [
        ("Mọi đề xuất sửa đổi Kế hoạch gửi về Phòng Kinh tế để trình Chủ tịch UBND xã quyết định.",
         "Phòng Kinh tế", "Chủ tịch UBND xã"),
        (("Nếu có vấn đề phát sinh, các thôn liên hệ Văn phòng xã để được hướng dẫn hoặc báo cáo "
          "Chủ tịch UBND xã điều chỉnh./."), "Văn phòng xã", "Chủ tịch UBND xã"),
        (("Trong quá trình thực hiện, có vướng mắc báo cáo Ủy ban nhân dân xã (qua Phòng Kinh tế) "
          "xem xét, quyết định./."), "Phòng Kinh tế", "Ủy ban nhân dân xã"),
    ],
)  # fmt: skip
def test_who_changes_the_plan(sentence, to, decides):
    found = plan(
        f"II. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế: thử nước.\n2. Các thôn: ra quân.\n{sentence}"
    )
    adjustment = found["adjustment"]
    assert (adjustment["to"], adjustment["decides"]) == (to, decides)
    assert not adjustment["text"].endswith("./.")
    assert [len(r["duties"]) for r in found["responsibilities"]] == [1, 1]


def test_two_days_of_report_a_year():
    rest = (
        "II. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế: thử nước.\n2. Các thôn: báo cáo 6 tháng trước ngày "
        "10/6, báo cáo năm trước ngày 10/11 về Phòng Kinh tế."
    )
    reporting = plan(rest)["reporting"]
    assert (reporting["frequency"], reporting["due"], reporting["dues"]) == (
        "half_yearly", "--06-10", ["--06-10", "--11-10"],
    )  # fmt: skip


def test_results_that_are_sent_are_reports():
    rest = (
        "II. TỔ CHỨC THỰC HIỆN\n1. Các thôn: gửi kết quả về Phòng Kinh tế trước ngày 20 hằng tháng."
    )
    reporting = plan(rest)["reporting"]
    assert (reporting["to"], reporting["frequency"]) == ("Phòng Kinh tế", "monthly")


def test_school_years_run_from_the_first_to_the_last():
    rest = (
        "II. THỜI GIAN\n1. Năm học 2025 - 2026: ra quân trước ngày 5/10/2025.\n"
        "2. Các năm học 2026 - 2027, 2027 - 2028: tổng kết vào tháng 6/2028."
    )
    timeline = plan(rest)["timeline"]
    assert (timeline["from"], timeline["to"]) == ("2025", "2028")
    assert [m["due"] for m in timeline["milestones"]] == ["2025-10-05", "2028-06"]


def test_a_phase_whose_time_has_months_and_years():
    rest = (
        "II. TIẾN ĐỘ THỰC HIỆN\n1. Đợt 1: từ tháng 8 năm 2025 đến hết tháng 12 năm 2025, sơ kết "
        "trong tháng 01 năm 2026.\n2. Đợt 2: từ tháng 01 năm 2026 đến hết tháng 12 năm 2026."
    )
    phases = plan(rest)["timeline"]["phases"]
    assert [(p["from"], p["to"]) for p in phases] == [
        ("2025-08", "2025-12"),
        ("2026-01", "2026-12"),
    ]
    assert [m["due"] for m in phases[0]["milestones"]] == ["2026-01"]


def test_a_basis_after_a_comma_and_the_parent_it_stands_beside():
    opening = (
        "Hưởng ứng phong trào thi đua “Cả nước giữ nguồn nước” do Thủ tướng Chính phủ phát động "
        "tại Quyết định số 77/QĐ-TTg ngày 1/2/2025, căn cứ Công văn số 40/SNV-TĐKT ngày 3/3/2025 "
        f"của Sở Nội vụ, {OPENING}"
    )
    found = plan("", opening)
    assert [b["number"] for b in found["legal_bases"]] == ["77/QĐ-TTg", "40/SNV-TĐKT"]
    assert found["movement"]["parent_instrument"] == "77/QĐ-TTg"


def test_the_kind_and_the_act_on_one_line():
    text = HEAD.format(rest="", opening=OPENING).replace(
        "KẾ HOẠCH\nPhát động phong trào thi đua “", "KẾ HOẠCH THI ĐUA\n“"
    )
    found = read(text)
    assert found["title"] == "THI ĐUA “Suối trong, đường sạch”"
    assert found["instrument"] == {
        "type": "Kế hoạch", "number": "9/KH-UBND", "date": "2025-04-03", "place": "Suối Nâu",
        "attached": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "name", "position", "form"),
    [
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nK’ Brai Ha", "K’ Brai Ha", "Phó Chủ tịch", "KT. CHỦ TỊCH"),
        ("CHỦ TỊCH\nH' Nga Niê", "H' Nga Niê", "Chủ tịch", None),
        ("CHỦ TỊCH\nY Lan Ksor", "Y Lan Ksor", "Chủ tịch", None),
        ("Q. GIÁM ĐỐC\nBSCKII. Lê Văn Tơ", "Lê Văn Tơ", "Quyền Giám đốc", "Q. GIÁM ĐỐC"),
        ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG HÀNH CHÍNH\nLê Văn Tơ", "Lê Văn Tơ",
         "Trưởng phòng Hành chính", "TUQ. GIÁM ĐỐC"),
    ],
)  # fmt: skip
def test_who_signs(lines, name, position, form):
    found = plan(f"II. KHEN THƯỞNG\n1. Giấy khen.\n\nNơi nhận:\n- Các thôn;\n- Lưu: VT.\n{lines}")
    signer = found["signer"]
    assert (signer["name"], signer["position"], signer["form"]) == (name, position, form)


def test_a_name_that_ran_into_the_last_recipient():
    rest = "II. KHEN THƯỞNG\n1. Giấy khen.\n\nNơi nhận: TM. ỦY BAN NHÂN DÂN\n- Các thôn; CHỦ TỊCH\n"
    found = plan(rest + "- Lưu: VT, NC. Lò Văn Xen")
    assert found["signer"]["name"] == "Lò Văn Xen"
    assert texts(found["recipients"])[-1] == "Lưu: VT, NC"


def test_an_award_keeps_its_giver_and_its_occasion():
    rest = (
        "II. KHEN THƯỞNG\n1. Tổng kết: Bằng khen của Bộ trưởng Bộ Giáo dục và Đào tạo; Giấy khen "
        "của Chủ tịch UBND xã cho 5 thôn."
    )
    assert texts(plan(rest)["awards"]["final"]["forms"]) == [
        "Bằng khen của Bộ trưởng Bộ Giáo dục và Đào tạo", "Giấy khen của Chủ tịch UBND xã",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "mended"),
    [
        ("Số: 2l7/KH-UBND, ngày l6 tháng l0 năm 2O25", "Số: 217/KH-UBND, ngày 16 tháng 10 năm 2025"),
        ("l. Giai đoạn l (2025 - 2O27): trước l5/8/2025", "1. Giai đoạn 1 (2025 - 2027): trước 15/8/2025"),
        ("trước ngày 3l/l0 và ngày 2O hằng tháng", "trước ngày 31/10 và ngày 20 hằng tháng"),
        ("quý I/2026, IV. GIẢI PHÁP, 5l nước, H2O, CO2, O3, lúa, Il", None),
    ],
)  # fmt: skip
def test_figures_that_a_scan_misread(given, mended):
    assert mend_digits(given) == (mended or given)


def test_a_scan_is_read_with_a_warning():
    found = read(HEAD.format(rest="", opening=OPENING).replace("Số: 9/", "Số: l9/"))
    assert found["instrument"]["number"] == "19/KH-UBND"
    assert "digits_mended" in [w["code"] for w in found["warnings"]]
    clear = plan("")
    assert "digits_mended" not in [w["code"] for w in clear["warnings"]]


def test_the_mark_at_the_end_is_no_word():
    assert without_end("Các thôn làm./.") == "Các thôn làm."
    found = plan("II. TỔ CHỨC THỰC HIỆN\n1. Trạm Y tế: thử nước.\n2. Các thôn: ra quân./.")
    assert found["responsibilities"][1]["text"] == "Các thôn: ra quân."


def test_a_table_whose_columns_are_tabs():
    rows = "TT\tViệc\tChủ trì\tPhối hợp\tHạn\n1\tVớt rác\tPhòng Kinh tế\tTrạm Y tế\t20/9/2025"
    assert clean(rows) == (
        "TT | Việc | Chủ trì | Phối hợp | Hạn\n1 | Vớt rác | Phòng Kinh tế | Trạm Y tế | 20/9/2025\n"
    )
    (part,) = plan(f"II. TỔ CHỨC THỰC HIỆN\n{clean(rows)}")["responsibilities"]
    assert (part["actor"], part["partner"], part["duties"][0]["due"]) == (
        "Phòng Kinh tế", "Trạm Y tế", "2025-09-20",
    )  # fmt: skip


NEWS = (
    "Suối Nâu ra quân\n\nUBND xã Suối Nâu tổ chức phát động phong trào thi đua “Suối trong, đường "
    "sạch” giai đoạn 2025 - 2027, nhằm hưởng ứng lời kêu gọi của tỉnh.\n\n"
    "Trước tiên là thi đua khơi dòng suối ở cả bảy thôn, không để rác trôi về hạ nguồn.\n\n"
    "Bên cạnh đó là thi đua quét đường thôn vào sáng thứ Bảy, giữ hàng rào xanh trước mỗi nhà.\n\n"
    "Một nội dung khác được nhắc tới là thi đua trồng tre giữ bờ suối trước mùa lũ.\n\n"
    "Để phong trào đi vào nề nếp, UBND xã yêu cầu trưởng thôn đi từng nhà.\n\n"
    "Các thôn sơ kết vào tháng 6/2026, tổng kết vào tháng 6/2027; kết quả gửi về Phòng Kinh tế.\n\n"
    "Tin, ảnh: Lan Mai\n\nCác tin khác:\n\nKhai hội mùa xuân ở bản Mới\n"
)


def test_news_with_other_openers_and_a_footer():
    found = read(NEWS)
    assert found["issuer"]["name"] == "Ủy ban nhân dân xã Suối Nâu"
    assert [t.split(",")[0] for t in texts(found["contents"])] == [
        "thi đua khơi dòng suối ở cả bảy thôn", "thi đua quét đường thôn vào sáng thứ Bảy",
        "thi đua trồng tre giữ bờ suối trước mùa lũ.",
    ]  # fmt: skip
    assert texts(found["solutions"]) == ["trưởng thôn đi từng nhà."]
    assert texts(found["purpose"]) == ["nhằm hưởng ứng lời kêu gọi của tỉnh."]
    timeline = found["timeline"]
    assert (timeline["from"], timeline["to"]) == ("2025", "2027")
    assert [m["due"] for m in timeline["milestones"]] == ["2026-06", "2027-06"]
    assert found["reporting"]["to"] == "Phòng Kinh tế"
    assert "Khai hội" not in str(found)
