"""Work of accounts that the timetable does."""

from thidua.apps.accounts import actions
from thidua.core import clock, jobs


@jobs.daily(0, 10)
@jobs.job
def end_posts_of_ended_units() -> None:
    """End the posts at units that have ended, those granted after the news of it among them."""
    actions.end_posts_of_ended_units(today=clock.today())
