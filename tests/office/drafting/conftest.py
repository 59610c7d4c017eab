"""A draft with words, lists, tasks and a frame, and one client a person."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from lantoa.domain.plans.models import Plan
from tests.factories.drafting import a_full_record, plan_of


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("lantoa.web.actors.today", lambda: date(2026, 11, 20))


@pytest.fixture
def sign_in(world):
    """A client of the person under that name of the world."""

    def client_of(name: str) -> Client:
        client = Client(headers={"accept-language": "vi"})
        client.force_login(getattr(world, name))
        return client

    return client_of


@pytest.fixture
def draft(world) -> Plan:
    """A draft of commune A made of a whole plan record."""
    return plan_of(a_full_record(), world.commune.unit)


@pytest.fixture
def post(sign_in):
    """Sends a form of the desk; `is_script` asks as its own script does."""

    def send(name, /, *args, by="owner", is_script=False, **data):
        headers = {"X-Autosave": "1"} if is_script else {}
        address = reverse(name, args=[getattr(one, "pk", one) for one in args])
        return sign_in(by).post(address, data, headers=headers)

    return send


@pytest.fixture
def read(sign_in):
    """A page as one person reads it."""

    def page(name, /, *args, by="owner", **asked) -> str:
        address = reverse(name, args=[getattr(one, "pk", one) for one in args])
        answer = sign_in(by).get(address, asked)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    return page


def typed(section, **changes) -> dict:
    """The fields of a section's form as it is saved, with changes."""
    known = {
        "label": section.label,
        "heading": section.heading,
        "text": "\n".join(
            " ".join(part for part in (line["mark"], line["text"]) if part) for line in section.lines
        ),
        "level": section.level,
        "holds": section.holds,
        "list_mark": section.list_mark,
        "revision": section.revision,
    }
    return {**known, **changes}
