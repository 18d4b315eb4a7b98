"""What in the apps above rests on an event that has taken effect, asked without knowing them.

An app above registers a function in its `receivers.py`; an event is neither taken back nor moved to
another day while one of them names something: a task that moved, a post that ended.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from thidua.apps.organisations.models import UnitEvent

Function = Callable[[UnitEvent], Sequence[str]]
_asked: dict[str, Function] = {}


def register_resting(name: str, function: Function) -> None:
    """Let `function` say what rests on an event; `name` is the app, a second call replaces."""
    _asked[name] = function


def all_resting(event: UnitEvent) -> list[str]:
    """Return what every registered app names, in order of the apps; in the reader's language."""
    return [each for name in sorted(_asked) for each in _asked[name](event)]
