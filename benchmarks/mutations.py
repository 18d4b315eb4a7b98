"""How many small faults put into the rules of the law the tests find.

usage: python -m benchmarks.mutations [--sample N] [--seed S] [--jobs J] [--limit SECONDS]
                                      [--slow SECONDS] [--json FILE] [MODULE ...]

Needs mutmut beside the other packages of testing (`pip install mutmut`); it makes the faults, one
in each copy of a function. Here each copy of a sample is put in the place of its function in a fork
of one process that has collected the tests, and the tests that reach the function run, the quickest
first, until one fails; what reads the books is tried on books read anew. A fault that no test finds
within the limit counts as not found, and so does one that only a test slower than `--slow` would
find. MODULE is a file below kernel/rules, such as `weigh.py` or `bulk/*`; without one, all are
taken.
"""

from __future__ import annotations

import argparse
import collections
import fnmatch
import importlib
import importlib.util
import json
import os
import random
import signal
import sys
import time
import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from benchmarks.machine import about, keep

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
RULES = SOURCE / "thidua/kernel/rules"
LOADING = "reading the books"
ON_BOOKS = ("tests/books/test_law_cases.py", "tests/books/test_law_topics.py")
"""Tests that lean on all that the books hold."""
TESTS = ["tests/kernel/rules", "tests/books"]
QUIET = ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-W", "ignore"]
KILLED, SURVIVED, UNTESTED, NOT_PUT = "killed", "survived", "untested", "not put"
EXITS = {0: SURVIVED, 1: KILLED, 3: UNTESTED, 4: NOT_PUT}


@dataclass
class Fault:
    """One fault: where it goes, its code, the tests that reach it, whether the books need it."""

    name: str
    function: Any
    code: types.CodeType
    tests: list[str] = field(default_factory=list)
    at_loading: bool = False


def copies(code: types.CodeType) -> Iterator[types.CodeType]:
    """Yield the faulty copies of functions in what mutmut made of a module."""
    for one in code.co_consts:
        if not isinstance(one, types.CodeType):
            continue
        if "__mutmut_" not in one.co_name:
            yield from copies(one)
        elif not one.co_name.endswith("_orig"):
            yield one


def function_of(module: types.ModuleType, copy: str) -> Any:
    """Return the function of which `x_name__mutmut_7` or `xǁClassǁname__mutmut_7` is a copy."""
    name = copy.rpartition("__mutmut_")[0]
    if name.startswith("xǁ"):
        _, owner, method = name.split("ǁ")
        found = vars(getattr(module, owner))[method]
        found = getattr(found, "__func__", None) or getattr(found, "fget", None) or found
        found = getattr(found, "func", found)
    else:
        found = getattr(module, name[2:])
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    return found


def lines_of(code: types.CodeType) -> Iterator[int]:
    """Yield the lines of a function and of what it holds, without its first."""
    yield from (line for _, _, line in code.co_lines() if line and line != code.co_firstlineno)
    for one in code.co_consts:
        if isinstance(one, types.CodeType):
            yield from lines_of(one)


def faults_in(path: Path) -> Iterator[Fault]:
    """Yield every fault that mutmut can put into a module."""
    from mutmut.mutation.file_mutation import mutate_file_contents

    made = mutate_file_contents(str(path), path.read_text(encoding="utf-8"))
    name = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
    module = importlib.import_module(name)
    for copy in copies(compile(made.code, str(path), "exec", dont_inherit=True)):
        yield Fault(f"{name}.{copy.co_name}", function_of(module, copy.co_name), copy)


def books_anew() -> None:
    """Forget what was read from the law books, and read it again."""
    from thidua.books.law import awards, topics

    for name, module in list(sys.modules.items()):
        for value in vars(module).values() if name.startswith("thidua.books.law") else ():
            getattr(value, "cache_clear", int)()
    awards.books(), awards.lexicon(), topics.books()


def passed(item: pytest.Item, following: pytest.Item | None = None) -> bool:
    """Run one test and tell whether nothing of it failed."""
    from _pytest.runner import runtestprotocol

    reports = runtestprotocol(item, log=False, nextitem=following)
    return not any(report.failed for report in reports)


class Loop:
    """Takes the place of pytest's own loop over the tests."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.found: collections.Counter[str] = collections.Counter()
        self.by_module: dict[str, collections.Counter[str]] = {}
        self.left: list[str] = []

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Let property tests draw the same each time, and not shrink what they find."""
        from hypothesis import Phase, settings

        for item in items:
            test = getattr(getattr(item, "obj", None), "__func__", getattr(item, "obj", None))
            old = getattr(test, "_hypothesis_internal_use_settings", None)
            if old is not None:
                kept = (Phase.explicit, Phase.generate)
                test._hypothesis_internal_use_settings = settings(  # noqa: SLF001
                    old, phases=kept, derandomize=True, database=None, deadline=None
                )

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Look which test reaches which line, then try every fault of the sample."""
        seconds, reached = self._measured(session.items)
        items = {item.nodeid: item for item in session.items if item.nodeid in seconds}
        faults = [fault for path in self._modules() for fault in faults_in(path)]
        print(f"{len(faults)} faults, {len(items)} tests of {sum(seconds.values()):.0f} s")
        if 0 < self.options.sample < len(faults):
            faults = random.Random(self.options.seed).sample(faults, self.options.sample)
        for fault in faults:
            fault.tests = self._tests(fault, seconds, reached)
        self._try(faults, items)
        return True

    def _modules(self) -> list[Path]:
        wanted = self.options.modules or ["*"]
        return [
            path
            for path in sorted(RULES.rglob("*.py"))
            if any(fnmatch.fnmatch(str(path.relative_to(RULES)), one) for one in wanted)
        ]

    def _measured(self, items: list[pytest.Item]) -> tuple[dict[str, float], dict[str, Any]]:
        """Return the seconds of each test that passes, and the tests that reach each line.

        In a fork, so that nothing is kept that a fault should have changed.
        """
        reader, writer = os.pipe()
        if os.fork() == 0:
            with os.fdopen(writer, "w") as out:
                json.dump(_measure(items), out)
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader) as told:
            seconds, reached = json.load(told)
        os.wait()
        return seconds, reached

    def _tests(self, fault: Fault, seconds: dict[str, float], reached: dict[str, Any]) -> list[str]:
        """Return the tests that reach a fault, the quickest first.

        Polars calls some functions of the engine over columns from threads of its own, which are
        not seen: all tests of that engine are taken for its faults.
        """
        lines = reached.get(fault.function.__code__.co_filename, {})
        own = {
            test for line in lines_of(fault.function.__code__) for test in lines.get(str(line), ())
        }
        fault.at_loading = LOADING in own
        if fault.at_loading:
            own |= {test for test in seconds if test.startswith(ON_BOOKS)}
        if ".bulk." in fault.name:
            own |= {test for test in seconds if "/bulk/" in test}
        quick = [test for test in own if seconds.get(test, 1e9) <= self.options.slow]
        return sorted(quick, key=seconds.__getitem__)

    def _try(self, faults: list[Fault], items: dict[str, pytest.Item]) -> None:
        running: dict[int, Fault] = {}
        for fault in [*faults, None]:
            while len(running) >= self.options.jobs or (fault is None and running):
                pid, status = os.wait()
                self._note(running.pop(pid), os.waitstatus_to_exitcode(status))
            if fault is not None:
                pid = os.fork()
                if pid == 0:
                    _one(fault, items, self.options.limit)
                running[pid] = fault

    def _note(self, fault: Fault, code: int) -> None:
        said = EXITS.get(code, "too long" if code == -signal.SIGALRM else KILLED)
        module = fault.name.rpartition(".")[0].removeprefix("thidua.kernel.rules.")
        self.found[said] += 1
        self.by_module.setdefault(module, collections.Counter())[said] += 1
        if said != KILLED:
            self.left.append(f"{said}: {fault.name}")
        if self.found.total() % 50 == 0:
            print(f"{self.found.total()} tried, {dict(self.found)}", flush=True)


def _measure(items: list[pytest.Item]) -> tuple[dict[str, float], dict[str, Any]]:
    import coverage

    cover = coverage.Coverage(data_file=None, source=[str(RULES)], config_file=False)
    seconds: dict[str, float] = {}
    cover.start()
    cover.switch_context(LOADING)
    books_anew()
    for item, following in zip(items, [*items[1:], None], strict=True):
        cover.switch_context(item.nodeid)
        start = time.perf_counter()
        if passed(item, following):
            seconds[item.nodeid] = time.perf_counter() - start
    cover.stop()
    data = cover.get_data()
    return seconds, {name: data.contexts_by_lineno(name) for name in data.measured_files()}


def _one(fault: Fault, items: dict[str, pytest.Item], limit: int) -> None:
    """Put one fault in its place and run the tests that reach it; never returns."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    signal.alarm(limit)
    if not fault.tests:
        os._exit(3)
    try:
        fault.function.__code__ = fault.code.replace(co_name=fault.function.__name__)
    except ValueError:
        os._exit(4)
    if fault.at_loading:
        try:
            books_anew()
        except BaseException:  # noqa: BLE001 -- books that cannot be read are a fault found
            os._exit(1)
    for test in fault.tests:
        try:
            good = passed(items[test])
        except BaseException:  # noqa: BLE001 -- a fault may end anything
            good = False
        if not good:
            os._exit(1)
    os._exit(0)


def main() -> int:
    """Try a sample of faults and keep how many were found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", metavar="MODULE")
    for name, default in (("sample", 500), ("seed", 1), ("jobs", os.cpu_count()), ("limit", 120)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--slow", type=float, default=30.0)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    if importlib.util.find_spec("mutmut") is None:
        print("mutmut is missing: .venv/bin/pip install mutmut", file=sys.stderr)
        return 2
    loop = Loop(options)
    os.chdir(ROOT)
    pytest.main([*QUIET, *TESTS], plugins=[loop])
    tried = loop.found.total()
    share = loop.found[KILLED] / tried if tried else 0
    print("\n".join(sorted(loop.left)))
    print(f"{tried} tried, {dict(loop.found)}: {share:.1%} found")
    told = {"tried": tried, "found": dict(loop.found), "share": round(share, 3)}
    modules = {name: dict(some) for name, some in sorted(loop.by_module.items())}
    keep("mutations", {"machine": about(), **told, "modules": modules}, options.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
