"""How each kind of condition is put into words, field by field, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from thidua.books.law.awards import lexicon, rules
from thidua.books.reader import read_yaml
from thidua.kernel.rules.cite import Cite, Said
from thidua.kernel.rules.fields import Reading
from thidua.kernel.rules.lexicon import both, either, spans
from thidua.kernel.rules.parse_condition import condition
from thidua.kernel.rules.say import asked

FILE = Path(__file__).with_name("whole") / "asked.yaml"
NAMES = [Said("một", "one"), Said("hai", "two"), Said("ba", "three")]


def test_conditions_in_words(golden):
    version = rules()["HCLD3"].versions[0]
    lines = []
    for place, tree in enumerate(read_yaml(FILE.read_text(encoding="utf-8"), FILE.name)):
        reading = Reading()
        found = condition(reading, tree, (place,), Cite("06/2022/QH15"))
        assert found is not None
        assert reading.faults == [], tree
        text = asked(found, lexicon(), version)
        lines.append(f"{tree}\n  {text.vi}\n  {text.en}\n")
    golden("law/asked-by-field.txt", "".join(lines))


@pytest.mark.parametrize(
    ("many", "vi", "en"),
    [
        (0, "", ""),
        (1, "một", "one"),
        (2, "một hoặc hai", "one or two"),
        (3, "một, hai hoặc ba", "one, two or three"),
    ],
)
def test_names_are_joined(many, vi, en):
    some = NAMES[:many]
    assert either(some) == Said(vi, en)
    assert both(some) == Said(vi.replace("hoặc", "và"), en.replace(" or ", " and "))


@pytest.mark.parametrize(
    ("years", "text"),
    [([], ""), ([2021], "2021"), ([2022, 2021], "2021–2022"), ([2021, 2021, 2023], "2021, 2023")],
)
def test_years_are_drawn_together(years, text):
    assert spans(years) == text
