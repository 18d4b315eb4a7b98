"""Who acts from the command line, and how what stands against an act is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from thidua.apps.accounts import queries as accounts
from thidua.apps.accounts.models import Person
from thidua.core.wording import not_allowed, parts, sentence
from thidua.kernel.problems import (
    BlockedError,
    NoSuchStepError,
    NotAllowedError,
    Problem,
    RefusedError,
)
from thidua.surfaces.cli import output


def person_named(username: str) -> Person:
    """Return the person who acts; an unknown or closed account is a wrong call."""
    found = accounts.active_by_username(username)
    if found is None:
        raise output.call_wrong(f"không có người dùng {username}.")
    return found


@contextmanager
def told(*, as_json: bool, again: str, ask: str) -> Iterator[None]:
    """Let what stands against an act end with status 3 and its reasons.

    Args:
        as_json: print the refusal as a JSON document, too.
        again: what to do when the act is blocked.
        ask: whom to turn to when the person may not act.
    """
    with output.refusals(as_json=as_json):
        try:
            yield
        except BlockedError as blocked:
            said = " ".join(dict.fromkeys(str(sentence(p)) for p in blocked.problems))
            raise RefusedError(blocked.problems[0].code, said, again) from blocked
        except NotAllowedError as refused:
            raise RefusedError("not_allowed", not_allowed(refused.rule), ask) from refused
        except NoSuchStepError as gone:
            what, do = parts(Problem("core.no_such_step", params={"step": gone.step}))
            raise RefusedError("no_such_step", f"{what}.", f"{do}.") from gone
