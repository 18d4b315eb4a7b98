"""The real history, loaded once for each file of tests."""

from datetime import date

import pytest
from django.db import transaction

from thidua.apps.organisations.actions import load_places
from thidua.apps.organisations.queries import by_uid


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_places(by=None, today=date(2026, 11, 20), communes=False)
        transaction.set_rollback(True)


@pytest.fixture
def places(loaded, db):
    """Return the unit of an identity."""
    return by_uid
