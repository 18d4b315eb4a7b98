"""Whose verdict changes between two versions of a rule, with a draft that is not yet law."""

from __future__ import annotations

from datetime import date
from importlib import resources

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from register import person, save
from thidua.apps.records.actions import runs
from thidua.apps.records.models import Part, Rating, Run
from thidua.apps.records.queries import reform
from thidua.apps.records.queries.deserving_store import Kept
from thidua.books.law.versions import with_new_version
from thidua.kernel.problems import RefusedError

ON, YEAR, LATER = date(2026, 3, 2), 2025, date(2026, 10, 1)
RATED = {"An": "HTXSNV", "Bình": "HTTNV", "Chi": "HTTNV", "Dũng": "HTNV", "Êm": None}


def stricter() -> str:
    """Return a draft by which only the highest rating makes an advanced worker."""
    folder = resources.files("thidua.books").joinpath("law/titles/ldtt/rule.yaml")
    text = with_new_version(folder.read_text(encoding="utf-8"), LATER, "06/2026/QH16")
    old, new = text.rsplit("valid_from", 1)
    return f"{old}valid_from{new.replace('at_least: HTTNV', 'at_least: HTXSNV')}"


@pytest.fixture
def five(land):
    made = save(
        [
            person(
                land.commune,
                f"Lê Thị {name}",
                group="official",
                complete=[part.value for part in Part],
            )
            for name in RATED
        ]
    )
    for one, code in zip(made, RATED.values(), strict=True):
        if code:
            Rating.objects.create(subject=one, year=YEAR, code=code)
    return made


def ask(land, draft: str, **values) -> Kept:
    """Compare the rule of March with a draft of October."""
    asked = reform.Asked("LDTT", ON, YEAR, ON, LATER, draft, **values)
    return Kept(runs.look_at_reform(land.commune, asked=asked, by=land.officer))


def test_a_stricter_draft_changes_exactly_those_it_should(land, five):
    kept = ask(land, stricter())
    assert [(one.before, one.after, one.count) for one in reform.matrix(kept)] == [
        ("pass", "pass", 1),
        ("pass", "fail", 2),
        ("undetermined", "undetermined", 1),
        ("fail", "fail", 1),
    ]
    moved = kept.columns.ids[reform.chosen(kept)].tolist()
    assert moved == [five[1].pk, five[2].pk]
    assert reform.by_unit(kept) == [(land.commune.pk, {("pass", "fail"): 2})]
    after = kept.lines["b"][int(kept.columns.answer["b"][reform.chosen(kept)[0]])]
    assert after.lacking == ("rated",)


def test_the_draft_is_tried_and_decides_nothing(land, five):
    asked = reform.Asked("LDTT", ON, YEAR, ON, LATER, stricter())
    first, second = reform.compared(asked)
    assert (first.standing, first.decides) == ("certain", True)
    assert (second.standing, second.decides) == ("draft", False)


def test_the_same_version_on_two_days_changes_nobody(land, five):
    kept = ask(land, "")
    assert not reform.changed(kept).any()
    asked = reform.asked_of(kept.run)
    assert [side.standing for side in reform.compared(asked)] == ["certain", "uncertain"]


def test_before_the_first_version_nothing_is_known(land, five):
    asked = reform.Asked("LDTT", ON, YEAR, date(2020, 1, 1), ON)
    kept = Kept(runs.look_at_reform(land.commune, asked=asked, by=land.officer))
    assert {one.before for one in reform.matrix(kept)} == {"undetermined"}
    assert reform.compared(asked)[0].standing == "none"


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        ("rule: LDTT\n", "records.draft_broken"),
        ("a: [", "records.draft_broken"),
        (stricter().replace("rule: LDTT", "rule: CSTT"), "records.draft_other"),
    ],
)
def test_a_draft_that_cannot_be_read_is_refused(land, five, draft, code):
    with pytest.raises(RefusedError) as refused:
        ask(land, draft)
    assert refused.value.code == code
    assert not Run.objects.exists()


def test_the_page_takes_the_file_and_marks_every_line(land, five, client):
    client.force_login(land.officer)
    sent = {
        "unit": land.commune.uid,
        "award": "LDTT",
        "first": "2026-03-02",
        "second": "2026-10-01",
        "year": YEAR,
        "draft": SimpleUploadedFile("rule.yaml", stricter().encode()),
    }
    answer = client.post(reverse("records:reform"), sent)
    text = client.get(answer["Location"]).content.decode()
    assert "2 trên 5 hồ sơ đổi kết quả" in text
    assert text.count("phép thử, không quyết định điều gì") == 2
    assert "Lê Thị Bình" in text
    assert "Lê Thị An" not in text
    none = client.get(answer["Location"] + "?before=fail").content.decode()
    assert "Không có hồ sơ nào khớp" in none


def test_the_page_names_the_line_that_is_wrong(land, five, client):
    client.force_login(land.officer)
    sent = {
        "unit": land.commune.uid,
        "award": "LDTT",
        "first": "2026-03-02",
        "second": "2026-10-01",
        "year": YEAR,
        "draft": SimpleUploadedFile("rule.yaml", stricter().replace("HTXSNV", "TOT").encode()),
    }
    text = client.post(reverse("records:reform"), sent).content.decode()
    assert "rule.yaml:" in text
    assert not Run.objects.exists()
