"""Invented wide tables, and each of their rows as the facts of a case."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from thidua.books.law.awards import rules, usage

ON = date(2026, 3, 1)
LISTS = ("initiatives", "science", "combat")
DAYS = ("start", "interim_review", "final_review", "planned_end")


def columns(random: Random, codes: list[str], numbers: list[str], answers: list[str]) -> list[str]:
    """Return the names of the columns of a table that tells of some things and not of others."""

    def some(names: list[str], share: float) -> list[str]:
        return [name for name in names if random.random() < share]

    years = range(2014, 2027)
    fixed = ["kind", "groups", "force", "open_cases", "meets_standard", "discipline_ends", "rank"]
    fixed += ["leads", "cluster_organised_by", "founded", "movement_launched_by"]
    fixed += [f"movement_{day}" for day in DAYS]
    names = some([f"rating_{year}" for year in years], 0.8)
    names += some([f"{code}_{year}" for code in some(codes, 0.7) for year in years], 0.5)
    for kind in some(list(LISTS), 0.5):
        names += [f"{kind}_{scope}{year}" for scope in usage().scopes for year in ("_2025", "")]
    if random.random() < 0.7:
        names += some(
            [f"disciplined_{form}{y}" for form in usage().forms for y in ("_2025", "")], 0.6
        )
    return names + some(numbers, 0.8) + some(answers, 0.8) + some(fixed, 0.4)


def cell(random: Random, column: str) -> Any:
    """Return what stands in a cell."""
    head, _, tail = column.rpartition("_")
    dated = date(random.randint(2008, 2027), random.randint(1, 12), random.choice([1, 15]))
    if column.startswith("rating_"):
        told = random.choice([*usage().ratings[2:], usage().ratings[0], usage().ratings[3], None])
        return None if tail == "2026" and random.random() < 0.7 else told
    if head in rules():
        once = ["1", "true", "có", None, None, "0", "false"]
        types = ["CHUYEN_DE", "DOT_XUAT", "phong trào", "CONG_TRANG"]
        twice = ["2"] if rules()[head].kind != "title" else []
        return random.choice([*once, *types, *twice])
    if column.startswith(("initiatives", "science", "combat", "disciplined")):
        return random.choice([None, "0", "0", "1", "2"])
    known = {
        "kind": ["individual", "collective", "enterprise", None],
        "groups": ["worker", "farmer worker", "scientist", None],
        "force": ["civil", "army", None],
        "open_cases": ["true", "false", None, "0"],
        "meets_standard": ["LDTT", "CSTT LDTT", "TTLDTT", None],
        "discipline_ends": [None, None, None, str(date(2024, 5, 1)), str(date(2022, 1, 9))],
        "rank": ["1", "2", None],
        "cluster_organised_by": ["province", "Central Council", "xã", None],
        "founded": [str(date(random.choice([1986, 1996, 2013]), 3, random.choice([1, 2]))), None],
        "movement_launched_by": ["PM", "province", "unit", None],
    }
    if column in known:
        return random.choice(known[column])
    if column.startswith("movement_"):
        return random.choice([None, str(dated)])
    return random.choice(["yes", "không", "1", "0", None]) if column.startswith("?") else None


def number(random: Random) -> str | None:
    """Return a number as people write it."""
    return random.choice(
        [None, "0", "1", "2", "5", "7", "10", "15", "20", "25", "30", "7.5", "9.99"]
    )


def yes(said: str) -> bool:
    """Return what a cell says where yes or no is asked."""
    return said in {"1", "true", "có", "yes"}


def case_of(
    row: dict[str, str | None], award: str, answers: list[str], on: date = ON
) -> dict[str, Any]:
    """Return the case that says the same as a row, whose table has these columns."""
    facts: dict[str, Any] = {}
    subject: dict[str, Any] = {}
    for column, said in row.items():
        if column == "groups":
            subject["groups"] = (said or "").split()
        elif column in {"kind", "force"}:
            subject |= {column: said} if said else {}
        elif column != "id" and not _listed(facts, column, said) and said is not None:
            facts |= _single(column, said, answers)
    return {"award": award, "on": on, "facts": facts} | ({"subject": subject} if subject else {})


def dated(text: str, key: str) -> tuple[str, dict[str, int]]:
    """Return the name at the beginning of a column, and the year at its end under a key."""
    name, _, year = text.rpartition("_")
    return (name, {key: int(year)}) if year.isdecimal() else (text, {})


def _listed(facts: dict[str, Any], column: str, said: str | None) -> bool:
    """Add what stands in one of several columns of a category, and tell whether it is one."""
    head, _, tail = column.rpartition("_")
    if column.startswith("rating_"):
        facts.setdefault("rating", {}).update({int(tail): said} if said else {})
    elif head in rules():
        _granted(facts, head, int(tail), said)
    elif column.startswith(LISTS):
        kind, _, rest = column.partition("_")
        scope, year = dated(rest, "year")
        facts.setdefault(kind, []).extend([{"scope": scope, **year}] * int(said or 0))
    elif column.startswith("disciplined_"):
        form, year = dated(column.removeprefix("disciplined_"), "in_year")
        facts.setdefault("disciplined", []).extend([{"form": form, **year}] * int(said or 0))
    elif column.startswith("judgement_"):
        name = column.removeprefix("judgement_")
        facts.setdefault("judgement", {}).update({name: yes(said)} if said else {})
    elif column.startswith("movement_"):
        if said:
            told = yes(said) if column == "movement_carries_out" else said
            facts.setdefault("movement", {})[column.removeprefix("movement_")] = told
    else:
        return False
    return True


def _single(column: str, said: str, answers: list[str]) -> dict[str, Any]:
    """Return what a column says that stands alone."""
    if column == "meets_standard":
        return {column: said.split()}
    if column == "discipline_ends":
        return {"discipline": [{"form": "khiển trách", "measure_ends": said}]}
    if column in {"open_cases", "leads", *answers}:
        return {column: yes(said)}
    if column in {"cluster_organised_by", "founded", "born"}:
        return {column: said}
    return {column: int(said) if said.isdecimal() else float(said)}


def _granted(facts: dict[str, Any], code: str, year: int, said: str | None) -> None:
    """Add what a cell says of an award in a year."""
    block = "titles" if rules()[code].kind == "title" else "commendations"
    several = facts.setdefault(block, {}).setdefault(code, [])
    if said and said not in {"0", "false"}:
        kind = {} if said in {"1", "true", "có", "2"} else {"type": said}
        several.extend([{"year": year, **kind}] * (2 if said == "2" else 1))
