"""Subjects with what is known of them, files that were taken in, findings that were kept."""

from thidua.apps.records.models.checks import VERDICTS, Check
from thidua.apps.records.models.entries import (
    FIRST_YEAR,
    LAST_YEAR,
    Entry,
    Grant,
    Judgement,
    Measure,
    OpenCase,
    Rating,
    Work,
)
from thidua.apps.records.models.imports import ImportBatch, ImportRow
from thidua.apps.records.models.kinds import (
    Force,
    GrantType,
    Group,
    OpenCaseKind,
    Part,
    Sex,
    Source,
    SubjectKind,
    WorkKind,
    group_choices,
    groups_of,
)
from thidua.apps.records.models.runs import Run, RunKind, RunState
from thidua.apps.records.models.subjects import Stint, Subject, fresh_uid

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "VERDICTS",
    "Check",
    "Entry",
    "Force",
    "Grant",
    "GrantType",
    "Group",
    "ImportBatch",
    "ImportRow",
    "Judgement",
    "Measure",
    "OpenCase",
    "OpenCaseKind",
    "Part",
    "Rating",
    "Run",
    "RunKind",
    "RunState",
    "Sex",
    "Source",
    "Stint",
    "Subject",
    "SubjectKind",
    "Work",
    "WorkKind",
    "fresh_uid",
    "group_choices",
    "groups_of",
]
