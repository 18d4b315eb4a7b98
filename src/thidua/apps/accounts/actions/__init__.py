"""The only writes to persons, posts, delegations and sessions; the right to reorganise units."""

from thidua.apps.accounts.actions.delegations import delegate, revoke_delegation
from thidua.apps.accounts.actions.end_posts import end_posts_of_ended_units
from thidua.apps.accounts.actions.people import (
    create_administrator,
    create_person,
    password_link,
    send_password_link,
    set_active,
)
from thidua.apps.accounts.actions.posts import end_post, grant_post
from thidua.apps.accounts.actions.reorganise import (
    attach_to_reorganisation,
    correct_reorganisation,
    drop_reorganisation,
    may_correct,
    may_record,
    record_reorganisation,
    save_reorganisation,
    start_reorganisation,
    try_other_day,
    withdraw_reorganisation,
)
from thidua.apps.accounts.actions.sessions import end_session

__all__ = [
    "attach_to_reorganisation",
    "correct_reorganisation",
    "create_administrator",
    "create_person",
    "delegate",
    "drop_reorganisation",
    "end_post",
    "end_posts_of_ended_units",
    "end_session",
    "grant_post",
    "may_correct",
    "may_record",
    "password_link",
    "record_reorganisation",
    "revoke_delegation",
    "save_reorganisation",
    "send_password_link",
    "set_active",
    "start_reorganisation",
    "try_other_day",
    "withdraw_reorganisation",
]
