"""Which language a reader meets: Vietnamese, unless the reader chose another with the switch."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class LanguageMiddleware(LocaleMiddleware):
    """Django's own, except that the browser's list of languages does not decide.

    Many browsers in Vietnam ask for English only because nobody changed them.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Activate the chosen language, else the language of the screens."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = {code for code, _ in settings.LANGUAGES}
        translation.activate(chosen if chosen in known else settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language()
