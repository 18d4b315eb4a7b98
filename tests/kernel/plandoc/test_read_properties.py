"""What holds for every text: no crash, places in the text, the same result again."""

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effort import calls
from thidua.kernel.plandoc import read
from thidua.kernel.problems import RefusedError

PLANS = sorted((Path(__file__).parent / "plans").glob("*.*"))
WORDS = [
    "KẾ HOẠCH", "I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "a) Phát huy", "- Thi đua", "+ Giấy khen;",
    "Phong trào thi đua “Xanh”", "Căn cứ Quyết định số 1/QĐ-TTg", "II. NỘI DUNG THI ĐUA", "Thứ nhất,",
    "Giai đoạn 1 (2025 - 2027)", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "| 1 | Sở Nội vụ | tháng 5/2025 |",
    "Đối với cá nhân", "Khen thưởng tổng kết", "báo cáo về Sở Nội vụ trước ngày 15/12 hằng năm", "(", "“",
    "Trong quá trình thực hiện", "V. TỔ CHỨC THỰC HIỆN", "\n\n", "\n", "<b>", "**", "&nbsp;", "ho\u0300a",
]  # fmt: skip


def items(value):
    """Every dict with a text and a span, in order."""
    if isinstance(value, dict):
        if value.get("span") and isinstance(value.get("text"), str):
            yield value
        for inner in value.values():
            yield from items(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from items(inner)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=20)), max_size=60))
def test_any_text_is_read_or_refused(parts):
    text = " ".join(parts)
    try:
        document = read(text)
    except RefusedError as error:
        problem = error
    else:
        problem = None
    if problem:
        assert problem.code == "not_a_plan"
        assert all((problem.reason, problem.do))
        return
    assert json.loads(json.dumps(document)) == document
    for item in items(document):
        start, end = item["span"]
        assert 0 <= start <= end <= len(text)
    assert read(text) == document


def letters(text):
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text)).lower()


@pytest.mark.parametrize("path", PLANS, ids=lambda p: p.stem)
def test_spans_hold_the_words_of_the_items(path):
    text = path.read_text(encoding="utf-8")
    document = read(text)
    document["warnings"] = []
    for item in items(document):
        start, end = item["span"]
        assert letters(item["text"])[:40] == letters(text[start:end])[:40]
    for name in ("purpose", "contents", "solutions", "responsibilities", "recipients"):
        starts = [i["span"][0] for i in document[name]]
        assert starts == sorted(starts)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_spans_hold_in_both_forms_of_unicode(form):
    text = unicodedata.normalize(form, PLANS[0].read_text(encoding="utf-8"))
    for item in read(text)["contents"]:
        start, end = item["span"]
        assert letters(item["text"])[:30] == letters(text[start:end])[:30]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n",
        "12;34;56\n" * 200,
        "Trăng lên đỉnh núi, con thuyền nhỏ trôi theo dòng nước. " * 50,
        "LUẬT\nTHI ĐUA, KHEN THƯỞNG\n"
        + "".join(f"Điều {i}. Quy định về thi đua\n" for i in range(30)),
        "HÓA ĐƠN\nCông ty A bán giấy khen cho phong trào thi đua, số tiền 1.000.000 đồng",
        "BÁO CÁO\nKết quả phong trào thi đua năm 2024\nI. KẾT QUẢ\n1. Đã làm",
        "a" * 2_000_000,
        "phong trào thi đua " + "(" * 2_000_000,
        "thi đua " + "1. 1. 1. " * 220_000,
    ],
    ids=[
        "empty",
        "blank",
        "figures",
        "novel",
        "law",
        "invoice",
        "report",
        "letter",
        "bracket",
        "ones",
    ],
)
def test_what_is_no_plan_is_refused(text):
    with pytest.raises(RefusedError) as refused:
        read(text)
    assert refused.value.code == "not_a_plan"


def test_a_long_plan_takes_linear_time():
    text = PLANS[1].read_text(encoding="utf-8")
    assert calls(read, text * 60) < 4 * calls(read, text * 20)
