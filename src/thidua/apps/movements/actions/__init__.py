"""The only writes to movements, plans and clauses."""

from thidua.apps.movements.actions.actors import choose_actor
from thidua.apps.movements.actions.clauses import add, change, confirm, confirm_all, drop, restore
from thidua.apps.movements.actions.links import link_movements, link_parent
from thidua.apps.movements.actions.presence import be_present
from thidua.apps.movements.actions.read_in import read_in, set_effect
from thidua.apps.movements.actions.steps import problems, take_step
from thidua.apps.movements.actions.takeover import adopt, close, hand_over_drafts, replace_by
from thidua.apps.movements.actions.waivers import set_aside

__all__ = [
    "add",
    "adopt",
    "be_present",
    "change",
    "choose_actor",
    "close",
    "confirm",
    "confirm_all",
    "drop",
    "hand_over_drafts",
    "link_movements",
    "link_parent",
    "problems",
    "read_in",
    "replace_by",
    "restore",
    "set_aside",
    "set_effect",
    "take_step",
]
