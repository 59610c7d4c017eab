"""Vietnamese unless the person chose otherwise."""

from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from lantoa.web.language import ChosenLanguage


def language_of(**cookies: str) -> str:
    request = RequestFactory().get("/", headers={"Accept-Language": "en-US,en"})
    request.COOKIES.update(cookies)
    with translation.override(None):
        return ChosenLanguage(lambda _: HttpResponse(translation.get_language()))(request).content.decode()


def test_the_browsers_wish_is_not_a_choice():
    assert language_of() == "vi"


def test_the_chosen_language_is_kept():
    assert language_of(**{settings.LANGUAGE_COOKIE_NAME: "en"}) == "en"


def test_a_foreign_language_is_ignored():
    assert language_of(**{settings.LANGUAGE_COOKIE_NAME: "xx"}) == "vi"
