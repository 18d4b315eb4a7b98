"""A yearly title in OpenFisca-core, for `benchmarks.law_bulk`: run with a Python that has it.

usage: PYTHON openfisca_toy.py ROWS

The rule is smaller than the law's: rated well enough and not disciplined makes the lower title;
with an excellent rating, an initiative or a topic of science besides it makes the higher one. The
least rating is a dated parameter. Prints JSON: CPU seconds of building the simulation, of
calculating, and of both once more with a full trace; peak memory; how many hold the title.
"""

from __future__ import annotations

import json
import resource
import sys
import time

import numpy as np
from openfisca_core import entities, parameters
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

YEAR = "2025"
PERSON = entities.build_entity(key="person", plural="people", label="Người", is_person=True)
INPUTS = {"rating": int, "disciplined": bool, "initiative": bool, "science": bool}


def told(name: str) -> type[Variable]:
    """Return a variable that is an input of a year."""
    fields = {"value_type": INPUTS[name], "entity": PERSON, "label": name}
    return type(name, (Variable,), {**fields, "definition_period": DateUnit.YEAR})


class advanced(Variable):  # noqa: N801 -- OpenFisca names variables by their class
    """The lower title."""

    value_type, entity, definition_period = bool, PERSON, DateUnit.YEAR
    label = "Lao động tiên tiến"

    def formula(self, period, known):
        """Rated well enough, and not disciplined."""
        return (self("rating", period) >= known(period).least) * ~self("disciplined", period)


class fighter(Variable):  # noqa: N801 -- as above
    """The higher title."""

    value_type, entity, definition_period = bool, PERSON, DateUnit.YEAR
    label = "Chiến sĩ thi đua cơ sở"

    def formula(self, period):
        """The lower title, and one thing more."""
        more = (self("rating", period) >= 3) + self("initiative", period) + self("science", period)
        return self("advanced", period) * more


def law() -> TaxBenefitSystem:
    """Return the toy law."""
    system = TaxBenefitSystem([PERSON])
    for variable in (*map(told, INPUTS), advanced, fighter):
        system.add_variable(variable)
    values = {"values": {"2020-01-01": 1, "2024-01-01": 2}}
    system.parameters = parameters.ParameterNode("", data={"least": values})
    return system


def once(system: TaxBenefitSystem, columns: dict[str, np.ndarray], *, trace: bool):
    """Return seconds of building and of calculating, and how many hold the title."""
    start = time.process_time()
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("person", np.arange(len(columns["rating"])))
    simulation = builder.build(system)
    simulation.trace = trace
    for name, column in columns.items():
        simulation.set_input(name, YEAR, column)
    built = time.process_time()
    held = simulation.calculate("fighter", YEAR)
    return built - start, time.process_time() - built, int(held.sum())


def main() -> None:
    """Measure and print."""
    rows = int(sys.argv[1])
    random = np.random.default_rng(1)
    columns = {
        "rating": random.choice(4, rows, p=[0.02, 0.18, 0.6, 0.2]).astype(np.int32),
        "disciplined": random.random(rows) < 0.01,
        "initiative": random.random(rows) < 0.25,
        "science": random.random(rows) < 0.03,
    }
    system = law()
    build, calculate, holders = once(system, columns, trace=False)
    traced = sum(once(system, columns, trace=True)[:2])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told_back = {"build_s": build, "calculate_s": calculate, "traced_s": traced, "peak_mb": peak}
    print(json.dumps({**{k: round(v, 3) for k, v in told_back.items()}, "holders": holders}))


if __name__ == "__main__":
    main()
