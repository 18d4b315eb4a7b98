"""A register of invented people."""

from __future__ import annotations

import pytest

from register import crowd


@pytest.fixture
def make_crowd():
    """Return what makes people with records by chance: `make_crowd(unit, size, seed)`."""
    return crowd
