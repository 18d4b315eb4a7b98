"""These tests look at due days, so they live on one day."""

from __future__ import annotations

from datetime import date

import pytest

from thidua.core import clock


@pytest.fixture(autouse=True)
def _today():
    with clock.pretend(date(2026, 11, 20)):
        yield
