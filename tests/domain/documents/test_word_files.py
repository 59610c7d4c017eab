"""A paper as .docx, in the body's own template where it uses one."""

from io import BytesIO

import pytest
from docx import Document

from lantoa.domain.documents.actions.templates import add_template, set_template_aside, use_template
from lantoa.domain.documents.models import PaperTemplate
from lantoa.domain.documents.word_files import docx_of
from lantoa.domain.errors import Denied, Invalid
from lantoa.papers.writing.docx import write_docx
from lantoa.papers.writing.samples import samples
from tests.papers.writing.templates.making import GOOD, template


def bring(by, organisation, at, *, content=None, kind="Kế hoạch"):
    return add_template(
        content=BytesIO(template(["MẪU RIÊNG", *GOOD]) if content is None else content),
        file_name="mau.docx",
        name="Mẫu của xã",
        kind=kind,
        organisation_id=organisation.pk,
        by=by,
        at=at,
    )


def first_line(content: bytes) -> str:
    return Document(BytesIO(content)).paragraphs[0].text


def test_without_a_template_the_layout_of_the_decree_is_taken(world):
    paper = samples()["plan"]
    assert docx_of(paper, organisation_id=world.commune.unit.pk) == write_docx(paper)


def test_a_template_in_use_is_filled_for_its_kind_and_its_body_only(world, now):
    clerk, home = world.actor("clerk"), world.commune.unit
    row = bring(clerk, home, now)
    plan, notice = samples()["plan"], samples()["notice"]
    assert docx_of(plan, organisation_id=home.pk) == write_docx(plan)
    use_template(template=row, by=clerk, at=now)
    assert first_line(docx_of(plan, organisation_id=home.pk)) == "MẪU RIÊNG"
    assert docx_of(notice, organisation_id=home.pk) == write_docx(notice)
    assert docx_of(plan, organisation_id=world.other_commune.unit.pk) == write_docx(plan)
    set_template_aside(template=row, by=clerk, at=now)
    assert docx_of(plan, organisation_id=home.pk) == write_docx(plan)


def test_letters_have_a_template_of_their_own(world, now):
    clerk, home = world.actor("clerk"), world.commune.unit
    use_template(template=bring(clerk, home, now, kind="Công văn"), by=clerk, at=now)
    assert first_line(docx_of(samples()["letter"], organisation_id=home.pk)) == "MẪU RIÊNG"


@pytest.mark.parametrize("who", ["owner", "colleague", "approver", "stranger"])
def test_others_than_administrator_and_clerk_are_refused(world, now, who):
    with pytest.raises(Denied):
        bring(world.actor(who), world.commune.unit, now)
    assert not PaperTemplate.objects.exists()


def test_a_faulty_template_is_kept_with_its_findings_but_not_used(world, now):
    clerk = world.actor("clerk")
    row = bring(clerk, world.commune.unit, now, content=template([*GOOD, "{{ la }}"]))
    assert [one["code"] for one in row.findings] == ["name_unknown"]
    with pytest.raises(Invalid):
        use_template(template=row, by=clerk, at=now)


@pytest.mark.parametrize(("content", "field"), [(b"", "file"), (b"PK", "file")])
def test_a_broken_file_is_refused_beside_its_field(world, now, content, field):
    with pytest.raises(Invalid) as caught:
        bring(world.actor("clerk"), world.commune.unit, now, content=content)
    assert field in caught.value.problems
