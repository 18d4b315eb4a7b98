"""Who acts from the command line, and how what stands against an act is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from thidua.apps.accounts import queries as accounts
from thidua.apps.accounts.models import Person
from thidua.apps.organisations import queries as organisations
from thidua.apps.organisations.models import Unit
from thidua.core import clock
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


def unit_named(said: str) -> Unit:
    """Return the unit of today that is meant by an identifier or a name.

    Raises:
        RefusedError: `unknown_unit`; there is none, or several bear the name.
    """
    unit = organisations.by_uid(said)
    if unit is not None:
        return unit
    found = organisations.find(said, on=clock.today(), alive=True)
    if len(found) != 1:
        many = f"Có {len(found)} đơn vị tên “{said}”." if found else f"Không có đơn vị “{said}”."
        raise RefusedError("unknown_unit", many, "Dùng định danh của đơn vị, ví dụ p-52.2.")
    return found[0]


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
