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

can_read_in = holds(Permission.PLAN_READ_IN).named("can_read_in")
can_view = is_public | holds(Permission.PLAN_VIEW) | is_own_work
can_edit = (can_read_in & in_state(states.DRAFT)).named("can_edit")
can_link = (can_read_in & in_state(states.DRAFT, states.RUNNING)).named("can_link")
can_submit = can_edit
_approves = holds(Permission.PLAN_APPROVE)
can_approve = (_approves & in_state(states.SUBMITTED) & ~is_own_work).named("can_approve")
can_replace = (_approves & in_state(states.RUNNING)).named("can_replace")
can_set_aside = (can_edit | can_approve).named("can_set_aside")
sees_work = holds(Permission.PLAN_VIEW).named("sees_work")
# a plan is replaced when a new version is approved by somebody who `can_replace`, or adopted,
# replaced or closed on the transition sheet of a plan whose issuer ended
can_take_over = holds(Permission.PLAN_APPROVE)
nobody = Rule("nobody", lambda _person, _thing: False)
