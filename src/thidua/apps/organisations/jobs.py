"""What is done once a day: future reorganisations take effect on their day."""

from thidua.apps.organisations import actions
from thidua.core import clock
from thidua.core.jobs import daily, job


@daily(0, 1)
@job
def take_effect() -> int:
    """Tell the apps above of reorganisations whose day has come; bears to run twice.

    Recording and correcting can put mass organisations under the Front, so its tree is followed up.
    """
    actions.load_hierarchies(by=None, today=clock.today())
    return actions.tell_effects(by=None, today=clock.today())
