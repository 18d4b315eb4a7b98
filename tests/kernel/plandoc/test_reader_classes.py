"""Classes of wordings that plans use, each in own words."""

import pytest

from thidua.kernel.plandoc import read
from thidua.kernel.plandoc.actors import lead_actor, partner_in, split_actors
from thidua.kernel.plandoc.counted import counted_parts
from thidua.kernel.plandoc.run import Run
from thidua.kernel.problems import RefusedError

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH SÔNG LAM\nSố: {number}\nSông Lam, ngày {day}\n\nKẾ HOẠCH\n{title}\n\n"
    "{opening}\n\nI. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Giữ sạch bến sông.\n"
    "2. Yêu cầu\n- Làm thật, nói thật.\n\nII. NỘI DUNG THI ĐUA\n"
    "1. Thi đua trồng cây ven bờ.\n2. Thi đua thu gom rác trên thuyền.\n\n{rest}\n"
)
TITLE = "Phát động phong trào thi đua “Bến sạch, sông xanh”"
OPENING = (
    "Ủy ban nhân dân tỉnh Sông Lam phát động phong trào thi đua “Bến sạch, sông xanh” như sau:"
)


def plan(*, rest="", title=TITLE, opening=OPENING, number="12/KH-UBND", day="2 tháng 3 năm 2025"):
    return read(HEAD.format(number=number, day=day, title=title, opening=opening, rest=rest))


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Ủy ban MTTQ tỉnh, các tổ chức chính trị - xã hội vận động hội viên", None),
        ("Phòng Thi đua - Khen thưởng theo dõi tiến độ", "Phòng Thi đua - Khen thưởng"),
        ("Các cụm, khối thi đua đưa kết quả vào bảng điểm", "Các cụm, khối thi đua"),
        ("Quý III năm 2027, Sở Nội vụ sơ kết", "Sở Nội vụ"),
        ("Năm 2027, các xã và cấp tỉnh sơ kết", "các xã và cấp tỉnh"),
        ("Trong tháng 9/2025 các trường ban hành kế hoạch", "các trường"),
        ("Ban Tổ chức Tỉnh ủy chủ trì", "Ban Tổ chức Tỉnh ủy"),
    ],
)
def test_an_actor_is_never_cut_inside_its_name(text, actor):
    whole = "Ủy ban MTTQ tỉnh, các tổ chức chính trị - xã hội"
    assert lead_actor(Run(text, ((0, 0),)))[0] == (actor or whole)


def test_bodies_in_a_row_are_told_apart():
    assert split_actors("Ủy ban MTTQ tỉnh, các tổ chức chính trị - xã hội") == [
        "Ủy ban MTTQ tỉnh",
        "các tổ chức chính trị - xã hội",
    ]


def test_a_partner_keeps_its_whole_name():
    assert partner_in("Phối hợp với Ban Tuyên giáo mở chuyên mục") == "Ban Tuyên giáo"


def test_lists_inside_a_paragraph():
    run = Run("Gồm ba việc: Một là, trồng cây; hai là, dọn rác; ba là, nạo vét.", ((0, 0),))
    assert [p.text for p in counted_parts(run)] == [
        "Gồm ba việc:", "Một là, trồng cây;", "hai là, dọn rác;", "ba là, nạo vét.",
    ]  # fmt: skip
    whole = Run("Một là, trồng cây.", ((0, 0),))
    assert counted_parts(whole) == [whole]


def test_number_and_day_left_blank():
    found = plan(number="      /KH-UBND", day="     tháng     năm 2025")
    assert found["issuer"]["name"] == "Ủy ban nhân dân tỉnh Sông Lam"
    assert found["instrument"]["number"] is None
    assert found["instrument"]["date"] is None
    assert found["instrument"]["place"] == "Sông Lam"


def test_a_title_that_begins_like_a_heading():
    found = plan(title="Tổ chức thực hiện phong trào thi đua “Bến sạch, sông xanh”")
    assert found["title"] == "Tổ chức thực hiện phong trào thi đua “Bến sạch, sông xanh”"
    assert found["movement"]["name"] == "Bến sạch, sông xanh"


def test_a_movement_that_is_answered_is_not_the_own_one():
    opening = (
        "Ủy ban nhân dân tỉnh Sông Lam phát động phong trào thi đua “Bến sạch, sông xanh” hưởng "
        "ứng phong trào thi đua “Cả nước giữ nguồn nước” do Thủ tướng Chính phủ phát động:"
    )
    title = (
        "Phát động phong trào thi đua “Bến sạch, sông xanh” hưởng ứng phong trào thi đua "
        "“Cả nước giữ nguồn nước”"
    )
    movement = plan(opening=opening, title=title)["movement"]
    assert (movement["name"], movement["parent"], movement["others"]) == (
        "Bến sạch, sông xanh", "Cả nước giữ nguồn nước", [],
    )  # fmt: skip


PHASES = {
    "one line": "1. Giai đoạn 1 (2025-2027): Sở Nội vụ phát động trong quý II/2025.\n"
    "2. Giai đoạn 2 (2028-2030): tổng kết trong quý II/2030.",
    "years": "1. Giai đoạn 2025 - 2027: Sở Nội vụ phát động trong quý II/2025.\n"
    "2. Giai đoạn 2028 - 2030: tổng kết trong quý II/2030.",
    "from to": "1. Từ năm 2025 đến hết năm 2027: Sở Nội vụ phát động trong quý II/2025.\n"
    "2. Từ năm 2028 đến năm 2030: tổng kết trong quý II/2030.",
}


@pytest.mark.parametrize("form", PHASES)
def test_phases_on_one_line(form):
    phases = plan(rest=f"III. THỜI GIAN THỰC HIỆN\n{PHASES[form]}")["timeline"]["phases"]
    assert [(p["from"], p["to"]) for p in phases] == [("2025", "2027"), ("2028", "2030")]
    first = phases[0]["milestones"][0]
    assert (first["actor"], first["due"]) == ("Sở Nội vụ", "2025-Q2")


def test_a_step_without_a_time_is_due_in_its_phase():
    rest = "III. THỜI GIAN THỰC HIỆN\n1. Giai đoạn 1 (2025 - 2027): Các xã tổ chức ra quân."
    found = plan(rest=rest + "\n2. Giai đoạn 2 (2028 - 2030): tổng kết năm 2030.")
    step = found["timeline"]["phases"][0]["milestones"][0]
    assert (step["due"], step["due_of"]) == ("2025/2027", "phase")


def test_two_steps_in_one_clause_have_their_own_words():
    rest = (
        "III. THỜI GIAN THỰC HIỆN\n1. Giai đoạn 1 (2025 - 2027): hằng năm tổ chức ra quân, đồng "
        "thời tiến hành sơ kết vào quý II/2027.\n2. Giai đoạn 2 (2028 - 2030): tổng kết năm 2030."
    )
    steps = plan(rest=rest)["timeline"]["phases"][0]["milestones"]
    assert [(s["what"], s["due"]) for s in steps] == [
        ("hằng năm tổ chức ra quân", "yearly"),
        ("sơ kết vào quý II/2027", "2027-Q2"),
    ]


REPORTS = {
    "Các xã báo cáo kết quả Phong trào thi đua về Sở Nội vụ (qua Phòng Thi đua) hằng năm.": (
        "Sở Nội vụ", "yearly", None,
    ),
    "Hằng năm, các xã báo cáo về Sở Dân tộc và Tôn giáo trước ngày 15/12.": (
        "Sở Dân tộc và Tôn giáo", "yearly", "--12-15",
    ),
}  # fmt: skip


@pytest.mark.parametrize("sentence", REPORTS)
def test_to_whom_one_reports(sentence):
    found = plan(rest=f"III. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ: theo dõi.\n2. {sentence}")
    reporting = found["reporting"]
    assert (reporting["to"], reporting["frequency"], reporting["due"]) == REPORTS[sentence]


def test_a_later_sentence_with_its_own_body():
    rest = "III. TỔ CHỨC THỰC HIỆN\n1. Sở Nội vụ theo dõi. Các cụm thi đua đưa vào bảng điểm."
    (part,) = plan(rest=rest)["responsibilities"]
    assert part["actors"] == ["Sở Nội vụ"]
    assert [d.get("actors") for d in part["duties"]] == [None, ["Các cụm thi đua"]]


def test_a_table_of_tasks_tells_who_with_whom_and_when():
    rest = (
        "III. TỔ CHỨC THỰC HIỆN\n| TT | Việc | Chủ trì | Phối hợp | Hạn |\n"
        "| 1 | Vớt rác đoạn bến cũ | Phòng Kinh tế | Hội Phụ nữ xã | 20/9/2025 |"
    )
    (part,) = plan(rest=rest)["responsibilities"]
    assert (part["actor"], part["partner"]) == ("Phòng Kinh tế", "Hội Phụ nữ xã")
    assert [(d["text"], d["due"]) for d in part["duties"]] == [
        ("Vớt rác đoạn bến cũ", "2025-09-20")
    ]


def test_a_viewpoint_without_quotation_marks():
    found = plan(rest="III. GIẢI PHÁP\n1. Làm từng bước, với quan điểm: dân làm, dân hưởng.")
    assert found["viewpoint"]["text"] == "dân làm, dân hưởng"


def test_capitals_stay_in_the_items():
    text = HEAD.format(
        number="12/KH-UBND", day="2 tháng 3 năm 2025", title=TITLE, opening=OPENING, rest=""
    )
    usual, capital = read(text), read(text.upper())
    for name in ("purpose", "requirements", "contents"):
        assert [i["text"] for i in capital[name]] == [i["text"].upper() for i in usual[name]]
    assert [i["key"] for i in capital["contents"]] == [i["key"] for i in usual["contents"]]


NEWS = (
    "Sông Lam: Cùng giữ bến sạch\n\nSLO - UBND tỉnh Sông Lam vừa có Kế hoạch số 12/KH-UBND (ngày "
    "2/3/2025) về tổ chức phong trào thi đua “Bến sạch, sông xanh”.\n\nNội dung thi đua gồm:\n- "
    "Trồng cây ven bờ;\n- Thu gom rác trên thuyền.\n\nTiêu chí đối với xã: không còn rác nổi; có "
    "đội tình nguyện.\n\nĐể thực hiện, tỉnh đề ra 2 giải pháp: nêu gương; kiểm tra.\n"
)


def test_news_with_lists_and_criteria():
    found = read(NEWS)
    assert found["doc_kind"] == "news_summary"
    assert (found["instrument"]["number"], found["instrument"]["date"]) == (
        "12/KH-UBND", "2025-03-02",
    )  # fmt: skip
    assert found["issuer"]["name"] == "Ủy ban nhân dân tỉnh Sông Lam"
    assert len(found["contents"]) == 2
    assert [i["text"] for i in found["criteria"]["groups"][0]["items"]] == [
        "không còn rác nổi", "có đội tình nguyện",
    ]  # fmt: skip
    assert [i["text"] for i in found["solutions"]] == ["nêu gương", "kiểm tra"]


def test_a_plan_in_english_is_refused():
    text = (
        "PLAN\nLaunching the emulation movement “Clean piers”\nI. PURPOSE\n1. Keep piers clean.\n"
        "II. CONTENTS\n1. Plant trees.\n2. Collect litter.\nIII. AWARDS\n1. Certificates of merit."
    )
    with pytest.raises(RefusedError) as refused:
        read(text)
    assert refused.value.code == "not_a_plan"


def test_a_list_of_bodies_ends_before_the_verb_to_organise():
    """“tổ chức” after “ngành” is what they do, not a part of their name."""
    found = read(
        "KẾ HOẠCH\nTriển khai Phong trào thi đua “Mẫu Sơn thi đua chuyển đổi số”\n\n"
        "I. NỘI DUNG THI ĐUA\n1. Thi đua phát triển hạ tầng số.\n2. Thi đua phát triển xã hội số.\n\n"
        "II. THỜI GIAN THỰC HIỆN\n1. Giai đoạn 1 (2025 - 2027)\n"
        "- Các sở, ngành tổ chức sơ kết vào năm 2027.\n"
    )
    milestones = found["timeline"]["phases"][0]["milestones"]
    assert [(m["actor"], m["due"]) for m in milestones] == [("Các sở, ngành", "2027")]
