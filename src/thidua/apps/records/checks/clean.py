"""What one row of a table, or one invented person, says, once it is understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from thidua.apps.records.models import Force, SubjectKind


@dataclass(frozen=True)
class GrantSaid:
    """An award that was granted; `year` for which, or of the decision."""

    award: str
    year: int
    type: str = ""
    decided: date | None = None
    decision: str = ""
    decider: str = ""


@dataclass(frozen=True)
class WorkSaid:
    """An initiative or the like; None is not told."""

    kind: str
    scope: str
    title: str = ""
    recognised: bool | None = None
    applied: bool | None = None
    replicable: bool | None = None
    recognised_by: str = ""
    year: int | None = None


@dataclass(frozen=True)
class MeasureSaid:
    """A disciplinary measure."""

    form: str
    taken: date | None = None
    ends: date | None = None


@dataclass(frozen=True)
class CaseSaid:
    """Something pending."""

    kind: str
    since: date
    note: str = ""


@dataclass
class Clean:
    """One subject with everything that is told of it.

    Attributes:
        unit_id: unit where it stands; `own_unit_id` the unit that it is.
        subject_id: the record that is meant, or None for a new one.
        complete: parts of the record of which all is told (see `models.Part`).
        since: first day at the unit, for a new record.
        stays: earlier stays of a new record: unit, first day, day after the last.
    """

    full_name: str
    unit_id: int
    kind: str = SubjectKind.INDIVIDUAL
    own_unit_id: int | None = None
    subject_id: int | None = None
    code: str = ""
    born: date | None = None
    sex: str = ""
    post: str = ""
    group: str = ""
    direct: bool = False
    leader: bool = False
    force: str = Force.CIVIL
    founded: date | None = None
    since: date | None = None
    stays: list[tuple[int, date, date]] = field(default_factory=list)
    ratings: dict[int, str] = field(default_factory=dict)
    grants: list[GrantSaid] = field(default_factory=list)
    works: list[WorkSaid] = field(default_factory=list)
    measures: list[MeasureSaid] = field(default_factory=list)
    cases: list[CaseSaid] = field(default_factory=list)
    complete: list[str] = field(default_factory=list)
