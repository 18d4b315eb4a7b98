"""Who may do what with a task."""

from thidua.apps.accounts.roles import Permission
from thidua.apps.accounts.rules import Rule, holds, in_state
from thidua.apps.tasks import states

can_view = holds(Permission.TASK_VIEW)
can_finish = holds(Permission.TASK_EDIT) & in_state(states.OPEN)
can_reopen = holds(Permission.TASK_EDIT) & in_state(states.DONE)
# only the system cancels, when a plan is replaced
nobody = Rule("nobody", lambda _person, _thing: False)
