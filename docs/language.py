# ruff: noqa: INP001  (a hook of MkDocs, not a module of a package)
"""Name the language of each page of the documentation, for screen readers and search."""

from __future__ import annotations

from typing import Any

THEME_SAYS = '<html lang="en"'


def on_post_page(output: str, *, page: Any, config: Any) -> str:
    """Write `vi` on the Vietnamese pages and on the page that leads to both languages.

    Args:
        output: the whole HTML page.
        page: the page of MkDocs; its file says in which folder it lies.
        config: the configuration of MkDocs; not asked.

    Returns:
        The page with its language.
    """
    del config
    folder = page.file.src_uri.partition("/")[0]
    if folder in {"en", "decisions"}:
        return output
    return output.replace(THEME_SAYS, '<html lang="vi"', 1)
