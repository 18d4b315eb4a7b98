"""Persons, their posts and delegations."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import AnonymousUser
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.roles import ROLES
from thidua.apps.organisations.models import Unit
from thidua.kernel.text.fold import fold
from thidua.kernel.text.sort import name_sort_key

SORT_LENGTH = 600
USERNAME = RegexValidator(
    r"^[a-z0-9][a-z0-9._-]{2,59}\Z",
    _("Tên đăng nhập gồm 3 đến 60 chữ thường không dấu, chữ số, dấu chấm, gạch ngang, gạch dưới."),
)


class PersonManager(BaseUserManager["Person"]):
    """Finds persons by username, whatever the capitals."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """Return the person with this username."""
        return self.get(username__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who signs in (người dùng). Rights come from posts, never from the person."""

    PERSONAL: ClassVar[dict[str, str]] = {
        "username": "person-{id}",
        "full_name": "Người {id}",
        "email": "person-{id}@example.invalid",
        "password": "unusable",
        "last_login": "removed",
        "search": "from the replaced names",
        "sort_key": "from the replaced name",
    }
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name", "email"]

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    username = models.CharField(max_length=60, unique=True, validators=[USERNAME])
    full_name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=SORT_LENGTH, blank=True, editable=False)
    search = models.CharField(max_length=400, blank=True, editable=False)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)
    created = models.DateTimeField(default=timezone.now)

    objects = PersonManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("username"), name="person_username_any_case"),
            models.UniqueConstraint(
                Lower("email"), condition=~Q(email=""), name="person_email_any_case"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["sort_key", "id"], name="person_sort")]

    def __str__(self) -> str:
        """Return the full name."""
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Fill what follows from the names: search text and sort key."""
        self.search = f"{fold(self.full_name)} {fold(self.username)}"
        self.sort_key = name_sort_key(self.full_name)[:SORT_LENGTH]
        if (fields := kwargs.get("update_fields")) is not None and "full_name" in fields:
            kwargs["update_fields"] = {*fields, "search", "sort_key"}
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        """Return the full name, as allauth and Django's mails ask for it."""
        return self.full_name


class Post(models.Model):
    """That a person holds a role at a unit, until the day before `end` (chức trách)."""

    PERSONAL: ClassVar[dict[str, str]] = {"person": "kept, the person is replaced", "basis": ""}

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=32)
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=255)
    granted_by = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="posts_granted"
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="post_end_after_start"
            ),
            models.CheckConstraint(condition=~Q(basis=""), name="post_has_basis"),
            models.UniqueConstraint(
                fields=["person", "unit", "role"],
                condition=Q(end__isnull=True),
                name="post_open_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "start", "end"], name="post_of_person"),
            models.Index(fields=["unit", "role"], name="post_at_unit"),
        ]

    def __str__(self) -> str:
        """Return role, unit and person."""
        return f"{self.role} {self.unit_id} {self.person_id}"

    @property
    def role_label(self) -> str:
        """The role in plain words."""
        return str(ROLES[self.role].label)


class Delegation(models.Model):
    """That the holder of a post lets another person act for it (ủy quyền), by a document.

    It grants what the giver's post grants on that day, no more, and ends with that post.
    """

    PERSONAL: ClassVar[dict[str, str]] = {
        "receiver": "kept, the person is replaced",
        "document": "",
    }

    giver = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="delegations")
    receiver = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="delegations_received"
    )
    start = models.DateField()
    end = models.DateField()
    document = models.CharField(max_length=255)
    revoked = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="delegation_has_days"),
            models.CheckConstraint(condition=~Q(document=""), name="delegation_has_document"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["receiver", "start", "end"], name="delegation_of_receiver")
        ]

    def __str__(self) -> str:
        """Return document and receiver."""
        return f"{self.document} {self.receiver_id}"


Reader = Person | AnonymousUser | None
"""Whoever looks at a page: an account, a visitor, or the public as such."""
