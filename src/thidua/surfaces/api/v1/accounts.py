"""Roles in plain words."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Schema

from thidua.apps.accounts.queries import role_rows

router = Router(tags=["accounts"])


class RoleOut(Schema):
    """A role (chức trách) and what it allows."""

    role: str
    label: str
    description: str
    permissions: list[str]


class RolesOut(Schema):
    """Every role."""

    roles: list[RoleOut]


@router.get("/roles", response=RolesOut)
def roles(request: HttpRequest) -> dict[str, object]:
    """List the roles and what each allows, as `thidua accounts roles`."""
    return {"roles": role_rows()}
