"""The five plans of the demo keep the structure and the facts of the real plans."""

import re
import unicodedata
from pathlib import Path

import pytest

PLANS = Path(__file__).parents[2] / "src/thidua/demo/plans"
SLUGS = ("923-qd-ttg", "tp-ho-chi-minh", "binh-dinh", "ha-noi-so-y-te", "hue")


def text_of(slug):
    """Return the text of a demo plan."""
    return (PLANS / f"{slug}.txt").read_text(encoding="utf-8")


def part(text, start, end):
    """Return the text between the line that begins with start and the line that begins with end."""
    lines = text.splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith(start))
    rest = lines[first + 1 :]
    last = next((i for i, line in enumerate(rest) if line.startswith(end)), len(rest))
    return "\n".join(rest[:last])


def numbered(text, marker):
    """Return the lines that begin with a marker, markers taken off."""
    return [re.sub(marker, "", line) for line in text.splitlines() if re.match(marker, line)]


NUMBER, DASH, PLUS = r"\d+\. ", r"- ", r"\+ "
CONTENTS = {
    "923-qd-ttg": ("II. ", "III. ", 7),
    "tp-ho-chi-minh": ("III. ", "IV. ", 8),
    "binh-dinh": ("II. ", "III. ", 7),
    "ha-noi-so-y-te": ("II. ", "III. ", 5),
    "hue": ("II. ", "III. ", 7),
}


def contents(slug):
    """Return the contents of a plan."""
    start, end, _ = CONTENTS[slug]
    return numbered(part(text_of(slug), start, end), NUMBER)


def group(slug, start, end):
    """Return the criteria of one group of participants."""
    return numbered(part(part(text_of(slug), "1. Tiêu chí", "2. "), start, end), DASH)


# ------------------------------------------------------------------------------ form


@pytest.mark.parametrize("slug", SLUGS)
def test_the_text_is_plain_nfc_without_stray_blanks(slug):
    text = text_of(slug)
    assert unicodedata.normalize("NFC", text) == text
    assert [line for line in text.splitlines() if line != line.strip()] == []
    assert "\n\n\n" not in text
    assert text.endswith("\n")


@pytest.mark.parametrize("slug", SLUGS)
def test_the_letterhead_and_the_numbering_of_sections(slug):
    text = text_of(slug)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n" in text
    romans = re.findall(r"^([IVX]+)\. ", text, re.MULTILINE)
    assert romans == ["I", "II", "III", "IV", "V"][: len(romans)]
    assert len(romans) == {"923-qd-ttg": 3, "ha-noi-so-y-te": 4}.get(slug, 5)


# ------------------------------------------------------------------------------ counts


@pytest.mark.parametrize("slug", SLUGS)
def test_number_of_contents(slug):
    assert len(contents(slug)) == CONTENTS[slug][2]


@pytest.mark.parametrize("slug", ["binh-dinh", "hue"])
def test_thirteen_criteria_in_four_groups(slug):
    counts = [
        len(group(slug, start, end))
        for start, end in (("a) ", "b) "), ("b) ", "c) "), ("c) ", "d) "), ("d) ", "\0"))
    ]
    assert counts == [6, 2, 3, 2]


@pytest.mark.parametrize("slug", ["923-qd-ttg", "tp-ho-chi-minh", "ha-noi-so-y-te"])
def test_what_the_source_does_not_tell_is_left_out(slug):
    text = text_of(slug).lower()
    assert "tiêu chí thi đua\n" not in text
    assert "khen thưởng tổng kết" not in text
    assert "bằng khen" not in text
    assert "nơi nhận" not in text


@pytest.mark.parametrize(("slug", "count"), [("binh-dinh", 7), ("hue", 8)])
def test_duties_are_lettered_without_a_gap(slug, count):
    duties = re.findall(
        r"^(\w)\) ", part(text_of(slug), "2. Trách nhiệm", "Nơi nhận"), re.MULTILINE
    )
    assert duties == list("abcdđegh")[:count]


@pytest.mark.parametrize(("slug", "count"), [("binh-dinh", 11), ("hue", 6)])
def test_recipients(slug, count):
    assert len(numbered(part(text_of(slug), "Nơi nhận", "TM. "), DASH)) == count


@pytest.mark.parametrize("slug", ["binh-dinh", "hue"])
def test_four_solutions(slug):
    assert len(numbered(part(text_of(slug), "IV. ", "V. "), NUMBER)) == 4


FINAL = {
    "binh-dinh": ["Cờ Thi đua của UBND tỉnh;", "Bằng khen của Chủ tịch UBND tỉnh;"],
    "hue": ["Cờ Thi đua của thành phố;", "Bằng khen của Chủ tịch Ủy ban nhân dân thành phố;"],
}


@pytest.mark.parametrize("slug", ["binh-dinh", "hue"])
def test_six_awards_at_the_final_review(slug):
    start = {"binh-dinh": "b) Khen thưởng tổng kết", "hue": "c) Khen thưởng tổng kết"}[slug]
    assert numbered(part(text_of(slug), start, "IV. "), PLUS) == [
        "Huân chương Lao động;",
        "Cờ Thi đua của Chính phủ;",
        "Bằng khen của Thủ tướng Chính phủ;",
        *FINAL[slug],
        "Giấy khen.",
    ]


# ------------------------------------------------------------------------------ differences


def test_hue_keeps_the_seven_contents_of_the_nation_word_for_word():
    assert contents("hue") == contents("923-qd-ttg")


def test_binh_dinh_adapts_three_and_five_and_replaces_seven():
    pairs = zip(contents("binh-dinh"), contents("923-qd-ttg"), strict=True)
    assert [ours == higher for ours, higher in pairs] == [
        True,
        True,
        False,
        True,
        False,
        True,
        False,
    ]
    third, seventh = contents("binh-dinh")[2], contents("binh-dinh")[6]
    assert "chính quyền số" in third
    assert "từ tỉnh đến xã, phường" in third
    assert "hợp tác công tư" in seventh
    assert "quốc tế" not in seventh
    assert "nguyên tử" not in seventh


def test_hue_still_speaks_of_the_digital_government_of_the_nation():
    third = contents("hue")[2]
    assert "Chính phủ số" in third
    assert "từ trung ương đến địa phương" in third


def test_binh_dinh_has_two_names_for_one_movement():
    title = part(text_of("binh-dinh"), "KẾ HOẠCH", "Căn cứ")
    body = next(
        line for line in text_of("binh-dinh").splitlines() if "phát động Phong trào" in line
    )
    assert re.findall("“(.+?)”", title) == [
        "Tỉnh Bình Định thi đua đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số"
    ]
    assert re.findall("“(.+?)”", body) == [
        "Tỉnh Bình Định thi đua đổi mới sáng tạo và chuyển đổi số"
    ]


def test_the_name_of_ho_chi_minh_city_has_a_comma():
    names = set(re.findall("“(Cả nước.+?)”", text_of("tp-ho-chi-minh")))
    assert names == {"Cả nước thi đua đổi mới sáng tạo, chuyển đổi số"}


@pytest.mark.parametrize(
    ("slug", "due"),
    [
        ("923-qd-ttg", "Trong quý II năm 2025, các bộ, ngành, địa phương ban hành kế hoạch"),
        ("binh-dinh", "Trong tháng 6 năm 2025, các sở, ngành, địa phương ban hành kế hoạch"),
        ("hue", "Trong quý II năm 2025, các đơn vị, địa phương ban hành kế hoạch"),
        ("tp-ho-chi-minh", "ban hành kế hoạch của mình cho năm 2025"),
        ("tp-ho-chi-minh", "đến ngày 31/12/2030"),
        ("tp-ho-chi-minh", "Quý II năm 2027, các cơ quan, đơn vị, địa phương sơ kết"),
        ("tp-ho-chi-minh", "Quý III năm 2027, Ủy ban nhân dân Thành phố sơ kết cấp Thành phố"),
        ("tp-ho-chi-minh", "Quý II năm 2030, các cơ quan, đơn vị, địa phương tổng kết"),
        ("tp-ho-chi-minh", "Quý III năm 2030, Ủy ban nhân dân Thành phố tổng kết cấp Thành phố"),
    ],
)
def test_due_dates(slug, due):
    assert due in text_of(slug)


def test_ways_of_reporting_differ():
    assert "Định kỳ báo cáo" in text_of("binh-dinh")
    assert "báo cáo Chủ tịch UBND tỉnh" in text_of("binh-dinh")
    assert "Hằng năm, các đơn vị, địa phương báo cáo" in text_of("hue")
    assert "(qua Ban Thi đua - Khen thưởng)" in text_of("hue")


def test_only_hue_lists_awards_of_the_preliminary_review_and_yearly_inspections():
    start, end = "b) Khen thưởng sơ kết", "c) "
    assert numbered(part(text_of("hue"), start, end), PLUS) == [
        "Bằng khen của Chủ tịch Ủy ban nhân dân thành phố;",
        "Giấy khen.",
    ]
    assert "a) Khen thưởng hằng năm, khen thưởng sơ kết\n" in text_of("binh-dinh")
    assert "4. Mỗi năm, Hội đồng" in text_of("hue")
    assert "4. Hội đồng" in text_of("binh-dinh")


def test_legal_bases_of_binh_dinh_and_the_one_it_leaves_out():
    bases = part(text_of("binh-dinh"), "Phát động", "Ủy ban nhân dân tỉnh phát động").splitlines()
    found = [re.search(r"số (\S+)", line).group(1) for line in bases if line]
    assert found == ["923/QĐ-TTg", "32-CTr/TU", "152-KH/TU", "1841-QĐ/TU", "01-KH/BCĐ"]
    assert "71/NQ-CP" not in text_of("binh-dinh")
    assert "71/NQ-CP" in text_of("hue")


@pytest.mark.parametrize(
    ("slug", "closing"),
    [
        ("binh-dinh", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nPhạm Anh Tuấn\n"),
        ("hue", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nNguyễn Thanh Bình\n"),
    ],
)
def test_signatures_close_the_text(slug, closing):
    assert text_of(slug).endswith(closing)


def test_the_decision_is_signed_before_the_plan_attached_to_it():
    decision, plan = text_of("923-qd-ttg").split("\nKẾ HOẠCH\n")
    assert decision.endswith("KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG THƯỜNG TRỰC\n\nNguyễn Hòa Bình\n")
    assert (
        "(Kèm theo Quyết định số 923/QĐ-TTg ngày 14 tháng 5 năm 2025 của Thủ tướng Chính phủ)"
        in plan
    )
