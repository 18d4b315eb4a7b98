"""Who may do what with a task."""

from thidua.apps.accounts.roles import Permission
from thidua.apps.accounts.rules import Rule, holds, in_state
from thidua.apps.tasks import states

can_view = holds(Permission.TASK_VIEW)
can_finish = (holds(Permission.TASK_EDIT) & in_state(states.OPEN)).named("can_finish")
can_reopen = (holds(Permission.TASK_EDIT) & in_state(states.DONE)).named("can_reopen")
can_settle = holds(Permission.PLAN_READ_IN).named("can_settle")
undecided = Rule("undecided", lambda _person, sheet: not sheet.decision)
can_decide = (holds(Permission.PLAN_APPROVE) & undecided).named("can_decide")
# the system moves a task when its plan or its unit ends; people decide on a transition sheet
nobody = Rule("nobody", lambda _person, _thing: False)
