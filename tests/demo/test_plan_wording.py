"""The five plans of the demo are written in words of our own, and the index says what they are."""

import os
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "src/thidua/demo/plans"
SHARED = Path(os.environ.get("THIDUA_SHARED", ROOT.parent / "shared"))
SEEDS = {
    "923-qd-ttg": "quoc-gia-923",
    "tp-ho-chi-minh": "tp-ho-chi-minh",
    "binh-dinh": "binh-dinh",
    "ha-noi-so-y-te": "ha-noi-so-y-te",
    "hue": "hue",
}
SLUGS = tuple(SEEDS)
RUN = 9

NAMES = tuple(
    name
    for names in yaml.safe_load(
        Path(__file__).with_name("plan_names.yaml").read_text(encoding="utf-8")
    ).values()
    for name in names
)


def text_of(slug):
    """Return the text of a demo plan."""
    return (PLANS / f"{slug}.txt").read_text(encoding="utf-8")


def seed_of(slug):
    """Return the public text behind a demo plan, or skip."""
    path = SHARED / "seeds" / f"{SEEDS[slug]}.txt"
    if not path.exists():
        pytest.skip(f"the research folder with {path.name} is not here")
    return path.read_text(encoding="utf-8")


def words_of(text):
    """Return the words of a text: NFC, lower case, no punctuation, one tone style."""
    text = unicodedata.normalize("NFC", text).lower()
    for old, new in (
        ("oà", "òa"),
        ("oá", "óa"),
        ("oả", "ỏa"),
        ("uỷ", "ủy"),
        ("hằng năm", "hàng năm"),
    ):
        text = text.replace(old, new)
    return re.findall(r"\w+", text)


MASKS = tuple(
    (re.compile(rf"(?<!\S){re.escape(' '.join(words_of(name)))}(?!\S)"), f"\N{BULLET}{number}")
    for number, name in sorted(enumerate(NAMES), key=lambda pair: -len(words_of(pair[1])))
)


def masked(text):
    """Return the words of a text in which each name of NAMES is one word."""
    line = " ".join(words_of(text))
    for pattern, mark in MASKS:
        line = pattern.sub(mark, line)
    return line.split()


def runs(words):
    """Return every run of RUN words."""
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def copied(text, source):
    """Return the runs of words which a paragraph of the text shares with the source."""
    theirs = runs(masked(source))
    return sorted(
        " ".join(run) for line in text.splitlines() for run in runs(masked(line)) & theirs
    )


@pytest.mark.parametrize("source", SLUGS)
@pytest.mark.parametrize("slug", SLUGS)
def test_no_sentence_is_copied(slug, source):
    assert copied(text_of(slug), seed_of(source)) == []


def test_the_search_for_copies_finds_one():
    seed = seed_of("hue")
    sentence = (
        "Thường xuyên kiểm tra, giám sát việc thực hiện Phong trào thi đua để kịp thời phát hiện"
    )
    assert len(copied(f"x\n{sentence}\ny", seed)) == len(masked(sentence)) - RUN + 1 == 7


def test_every_allowed_name_stands_in_a_plan():
    everything = "\n".join(" ".join(words_of(text_of(slug))) for slug in SLUGS)
    assert [name for name in NAMES if " ".join(words_of(name)) not in everything] == []


def index():
    """Return the index of the demo plans."""
    return yaml.safe_load((PLANS / "index.yaml").read_text(encoding="utf-8"))


def test_the_index_names_each_text_once_and_says_what_it_is():
    assert sorted(plan["file"] for plan in index()["plans"]) == sorted(
        path.name for path in PLANS.glob("*.txt")
    )
    assert tuple(plan["slug"] for plan in index()["plans"]) == SLUGS
    assert index()["note"] == (
        "Bản viết lại để trình diễn, giữ cấu trúc và số liệu; không thay văn bản chính thức."
    )


def test_the_index_agrees_with_the_texts():
    for plan in index()["plans"]:
        text = text_of(plan["slug"])
        assert plan["facts"]["title"] in text
        assert f"“{plan['movement']}”" in text
        assert (f"Số: {plan['facts']['number']}\n" in text) == (plan["facts"]["number"] is not None)
        cited = plan["parent"] is not None and plan["parent"]["how"] == "cited"
        assert cited == ("Quyết định số 923/QĐ-TTg ngày 14/5/2025" in text)


def test_days_of_issue_are_exact_or_bounded():
    days = {plan["slug"]: plan["issued"] for plan in index()["plans"]}
    assert days["923-qd-ttg"] == {"on": date(2025, 5, 14)}
    for slug in SLUGS[1:]:
        assert days[slug]["not_before"] < days[slug]["not_after"]
        assert days[slug]["reason"]
