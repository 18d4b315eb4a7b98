"""The only writes to units: loading the books, recording, correcting and withdrawing events.

Rights to record stand with posts, which are not known here: whoever calls `record` and what
follows it has asked them (`accounts.actions.reorganise`).
"""

from thidua.apps.organisations.actions.correct import correct_event, correct_line, correct_version
from thidua.apps.organisations.actions.correct_day import try_day
from thidua.apps.organisations.actions.drafts import (
    attach_table,
    drop_draft,
    save_draft,
    start_draft,
)
from thidua.apps.organisations.actions.effects import tell_effects
from thidua.apps.organisations.actions.hierarchies import load_hierarchies
from thidua.apps.organisations.actions.load import Loaded, load_places
from thidua.apps.organisations.actions.record import record
from thidua.apps.organisations.actions.trial import Trial, try_fields, try_out
from thidua.apps.organisations.actions.withdraw import withdraw_event

__all__ = [
    "Loaded",
    "Trial",
    "attach_table",
    "correct_event",
    "correct_line",
    "correct_version",
    "drop_draft",
    "load_hierarchies",
    "load_places",
    "record",
    "save_draft",
    "start_draft",
    "tell_effects",
    "try_day",
    "try_fields",
    "try_out",
    "withdraw_event",
]
