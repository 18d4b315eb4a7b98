"""The only writes to movements, plans and clauses."""

from thidua.apps.movements.actions.actors import choose_actor
from thidua.apps.movements.actions.clauses import add, change, confirm, confirm_all, drop, restore
from thidua.apps.movements.actions.links import link_movements, link_parent
from thidua.apps.movements.actions.presence import be_present
from thidua.apps.movements.actions.read_in import read_in, set_effect
from thidua.apps.movements.actions.steps import problems, take_step

__all__ = [
    "add",
    "be_present",
    "change",
    "choose_actor",
    "confirm",
    "confirm_all",
    "drop",
    "link_movements",
    "link_parent",
    "problems",
    "read_in",
    "restore",
    "set_effect",
    "take_step",
]
