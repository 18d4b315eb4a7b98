"""Times in Vietnamese documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.kernel.dates import find

EXAMPLES = [
    ("ban hành trong quý II năm 2025", ["2025-Q2"]),
    ("vào quý II/2030 và quý III cùng năm", ["2030-Q2", "2030-Q3"]),
    ("trong tháng 6/2025", ["2025-06"]),
    ("tháng 6 năm 2025", ["2025-06"]),
    ("trước ngày 15/12 hằng năm", ["--12-15"]),
    ("trước ngày 30 tháng 11 hàng năm", ["--11-30"]),
    ("đến ngày 31/12/2030", ["2030-12-31"]),
    ("ngày 20-6-2025", ["2025-06-20"]),
    ("ngày 14 tháng 5 năm 2025", ["2025-05-14"]),
    ("từ 2025 - 2027", ["2025", "2027"]),
    ("ngày 31/02/2025", []),
    ("đạt 100% trong tháng 13/2025", []),
]


@pytest.mark.parametrize(("text", "dues"), EXAMPLES)
def test_times(text, dues):
    assert [m.due for m in find(text)] == dues


def test_a_day_without_a_year_takes_the_year_given():
    assert [m.due for m in find("Ngày 14/5, đã ký", year=2025)] == ["2025-05-14"]
    assert find("Ngày 14/5, đã ký") == []


@given(st.text(max_size=300))
def test_places_lie_in_the_text_in_order(text):
    found = find(text)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert [m.start for m in found] == sorted(m.start for m in found)
