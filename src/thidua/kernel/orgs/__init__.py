"""History of organisations: events in, versions and successions out; no clock, no database."""

from thidua.kernel.orgs.history import Attributes, Event, Line, Refusal, Version, replay
from thidua.kernel.orgs.succession import DIMENSIONS, Portion, follow

__all__ = [
    "DIMENSIONS",
    "Attributes",
    "Event",
    "Line",
    "Portion",
    "Refusal",
    "Version",
    "follow",
    "replay",
]
