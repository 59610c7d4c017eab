"""The layout of the same words is looked at once."""

from dataclasses import replace

import pytest

from lantoa.domain.plans import layout
from lantoa.domain.plans.paper import paper_of
from tests.factories.plans import make_plan


@pytest.fixture
def looks(monkeypatch):
    """Each look of the checker at a file, while nothing is remembered from before."""
    found = []
    plain = layout.check_docx

    def counted(content):
        found.append(content)
        return plain(content)

    layout.layout_of.cache_clear()
    monkeypatch.setattr(layout, "check_docx", counted)
    yield found
    layout.layout_of.cache_clear()


def test_the_same_words_are_looked_at_once(world, looks):
    plan = make_plan(world.commune.unit)

    first, again = layout.layout_of(paper_of(plan)), layout.layout_of(paper_of(plan))

    assert first == again
    assert len(looks) == 1


def test_other_words_are_looked_at_anew(world, looks):
    paper = paper_of(make_plan(world.commune.unit))

    layout.layout_of(paper)
    layout.layout_of(replace(paper, subject=f"{paper.subject} bổ sung"))

    assert len(looks) == 2
