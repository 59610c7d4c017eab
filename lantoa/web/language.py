"""The language of a request: the one that the person chose, else Vietnamese, whatever the browser asks for."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class ChosenLanguage(LocaleMiddleware):
    """Officers' browsers often ask for English only because nobody set them; that is not a choice."""

    def process_request(self, request: HttpRequest) -> None:
        """Activates the language of the cookie that `set_language` writes."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Says the language of the answer; no address holds a language."""
        response.headers.setdefault("Content-Language", translation.get_language())
        return response
