"""From the facts of a record to what stands in the form, and from the form to the facts of a case.

What a form does not ask for stays as the record says it. A list that was typed is taken as
complete; one left empty is complete only when the box beside it says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from thidua.apps.records.pages.check_form import FIXED, FLAGS, CaseForm
from thidua.apps.records.queries.asks import Asks
from thidua.books.law.awards import rules
from thidua.kernel.rules.read_words import recogniser, truth, year_of

Facts = dict[str, Any]
Places = dict[tuple[str | int, ...], str]
LISTS: Final = {"initiative": "initiatives", "science": "science", "combat": "combat"}
_MOVEMENT_DAYS: Final = ("start", "interim_review", "final_review", "planned_end")
_ORGANISERS: Final = {"BBNT": "province", "CENTRAL": "Central Council", "OTHER": "other"}
_RECOGNISERS: Final = {"BBNT": "BBNT", "UNIT": "unit"}
_WORDS: Final = {True: "yes", False: "no"}


def said_by(facts: Mapping[str, Any], asks: Asks) -> tuple[dict[str, str], list[str], int, int]:
    """Return what stands in the form for the facts of a record.

    Returns:
        The values by field, the award of each row of grants, and how many rows of works and of
        measures there are.
    """
    data: dict[str, str] = {
        f"rating-{year}": code for year, code in dict(facts.get("rating") or {}).items()
    }
    grants = _grants_said(facts, asks, data)
    works = _works_said(facts, asks, data)
    measures = list(facts.get("discipline") or ())
    for row, one in enumerate(measures):
        data[f"measure-{row}-form"] = str(one.get("form") or "")
        data[f"measure-{row}-ends"] = str(one.get("measure_ends") or "")
    if "open_cases" in facts:
        data["pending"] = _WORDS[bool(facts["open_cases"])]
    _members_said(facts, asks, data)
    for name in asks.numbers:
        if name in facts:
            data[f"number-{name}"] = str(facts[name]).replace(".", ",")
    for key, answer in dict(facts.get("judgement") or {}).items():
        if (said := truth(answer)) is not None:
            data[f"judgement-{key}"] = _WORDS[said]
    return data, grants, works, len(measures) + (0 if measures else 1)


def _grants_said(facts: Mapping[str, Any], asks: Asks, data: dict[str, str]) -> list[str]:
    """Put the awards asked for into rows, one for each award and type; return award by row."""
    rows: dict[tuple[str, str], list[int]] = {}
    for award, one in _granted(facts):
        year = year_of(one.get("year"))
        live = not one.get("cancelled")
        if award in asks.awards and year is not None and live:
            rows.setdefault((award, str(one.get("type") or "")), []).append(year)
    fixed = len(asks.awards) <= FIXED
    if fixed:
        told = {award for award, _ in rows}
        rows |= {(award, ""): [] for award in asks.awards if award not in told}
    order = sorted(rows, key=lambda row: asks.awards.index(row[0]))
    for row, key in enumerate(order):
        data[f"grant-{row}-award"], data[f"grant-{row}-type"] = key
        data[f"grant-{row}-years"] = ", ".join(map(str, sorted(rows[key])))
    kinds = {"titles" if rules()[award].kind == "title" else "awards" for award in asks.awards}
    if kinds and all(kind in facts for kind in kinds):
        data["all-grants"] = "on"
    return [award if fixed else "" for award, _ in order] + ([] if fixed else ["", "", ""])


def _granted(facts: Mapping[str, Any]) -> Iterable[tuple[str, Facts]]:
    """Yield award and block of every title and commendation."""
    for award, several in dict(facts.get("titles") or {}).items():
        for one in several:
            yield award, one if isinstance(one, dict) else {"year": one}
    for one in facts.get("awards") or ():
        yield str(one.get("award")), one


def _works_said(facts: Mapping[str, Any], asks: Asks, data: dict[str, str]) -> int:
    """Put works of the kinds asked for into rows; return how many rows there are."""
    row = 0
    for kind in asks.works:
        for one in facts.get(LISTS[kind]) or ():
            name = f"work-{row}"
            data[f"{name}-kind"], data[f"{name}-scope"] = kind, str(one.get("scope") or "")
            data[f"{name}-year"] = str(one.get("year") or "")
            data[f"{name}-by"] = recogniser(one.get("recognised_by"))
            for key in FLAGS:
                if (said := truth(one.get(key))) is not None:
                    data[f"{name}-{key}"] = _WORDS[said]
            row += 1
    if any(key in facts for key in LISTS.values()):
        data["all-works"] = "on"
    return max(row, 1) if asks.works else 0


def _members_said(facts: Mapping[str, Any], asks: Asks, data: dict[str, str]) -> None:
    """Put counts of members and yes-or-no facts into their fields."""
    for name in asks.counts:
        key = "completed_task" if name == "rated_HTNV" and name not in facts else name
        if key in facts:
            data[f"count-{name}"] = str(facts[key])
    if "disciplined" in facts:
        data["disciplined"] = str(len(facts["disciplined"]))
    for name in asks.facts:
        if (said := truth(facts.get(name))) is not None:
            data[f"fact-{name}"] = _WORDS[said]


def facts_from(form: CaseForm, base: Mapping[str, Any]) -> tuple[Facts, Places]:
    """Return the facts of the case and, for what may be wrong with them, the field of each place.

    Args:
        form: checked; a field that was not understood is left out.
        base: what the record says, empty when there is none.
    """
    facts, places = dict(base), Places()
    typed = form.cleaned_data
    _ratings(facts, form, places)
    _grants(facts, form, places)
    _works(facts, form, places)
    _measures(facts, form, places)
    _put(
        facts, "open_cases", {"yes": [{"kind": "pending"}], "no": []}.get(str(typed.get("pending")))
    )
    for name in form.asks.counts:
        facts.pop("completed_task" if name == "rated_HTNV" else name, None)
        _put(facts, name, typed.get(f"count-{name}"))
        places[name,] = f"count-{name}"
    if form.asks.disciplined:
        count, year = typed.get("disciplined"), typed.get("year")
        one = {"form": form.asks.disciplined, "in_year": year}
        known = base.get("disciplined")
        if known is None or count is None or len(known) != count:
            _put(facts, "disciplined", None if count is None else [one] * min(count, 9_999))
    _movement(facts, form)
    for name in form.asks.numbers:
        number = typed.get(f"number-{name}")
        _put(facts, name, None if number is None else float(number))
        places[name,] = f"number-{name}"
    for name in form.asks.facts:
        _put(facts, name, truth(typed.get(f"fact-{name}")))
    _judgements(facts, form)
    return facts, places


def field_of(where: tuple[str | int, ...], places: Places) -> str | None:
    """Return the field of a place or of what it stands in, or None."""
    while where:
        if where in places:
            return places[where]
        where = where[:-1]
    return None


def _put(facts: Facts, key: str, value: Any) -> None:
    """Set a fact; None takes it out."""
    if value is None:
        facts.pop(key, None)
    else:
        facts[key] = value


def _ratings(facts: Facts, form: CaseForm, places: Places) -> None:
    """Set the ratings of the years shown."""
    if not form.shape.years:
        return
    ratings = {int(year): code for year, code in dict(facts.get("rating") or {}).items()}
    for year in form.shape.years:
        code = form.cleaned_data.get(f"rating-{year}")
        _put(ratings, year, code or None)  # type: ignore[arg-type]
        places["rating", year] = f"rating-{year}"
    _put(facts, "rating", ratings or None)


def _grants(facts: Facts, form: CaseForm, places: Places) -> None:
    """Set titles and commendations of the awards asked for."""
    asked = set(form.asks.awards)
    if not asked:
        return
    typed, known = form.cleaned_data, list(_granted(facts))
    titles: dict[str, list[Any]] = {}
    awards: list[Facts] = []
    for award, one in known:
        if award not in asked or one.get("cancelled"):
            _one(award, one, titles, awards)
    for row in range(len(form.shape.grants)):
        award = str(typed.get(f"grant-{row}-award") or "")
        for year in typed.get(f"grant-{row}-years") or () if award else ():
            merit = str(typed.get(f"grant-{row}-type") or "")
            one = _remembered(known, award, year, merit)
            places[_one(award, one, titles, awards)] = f"grant-{row}-years"
    whole = bool(typed.get("all-grants"))
    if any(rules()[award].kind == "title" for award in asked):
        _put(facts, "titles", titles if titles or whole else None)
    if any(rules()[award].kind != "title" for award in asked):
        _put(facts, "awards", awards if awards or whole else None)


def _one(
    award: str, one: Facts, titles: dict[str, list[Any]], awards: list[Facts]
) -> tuple[str | int, ...]:
    """Put one grant where it belongs; return its place in the case."""
    if rules()[award].kind == "title":
        titles.setdefault(award, []).append(one if len(one) > 1 else one["year"])
        return ("titles", award, len(titles[award]) - 1)
    awards.append({"award": award, **one})
    return ("awards", len(awards) - 1)


def _remembered(known: list[tuple[str, Facts]], award: str, year: int, kind: str) -> Facts:
    """Return what is known of a grant beside award and year, else the year alone."""
    for code, one in known:
        same = code == award and year_of(one.get("year")) == year and not one.get("cancelled")
        if same and str(one.get("type") or "") == kind:
            return {key: value for key, value in one.items() if key != "award"}
    return {"year": year} | ({"type": kind} if kind else {})


def _works(facts: Facts, form: CaseForm, places: Places) -> None:
    """Set works of the kinds asked for."""
    if not form.asks.works:
        return
    typed = form.cleaned_data
    found: dict[str, list[Facts]] = {}
    for row in range(form.shape.works):
        name = f"work-{row}"
        kind, scope = str(typed.get(f"{name}-kind") or ""), typed.get(f"{name}-scope")
        if not kind or not scope:
            continue
        one: Facts = {"scope": scope}
        _put(one, "year", typed.get(f"{name}-year"))
        _put(one, "recognised_by", _RECOGNISERS.get(typed.get(f"{name}-by") or ""))
        for key in FLAGS:
            _put(one, key, truth(typed.get(f"{name}-{key}")))
        found.setdefault(kind, []).append(one)
        places[LISTS[kind], len(found[kind]) - 1] = f"{name}-scope"
    told = bool(found) or bool(typed.get("all-works"))
    for kind in form.asks.works:
        if kind != "combat" or form.shape.combat:
            _put(facts, LISTS[kind], found.get(kind, []) if told else None)


def _measures(facts: Facts, form: CaseForm, places: Places) -> None:
    """Set disciplinary measures of the subject."""
    known = list(facts.get("discipline") or ())
    found: list[Facts] = []
    for row in range(form.shape.measures):
        kind = form.cleaned_data.get(f"measure-{row}-form")
        if not kind:
            continue
        one = {**(known[row] if row < len(known) else {}), "form": kind}
        _put(one, "measure_ends", _iso(form.cleaned_data.get(f"measure-{row}-ends")))
        places["discipline", len(found)] = f"measure-{row}-form"
        found.append(one)
    if found or known:
        facts["discipline"] = found


def _iso(day: date | None) -> str | None:
    """Return a day as a case holds it."""
    return None if day is None else day.isoformat()


def _movement(facts: Facts, form: CaseForm) -> None:
    """Set the movement, the place in a cluster, who leads."""
    asks, typed = form.asks, form.cleaned_data
    if asks.movement:
        launcher = typed.get("movement-launched_by")
        days = {key: _iso(typed.get(f"movement-{key}")) for key in _MOVEMENT_DAYS}
        told = {"launched_by": launcher, **{key: day for key, day in days.items() if day}}
        carries = bool(typed.get("movement-carries_out"))
        _put(facts, "movement", {**told, "carries_out": carries} if launcher else None)
    if asks.cluster:
        _put(facts, "rank", typed.get("rank"))
        _put(facts, "cluster_organised_by", _ORGANISERS.get(typed.get("cluster") or ""))
    if asks.leads:
        _put(facts, "leads", truth(typed.get("leads")))


def _judgements(facts: Facts, form: CaseForm) -> None:
    """Set what people judged, or what is assumed that they would."""
    found = dict(facts.get("judgement") or {})
    for name in form.asks.judgements:
        _put(found, name, truth(form.cleaned_data.get(f"judgement-{name}")))
    _put(facts, "judgement", found or None)
