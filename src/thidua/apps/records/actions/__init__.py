"""The only writes to records; each is one transaction that leaves a trace."""

from thidua.apps.records.actions.carry_over import carry_over
from thidua.apps.records.actions.entries import (
    cancel_grant,
    close_case,
    open_case,
    record_grant,
    record_measure,
    record_rating,
    record_work,
    withdraw,
)
from thidua.apps.records.actions.judgements import record_judgement
from thidua.apps.records.actions.load import (
    Clean,
    GrantSaid,
    MeasureSaid,
    WorkSaid,
    load_demo,
)
from thidua.apps.records.actions.rows import drop_row, keep_said, settle_row
from thidua.apps.records.actions.subjects import (
    add_subject,
    change_subject,
    confirm_parts,
    move_subject,
)
from thidua.apps.records.actions.take_in import take_in

__all__ = [
    "Clean",
    "GrantSaid",
    "MeasureSaid",
    "WorkSaid",
    "add_subject",
    "cancel_grant",
    "carry_over",
    "change_subject",
    "close_case",
    "confirm_parts",
    "drop_row",
    "keep_said",
    "load_demo",
    "move_subject",
    "open_case",
    "record_grant",
    "record_judgement",
    "record_measure",
    "record_rating",
    "record_work",
    "settle_row",
    "take_in",
    "withdraw",
]
