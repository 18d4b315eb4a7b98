"""What accounts do when units are reorganised."""

from thidua.apps.accounts import actions
from thidua.apps.accounts.queries import posts_ended_by, posts_that_end
from thidua.apps.organisations.queries.consequences import register
from thidua.apps.organisations.queries.resting import register_resting
from thidua.core.clock import today
from thidua.core.events import UnitsReorganised, listen


@listen(UnitsReorganised)
def on_units_reorganised(event: UnitsReorganised) -> None:  # noqa: ARG001 - looks at what is
    """End the posts at units that are no more; a second delivery does nothing."""
    actions.end_posts_of_ended_units(today=today())


# the dry run of a reorganisation asks which posts would end
register("accounts", posts_that_end)

# an event on which ended posts rest is neither taken back nor moved to another day
register_resting("accounts", posts_ended_by)
