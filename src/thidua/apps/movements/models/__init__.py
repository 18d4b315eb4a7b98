"""Tables of movements, plans and clauses."""

from thidua.apps.movements.models.clause import ActorChoice, Clause
from thidua.apps.movements.models.movement import Movement, MovementLink
from thidua.apps.movements.models.plan import Plan, Presence
from thidua.apps.movements.models.waiver import Waiver

__all__ = ["ActorChoice", "Clause", "Movement", "MovementLink", "Plan", "Presence", "Waiver"]
