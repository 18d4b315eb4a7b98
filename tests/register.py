"""A register of invented people, written straight into the tables: fast, and of every kind."""

from __future__ import annotations

import random
from datetime import date

from thidua.apps.records.models import (
    Grant,
    Judgement,
    Measure,
    OpenCase,
    Part,
    Rating,
    Stint,
    Subject,
    Work,
)
from thidua.books.law import awards as book

RATINGS = ("KHTNV", "HTNV", "HTTNV", "HTXSNV")
TYPES = ("", "CONG_TRANG", "DOT_XUAT", "CHUYEN_DE", "PHONG_TRAO")
BYS = ("", "Chủ tịch UBND tỉnh", "Hội đồng sáng kiến xã")


def person(unit, name: str, **values) -> Subject:
    """Return a person who belongs to the unit since 2015; not yet saved."""
    subject = Subject(**{"kind": "individual", "full_name": name, "unit": unit} | values)
    subject.derive()
    return subject


def save(subjects: list[Subject]) -> list[Subject]:
    """Save people with the stay at their unit."""
    made = Subject.objects.bulk_create(subjects)
    Stint.objects.bulk_create(
        Stint(subject=one, unit=one.unit, start=date(2015, 1, 1)) for one in made
    )
    return made


def fill(subjects: list[Subject], seed: int) -> None:
    """Give every record what chance gives it, odd things too."""
    chance = random.Random(seed)
    codes = ("LDTT", "CSTDCS", "CSTDBBNT", "CSTDTQ", "BKTTG", "BKBBNT", "HCLD3")
    rows: dict[type, list] = {kind: [] for kind in (Rating, Grant, Work, Measure, OpenCase)}
    judged = []
    for one in subjects:
        for year in range(2017, 2027):
            if chance.random() < 0.85:
                weights = (1, 2, 8, 8)
                rows[Rating].append(
                    Rating(subject=one, year=year, code=chance.choices(RATINGS, weights)[0])
                )
        for _n in range(chance.choice((0, 0, 2, 5, 9))):
            rows[Grant].append(_grant(one, chance.choice(codes), chance))
        for _n in range(chance.choice((0, 0, 1, 2))):
            rows[Work].append(_work(one, chance))
        if chance.random() < 0.15:
            rows[Measure].append(
                Measure(
                    subject=one,
                    form=chance.choice(("khien_trach", "canh_cao")),
                    taken=chance.choice((None, date(2022, 5, 1), date(2024, 5, 1))),
                    ends=chance.choice((None, date(2024, 9, 1), date(2025, 5, 1))),
                )
            )
        if chance.random() < 0.1:
            rows[OpenCase].append(
                OpenCase(
                    subject=one,
                    kind="complaint",
                    since=date(2025, 3, 1),
                    closed=chance.choice((None, date(2025, 9, 1), date(2027, 1, 1))),
                )
            )
        if chance.random() < 0.3:
            answer = chance.random() < 0.8
            judged.append(
                Judgement(
                    subject=one,
                    award="CSTDCS",
                    year=2025,
                    condition=chance.choice(("observance", "solidarity", "exemplary")),
                    answer=answer,
                )
            )
    for kind, several in rows.items():
        kind.objects.bulk_create(several)
    Judgement.objects.bulk_create(judged)


def _grant(one: Subject, award: str, chance: random.Random) -> Grant:
    """Return a grant, now and then cancelled, resting on other years, decided later."""
    year = chance.randint(2014, 2026)
    cancelled = chance.random() < 0.1
    titled = book.rules()[award].kind == "title"
    return Grant(
        subject=one,
        award=award,
        year=year,
        type="" if titled else chance.choice(TYPES),
        decided=chance.choice((None, date(year, 12, 1))),
        cancelled=chance.choice((date(2025, 1, 1), date(2026, 9, 1))) if cancelled else None,
        cancel_basis="QĐ 1" if cancelled else "",
        used=[year - 1, year - 2] if chance.random() < 0.1 else [],
    )


def _work(one: Subject, chance: random.Random) -> Work:
    """Return a work of which not everything is known."""
    return Work(
        subject=one,
        kind=chance.choice(("initiative", "science", "combat")),
        scope=chance.choice(book.usage().scopes),
        recognised=chance.choice((None, True, True, False)),
        applied=chance.choice((None, True, True, False)),
        replicable=chance.choice((None, True, False)),
        recognised_by=chance.choice(BYS),
        year=chance.choice((None, 2023, 2024, 2025, 2026)),
    )


def crowd(unit, size: int, seed: int) -> list[Subject]:
    """Return saved people with records by chance."""
    chance = random.Random(seed)
    parts = [part.value for part in Part]
    subjects = save(
        [
            person(
                unit,
                f"Người {chance.choice('ABCĐEGHK')} số {n}",
                group=chance.choice(("", "official", "worker", "teacher", "scientist")),
                force=chance.choices(("civil", "army", "police"), (8, 1, 1))[0],
                direct=chance.random() < 0.6,
                leader=chance.random() < 0.2,
                born=chance.choice((None, date(1980, 5, 5), date(2016, 1, 1))),
                complete=[part for part in parts if chance.random() < 0.6],
            )
            for n in range(size)
        ]
    )
    fill(subjects, seed)
    return subjects
