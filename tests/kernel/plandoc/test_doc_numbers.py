"""Numbers of documents in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.kernel.plandoc.doc_numbers import find

EXAMPLES = [
    (
        "Quyết định số 923/QĐ-TTg ngày 14/5/2025 của Thủ tướng Chính phủ ban hành Kế hoạch",
        ("Quyết định", "923/QĐ-TTg", "2025-05-14", "Thủ tướng Chính phủ"),
    ),
    ("Nghị quyết số 57-\nNQ/TW ngày 22/12/2024", ("Nghị quyết", "57-NQ/TW", "2024-12-22", None)),
    (
        "Chương trình hành động số 32-CTr/TU ngày 17/02/2025 của Tỉnh ủy thực hiện",
        ("Chương trình hành động", "32-CTr/TU", "2025-02-17", "Tỉnh ủy"),
    ),
    (
        "Thông tư số 29/2023/TT-BGDĐT ngày 29/12/2023 của Bộ trưởng Bộ Giáo dục và Đào tạo quy định",
        ("Thông tư", "29/2023/TT-BGDĐT", "2023-12-29", "Bộ trưởng Bộ Giáo dục và Đào tạo"),
    ),
    ("Luật số 06/2022/QH15", ("Luật", "06/2022/QH15", None, None)),
    ("Đề án 06 của tỉnh", ("Đề án", "Đề án 06", None, None)),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_references(text, expected):
    (found,) = find(text)
    assert (found.type, found.number, found.date, found.issuer) == expected


@pytest.mark.parametrize(
    "text", ["giai đoạn 2021-2025", "ngày 22/12/2024", "năm 2025 - Kế hoạch", "tỷ lệ 3/4", "24/7"]
)
def test_what_is_no_number(text):
    assert find(text) == []


@given(st.text(alphabet="0123456789/-QĐNTgKH số.\n", max_size=200))
def test_places_lie_in_the_text(text):
    assert all(0 <= r.start <= r.number_start < r.end <= len(text) for r in find(text))
