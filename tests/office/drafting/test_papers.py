"""The paper of a plan as a file."""

from io import BytesIO

import pytest
from docx import Document

from lantoa.domain.documents.actions.templates import add_template, use_template
from tests.factories.plans import make_plan
from tests.papers.writing.templates.making import GOOD, template


@pytest.mark.parametrize(
    ("form", "begins"), [("docx", b"PK"), ("pdf", b"%PDF-1."), ("html", b"<!doctype html>")]
)
def test_a_plan_is_downloaded_in_three_forms(client_of, world, form, begins):
    plan = make_plan(world.commune.unit)
    answer = client_of("colleague").get(f"/plans/{plan.pk}/paper.{form}")
    assert answer.status_code == 200
    assert answer.content.lower().startswith(begins.lower())
    assert "attachment" in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_word_file_follows_the_bodys_own_template(client_of, world, now):
    clerk, home = world.actor("clerk"), world.commune.unit
    row = add_template(
        content=BytesIO(template(["MẪU RIÊNG", *GOOD])),
        file_name="mau.docx",
        name="Mẫu",
        kind="Kế hoạch",
        organisation_id=home.pk,
        by=clerk,
        at=now,
    )
    use_template(template=row, by=clerk, at=now)
    plan = make_plan(home)
    content = client_of("owner").get(f"/plans/{plan.pk}/paper.docx").content
    assert Document(BytesIO(content)).paragraphs[0].text == "MẪU RIÊNG"


def test_a_body_below_downloads_the_plan_it_carries_out_and_a_stranger_finds_nothing(client_of, world):
    above = make_plan(world.province, state="issued")
    make_plan(world.commune.unit, superior_plan_id=above.pk)
    assert client_of("owner").get(f"/plans/{above.pk}/paper.pdf").status_code == 200
    draft = make_plan(world.commune.unit)
    assert client_of("stranger").get(f"/plans/{draft.pk}/paper.pdf").status_code == 404


def test_another_form_is_not_there(client_of, world):
    plan = make_plan(world.commune.unit)
    assert client_of("owner").get(f"/plans/{plan.pk}/paper.exe").status_code == 404
