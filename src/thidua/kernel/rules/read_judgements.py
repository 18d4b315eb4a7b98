"""What people decided, from the facts of a case."""

from __future__ import annotations

import re
from typing import Final

from thidua.kernel.rules.fields import Reading
from thidua.kernel.rules.read_words import is_open, truth
from thidua.kernel.text.fold import fold

_YES: Final = re.compile(
    r"^(met|done|recorded|satisfied|confirmed|approved|dat|da (dat|ghi nhan))$"
)
_NO: Final = re.compile(
    r"^(not (met|satisfied|confirmed|approved|selected)|rejected|refused|failed)\b"
)
_ANSWERS: Final = ("answer", "verdict", "result", "value")


def judgements_from(reading: Reading, tree: object) -> dict[str, bool]:
    """Return every yes and no; what is told to be open is left out."""
    if tree is None or tree == [] or (isinstance(tree, str) and is_open(tree)):
        return {}
    said = reading.mapping(tree, ("judgement",), None, ())
    found: dict[str, bool] = {}
    for key, told in (said or {}).items():
        value = told
        if isinstance(told, dict):
            value = next((told[name] for name in _ANSWERS if name in told), None)
        answer = _answer(value)
        if answer is not None:
            found[str(key)] = answer
        elif not is_open(value):
            reading.fault("case.not_yes_no", ("judgement", key), value=told)
    return found


def _answer(value: object) -> bool | None:
    """Return a yes or no, also from words of a decision such as *met*."""
    answer = truth(value)
    if answer is not None or not isinstance(value, str):
        return answer
    words = fold(value)
    return True if _YES.match(words) else False if _NO.match(words) else None
