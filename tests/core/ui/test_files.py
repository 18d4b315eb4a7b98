"""Files of the screens: what is vendored, what a strict policy forbids, the pages for errors."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from thidua import core

CORE = Path(core.__file__).parent
STATIC = CORE / "static"
TEMPLATES = sorted((CORE / "templates").rglob("*.html"))
STYLES = sorted((STATIC / "css").rglob("*.css"))
SCRIPTS = sorted((STATIC / "js").glob("*.js"))


def test_fonts_are_what_they_were():
    named = {}
    for line in (STATIC / "vendor.sha256").read_text("ascii").splitlines():
        digest, name = line.split("  ")
        named[name] = digest
        assert hashlib.sha256((STATIC / name).read_bytes()).hexdigest() == digest, name
    assert named.keys() == {f"fonts/{p.name}" for p in (STATIC / "fonts").iterdir()}
    assert "SIL OPEN FONT LICENSE" in (STATIC / "fonts/OFL.txt").read_text("utf-8").upper()


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda p: str(p.relative_to(CORE)))
def test_templates_obey_the_policy(file):
    text = file.read_text("utf-8")
    assert len(text.splitlines()) <= 120
    assert not re.search(r"<style|\sstyle=|<script(?![^>]*\bsrc=)|\son[a-z]+=|https?://", text)


@pytest.mark.parametrize("file", [*STYLES, *SCRIPTS], ids=lambda p: p.name)
def test_styles_and_scripts_are_small_and_stay_here(file):
    text = file.read_text("utf-8")
    assert len(text.splitlines()) <= 300
    assert not re.search(r"https?://|@import|\beval\(|new Function|innerHTML", text)


def _blocks(text: str) -> dict[str, dict[str, str]]:
    """Return the colours of light, dark and print."""
    parts = re.split(r"@media \(prefers-color-scheme: dark\)|@media \(max-width|@media print", text)
    read = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", part)) for part in parts]
    light, dark, _, paper = read
    return {"light": light, "dark": {**light, **dark}, "print": {**light, **paper}}


def _light(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


WORDS = [
    (ink, ground)
    for ink in ("ink", "muted", "link", "bad", "red-ink", "gold-ink")
    for ground in ("paper", "ground", "sunken")
]
WORDS += [(tone, f"{tone}-ground") for tone in ("info", "good", "warn", "bad")]
WORDS += [("ink", f"{tone}-ground") for tone in ("info", "good", "warn", "bad")]
WORDS += [("ink", "mark"), ("ink", "mark-on"), ("on-red", "red"), ("on-red", "red-deep")]
EDGES = [("line-strong", "paper"), ("line-strong", "ground"), ("focus", "ground"), ("red", "paper")]


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_contrast(scheme):
    colours = _blocks((STATIC / "css/tokens.css").read_text("utf-8"))[scheme]
    low = [(a, b) for a, b in WORDS if _contrast(colours[a], colours[b]) < 4.5]
    low += [(a, b) for a, b in EDGES[:3] if _contrast(colours[a], colours[b]) < 3]
    assert low == []


def test_colours_stand_in_one_file_only():
    for file in STYLES:
        if file.name != "tokens.css":
            assert not re.search(
                r"#[0-9a-f]{3,8}\b(?![^{]*\{)|rgb\(|hsl\(", file.read_text("utf-8")
            ), file


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("403.html", "Trang này cần quyền mà tài khoản của bạn chưa có"),
        ("404.html", "Không tìm thấy trang này"),
        ("500.html", "Máy chủ gặp trục trặc"),
        ("csrf.html", "Trang đã để quá lâu nên chưa gửi được"),
        ("403_csrf.html", "Trang đã để quá lâu nên chưa gửi được"),
    ],
)
def test_error_pages_stand_without_anything(name, heading, settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    html = render_to_string(name, {"request_path": "/x/<b>"})
    assert f"<h1>{heading}</h1>" in html
    assert "Làm gì bây giờ" in html
    assert '<html lang="vi">' in html
    if name == "404.html":
        assert "/x/&lt;b&gt;" in html


def test_style_page_is_for_development_only(settings):
    from django.http import Http404

    from thidua.core.style_page import style_page

    settings.DEBUG = False
    with pytest.raises(Http404):
        style_page(RequestFactory().get("/kieu-dang"))
