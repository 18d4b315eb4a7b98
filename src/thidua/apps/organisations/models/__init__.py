"""Units with a history on two clocks: the day of effect and the moment of recording."""

from thidua.apps.organisations.models.drafts import Hierarchy, ReorganisationDraft, UnitPlace
from thidua.apps.organisations.models.events import Correction, UnitChange, UnitEvent, UnitLine
from thidua.apps.organisations.models.kinds import (
    DAWN,
    ChangeRole,
    Confidence,
    EventKind,
    Level,
    Share,
    UnitKind,
)
from thidua.apps.organisations.models.units import Unit, UnitVersion

__all__ = [
    "DAWN",
    "ChangeRole",
    "Confidence",
    "Correction",
    "EventKind",
    "Hierarchy",
    "Level",
    "ReorganisationDraft",
    "Share",
    "Unit",
    "UnitChange",
    "UnitEvent",
    "UnitKind",
    "UnitLine",
    "UnitPlace",
    "UnitVersion",
]
