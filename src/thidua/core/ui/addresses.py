"""Addresses of the same page with other query values, and the places of the frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse


def with_query(request: HttpRequest, **changes: str | None) -> str:
    """Return `?…` of this page with some values changed; None or an empty text takes one away.

    A change of anything but the cursor begins at the first page, so `after` goes too.
    """
    query = request.GET.copy()
    if "after" not in changes:
        query.pop("after", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value:
            query[name] = value
    return f"?{query.urlencode()}"


def each_address(name: str, keys: Iterable[str]) -> list[str]:
    """Return the addresses of many things of one kind; the pattern is looked up once.

    Args:
        name: name of an address whose only argument is a slug.
        keys: the slugs.
    """
    start, end = reverse(name, args=["_"]).rsplit("_", 1)
    return [f"{start}{key}{end}" for key in keys]


@dataclass(frozen=True)
class Place:
    """One entry of the list on the left; `here` is the value of `aria-current`, or empty."""

    label: str
    url: str
    icon: str
    here: str


def places(entries: Iterable[Sequence[str]], path: str) -> list[Place]:
    """Return the places with their addresses; the longest address that begins `path` is here.

    Args:
        entries: (label, url name, name of an icon), as the frame's context gives them.
        path: path of the page that is shown.
    """
    found = [(label, reverse(name), icon) for label, name, icon in entries]
    under = [url for _, url, _ in found if path == url or path.startswith(_folder(url))]
    nearest = max(under, key=len, default="")
    return [
        Place(str(label), url, icon, _current(url, nearest, path)) for label, url, icon in found
    ]


def _folder(url: str) -> str:
    """Return the address as a folder; the root is a folder of nothing but itself."""
    return "\0" if url == "/" else url.rstrip("/") + "/"


def _current(url: str, nearest: str, path: str) -> str:
    """Return `page` for this page, `true` for the place above it, else an empty text."""
    if url != nearest:
        return ""
    return "page" if url == path else "true"
