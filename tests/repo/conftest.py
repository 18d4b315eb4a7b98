"""What tests of the repository share."""

from __future__ import annotations

import pytest

from thidua.core.events import Event


@pytest.fixture(autouse=True)
def own_events(monkeypatch):
    """Let these tests see the events of thidua only, not those that other tests made up."""
    own = {n: k for n, k in Event.KINDS.items() if k.__module__.startswith("thidua.")}
    monkeypatch.setattr(Event, "KINDS", own)
