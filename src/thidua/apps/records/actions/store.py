"""Write many records at once: rows of files, invented people. The caller records the audit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from thidua.apps.accounts.models import Person
from thidua.apps.records.checks.clean import Clean, GrantSaid
from thidua.apps.records.checks.words import is_title
from thidua.apps.records.models import (
    Grant,
    ImportBatch,
    Measure,
    OpenCase,
    Rating,
    Stint,
    Subject,
    Work,
)
from thidua.kernel.text.fold import fold

LOT = 1_000


@dataclass(frozen=True)
class From:
    """Where entries come from: see `models.Entry`."""

    source: str
    by: Person | None
    at: datetime
    today: date
    batch: ImportBatch | None = None

    def columns(self) -> dict[str, Any]:
        """Return the columns of every entry."""
        return {"source": self.source, "by": self.by, "at": self.at, "batch": self.batch}


@dataclass
class Known:
    """What records hold already, to leave out what is told again."""

    ratings: dict[tuple[int, int], str] = field(default_factory=dict)
    grants: dict[tuple[int, str, int], list[tuple[str, str]]] = field(default_factory=dict)
    works: set[tuple[int, str, str, int | None, str]] = field(default_factory=set)
    measures: set[tuple[int, str, date | None]] = field(default_factory=set)
    cases: set[tuple[int, str, date]] = field(default_factory=set)

    def grant(self, subject: int, said: GrantSaid) -> bool:
        """Say whether an award is there: a title of the year, or one of like type or decision."""
        rows = self.grants.get((subject, said.award, said.year), [])
        if is_title(said.award):
            return bool(rows)
        return any(
            (said.decision and said.decision == decision)
            or (
                not (said.decision and decision)
                and (not kind or not said.type or kind == said.type)
            )
            for kind, decision in rows
        )


def known_of(subject_ids: Sequence[int]) -> Known:
    """Return what records hold; five queries."""
    found = Known()
    of = {"subject_id__in": subject_ids}
    for subject, year, code in Rating.objects.filter(**of).values_list(
        "subject_id", "year", "code"
    ):
        found.ratings[subject, year] = code
    grants = Grant.objects.filter(**of, cancelled__isnull=True)
    for subject, award, year, kind, decision in grants.values_list(
        "subject_id", "award", "year", "type", "decision"
    ):
        found.grants.setdefault((subject, award, year), []).append((kind, decision))
    works = Work.objects.filter(**of, withdrawn__isnull=True)
    for subject, kind, scope, when, title in works.values_list(
        "subject_id", "kind", "scope", "year", "title"
    ):
        found.works.add((subject, kind, scope, when, fold(title)))
    measures = Measure.objects.filter(**of, withdrawn__isnull=True)
    found.measures = set(measures.values_list("subject_id", "form", "taken"))
    found.cases = set(OpenCase.objects.filter(**of).values_list("subject_id", "kind", "since"))
    return found


def write(
    rows: Sequence[tuple[Subject | None, Clean]], come: From, *, demo: bool = False
) -> Written:
    """Write rows in the running transaction; what is there already is left out.

    Args:
        rows: the record, or None for a new one, with what is told of it.
        come: where it comes from.
        demo: the new subjects are invented.
    """
    written = Written([], [])
    for start in range(0, len(rows), LOT):
        lot = rows[start : start + LOT]
        subjects, fresh = _subjects(lot, come, demo=demo)
        known = known_of([one.pk for one, _ in lot if one is not None])
        made, news = _entries(subjects, lot, known, come)
        for table, entries in made.items():
            table.objects.bulk_create(entries, batch_size=LOT)
        changed = _completed(subjects, lot)
        Subject.objects.bulk_update(changed, ["complete", "post", "revision"], batch_size=LOT)
        more = fresh | {one.pk for one in changed}
        written.subjects += subjects
        written.news += [new or one.pk in more for one, new in zip(subjects, news, strict=True)]
    return written


@dataclass
class Written:
    """What was written: the record of each row, and whether the row told anything new."""

    subjects: list[Subject]
    news: list[bool]


def _subjects(
    lot: Sequence[tuple[Subject | None, Clean]], come: From, *, demo: bool
) -> tuple[list[Subject], set[int]]:
    """Return the records of the rows, creating the new ones, and the keys of those."""
    fresh = {id(clean): _fresh(clean, demo=demo) for one, clean in lot if one is None}
    Subject.objects.bulk_create(fresh.values(), batch_size=LOT)
    stints: dict[int, Stint] = {}
    for one, clean in lot:
        if one is None:
            made = fresh[id(clean)]
            start = clean.since or clean.founded or date(_first_year(clean, come.today), 1, 1)
            stints[made.pk] = Stint(
                subject=made, unit_id=clean.unit_id, start=min(start, come.today)
            )
    stays = [
        Stint(subject=fresh[id(clean)], unit_id=unit, start=start, end=end)
        for one, clean in lot
        if one is None
        for unit, start, end in clean.stays
    ]
    Stint.objects.bulk_create([*stays, *stints.values()], batch_size=LOT)
    subjects = [one if one is not None else fresh[id(clean)] for one, clean in lot]
    return subjects, {one.pk for one in fresh.values()}


def _first_year(clean: Clean, today: date) -> int:
    """Return the first year of which a row tells: nobody told when the person came."""
    years = [
        *clean.ratings,
        *(g.year for g in clean.grants),
        *(w.year for w in clean.works if w.year),
    ]
    return min([*years, today.year])


def _fresh(clean: Clean, *, demo: bool) -> Subject:
    """Return a new record."""
    one = Subject(
        kind=clean.kind,
        full_name=clean.full_name,
        unit_id=clean.unit_id,
        own_unit_id=clean.own_unit_id,
        code=clean.code,
        born=clean.born,
        sex=clean.sex,
        post=clean.post,
        group=clean.group,
        direct=clean.direct,
        leader=clean.leader,
        force=clean.force,
        founded=clean.founded,
        complete=list(clean.complete),
        is_demo=demo,
    )
    one.derive()
    return one


def _entries(
    subjects: Sequence[Subject],
    lot: Sequence[tuple[Subject | None, Clean]],
    known: Known,
    come: From,
) -> tuple[dict[Any, list[Any]], list[bool]]:
    """Return the entries that are new, by table, and which rows brought any."""
    made: dict[Any, list[Any]] = {Rating: [], Grant: [], Work: [], Measure: [], OpenCase: []}
    columns, news = come.columns(), []
    for one, (_, clean) in zip(subjects, lot, strict=True):
        before = sum(map(len, made.values()))
        for year, code in clean.ratings.items():
            if known.ratings.setdefault((one.pk, year), "") == "":
                known.ratings[one.pk, year] = code
                made[Rating].append(Rating(subject=one, year=year, code=code, **columns))
        for grant in clean.grants:
            if not known.grant(one.pk, grant):
                kept = known.grants.setdefault((one.pk, grant.award, grant.year), [])
                kept.append((grant.type, grant.decision))
                made[Grant].append(Grant(subject=one, **vars(grant), **columns))
        for table, said, mark, seen in _others(one.pk, clean, known):
            if mark not in seen:
                seen.add(mark)
                made[table].append(table(subject=one, **vars(said), **columns))
        news.append(sum(map(len, made.values())) > before)
    return made, news


def _others(key: int, clean: Clean, known: Known) -> Iterator[tuple[Any, Any, Any, set[Any]]]:
    """Yield table, what is said, what tells it apart, and what is there of that kind."""
    for work in clean.works:
        yield Work, work, (key, work.kind, work.scope, work.year, fold(work.title)), known.works
    for measure in clean.measures:
        yield Measure, measure, (key, measure.form, measure.taken), known.measures
    for case in clean.cases:
        yield OpenCase, case, (key, case.kind, case.since), known.cases


def _completed(
    subjects: Sequence[Subject], lot: Sequence[tuple[Subject | None, Clean]]
) -> list[Subject]:
    """Return the earlier records of which more is known now: parts told, the post."""
    changed: dict[int, Subject] = {}
    for one, (earlier, clean) in zip(subjects, lot, strict=True):
        if earlier is None:
            continue
        more = [part for part in clean.complete if part not in one.complete]
        if more or (clean.post and clean.post != one.post):
            one.complete, one.post = [*one.complete, *more], clean.post or one.post
            one.revision += 1
            changed[one.pk] = one
    return list(changed.values())
