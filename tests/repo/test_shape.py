"""The house keeps its shape: sizes, pairs of page and template, private parts, personal data."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "thidua"
FILES = sorted(p for p in SRC.rglob("*.py") if "migrations" not in p.parts)
PAGES = sorted(p for p in SRC.rglob("pages/*.py") if p.name != "__init__.py")
TEMPLATES = sorted(SRC.rglob("*.html"))
PRIVATE = {"pages", "checks", "prints", "jobs", "receivers"}
OWN_MODELS = [m for m in apps.get_models() if m.__module__.startswith("thidua.")]


def name(path: Path) -> str:
    return str(path.relative_to(SRC))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_files_and_functions_stay_small(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[1] if ast.get_docstring(node) and node.body[1:] else node.body[0]
            assert (node.end_lineno or 0) - first.lineno < 40, f"{path.name}: {node.name}"


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_templates_stay_small_and_carry_no_style_or_script(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 120
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"", text), "the policy forbids it"
    assert not re.search(r"<script(?![^>]*\bsrc=)", text), "scripts are files"


@pytest.mark.parametrize("path", FILES, ids=name)
def test_nobody_reaches_into_the_private_parts_of_another_app(path):
    here = path.relative_to(SRC).parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("thidua.apps."):
            names = [node.module] + [f"{node.module}.{a.name}" for a in node.names]
            for app, part in (n.split(".")[2:4] for n in names if n.count(".") >= 3):
                assert part not in PRIVATE or here[:2] == ("apps", app), f"{app}.{part} is private"


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_pages_ask_queries_and_never_the_tables(path):
    assert ".objects" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("model", OWN_MODELS, ids=lambda m: m._meta.label)
def test_every_model_says_which_fields_are_personal(model):
    assert set(model.PERSONAL) <= {f.name for f in model._meta.get_fields()}


def test_no_file_names_a_registry_or_this_machine():
    hosts = re.compile(r"pypi\.org|pythonhosted|npmjs\.(org|com)|deb\.debian\.org")
    kept = [p for p in (ROOT / "requirements").glob("*") if hosts.search(p.read_text())]
    assert kept == []


def test_contracts_have_no_exceptions():
    assert "ignore_imports" not in (ROOT / ".importlinter").read_text(encoding="utf-8")
