"""Old encodings: known by what they spell, converted without loss, and never seen in correct text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.papers.checking.legacy_encodings import (
    Encoding,
    convert_legacy,
    encoding_of,
    encoding_of_font,
    to_legacy,
)
from lantoa.papers.checking.syllables import is_syllable

SENTENCE = "Ủy ban nhân dân xã Thanh Lâm Hạ ban hành Kế hoạch tuyên truyền cải cách hành chính; giữ vững kỷ luật, đổi mới"
ONSETS = (
    "",
    "b",
    "c",
    "ch",
    "đ",
    "g",
    "h",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "ph",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
)
RHYMES = (
    "a", "ai", "am", "an", "ang", "anh", "ao", "ăm", "ăn", "ăng", "âm", "ân", "âng", "e", "em", "en", "ê", "ênh", "i",
    "in", "inh", "iên", "iêng", "o", "oa", "oan", "oi", "ong", "ô", "ôi", "ôn", "ông", "ơ", "ơi", "ơn", "u", "ui",
    "ung", "uyên", "uôn", "uông", "ư", "ưa", "ưng", "ươi", "ươn", "ương", "y", "uy",
)  # fmt: skip
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = "aăâeêioôơuưy"


def toned(onset: str, rhyme: str, tone: str) -> str:
    """The tone on the last vowel that bears a mark, else on the vowel before the last sound."""
    vowels = [place for place, letter in enumerate(rhyme) if letter in VOWELS]
    marked = [place for place in vowels if rhyme[place] in "ăâêôơư"]
    is_closed = vowels[-1] < len(rhyme) - 1
    place = marked[-1] if marked else vowels[-1] if is_closed or len(vowels) == 1 else vowels[-2]
    return unicodedata.normalize("NFC", onset + rhyme[: place + 1] + tone + rhyme[place + 1 :])


SPELT = {"c": "k", "g": "gh", "ng": "ngh"}


def spelt(onset: str, rhyme: str, tone: str) -> str:
    """`kê`, `ghe`, `nghiêng`: three sounds have another letter before e, ê, i, y."""
    return toned(SPELT.get(onset, onset) if rhyme[0] in "eêiy" else onset, rhyme, tone)


SYLLABLES = st.builds(spelt, st.sampled_from(ONSETS), st.sampled_from(RHYMES), st.sampled_from(TONES))
TEXTS = st.lists(SYLLABLES, min_size=1, max_size=30).map(" ".join)


@pytest.mark.parametrize("encoding", Encoding)
@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_there_and_back_again(encoding, text):
    assert convert_legacy(to_legacy(text, encoding), encoding) == text


@pytest.mark.parametrize("encoding", Encoding)
def test_every_letter_comes_back(encoding):
    letters = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | {"đ"}
    assert len(letters) == 73
    assert {
        letter for letter in letters if convert_legacy(to_legacy(letter, encoding), encoding) != letter
    } == set()


def test_capitals_of_vni_come_back():
    assert (
        convert_legacy(to_legacy("ỦY BAN NHÂN DÂN ĐẶNG ƯỚC", Encoding.VNI), Encoding.VNI)
        == "ỦY BAN NHÂN DÂN ĐẶNG ƯỚC"
    )


@pytest.mark.parametrize(
    ("encoding", "typed", "meant"),
    [
        (Encoding.TCVN3, "Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        (Encoding.TCVN3, "KÕ ho¹ch c¶i c¸ch hµnh chÝnh n¨m 2008", "Kế hoạch cải cách hành chính năm 2008"),
        (Encoding.TCVN3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        (Encoding.VNI, "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (Encoding.VNI, "ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
        (
            Encoding.VNI,
            "Keá hoaïch caûi caùch haønh chính naêm 2008",
            "Kế hoạch cải cách hành chính năm 2008",
        ),
    ],
)
def test_what_old_papers_say(encoding, typed, meant):
    assert convert_legacy(typed, encoding) == meant
    assert encoding_of(typed) is encoding


@given(text=TEXTS)
@settings(max_examples=400, deadline=None)
def test_correct_text_never_alarms(text):
    assert encoding_of(text) is None
    assert encoding_of(text.upper()) is None


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "Đắk Lắk, Pleiku, Krông Pắc, Y Jút Hwing",
        "Giá 5 µg, nhiệt độ 20 °C, bản quyền © 2026, ® và ± 5%",
        "Café, résumé, naïve, Zürich, São Paulo, Ångström",
        "Oà oà, loá loá, thuỷ quỹ uỷ quyền khuỷu tay huýt sáo nguệch ngoạc khuya khoắt",
        "",
    ],
)
def test_these_are_not_old_encodings(text):
    assert encoding_of(text) is None


@pytest.mark.parametrize("word", SENTENCE.replace(";", "").replace(",", "").split())
def test_words_of_a_plan_are_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["kÕ", "ho¹ch", "coäng", "keá", "ñôn", "strong", "ắck", "tạa"])
def test_these_are_none(word):
    assert not is_syllable(word)


def test_fonts_tell_too():
    assert encoding_of_font(".VnTimeH") is Encoding.TCVN3
    assert encoding_of_font("VNI-Times") is Encoding.VNI
    assert encoding_of_font("Times New Roman") is None
