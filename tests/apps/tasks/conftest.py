"""These tests look at due days, so they live on one day."""

from __future__ import annotations

from datetime import date

import pytest

from factories import Province
from thidua.apps.accounts.models import Person
from thidua.apps.movements.models import Plan
from thidua.core import clock


@pytest.fixture(autouse=True)
def _today():
    with clock.pretend(date(2026, 11, 20)):
        yield


@pytest.fixture
def province() -> Province:
    return Province()


@pytest.fixture
def officer(province) -> Person:
    return province.officer


@pytest.fixture
def running(province, django_capture_on_commit_callbacks) -> Plan:
    with django_capture_on_commit_callbacks(execute=True):
        return province.run()
