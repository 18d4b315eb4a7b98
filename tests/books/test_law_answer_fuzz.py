"""Whatever stands in a case, it is answered or refused; nothing breaks."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.books.law.answer import answer
from thidua.books.law.awards import rules
from thidua.kernel.problems import RefusedError
from thidua.kernel.rules.read_facts import _APART
from thidua.kernel.rules.topics import QUESTIONS

PLAIN = (
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.integers(2015, 2027)
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["HTTNV", "HTXSNV", "2024-05-01", "CSTDCS", "yes", "no", "BBNT", "PM"])
)
ANY = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["award", "year", "scope", "form", "unit", "from", "start", "CSTDCS"])
            | st.text(max_size=4),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)
NAMES = st.sampled_from([*sorted(_APART), "members", "with_LDTT", "signer", "parts", "yes"])
FACTS = st.dictionaries(NAMES | st.text(max_size=5), ANY, max_size=5)


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    """Return something that looks like a case."""
    case: dict[str, Any] = {"on": draw(st.sampled_from(["2026-03-01", "2026-11-22"]) | ANY)}
    case["facts"] = draw(FACTS | ANY)
    if draw(st.booleans()):
        case["award"] = draw(st.sampled_from(sorted(rules())) | ANY)
    else:
        case["ask"] = draw(st.sampled_from(sorted(QUESTIONS)) | ANY)
    for key in ("year", "route", "by", "question", "subject", "computable"):
        if draw(st.booleans()):
            case[key] = draw(ANY)
    return case


@settings(max_examples=100, deadline=None)
@given(cases() | ANY)
def test_any_case_is_answered_or_refused(case: Any) -> None:
    """The answer is always plain data."""
    try:
        told = answer(case)
    except RefusedError:
        return
    assert told["verdict"] in {"pass", "fail", "undetermined", "value"}
    json.dumps(told, allow_nan=False)


@pytest.mark.parametrize("year", [-(10**12), 0, 1800, 2027, 10**15])
def test_a_year_that_cannot_be_is_refused(year: int) -> None:
    """A wrong year under review costs neither time nor memory."""
    case = {"award": "LDTT", "on": "2026-03-01", "year": year, "facts": {}}
    with pytest.raises(RefusedError, match=r"law\.case_wrong"):
        answer(case)
