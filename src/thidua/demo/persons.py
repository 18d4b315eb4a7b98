"""Write invented people and their posts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from thidua.apps.accounts.models import Person, Post
from thidua.apps.organisations.models import Unit
from thidua.core import audit
from thidua.kernel.text.sort import sort_key


@transaction.atomic
def write(rows: Iterable[dict[str, Any]], book: dict[str, Any]) -> None:
    """Write people with their posts; those who are there stay as they are.

    Args:
        rows: username, name, and posts with unit, role, from, until.
        book: the password that opens all of them, and the basis of their posts.
    """
    units = {unit.uid: unit for unit in Unit.objects.all()}
    password = make_password(book["password"])
    for row in rows:
        person, fresh = Person.objects.get_or_create(
            username=row["username"],
            defaults={
                "full_name": row["name"],
                "sort_key": sort_key(row["name"]),
                "email": f"{row['username']}@example.invalid",
                "is_demo": True,
                "password": password,
            },
        )
        if not fresh:
            continue
        for post in row["posts"]:
            Post.objects.create(
                person=person,
                unit=units[post["unit"]],
                role=post["role"],
                start=post["from"],
                end=post.get("until"),
                basis=book["basis"],
            )
        audit.record(by="demo", action="demo.person", obj=person)
