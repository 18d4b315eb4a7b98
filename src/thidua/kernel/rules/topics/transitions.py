"""Which law and which decree apply to a dossier or decision, and what older grants are worth."""

from __future__ import annotations

from datetime import date

from thidua.kernel.rules.cite import Cite, Said
from thidua.kernel.rules.topics.book import READ, Books, Provision
from thidua.kernel.rules.topics.names import asked_day
from thidua.kernel.rules.topics.result import (
    VALUE,
    Result,
    from_,
    lacking,
    no_version,
    settle,
    unread,
)
from thidua.kernel.rules.topics.values import Facts, as_day, as_yes, given, pick


def law(facts: Facts, books: Books, on: date) -> Result:
    """Say under which law a dossier is handled: what counts is when it was received.

    Note:
        The day of receipt by the appraising body decides, not the day of sending.
    """
    rules = books.all("law_of_dossier")
    if not rules:
        return no_version(on)
    rule = rules[0]
    decided = asked_day(facts, on, "decision_date")
    if decided < rule.data["cut"]:
        return _law_of(rule.data["earlier"], books, decided)
    received = as_day(pick(facts, "received_by_appraiser", "received", "received_on"))
    if received is None:
        return lacking("received_by_appraiser", cite=rule.cites)
    better = as_yes(pick(facts, "new_law_more_favourable", "more_favourable")) is True
    if received < rule.data["cut"] and not better:
        result = settle(from_(VALUE, [rule], value=rule.data["earlier"]), [rule], on, figure=True)
        return result.warn(
            "more_favourable",
            "Kiểm tra luật mới có lợi hơn không; nếu có thì áp dụng luật mới.",
            "Check whether the new law is more favourable; then it applies instead.",
        )
    result = settle(
        from_(VALUE, [rule], value=f"{rule.data['earlier']} as amended by {rule.data['amending']}"),
        [rule],
        on,
        figure=True,
    )
    return result.warn(
        "amendment_not_read",
        f"Chưa đọc lời văn sửa đổi của {rule.data['amending']}; chưa thể đối chiếu tiêu chuẩn.",
        f"The amendments of {rule.data['amending']} were not read; no standard can be judged.",
    )


def _law_of(number: str, books: Books, day: date) -> Result:
    """Return the law that was in force on a day: the one of that number or the one before it."""
    item = books.instruments[number]
    laws = [item, *(books.instruments[one] for one in item.replaces)]
    found = next((one for one in laws if one.on(day)), None)
    if found is None:
        return no_version(day)
    result = Result(VALUE, value=found.number, why=found.said, cite=(Cite(found.number),))
    if found.confidence == READ:
        return result
    return result.warn(
        "secondary",
        f"{found.said.vi}: {found.reading.vi}.",
        f"{found.said.en}: {found.reading.en}.",
    )


def circular(facts: Facts, books: Books, on: date) -> Result:
    """Say which circular of the Ministry of Home Affairs is in force on the day."""
    day = asked_day(facts, on, "decision_date", "day")
    rule = books.one("circular_regime", day)
    if rule is None:
        return no_version(day)
    result = from_(VALUE, [rule], value=rule.cites[0].instrument)
    return settle(result, [rule], day, figure=True)


def decree(facts: Facts, books: Books, on: date) -> Result:
    """Say which decree is in force on the day of the decision.

    Returns:
        The number; where the dossier was filed under an earlier decree, a mapping with the decree
        for the money and `undetermined` for the parts of the dossier.
    """
    day = asked_day(facts, on, "decision_date", "decided", "day")
    rule = books.one("decree_regime", day)
    if rule is None:
        known = [p for p in books.all("decree_regime") if p.valid_to and p.valid_to < day]
        if not known:
            return no_version(day)
        return unread(
            "Nghị định đã biết đã hết hiệu lực vào ngày này; chưa biết văn bản thay thế.",
            "The decree that is known has ended by that day; no successor is known.",
            known[-1:],
        )
    number = rule.cites[0].instrument
    filed = as_day(pick(facts, "filed", "submitted", "received_by_appraiser"))
    if filed is not None and rule.valid_from and filed < rule.valid_from:
        return _crossing(number, rule, books, day)
    why = Said(f"{rule.said.vi} ({number})", f"{rule.said.en} ({number})")
    result = from_(VALUE, [rule], value=number, why=why)
    return _soon(result, rule, day)


def _soon(result: Result, rule: Provision, day: date) -> Result:
    """Warn when the scheduled end of the decree is near or its reading no longer certain."""
    warn_from = rule.data.get("warn_from")
    if warn_from is None or day < warn_from:
        return result
    end = rule.valid_to.isoformat() if rule.valid_to else "?"
    return result.warn(
        "scheduled_end",
        f"Theo sổ đăng ký, nghị định hết hiệu lực sau ngày {end}; đối chiếu lại.",
        f"Registers end the decree after {end}; check again.",
    )


def _crossing(number: str, rule: Provision, books: Books, day: date) -> Result:
    crossing = books.one("decree_transition", day)
    used = [rule, *([crossing] if crossing else [])]
    value = {"money": number, "dossier parts": "undetermined"}
    vi, en = crossing.said if crossing else rule.said
    why = Said(
        f"Tiền thưởng theo nghị định của ngày quyết định ({number}). {vi}",
        f"Money follows the decree of the day of the decision ({number}). {en}",
    )
    return _soon(from_(VALUE, used, value=value, why=why), rule, day)


def old_grants(facts: Facts, books: Books, on: date) -> Result:
    """Say whether grants under an earlier law count: `yes`, with what the article leaves open."""
    del facts
    rules = books.of("old_grant", on)
    if not rules:
        return no_version(on)
    newest = max(rules, key=lambda rule: rule.data["before"])
    result = settle(from_(VALUE, [newest], value="yes"), [newest], on, figure=True)
    return result.warn(
        "chains_not_named",
        "Điều luật công nhận việc tặng trước đây nhưng không nói rõ về chuỗi liên tục.",
        "The article recognises earlier grants; it does not speak of chains expressly.",
    )


def has_old_grants(facts: Facts) -> bool:
    """Tell whether the facts say under which law something was granted."""
    return "granted_under" in str(pick(facts, "titles")) or given(facts, "granted_under")
