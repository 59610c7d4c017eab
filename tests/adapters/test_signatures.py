"""Signatures of .pdf files, made here with certificates made here; nothing is fetched."""

from datetime import UTC, datetime

import pytest

from lantoa.adapters.signatures import look_into
from lantoa.papers.reading.unreadable import Unreadable
from lantoa.papers.writing import samples
from lantoa.papers.writing.pdf.writer import write_pdf
from tests.factories.signatures import (
    AT,
    drawn_over,
    make_authority,
    make_signer,
    signed,
    written_over,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("signatures")


@pytest.fixture(scope="module")
def authority(folder):
    return make_authority(folder)


@pytest.fixture(scope="module")
def chair(authority, folder):
    return make_signer(authority, folder)


@pytest.fixture(scope="module")
def paper():
    return write_pdf(samples.notice_of_hours())


def look(data, tmp_path, *, roots=(), at=AT):
    path = tmp_path / "signed.pdf"
    path.write_bytes(data)
    return look_into(path, roots=tuple(roots), at=at)


def test_a_file_without_signature_says_so_and_gives_its_words(paper, tmp_path):
    found = look(paper, tmp_path)
    assert found.signatures == ()
    assert found.has_text
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in found.pages[0]


def test_a_whole_signature_of_a_known_root_is_trusted(paper, chair, authority, tmp_path):
    (one,) = look(signed(paper, chair), tmp_path, roots=[authority.path]).signatures
    assert (one.signer, one.organisation) == ("Lê Văn Minh", "Ủy ban nhân dân xã An Hòa")
    assert (one.is_intact, one.covers_file, one.is_changed_after, one.is_trusted) == (True, True, False, True)
    assert one.serial == f"{chair.signing_cert.serial_number:X}"
    assert datetime.fromisoformat(one.signed_at).tzinfo is not None
    assert one.reason == ""
    assert one.is_sound


def test_an_unknown_root_leaves_the_chain_unverified_but_the_file_whole(paper, chair, tmp_path):
    (one,) = look(signed(paper, chair), tmp_path).signatures
    assert one.is_intact
    assert not one.is_trusted
    assert one.reason == "chưa xác minh được chuỗi chứng thư"


def test_another_root_of_the_same_name_is_not_enough(paper, chair, tmp_path, tmp_path_factory):
    forged = make_authority(tmp_path_factory.mktemp("forged"))
    (one,) = look(signed(paper, chair), tmp_path, roots=[forged.path]).signatures
    assert one.is_intact
    assert not one.is_trusted


def test_an_expired_certificate_is_told(paper, authority, folder, tmp_path):
    old = make_signer(
        authority,
        folder,
        name="Cũ",
        begin=datetime(2024, 1, 1, tzinfo=UTC),
        end=datetime(2025, 1, 1, tzinfo=UTC),
    )
    (one,) = look(signed(paper, old), tmp_path, roots=[authority.path]).signatures
    assert one.is_intact
    assert not one.is_trusted
    assert one.reason == "chứng thư không còn hoặc chưa có hiệu lực"


def test_a_changed_byte_breaks_the_signature(paper, chair, authority, tmp_path):
    whole = signed(paper, chair)
    place = whole.index(b"/Producer") if b"/Producer" in whole else whole.index(b"/Title")
    part = whole[place : place + 9]
    (one,) = look(written_over(whole, part, part.swapcase()), tmp_path, roots=[authority.path]).signatures
    assert not one.is_intact
    assert not one.is_sound


def test_a_second_signature_leaves_the_first_sound_but_no_longer_covering_all(
    paper, chair, authority, folder, tmp_path
):
    clerk = make_signer(authority, folder, name="Cơ quan")
    both = signed(signed(paper, chair, field="Ky1"), clerk, field="Ky2")
    first, second = look(both, tmp_path, roots=[authority.path]).signatures
    assert (first.signer, first.is_sound, first.covers_file) == ("Lê Văn Minh", True, False)
    assert (second.signer, second.is_sound, second.covers_file) == ("Cơ quan", True, True)


def test_other_words_added_behind_the_signature_are_seen(paper, chair, authority, tmp_path):
    found = look(drawn_over(signed(paper, chair)), tmp_path, roots=[authority.path])
    (one,) = found.signatures
    assert one.is_intact
    assert not one.covers_file
    assert one.is_changed_after
    assert not one.is_sound
    assert "CỘNG HÒA" not in found.pages[0]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n%%EOF", b"no pdf at all", b"%PDF-1.7\n" + b"\x00" * 4000])
def test_what_is_no_pdf_is_unreadable(data, tmp_path):
    with pytest.raises(Unreadable):
        look(data, tmp_path)


def test_a_truncated_signed_file_is_unreadable_or_unsound(paper, chair, tmp_path):
    whole = signed(paper, chair)
    try:
        found = look(whole[: len(whole) * 2 // 3], tmp_path)
    except Unreadable:
        return
    assert not any(one.is_sound and one.covers_file for one in found.signatures)
