"""Who may do what with a record.

Names and records are for those who hold RECORD_VIEW at the subject's unit or above it, and for the
person of whom the record tells. Nobody writes into the own record.
"""

from __future__ import annotations

from typing import Any

from thidua.apps.accounts.roles import Permission
from thidua.apps.accounts.rules import Rule, holds, in_state, not_self, signed_in
from thidua.apps.records import states


def _own(person: Any, thing: Any) -> bool:
    """Say whether the record is the person's own."""
    return thing is not None and not not_self(person, thing)


own = Rule("own", _own)
somebody_elses = ~own

can_view = (holds(Permission.RECORD_VIEW) | (signed_in & own)).named("can_view")
can_list = holds(Permission.RECORD_VIEW).named("can_list")
can_edit = (somebody_elses & holds(Permission.RECORD_EDIT)).named("can_edit")
can_take_in = holds(Permission.RECORD_EDIT).named("can_take_in")
can_settle = (holds(Permission.RECORD_EDIT) & in_state(states.UNCLEAR)).named("can_settle")
can_judge = (somebody_elses & holds(Permission.JUDGEMENT_RECORD)).named("can_judge")
can_keep = holds(Permission.RECORD_VIEW).named("can_keep")
# the program takes clear rows in and refuses those that are there already
nobody = Rule("nobody", lambda _person, _thing: False)
