"""The documentation is true: links, pictures, commands, settings, codes, roles, button names."""

from __future__ import annotations

import ast
import re
import struct
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.main import get_command

from thidua.apps.accounts.roles import ROLES, Permission
from thidua.apps.movements import states as plan_states
from thidua.apps.tasks import states as task_states
from thidua.core import audit
from thidua.kernel.plandoc.compare.checks.texts import texts
from thidua.kernel.plandoc.files.refusals import REFUSALS
from thidua.kernel.plandoc.warnings import TEXTS
from thidua.settings import TABLE
from thidua.surfaces.cli import root

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
SRC = ROOT / "src" / "thidua"
PAGES = [*sorted(DOCS.rglob("*.md")), ROOT / "README.md", ROOT / "README.en.md"]
STEPS = [p for p in PAGES if p.parent.name in {"tutorial", "howto"}]
LANGUAGES = ("vi", "en")
# pages whose names are words of their language
NAMED_APART = {
    "tutorial/tu-ke-hoach-den-phong-trao.md": "tutorial/from-plan-to-movement.md",
    "explain/giao-dien.md": "explain/interface.md",
}
# bold words that are no words of a screen
PROSE = {"chức trách", "mốc", "post", "EN"}
SMALL = 150_000


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def without_code(text: str) -> str:
    return re.sub(r"`[^`\n]+`", "", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_links_and_pictures_lead_somewhere(path):
    targets = re.findall(r"\]\(([^)\s]+)\)", without_code(read(path)))
    inner = [t.partition("#")[0] for t in targets if not re.match(r"https?://|mailto:|#", t)]
    assert [t for t in inner if not (path.parent / t).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_picture_says_what_it_shows(path):
    assert [t for alt, t in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", read(path)) if not alt] == []


def test_pictures_are_small_as_wide_as_they_say_and_shown_in_both_languages():
    shown = {
        lang: {
            Path(target).name
            for page in (DOCS / lang).rglob("*.md")
            for target in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", read(page))
        }
        for lang in LANGUAGES
    }
    there = sorted(DOCS.glob("img/*.png"))
    assert shown["vi"] == shown["en"] == {p.name for p in there}
    for picture in there:
        data = picture.read_bytes()
        assert len(data) <= SMALL, picture.name
        width = struct.unpack(">I", data[16:20])[0]
        assert picture.stem.endswith(f"-{width}"), picture.name


def test_both_languages_have_the_same_pages_of_the_same_shape():
    vi, en = (
        {p.relative_to(DOCS / lang).as_posix(): p for p in (DOCS / lang).rglob("*.md")}
        for lang in LANGUAGES
    )
    pairs = {vi_name: NAMED_APART.get(vi_name, vi_name) for vi_name in vi}
    assert set(pairs.values()) == set(en)
    for vi_name, en_name in pairs.items():
        shapes = [
            [line.split(" ")[0] for line in without_code(read(p)).splitlines() if line[:1] == "#"]
            for p in (vi[vi_name], en[en_name])
        ]
        assert shapes[0] == shapes[1], vi_name


@cache
def commands() -> Any:
    return get_command(root.app)


def calls(text: str) -> list[str]:
    """Every call of thidua in code: lines of fenced blocks, and code inside sentences."""
    fenced = re.findall(r"```\w*\n(.*?)```", text, flags=re.DOTALL)
    lines = [line for block in fenced for line in block.splitlines()]
    lines += re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    found = [re.search(r"(?:^|[\s/])thidua ((?:[a-z]|-{1,2}[a-z]).*)", line) for line in lines]
    return [one[1] for one in found if one]


def fault_of(call: str) -> str:
    """What is wrong with a call, or nothing."""
    command, words = commands(), re.findall(r'"[^"]*"|\S+', call)
    context = typer.Context(command, info_name="thidua")
    while words and hasattr(command, "get_command") and not words[0].startswith("-"):
        found = command.get_command(context, words[0])
        if found is None:
            return f"no command {words[0]}"
        command, words = found, words[1:]
        context = typer.Context(command, parent=context)
    known = {o for p in command.params for o in (*p.opts, *p.secondary_opts)} | {"--help"}
    return " ".join(w for w in words if w.startswith("--") and w.partition("=")[0] not in known)


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_command_that_is_shown_exists(path):
    found = {call: fault_of(call) for call in calls(read(path))}
    assert {call: fault for call, fault in found.items() if fault} == {}


def test_a_command_that_is_not_there_is_found():
    assert calls("```sh\nX=1 thidua plan raed a.txt\n```") == ["plan raed a.txt"]
    assert fault_of("plan raed a.txt") == "no command raed"
    assert fault_of("plan read a.txt --jsn") == "--jsn"
    assert fault_of("plan read a.txt --json") == ""


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_setting_and_make_target_that_is_named_exists(path):
    text = read(path)
    known = {one for one, _, _ in TABLE}
    assert set(re.findall(r"THIDUA_[A-Z_]+[A-Z]", text)) - known == set()
    targets = set(re.findall(r"^([a-z-]+):", read(ROOT / "Makefile"), flags=re.MULTILINE))
    code = re.findall(r"(?:`|^)make ([a-z-]+)", text, flags=re.MULTILINE)
    assert set(code) - targets == set()


def mentions(page: str, codes: object) -> list[str]:
    """The codes that the page does not name, in either language."""
    pages = [read(DOCS / lang / "explain" / page) for lang in LANGUAGES]
    return sorted({c for c in codes for text in pages if f"`{c}`" not in text})


def calls_of(function: str, folder: Path) -> list[ast.Call]:
    nodes = [node for path in folder.glob("*.py") for node in ast.walk(ast.parse(read(path)))]
    found = [node for node in nodes if isinstance(node, ast.Call)]
    return [node for node in found if getattr(node.func, "id", "") == function]


def test_every_relation_and_check_of_the_comparison_is_explained():
    folder = SRC / "kernel" / "plandoc" / "compare" / "checks"
    said = {
        node.args[0].value
        for node in calls_of("finding", folder)
        if isinstance(node.args[0], ast.Constant)
    }
    assert "parent_not_cited" in said
    assert mentions("comparison.md", said | set(texts())) == []
    relations = ("same", "adapted", "replaced", "merged", "split", "new", "dropped")
    assert mentions("comparison.md", relations) == []


def test_the_severity_of_every_check_before_approval_is_told():
    found = {}
    for node in calls_of("Problem", SRC / "apps" / "movements" / "checks"):
        severity = [a.value for a in node.args[3:] if isinstance(a, ast.Constant)]
        found[node.args[0].value] = "warns" if severity == ["warns"] else "blocks"
    assert len(found) >= 13
    for lang, words in (("vi", ("chặn", "không chặn")), ("en", ("blocks", "warns"))):
        text = read(DOCS / lang / "explain" / "comparison.md")
        told = dict(re.findall(r"^\| `(movements\.\w+)` \| ([^|]+) \|", text, flags=re.MULTILINE))
        wanted = {c: words[0] if kind == "blocks" else words[1] for c, kind in found.items()}
        assert told == wanted


def test_every_warning_and_refusal_of_the_reader_is_named():
    assert mentions("reading.md", [*TEXTS, *REFUSALS, "not_a_plan"]) == []


def test_every_fault_of_the_audit_and_every_state_is_named():
    source = read(SRC / "core" / "audit.py")
    faults = set(re.findall(r"`(\w+)` \(", audit.Fault.__doc__ or ""))
    assert faults
    assert [fault for fault in faults if f'"{fault}"' not in source] == []
    assert mentions("audit.md", faults) == []
    states = [*plan_states.PLAN.labels, *task_states.TASK.labels]
    assert mentions("clause-tree.md", states) == []


def test_the_table_of_roles_is_that_of_the_program():
    for lang in LANGUAGES:
        text = read(DOCS / lang / "explain" / "roles.md")
        head = next(line for line in text.splitlines() if "`StandingOfficer`" in line)
        assert re.findall(r"`(\w+)`", head) == list(ROLES)
        told = {
            code: [cell.strip() == "✓" for cell in cells.split("|")]
            for code, cells in re.findall(r"^\|[^|]*\(`(\w+)`\) \|(.*)\|$", text, re.MULTILINE)
        }
        assert told == {
            p.value: [p in role.permissions for role in ROLES.values()] for p in Permission
        }
        for code, role in ROLES.items():
            assert f"| `{code}` | {role.label} |" in text


@cache
def words_of_screens() -> str:
    parts = [p for end in ("*.py", "*.html") for p in sorted(SRC.rglob(end))]
    return re.sub(r"\s+", " ", "\n".join(map(read, parts)))


@pytest.mark.parametrize("path", STEPS, ids=name)
def test_bold_words_are_words_of_a_screen(path):
    bold = re.findall(r"\*\*([^*]+)\*\*", without_code(read(path)))
    said = {re.sub(r"\s+", " ", one) for one in bold if "…" not in one} - PROSE
    screens = words_of_screens()
    assert sorted(one for one in said if f'"{one}"' not in screens) == []


def test_the_site_builds_and_loads_nothing_from_elsewhere(tmp_path):
    site = tmp_path / "site"
    call = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site)]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, timeout=180, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > len(LANGUAGES)
    loads = re.compile(r"<(?:script|img|iframe)[^>]+src=\"(https?:)?//|<link[^>]+href=\"https?://")
    assert [p.name for p in pages if loads.search(read(p))] == []
    assert not (site / "pictures.py").exists()
