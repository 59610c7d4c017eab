"""The signed file: kept byte for byte, compared with the issued text, its signatures told."""

import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantoa.domain.documents.actions.numbering import give_number
from lantoa.domain.documents.actions.papers import issue_paper
from lantoa.domain.documents.actions.signed import check_signed, store_signed
from lantoa.domain.documents.comparing import compare_words
from lantoa.domain.documents.content import written
from lantoa.domain.documents.models import Paper
from lantoa.domain.errors import Denied, Invalid, Stale
from lantoa.domain.files.actions import path_of
from lantoa.domain.outbox.models import Job
from lantoa.papers.writing.docx.writer import write_docx
from lantoa.papers.writing.pdf.writer import write_pdf
from lantoa.papers.writing.samples import samples
from tests.factories.official import AT, DAY, content_of, full_actor, make_official
from tests.factories.organisations import make_commune
from tests.factories.papers import PdfPage, pdf_of
from tests.factories.signatures import make_authority, make_signer, signed


@pytest.fixture
def paper(world):
    return make_official(world.commune.unit, number=5)


def keep(paper, data, *, name="05-UBND.signed.pdf", by=None):
    by = by or full_actor(paper.organisation)
    return store_signed(paper=paper, content=io.BytesIO(data), name=name, by=by, at=AT)


def looked_at(paper) -> dict:
    check_signed(paper_id=paper.pk, sha256=paper.signed_file.sha256, at=AT)
    paper.refresh_from_db()
    return paper.signed_checks


def test_the_file_is_kept_byte_for_byte_under_its_hash(paper):
    data = write_pdf(written(paper)) + b"\n% behind the end"
    file = keep(paper, data)
    with open(path_of(file), "rb") as kept:
        assert kept.read() == data
    assert file.sha256 == hashlib.sha256(data).hexdigest()
    paper.refresh_from_db()
    assert paper.signed_file == file
    assert paper.signed_checks == {"state": "waiting"}
    assert Job.objects.get(name="check_signed").arguments == {"paper_id": paper.pk, "sha256": file.sha256}


def test_the_same_words_are_told_to_be_the_same_and_the_signature_sound(paper, tmp_path, settings):
    root = make_authority(tmp_path)
    settings.SIGNATURE_ROOTS = [root.path]
    keep(paper, signed(write_pdf(written(paper)), make_signer(root, tmp_path)))
    checks = looked_at(paper)
    assert (checks["state"], checks["is_scan"]) == ("done", False)
    assert checks["text"]["is_same"]
    assert checks["text"]["same_percent"] == 100
    (signature,) = checks["signatures"]
    assert (signature["signer"], signature["is_trusted"], signature["covers_file"]) == (
        "Lê Văn Minh",
        True,
        True,
    )


def test_other_words_are_shown_with_the_words_around_them(paper):
    other = content_of(
        paper.organisation,
        lines=("Ủy ban nhân dân xã đề nghị phối hợp đăng bài.", "- Đăng trong tháng 12."),
    )
    keep(paper, write_pdf(other))
    text = looked_at(paper)["text"]
    assert not text["is_same"]
    assert any("đăng tin" in place for place in text["missing"])
    assert any("đăng bài" in place for place in text["added"])
    assert 80 < text["same_percent"] < 100


@pytest.mark.parametrize("name", sorted(samples()))
def test_every_kind_of_paper_is_found_the_same_in_its_own_pdf(world, name):
    paper = make_official(world.commune.unit, content=samples()[name])
    give_number(paper=paper, number=12, issued_on=DAY, by=full_actor(world.commune.unit), at=AT)
    keep(paper, write_pdf(written(paper)))
    text = looked_at(paper)["text"]
    assert (text["missing"], text["added"]) == ([], [])


def test_a_scan_without_text_is_told_and_its_signatures_are_still_looked_at(paper):
    keep(paper, pdf_of(PdfPage()))
    checks = looked_at(paper)
    assert checks["is_scan"]
    assert checks["text"] is None or not checks["text"]["is_same"]
    assert checks["signatures"] == []


def test_a_docx_is_refused_with_the_reason(paper):
    with pytest.raises(Invalid) as refusal:
        keep(paper, write_docx(written(paper)), name="ky.docx")
    assert "PDF" in refusal.value.problems["file"]
    assert paper.signed_file is None


@pytest.mark.parametrize("data", [b"", b"plain words", b"MZ" + b"\x00" * 100])
def test_anything_else_is_refused(paper, data):
    with pytest.raises(Invalid) as refusal:
        keep(paper, data)
    assert set(refusal.value.problems) == {"file"}


def test_a_broken_file_is_told_in_a_sentence(paper):
    keep(paper, b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF")
    checks = looked_at(paper)
    assert checks["state"] == "failed"
    assert checks["sentence"]


def test_only_the_clerk_stores_it_and_only_while_it_may_be_exchanged(world, paper):
    data = write_pdf(written(paper))
    for who in ("owner", "approver", "admin", "colleague", "stranger", "consolidator"):
        with pytest.raises(Denied):
            keep(paper, data, by=world.actor(who))
    keep(paper, data, by=world.actor("clerk"))
    keep(paper, data + b"\n", by=world.actor("clerk"))
    issue_paper(paper=paper, by=world.actor("clerk"), at=AT)
    with pytest.raises(Denied):
        keep(paper, data, by=world.actor("clerk"))


def test_after_signing_the_number_stays(paper):
    keep(paper, write_pdf(written(paper)))
    with pytest.raises(Denied):
        give_number(paper=paper, number=6, issued_on=DAY, by=full_actor(paper.organisation), at=AT)


def test_an_old_page_exchanges_nothing(paper):
    old = Paper.objects.get(pk=paper.pk)
    keep(paper, write_pdf(written(paper)))
    with pytest.raises(Stale):
        keep(old, write_pdf(written(paper)) + b"\n")


def test_the_job_of_a_file_that_was_exchanged_changes_nothing(paper):
    first = keep(paper, write_pdf(written(paper)))
    keep(paper, write_pdf(written(paper)) + b"\n")
    check_signed(paper_id=paper.pk, sha256=first.sha256, at=AT)
    paper.refresh_from_db()
    assert paper.signed_checks == {"state": "waiting"}


def test_hostile_names_are_made_plain(paper):
    file = keep(paper, write_pdf(written(paper)), name="..\\..\\etc/pass\x00wd\u202e.pdf")
    assert file.name == "passwd.pdf"


WORDS = st.lists(st.text("aăâbcđô ếộ12", min_size=1, max_size=6), max_size=12)


@given(WORDS)
def test_a_text_is_the_same_as_itself_in_any_order(lines):
    assert compare_words(lines, reversed(lines), page_count=0).is_same


@given(WORDS, st.sampled_from(["khác", "lạ", "thêm"]))
def test_one_more_word_is_always_seen_on_its_side(lines, word):
    with_it = [*lines, word]
    added, missing = compare_words(lines, with_it, page_count=3), compare_words(with_it, lines, page_count=3)
    assert (added.is_same, added.added_count, added.missing_count) == (False, 1, 0)
    assert (missing.is_same, missing.added_count, missing.missing_count) == (False, 0, 1)
    assert missing.same_percent < 100


def test_page_numbers_are_set_aside_once_each():
    issued = ["Số liệu 2 của năm"]
    assert compare_words(issued, ["Số liệu 2 của năm", "2", "3"], page_count=3).is_same
    assert not compare_words(issued, ["Số liệu 2 của năm", "2", "2"], page_count=3).is_same


def test_the_bodies_are_apart(db):
    one, other = make_commune().unit, make_commune(name="Xã Bình Lộc").unit
    paper = make_official(one, number=1)
    with pytest.raises(Denied):
        keep(paper, write_pdf(written(paper)), by=full_actor(other))
