"""State machines as data: the engine refuses an unknown state when the module is imported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from thidua.kernel.problems import NoSuchStepError


@dataclass(frozen=True)
class Step:
    """One way from a state to another.

    Attributes:
        name: code of the step, an English verb.
        source: state in which the step can be taken.
        target: state afterwards.
        rule: name of the predicate in the app's `rules` that must allow it.
        label: Vietnamese label of the button: verb and object.
        check: name of the set of checks to run first, or an empty string.
    """

    name: str
    source: str
    target: str
    rule: str
    label: str
    check: str = ""


@dataclass(frozen=True)
class Machine:
    """States and steps of one kind of thing."""

    name: str
    start: str
    labels: dict[str, str]
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        """Refuse a machine that names an unknown state or cannot reach one."""
        named = {self.start} | {s for step in self.steps for s in (step.source, step.target)}
        if unknown := named - self.labels.keys():
            raise ValueError(f"{self.name}: unknown states {sorted(unknown)}")
        reached, frontier = {self.start}, [self.start]
        while frontier:
            here = frontier.pop()
            for step in self.steps:
                if step.source == here and step.target not in reached:
                    reached.add(step.target)
                    frontier.append(step.target)
        if lost := self.labels.keys() - reached:
            raise ValueError(f"{self.name}: states never reached {sorted(lost)}")

    @property
    def states(self) -> tuple[str, ...]:
        """Every state, in the order of the labels."""
        return tuple(self.labels)

    def step(self, state: str, name: str) -> Step:
        """Return the step `name` from `state`.

        Raises:
            NoSuchStepError: there is no such step, usually because somebody was faster.
        """
        for step in self.steps:
            if step.source == state and step.name == name:
                return step
        raise NoSuchStepError(self.name, state, name)

    def steps_from(self, state: str) -> tuple[Step, ...]:
        """Return every step that leaves `state`."""
        return tuple(s for s in self.steps if s.source == state)

    def draw(self) -> Iterable[str]:
        """Yield the machine as text, one step a line, for golden files and documentation."""
        yield f"{self.name} (starts: {self.start})"
        for step in self.steps:
            check = f" after {step.check}" if step.check else ""
            yield f"  {step.source} --{step.name}--> {step.target} [{step.rule}]{check}"
