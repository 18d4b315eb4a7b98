"""Hand-over of closed files to the archive, and how long they are kept."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Final

from thidua.kernel.rules.cite import Said
from thidua.kernel.rules.topics.book import Books
from thidua.kernel.rules.topics.names import has_any, words_of
from thidua.kernel.rules.topics.result import (
    FAIL,
    PASS,
    UNDETERMINED,
    VALUE,
    Result,
    from_,
    lacking,
    no_version,
    settle,
)
from thidua.kernel.rules.topics.values import Facts, as_day, as_yes, given, pick, text_of

_MONTHS: Final = 12
_CONSENT: Final = ("consent", "written_consent")


def add_years(day: date, years: int) -> date:
    """Return the same day so many years later; 29 February becomes 28 February."""
    return add_months(day, years * _MONTHS)


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a shorter month."""
    index = day.year * _MONTHS + day.month - 1 + months
    year, month = divmod(index, _MONTHS)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def hand_over(facts: Facts, books: Books, on: date) -> Result:
    """Return the last day on which a closed file goes to the archive of the body.

    A written consent lets the unit keep the file longer, but not without end.
    """
    ended = as_day(pick(facts, "work_ended", "closed", "ended", "work_end"))
    settled = as_day(pick(facts, "settled", "settlement"))
    text = f"{words_of(facts)} {text_of(pick(facts, 'kind', 'file'))}"
    building = settled is not None or has_any(text, ["construction", "xây dựng"])
    rule = books.one("hand_over_construction" if building else "hand_over", on)
    longer, must = books.one("keep_longer", on), books.one("must_hand_over", on)
    if rule is None or longer is None or must is None:
        return no_version(on)
    kept = re.search(r"\d+", text_of(pick(facts, "retention", "kept_for")))
    if kept and int(kept[0]) < must.data["years"]:
        asked = has_any(words_of(facts), ["must", "phải"])
        result = from_(FAIL if asked else VALUE, [must], value="not required")
        return settle(result, [must], on)
    start = settled or ended
    if start is None:
        return lacking("settlement" if building else "work_ended", cite=rule.cites)
    end = (
        add_months(start, rule.data["months"]) if building else add_years(start, rule.data["years"])
    )
    used = [rule]
    if _consent(facts):
        end, used = add_years(end, longer.data["years"]), [rule, longer]
    delivered = as_day(pick(facts, "handed_over", "delivered"))
    why = Said(f"Chậm nhất ngày {end:%d/%m/%Y}.", f"By {end.isoformat()} at the latest.")
    if delivered is None:
        return settle(from_(VALUE, used, value=end.isoformat(), why=why), used, on, figure=True)
    return settle(from_(FAIL if delivered > end else PASS, used, why=why), used, on)


def _consent(facts: Facts) -> bool:
    """Tell whether the archive agreed in writing that the unit keeps the file longer."""
    if given(facts, *_CONSENT):
        said = pick(facts, *_CONSENT)
        return said is not None and as_yes(said) is not False
    return has_any(words_of(facts), ["with the written consent", "with written consent"])


def retention(facts: Facts, books: Books, on: date) -> Result:
    """Answer how long award files are kept: the circular that sets it was not found."""
    del facts
    rule = books.one("retention", on)
    return no_version(on) if rule is None else from_(UNDETERMINED, [rule])
