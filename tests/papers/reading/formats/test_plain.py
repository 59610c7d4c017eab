"""Text files: every encoding that Vietnamese offices still have, and those that cannot be read."""

import pytest

from lantoa.papers.reading.formats.plain import decoded
from lantoa.papers.reading.unreadable import Unreadable

TEXT = "KẾ HOẠCH\nỦy ban nhân dân xã ban hành Kế hoạch tuyên truyền cải cách hành chính của xã.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode(encoding):
    assert decoded(TEXT.encode(encoding)).lstrip("\ufeff") == TEXT


def test_windows_1258_with_its_tones_apart():
    apart = "Kê\u0301 hoa\u0323ch cu\u0309a u\u0309y ban nhân dân xa\u0303 vê\u0300 tuyên truyê\u0300n"
    assert decoded(apart.encode("cp1258")).startswith("Kế hoạch của ủy ban nhân dân xã")


def test_tcvn3_is_named():
    old = "Uû ban nh©n d©n x· ban hµnh kÕ ho¹ch tuyªn truyÒn c¶i c¸ch hµnh chÝnh cña x·"
    for data in (old.encode("latin-1"), old.encode("utf-8")):
        with pytest.raises(Unreadable) as caught:
            decoded(data)
        assert (caught.value.code, "TCVN3" in caught.value.sentence) == ("legacy_font", True)


def test_vni_is_named():
    old = "Uûy ban nhaân daân xaõ ban haønh keá hoaïch tuyeân truyeàn caûi caùch haønh chính cuûa xaõ"
    with pytest.raises(Unreadable) as caught:
        decoded(old.encode("latin-1"))
    assert (caught.value.code, "VNI" in caught.value.sentence) == ("legacy_font", True)


def test_half_a_utf16_letter():
    with pytest.raises(Unreadable) as caught:
        decoded(b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1])
    assert caught.value.code == "encoding"


def test_binary_rubbish():
    with pytest.raises(Unreadable) as caught:
        decoded(bytes(range(1, 32)) * 40)
    assert caught.value.code == "foreign"


def test_more_text_than_300_pages():
    with pytest.raises(Unreadable) as caught:
        decoded("tuyên truyền cải cách\n".encode() * 80_000)
    assert caught.value.code == "too_many_pages"
