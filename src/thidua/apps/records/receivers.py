"""What records do when units are reorganised."""

from thidua.apps.organisations.queries.consequences import register
from thidua.apps.organisations.queries.resting import register_resting
from thidua.apps.records import actions
from thidua.apps.records.queries.reorganised import consequences, resting
from thidua.core.clock import today
from thidua.core.events import UnitsReorganised, listen


@listen(UnitsReorganised)
def on_units_reorganised(event: UnitsReorganised) -> None:  # noqa: ARG001 - looks at what is
    """Let records follow their units; a second delivery does nothing."""
    actions.carry_over(today=today())


# the dry run of a reorganisation asks what becomes of records
register("records", consequences)

# an event with which records moved is neither taken back nor moved to another day
register_resting("records", resting)
