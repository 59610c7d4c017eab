"""The gallery shows every component in every state, and only to those who build or try the product."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db.models import TextChoices
from django.template import engines

from lantoa.domain.imports.states import ImportState
from lantoa.domain.outbox.states import JobState
from lantoa.domain.plans.states import AssignmentState, ChangeState, PlanState, TaskState

COMPONENTS = Path(settings.TEMPLATES[0]["DIRS"][0], "components")
GALLERY = COMPONENTS.parent / "office" / "gallery"
MACRO = re.compile(r"{%-? macro ([a-z]\w*)\(")
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|\son\w+=\"|\sstyle=\"")
OF_THE_FRAME = {"shell.html"}
FRAMES = (GALLERY.parent / "base.html", COMPONENTS.parent / "account" / "entrance.html")


@pytest.fixture
def shown(client, settings, db):
    settings.DEMO = True
    return client.get("/gallery/")


def macros() -> list[tuple[str, str]]:
    files = [path for path in sorted(COMPONENTS.glob("*.html")) if path.name not in OF_THE_FRAME]
    return [(path.name, name) for path in files for name in MACRO.findall(path.read_text("utf-8"))]


def test_it_shows_in_a_demo(shown):
    assert shown.status_code == 200
    assert shown["Content-Type"].startswith("text/html")


def test_it_is_hidden_on_a_real_server(client, settings, db):
    settings.DEMO = settings.DEBUG = False
    assert client.get("/gallery/").status_code == 404
    assert client.get("/gallery/refusal/403/").status_code == 404


@pytest.mark.parametrize(("file", "macro"), macros())
def test_every_component_is_in_the_gallery(file, macro):
    pages = "".join(path.read_text("utf-8") for path in GALLERY.glob("*.html"))
    own = COMPONENTS / file
    frame = "".join(path.read_text("utf-8") for path in FRAMES)
    used_inside = "".join(path.read_text("utf-8") for path in COMPONENTS.glob("*.html") if path != own)
    assert re.search(rf"\b{macro}\(", pages + frame + used_inside), f"{file}: {macro} is not shown"


def test_nothing_needs_inline_script_or_style(shown):
    text = shown.content.decode()
    assert not INLINE.search(text)
    policy = shown["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy


def test_every_script_and_sheet_exists(shown):
    names = set(re.findall(r"(?:src|href)=\"/static/([^\"]+)\"", shown.content.decode()))
    assert len(names) > 10
    assert not [name for name in names if not finders.find(name)]


def test_ids_are_unique(shown):
    ids = re.findall(r"\sid=\"([^\"]+)\"", shown.content.decode())
    assert not {name for name in ids if ids.count(name) > 1}


def test_every_field_has_a_label(shown):
    text = shown.content.decode()
    fields = re.findall(r"<(?:input|select|textarea)\b[^>]*\bid=\"([^\"]+)\"", text)
    labels = set(re.findall(r"<label\b[^>]*\bfor=\"([^\"]+)\"", text))
    assert fields
    assert not set(fields) - labels


@pytest.mark.parametrize(
    ("kind", "choices"),
    [
        ("plan", PlanState),
        ("task", TaskState),
        ("assignment", AssignmentState),
        ("import", ImportState),
        ("change", ChangeState),
        ("job", JobState),
    ],
)
def test_every_state_has_a_look(kind: str, choices: type[TextChoices]):
    template = engines["jinja2"].from_string(
        '{% from "components/states.html" import state_badge %}{{ state_badge(kind, state, label) }}'
    )
    looks = {
        template.render({"kind": kind, "state": value, "label": label}).replace(str(label), "")
        for value, label in choices.choices
    }
    assert len(looks) == len(choices.choices), "two states look alike without their words"


@pytest.mark.parametrize("status", [403, 409, 422])
def test_a_refusal_is_a_page_with_its_sentence(client, settings, db, status):
    settings.DEMO = True
    answer = client.get(f"/gallery/refusal/{status}/")
    assert answer.status_code == status
    assert '<div class="lt-lost">' in answer.content.decode()


def test_a_refusal_of_htmx_is_a_message(client, settings, db):
    settings.DEMO = True
    answer = client.get("/gallery/refusal/422/", headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'id="refusal"' in text
    assert "Thời hạn phải nằm trong thời gian của kế hoạch." in text
    assert "<html" not in text
