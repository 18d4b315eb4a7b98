"""Cases in a research shape find their question, and questions about standards find none."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.books.law.topics import books
from thidua.kernel.rules import topics
from thidua.kernel.rules.topics import QUESTIONS, ask, ask_case, guess, read_case
from thidua.kernel.rules.topics.clues import CLUES
from thidua.kernel.rules.topics.names import awards_in, named_in

HERE = Path(topics.__file__).parent

ASKED = [
    ({"award": "CSTDCS", "signer": "XA_CHAIR"}, "Valid signer?", "authority.signer"),
    ({"decider": "XA_CHAIR"}, "GDVH signed by the commune chair?", "authority.signer"),
    ({"decider": "XA_CHAIR", "judgement": {"three criteria": "yes"}}, "GDVH for 2024?", None),
    ({"award_text": "Bằng khen của Giám đốc Sở"}, "Does this form exist?", "authority.form"),
    ({"members": 9, "yes": 8}, "Enough for CSTDCS?", "votes.enough"),
    ({"members": 9, True: 8}, "Enough for CSTDCS?", "votes.enough"),
    ({"members": 30, "present": 27}, "May it meet?", "votes.quorum"),
    ({"guest": "x", "substitute": {"written": True}}, "Who may vote?", "votes.voters"),
    ({"coefficient": 0.3, "decision_date": "2025-12-25"}, "Bonus in đồng?", "money.bonus"),
    ({"award": "LDTT"}, "Tiền thưởng là bao nhiêu?", "money.bonus"),
    ({"award": "BKTTG", "proposed_by": "the province"}, "Whose fund pays?", "money.payer"),
    ({"titles": [], "same_time": True}, "Bonus in đồng?", "money.several"),
    ({"full_dossier": "2025-03-03"}, "Last day to submit?", "deadlines.last_day"),
    ({"received": "2025-03-03"}, "In time?", "deadlines.submission"),
    ({"parts": []}, "Complete?", "dossiers.complete"),
    ({"parts": [], "publication": None}, "May it propose?", "publication.before"),
    ({"original_sets": 1}, "Copies?", "dossiers.copies"),
    ({"proposal": "CSTDCS", "procedure": "simplified"}, "Allowed?", "dossiers.simplified"),
    ({"received_by_appraiser": "2026-09-28"}, "Which law?", "transitions.law"),
    ({"decision_date": "2025-06-30"}, "Which decree is in force?", "transitions.decree"),
    ({"work_ended": "2025-12-31"}, "Latest hand-over?", "archive.hand_over"),
    ({"margins_mm": {}}, "Format accepted?", "documents.margins"),
    ({"mark": "TUQ.", "signer": "deputy"}, "Allowed?", "documents.delegation"),
    ({"launched_by": "a project team"}, "A movement?", "movements.launcher"),
    ({"points": {}, "council_decision": None}, "Name the leader?", "movements.leader"),
    ({"award": "BKTTG", "finding": "forged"}, "Who cancels it?", "revocation.who"),
    ({"award": "CSTDCS"}, "Is CSTDCS of 2022 taken back?", "revocation.consequence"),
    ({"titles": {"CSTDCS": [2023, 2024]}}, "Two consecutive CSTDCS?", "revocation.chain"),
    ({"award": "CSTDCS", "ballot": "x"}, "Must the ballot be secret?", "votes.secrecy"),
    ({"titles": {}, "commendations": {}}, "A duplicate?", "duplicates.achievement"),
    ({"awards": []}, "BKTTG cho trung tâm?", None),
    ({"award": "CSTDCS"}, "Is there a quota for CSTDCS in the Law?", "duplicates.cap"),
    ({"proposed_CSTDCS": 8, "members": 40}, "Does the Law refuse the eighth?", "duplicates.cap"),
    ({"award": "BKBBNT"}, "BKBBNT cấp tỉnh?", None),
    ({"decision_date": "2023-12-31"}, "Which law?", "transitions.law"),
    ({"day": "2025-08-05"}, "Circular in force?", "transitions.circular"),
    ({"award": "AHLD"}, "How many days must the list be public?", "publication.days"),
    ({"decision_date": "2026-07-02"}, "Base salary for the bonus?", "money.base"),
    ({"office": "x"}, "Does time in the higher office count?", "fairness.higher_office"),
    ({"launched_by": "x", "award": "BKBBNT"}, "Does it carry BKBBNT?", "movements.route"),
    ({"award": "LDTT", "delegated_by": "x"}, "May he delegate it?", "authority.delegation"),
    ({"signature_ink": "black"}, "Accepted?", "documents.page"),
    ({"size_motto": 12}, "Accepted?", "documents.page"),
    ({"papers": ["tờ trình"]}, "Complete?", "dossiers.complete"),
    ({"copy_mark": "SAO Y", "signed_by": "the head"}, "Valid?", "documents.copy"),
    ({"received": "x", "acknowledged": "y"}, "In time?", "documents.incoming"),
    ({"rating": {"2025": "HTTNV"}}, "LDTT for 2025?", None),
    ({"titles": {"CSTDCS": [2023, 2024, 2025]}}, "CSTDBBNT for 2025?", None),
    ({"movement": {"launched_by": "PM"}, "leads": True}, "COCP by route 25.3?", None),
]


@pytest.mark.parametrize(("facts", "question", "topic"), ASKED, ids=[q for _, q, _ in ASKED])
def test_the_question_is_found(facts, question, topic):
    assert guess(facts, question) == topic


def test_every_clue_leads_to_a_question():
    assert {clue.topic for clue in CLUES} <= set(QUESTIONS)


def test_a_case_names_its_question_and_day_in_either_shape():
    own = read_case({"ask": "money.base", "on": date(2025, 1, 1), "facts": {}})
    assert (own.topic, own.on) == ("money.base", date(2025, 1, 1))
    other = read_case({"as_of": "2025-01-01", "facts": {}, "question": "Base salary?"})
    assert (other.topic, other.on) == ("money.base", date(2025, 1, 1))
    assert ask_case({"ask": "no.such", "on": date(2025, 1, 1), "facts": {}}, books()) is None
    assert ask_case({"ask": "money.base", "facts": {}}, books()).missing == ("on",)


def test_awards_in_words():
    known = books()
    assert awards_in("provincial council of 15, provincial flag", known) == ["COBBNT"]
    assert awards_in("Enough for CSTDBBNT? For CSTDCS?", known) == ["CSTDBBNT", "CSTDCS"]
    assert awards_in("Huân chương Lao động hạng Nhì", known) == ["HCLD2"]
    assert awards_in("huan chuong lao dong hang nhat", known) == ["HCLD1"]
    assert awards_in("tập thể lao động tiên tiến", known) == ["TTLDTT"]
    assert awards_in("nothing of the kind", known) == []


def test_bodies_in_words():
    bodies = books().named["bodies"]
    said = ["Giám đốc Sở Y tế tỉnh Vân Hà", "Chủ tịch UBND xã", "chair of the board of the company"]
    said += ["Thủ tướng Chính phủ", "director of the company", "PROVINCE_CHAIR", "bà hàng xóm"]
    found = [named_in(text, bodies) for text in said]
    assert found == [
        "UNIT_HEAD",
        "XA_CHAIR",
        "BOARD_CHAIR",
        "PM",
        "DN_DIRECTOR",
        "PROVINCE_CHAIR",
        None,
    ]


plain = st.none() | st.booleans() | st.integers(-5, 3000) | st.text(max_size=12) | st.dates()
blocks = st.dictionaries(st.sampled_from(["award", "year", "written", "yes", "from"]), plain)
values = plain | st.lists(plain | blocks, max_size=3) | blocks
names = st.sampled_from(sorted({key for clue in CLUES for k in clue.keys for key in k.split("+")}))
awards = st.sampled_from(["CSTDCS", "HCLD3", "BKTTG", "GK", "COCP", "AHLD", "XYZ"])


@given(
    st.sampled_from(sorted(QUESTIONS)),
    st.dictionaries(names, values, max_size=5),
    awards,
    st.dates(date(2019, 1, 1), date(2032, 12, 31)),
)
def test_no_facts_break_a_question(topic, facts, award, on):
    """Whatever stands in the facts, a question answers and its answer is plain data."""
    result = ask(topic, {"award": award} | facts, books(), on)
    assert result.verdict in {"pass", "fail", "undetermined", "value"}
    assert result.plain()["why"]["vi"]


def test_no_figure_of_the_law_stands_in_the_code():
    """Numbers of articles, shares, sums and days come from the books alone."""
    harmless = {0, 1, 2, 3, 4, 5, 12, 100}
    numbered = re.compile(r"\d+/(?:\d{4}/)?[A-ZĐ]|[Đđ]iều \d|article \d")
    for path in HERE.glob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
                assert node.value in harmless, f"{path.name}:{node.lineno}: {node.value}"
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not numbered.search(node.value), f"{path.name}:{node.lineno}"
