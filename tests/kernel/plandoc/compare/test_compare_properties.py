"""Laws of the comparison that hold for any two documents."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from thidua.kernel.plandoc.compare import compare, summary
from thidua.kernel.plandoc.compare.engine import LISTS

words = st.sampled_from(
    [
        "làng",
        "phố",
        "xanh",
        "sạch",
        "rừng",
        "biển",
        "ong",
        "mật",
        "trồng",
        "cây",
        "thu",
        "gom",
        "nghề",
        "máy",
        "sông",
        "7",
    ]
)
texts = st.lists(words, min_size=1, max_size=12).map(" ".join)
spans = st.integers(0, 999).map(lambda at: [at, at + 5])
item = st.fixed_dictionaries({"text": texts, "span": spans})
keys = st.sampled_from([None, "awareness", "security", "extra_x", ["security", "awareness"]])
content = st.fixed_dictionaries({"text": texts, "span": spans, "key": keys})
dues = st.sampled_from([None, "2025", "2025-Q2", "2026-05", "2027-01-01", "hằng năm"])


def lists(of, most=6):
    return st.lists(of, max_size=most)


milestone = st.fixed_dictionaries(
    {
        "text": texts,
        "what": st.sampled_from(["sơ kết", "tổng kết", None]),
        "due": dues,
        "span": spans,
    }
)
documents = st.fixed_dictionaries(
    {
        "doc_kind": st.sampled_from(["official_plan", "news_summary"]),
        "contents": lists(content),
        "criteria": lists(
            st.fixed_dictionaries(
                {
                    "subject_key": st.sampled_from(["individuals", "enterprises"]),
                    "items": lists(item, 4),
                }
            ),
            2,
        ).map(lambda groups: {"groups": groups}),
        "awards": st.fixed_dictionaries(
            {"final": st.fixed_dictionaries({"forms": lists(item, 4), "rule": st.none() | texts})}
        ),
        "timeline": lists(milestone).map(lambda rows: {"phases": [{"milestones": rows}]}),
        "responsibilities": lists(
            st.fixed_dictionaries(
                {"actor": texts, "text": texts, "span": spans, "duties": st.just([])}
            )
        ),
        "legal_bases": lists(item, 3),
        "solutions": lists(item),
        "signer": st.just({"name": "A"}),
    }
)


@settings(max_examples=60, deadline=None)
@given(documents, documents)
def test_every_item_stands_in_exactly_one_row(higher, lower):
    answer = compare(higher, lower)
    json.dumps(answer)
    for name, take, _, _ in LISTS:
        for side, document in (("higher", higher), ("lower", lower)):
            places = sorted(at for row in answer[name] for at in row[f"{side}_at"])
            assert places == list(range(len(take(document))))
        for row in answer[name]:
            assert (row["lower"] is None) == (row["relation"] == "dropped")
            assert (row["higher"] is None) == (row["relation"] == "new")
            assert 0 <= row["similarity"] <= 1


@settings(max_examples=60, deadline=None)
@given(documents)
def test_a_plan_is_the_same_as_itself(document):
    answer = compare(document, document)
    for name, *_ in LISTS:
        for row in answer[name]:
            assert (row["relation"], row["similarity"]) == ("same", 1.0)
            assert row["higher"] == row["lower"]
            assert all(run["op"] == "equal" for run in row["changed"])
    codes = {check["code"] for check in answer["checks"]}
    assert not codes & {
        "content_dropped_or_swapped",
        "milestone_after_parent",
        "parent_basis_left_out",
        "name_differs_from_parent",
    }


@settings(max_examples=60, deadline=None)
@given(documents, documents)
def test_turned_round_new_is_dropped(higher, lower):
    there, back = compare(higher, lower), compare(lower, higher)
    for name, *_ in LISTS:
        new = [row["lower_at"] for row in there[name] if row["relation"] == "new"]
        gone = [row["higher_at"] for row in back[name] if row["relation"] == "dropped"]
        assert sorted(new) == sorted(gone)


PLAIN = (
    "Thi đua trồng rừng chắn cát dọc bờ biển của tám xã ven đầm.",
    "Thi đua dạy nghề mộc và nghề rèn cho thanh niên vùng cao.",
    "Thi đua hiến máu cứu người vào dịp đầu xuân hằng năm.",
    "Thi đua đọc sách, lập tủ sách trong từng gia đình, dòng họ.",
    "Thi đua giữ gìn nếp nhà, kính già, yêu trẻ, giúp nhau lúc hoạn nạn.",
)


@given(st.permutations(range(5)), st.sets(st.integers(0, 4)))
def test_order_does_not_change_relations(order, changed):
    higher = {"contents": [{"text": text} for text in PLAIN]}
    altered = [
        f"{text} Làm mẫu ở hai xã." if at in changed else text for at, text in enumerate(PLAIN)
    ]
    lower = {"contents": [{"text": altered[at]} for at in order]}
    rows = compare(higher, lower)["contents"]
    assert [order[row["lower_at"][0]] for row in rows] == [0, 1, 2, 3, 4]
    assert [row["relation"] == "adapted" for row in rows] == [at in changed for at in range(5)]


@settings(max_examples=30, deadline=None)
@given(documents, documents)
def test_answer_depends_on_the_arguments_only(higher, lower):
    first = compare(higher, lower)
    assert json.dumps(first) == json.dumps(compare(higher, lower))
    for lang in ("vi", "en"):
        assert all(line == line.strip() for line in summary(first, lang))
