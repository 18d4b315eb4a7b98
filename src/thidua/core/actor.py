"""Who acts, as text that outlives the account."""

from __future__ import annotations

from dataclasses import dataclass

SYSTEM_NAME = "Hệ thống"


@dataclass(frozen=True)
class Actor:
    """Identifier and name of who acts; the identifier is empty when no person acts."""

    id: str
    name: str


def actor_of(by: object) -> Actor:
    """Return who acts, from a person, the name of a program, or nothing (the system itself).

    Args:
        by: an account (anything with `pk` and `full_name` or a readable text), a name, or None.
    """
    if by is None:
        return Actor("", SYSTEM_NAME)
    if isinstance(by, str):
        return Actor("", by[:200])
    name = getattr(by, "full_name", "") or str(by)
    return Actor(str(getattr(by, "pk", "")), str(name)[:200])
