"""Pages packed on the wire (gzip), for readers on slow lines."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

PACKED: Final = frozenset(
    {"text/html", "text/plain", "text/csv", "text/calendar", "image/svg+xml", "application/xml"}
)


class PackingMiddleware(GZipMiddleware):
    """Django's own, for pages and other text that people read only.

    It makes each packed answer longer by a random number of bytes, so that the length of a page
    tells nothing about a secret in it (BREACH). Answers of the API, files that are handed out and
    answers that come piece by piece go as they are.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Pack the answer when it is text of a page and the reader can unpack it."""
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if response.streaming or kind not in PACKED:
            return response
        return super().process_response(request, response)
