"""The catalogues hold together with the source."""

import re

import pytest
from babel.messages.pofile import read_po

from config.messages import LOCALE, extracted

PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]")


def entries(language: str):
    with (LOCALE / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return [entry for entry in read_po(file) if entry.id]


def texts(value) -> tuple[str, ...]:
    return value if isinstance(value, tuple | list) else (value,)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_translations_keep_the_placeholders(language):
    broken = [
        entry.id
        for entry in entries(language)
        for text in texts(entry.string)
        if text and set(PLACEHOLDER.findall(text)) - set(PLACEHOLDER.findall("".join(texts(entry.id))))
    ]
    assert not broken


def test_templates_can_be_read_for_messages():
    assert "Đăng nhập" in {entry.id for entry in extracted()}
