"""Rows, reasons and shares of a look over a register, in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from thidua.apps.organisations import queries as organisations
from thidua.apps.records.models import Subject
from thidua.apps.records.pages.check_words import VERDICTS, sentence, told
from thidua.apps.records.pages.deserving_forms import STANDINGS, TONES
from thidua.apps.records.queries import deserving_view as view
from thidua.apps.records.queries.deserving import asked_of
from thidua.apps.records.queries.deserving_answers import RARE, applied
from thidua.apps.records.queries.deserving_answers import STANDINGS as ORDER
from thidua.apps.records.queries.deserving_explain import Explained, explained, facts_of_page
from thidua.apps.records.queries.deserving_store import DIRECT, LEADER, Kept
from thidua.apps.records.queries.deserving_words import Reason, reasons
from thidua.books.law import leaning, topics
from thidua.books.law.awards import rules
from thidua.core import clock, locale
from thidua.kernel.rules.cite import Cite


@dataclass(frozen=True)
class Place:
    """A place in the law: its words, and the page of the article when it is in the books."""

    text: str
    url: str


@dataclass(frozen=True)
class Row:
    """One record on the page.

    Attributes:
        subject: the record, or None when the reader may no longer see it.
        unit: name of its unit.
        standing: (word, tone, icon).
        reasons: (text, place or None).
        conditions: (word, tone, icon, what is asked, why, place) as the explaining engine says it.
        granted: whether it was granted for the year.
        moved: whether the record says something else by now than when it was judged.
    """

    subject: Subject | None
    unit: str
    standing: tuple[str, str, str]
    reasons: Sequence[tuple[str, Place | None]]
    conditions: Sequence[tuple[Any, ...]]
    granted: bool
    work: str
    moved: bool


def place(cite: Cite) -> Place:
    """Return a citation as a link to its article."""
    text = told(cite.say())
    if cite.instrument not in topics.instruments():
        return Place(text, "")
    slug = leaning.slug_of(cite.instrument)
    if cite.article is None:
        return Place(text, reverse("portal:law_instrument", args=[slug]))
    return Place(text, reverse("portal:law_article", args=[slug, cite.article]))


def said(reason: Reason) -> tuple[str, Place | None]:
    """Return a reason as a page shows it."""
    return sentence(reason.said), place(reason.cite) if reason.cite else None


def conditions(found: Explained | None) -> list[tuple[Any, ...]]:
    """Return the conditions of the nearest route as a page shows them."""
    return [
        (
            *VERDICTS[one.verdict],
            sentence(one.asks),
            sentence(one.why),
            place(one.cite),
        )
        for one in (found.conditions if found else ())
    ]


def rows(kept: Kept, award: str, places: list[int], person: Any) -> list[Row]:
    """Return the rows of a page; the same number of queries however many there are."""
    asked, version = asked_of(kept.run), applied(rules()[award], kept.run.on)
    people = view.people(kept, places, person)
    now = explained(facts_of_page(people, asked, award), asked, award)
    names = organisations.placed_names({one.unit_id for one in people.values()}, clock.today())
    columns, lines = kept.columns, kept.lines[award]
    found = []
    for at in places:
        line = lines[int(columns.answer[award][at])]
        subject = people.get(int(columns.ids[at]))
        one = now.get(int(columns.ids[at]))
        word = capfirst(str(STANDINGS[line.standing]))
        found.append(
            Row(
                subject=subject,
                unit=names.get(subject.unit_id, "") if subject else "",
                standing=(word, *TONES[line.standing]),
                reasons=[said(reason) for reason in reasons(line, version)],
                conditions=conditions(one),
                granted=bool(columns.granted[award][at]),
                work=work(int(columns.marks[at])),
                moved=one is not None and one.verdict != (line.before or line.verdict),
            )
        )
    return found


def work(marks: int) -> str:
    """Return whether somebody works directly or leads."""
    words = [
        _("trực tiếp") if marks & DIRECT else "",
        _("lãnh đạo, quản lý") if marks & LEADER else "",
    ]
    return ", ".join(filter(None, words))


def figures(kept: Kept, award: str, address: str) -> list[tuple[str, str, str]]:
    """Return number, label and address of every standing that somebody has."""
    counts = view.counts(kept, award)
    return [
        (locale.number(counts[name]), str(STANDINGS[name]), f"{address}&standing={name}")
        for name in ORDER
        if counts[name] or name not in RARE
    ]


def answer(kept: Kept, award: str) -> str:
    """Return the answer to the whole question in one or two sentences."""
    counts, without = view.counts(kept, award), view.meets_without(kept, award)
    number = locale.number
    text = _(
        "%(meets)s trên %(all)s hồ sơ đủ tiêu chuẩn, trong đó %(without)s hồ sơ chưa được tặng "
        "năm %(year)s. %(one)s hồ sơ chỉ thiếu một điều kiện; %(open)s hồ sơ chưa đủ thông tin."
    )
    return text % {
        "meets": number(counts["meets"]),
        "all": number(sum(counts.values())),
        "without": number(without),
        "year": kept.run.year,
        "one": number(counts["one"]),
        "open": number(counts["open"]),
    }


def shares_said(whole: view.UnitShares) -> str:
    """Return how large the share of those who work directly is, in one sentence."""
    text = _(
        "Người trực tiếp chiếm %(all)s trong toàn đơn vị, %(meets)s trong số đủ tiêu chuẩn và "
        "%(granted)s trong số đã được tặng; lãnh đạo, quản lý chiếm %(leaders)s, %(leaders_meet)s "
        "và %(leaders_granted)s."
    )
    return text % {
        "all": percent(whole.everybody.direct, whole.everybody.total),
        "meets": percent(whole.meets.direct, whole.meets.total),
        "granted": percent(whole.granted.direct, whole.granted.total),
        "leaders": percent(whole.everybody.leader, whole.everybody.total),
        "leaders_meet": percent(whole.meets.leader, whole.meets.total),
        "leaders_granted": percent(whole.granted.leader, whole.granted.total),
    }


def percent(part: int, total: int) -> str:
    """Return a share as people write it, or that there is nobody."""
    return f"{locale.number(100 * part / total, 1)}%" if total else _("(chưa có ai)")
