"""Who may do what with a plan. Actions use it to refuse, queries to hide, pages to leave out."""

from thidua.apps.accounts.roles import Permission
from thidua.apps.accounts.rules import Rule, holds, in_state
from thidua.apps.movements import states

is_public = in_state(*states.PUBLIC_STATES)
is_own_work = Rule(
    "is own work",
    lambda person, plan: (
        person.pk is not None and person.pk in {plan.read_by_id, plan.submitted_by_id}
    ),
)

can_read_in = holds(Permission.PLAN_READ_IN)
can_view = is_public | holds(Permission.PLAN_VIEW)
can_edit = holds(Permission.PLAN_READ_IN) & in_state(states.DRAFT)
can_link = holds(Permission.PLAN_READ_IN) & in_state(states.DRAFT, states.RUNNING)
can_submit = can_edit
can_approve = holds(Permission.PLAN_APPROVE) & in_state(states.SUBMITTED) & ~is_own_work
can_replace = holds(Permission.PLAN_APPROVE) & in_state(states.RUNNING)
# only the system replaces, when a new version is approved by somebody who `can_replace`
nobody = Rule("nobody", lambda _person, _thing: False)
