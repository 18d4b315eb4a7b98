"""Open questions of a rule, written as Markdown in Vietnamese, as HTML."""

from __future__ import annotations

from functools import lru_cache

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

_READER = MarkdownIt("commonmark", {"html": False})
_UNDER = 2  # the notes stand below a second heading


@lru_cache(maxsize=256)
def html_of(text: str) -> SafeString:
    """Return Markdown as HTML; its title is left out and its headings stand two steps deeper."""
    tokens = _READER.parse(text)
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        tokens = tokens[3:]
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1:]) + _UNDER - 1, 6)}"
    made = _READER.renderer.render(tokens, _READER.options, {})
    return SafeString(made)
