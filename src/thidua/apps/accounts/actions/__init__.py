"""The only writes to persons, posts, delegations and sessions."""

from thidua.apps.accounts.actions.delegations import delegate, revoke_delegation
from thidua.apps.accounts.actions.people import (
    create_administrator,
    create_person,
    password_link,
    send_password_link,
    set_active,
)
from thidua.apps.accounts.actions.posts import end_post, grant_post
from thidua.apps.accounts.actions.sessions import end_session

__all__ = [
    "create_administrator",
    "create_person",
    "delegate",
    "end_post",
    "end_session",
    "grant_post",
    "password_link",
    "revoke_delegation",
    "send_password_link",
    "set_active",
]
