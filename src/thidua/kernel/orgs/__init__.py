"""History of organisations: events in, versions and successions out; no clock, no database."""

from thidua.kernel.orgs.facts import (
    DAWN,
    DIMENSIONS,
    TERRITORIAL,
    Attributes,
    Correction,
    Event,
    Line,
    Version,
)
from thidua.kernel.orgs.history import History, findings, replay
from thidua.kernel.orgs.invariants import NAMES, Report, check, examine
from thidua.kernel.orgs.ledger import Entry, Ledger, dependents
from thidua.kernel.orgs.lineage import Difference, Lineage, Meeting
from thidua.kernel.orgs.refusals import RULES, Finding, Refusal
from thidua.kernel.orgs.register import Origin, Register
from thidua.kernel.orgs.succession import Portion, Step, follow

__all__ = [
    "DAWN",
    "DIMENSIONS",
    "NAMES",
    "RULES",
    "TERRITORIAL",
    "Attributes",
    "Correction",
    "Difference",
    "Entry",
    "Event",
    "Finding",
    "History",
    "Ledger",
    "Line",
    "Lineage",
    "Meeting",
    "Origin",
    "Portion",
    "Refusal",
    "Register",
    "Report",
    "Step",
    "Version",
    "check",
    "dependents",
    "examine",
    "findings",
    "follow",
    "replay",
]
