"""Answers to the conditions about years: ratings, grants, waiting times."""

from __future__ import annotations

from thidua.kernel.rules.conditions import Grants, Holds, Rating, RatingYears, YearsSince
from thidua.kernel.rules.finding import CODE_OF, Answer
from thidua.kernel.rules.trool import Verdict, between
from thidua.kernel.rules.world import World, years_after, years_of
from thidua.kernel.rules.years import Years, grant_years, granted, rated, undisciplined


def rating(world: World, asked: Rating) -> Answer:
    """Judge ratings of the year under review, or of consecutive years."""
    years = years_of(world, asked)
    year = world.facts.year
    if asked.years > 1 and asked.until == "any":
        return _some_run(world, years, asked.years, "rating")
    run = years.run_to(year)
    verdict = between(len(run.sure), len(run.perhaps), asked.years)
    unknown = _unrated(world, run, asked.years) or world.told((*asked.after, *asked.or_grants))
    return Answer(
        verdict,
        CODE_OF[verdict],
        {"years": sorted(run.sure), "year": year, "rating": (world.facts.ratings or {}).get(year)},
        unknown if verdict is Verdict.UNDETERMINED else (),
    )


def _unrated(world: World, run: Years, needed: int) -> tuple[str, ...]:
    """Return the ratings that nobody told in the years that would decide."""
    told = world.facts.ratings or {}
    last = world.facts.year
    years = [year for year in range(last - needed + 1, last + 1) if year in run.perhaps]
    return tuple(f"rating.{year}" for year in years if year not in told)


def _some_run(world: World, years: Years, needed: int, name: str) -> Answer:
    """Judge whether there is a run of so many years, whenever it ended."""
    best = Years()
    longest = 0
    for last in years.perhaps:
        if last <= world.facts.year:
            run = years.run_to(last)
            best = max(best, run, key=lambda years: len(years.sure))
            longest = max(longest, len(run.perhaps))
    verdict = between(len(best.sure), longest, needed)
    params = {"years": sorted(best.sure), "year": world.facts.year}
    missing = (name,) if verdict is Verdict.UNDETERMINED else ()
    return Answer(verdict, CODE_OF[verdict], params, missing)


def rating_years(world: World, asked: RatingYears) -> Answer:
    """Count the years rated so within those years or within the record."""
    facts = world.facts
    years = rated(facts, world.usage, asked.at_least) & undisciplined(facts)
    window = world.run if asked.within == "run" and world.run is not None else None
    if window is not None:
        years &= window
    verdict = between(len(years.sure), len(years.perhaps), asked.count)
    open_years = sorted(years.perhaps - years.sure - (facts.ratings or {}).keys())
    missing = tuple(f"rating.{year}" for year in open_years[-asked.count :])
    return Answer(
        verdict,
        CODE_OF[verdict],
        {"years": sorted(years.sure)},
        missing if verdict is Verdict.UNDETERMINED else (),
    )


def grants(world: World, asked: Grants) -> Answer:
    """Count grants, in a chain or not; see `Grants` for gaps and years used before."""
    if asked.consecutive:
        return _chain(world, asked)
    facts = world.facts
    window = _window(world, asked)
    found = granted(facts, world.usage, world.merit, asked.of, asked.by)
    sure = sum(1 for year, certain in found if certain and year in window.sure)
    perhaps = sum(1 for year, _ in found if year in window.perhaps)
    untold = world.told(asked.of)
    verdict = between(sure, asked.count if untold else perhaps, asked.count)
    if verdict is Verdict.UNDETERMINED and untold and not window.perhaps:
        verdict = Verdict.FAIL
    in_run = asked.within == "run" and world.run is not None
    doubtful = _doubtful(world, window, [year for year, _ in found]) if in_run else ()
    missing = untold or doubtful
    return Answer(
        verdict,
        CODE_OF[verdict],
        {"years": [year for year, certain in found if certain and year in window.sure]},
        missing if verdict is Verdict.UNDETERMINED else (),
    )


def _doubtful(world: World, window: Years, granted_in: list[int]) -> tuple[str, ...]:
    """Return the ratings nobody told that would bring one of these years into "those years"."""
    doubtful = window.perhaps - window.sure
    first = min(doubtful.intersection(granted_in), default=world.facts.on.year + 1)
    told = world.facts.ratings or {}
    return tuple(f"rating.{y}" for y in sorted(doubtful) if y >= first and y not in told)


def _window(world: World, asked: Grants) -> Years:
    """Return the years in which grants are counted."""
    facts = world.facts
    if asked.within == "run" and world.run is not None:
        window = world.run
    elif asked.within == "year":
        window = Years(frozenset({facts.year}), frozenset({facts.year}))
    else:
        window = undisciplined(facts)
    return window & years_after(world, asked.after) if asked.after else window


def _chain(world: World, asked: Grants) -> Answer:
    """Judge grants for consecutive years, with what the law leaves open."""
    facts = world.facts
    years = years_of(world, asked)
    if asked.until == "any":
        answer = _some_run(world, years, asked.count, "titles")
    else:
        run = years.run_to(facts.year)
        verdict = between(len(run.sure), len(run.perhaps), asked.count)
        missing = world.told((*asked.of, *asked.after))
        params = {"years": sorted(run.sure), "year": facts.year}
        unknown = verdict is Verdict.UNDETERMINED
        answer = Answer(verdict, CODE_OF[verdict], params, missing if unknown else ())
    if answer.verdict is Verdict.FAIL and asked.gaps == "open":
        return _gap(world, asked, years)
    if answer.verdict is Verdict.PASS and asked.once_for:
        return _used_before(world, asked, answer)
    return answer


def _gap(world: World, asked: Grants, years: Years) -> Answer:
    """The law does not say whether a year without a grant breaks the chain: a person decides."""
    params = {"years": sorted(years.sure), "year": world.facts.year}
    if len(years.perhaps) < asked.count:
        return Answer(Verdict.FAIL, "short", params)
    decided = world.facts.answers.get("consecutive_confirmed_by_person")
    if decided is None:
        missing = ("consecutive_confirmed_by_person",)
        return Answer(Verdict.UNDETERMINED, "gap", params, missing)
    if not decided:
        return Answer(Verdict.FAIL, "short", params)
    verdict = between(len(years.sure), len(years.perhaps), asked.count)
    return Answer(verdict, CODE_OF[verdict], params)


def _used_before(world: World, asked: Grants, answer: Answer) -> Answer:
    """The law does not say whether years may serve twice: undetermined when they would."""
    last = world.facts.year
    wanted = frozenset(range(last - asked.count + 1, last + 1))
    for grant in world.facts.grants:
        if grant.award != asked.once_for or grant.year > last:
            continue
        if grant.cancelled is not None and grant.cancelled <= world.facts.on:
            continue
        used = grant.used or tuple(range(grant.year - asked.count + 1, grant.year + 1))
        if wanted & set(used):
            params = {**answer.params, "award": asked.once_for, "grant": grant.year}
            return Answer(Verdict.UNDETERMINED, "used_before", params)
    return answer


def holds(world: World, asked: Holds) -> Answer:
    """Judge whether one of the awards was granted before."""
    found = granted(world.facts, world.usage, world.merit, asked.any_of)
    sure = [year for year, certain in found if certain]
    if sure:
        return Answer(Verdict.PASS, "met", {"years": sure})
    untold = world.told(asked.any_of)
    if found:
        return Answer(Verdict.UNDETERMINED, "type_open", {"years": [year for year, _ in found]})
    if untold:
        return Answer(Verdict.UNDETERMINED, "unknown", {"years": []}, untold)
    code = "wrong_type" if _any_grant(world, asked) else "short"
    return Answer(Verdict.FAIL, code, {"years": []})


def _any_grant(world: World, asked: Holds) -> bool:
    """Tell whether there is a grant that stands but does not count for its type."""
    return any(
        grant.award in asked.any_of
        and (grant.cancelled is None or grant.cancelled > world.facts.on)
        for grant in world.facts.grants
    )


def years_since(world: World, asked: YearsSince) -> Answer:
    """Count the full years since the last or first grant; by year when no day is told."""
    untold = world.told(asked.any_of)
    found = grant_years(world.facts, world.usage, world.merit, asked.any_of)
    choose = max if asked.which == "last" else min
    gone = {world.facts.on.year - choose(years) for years in (found.sure, found.perhaps) if years}
    if untold:
        return Answer(Verdict.UNDETERMINED, "unknown", {"gone": None}, untold)
    if not gone:
        return Answer(Verdict.FAIL, "never", {"gone": None})
    low = min(gone) if found.sure else 0
    verdict = between(low, max(gone), asked.at_least)
    return Answer(verdict, CODE_OF[verdict], {"gone": max(gone)})
