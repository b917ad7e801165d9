"""Text comes back as it was written, whatever the encoding."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hearsay.gathering.encodings import decode

SENTENCES = {
    "en": "The ministry said on Tuesday that the plant’s managers had “never” sold drones – not one – to anybody.\r\n",
    "ru": "Представители министерства заявили во вторник, что завод не поставлял беспилотники никому. По их словам, сделки не было.\n",
    "uk": "Представники міністерства заявили у вівторок, що завод не постачав безпілотники. Її слова підтвердив уряд; ґрунту немає.\n",
    "ar": "قال مسؤولون يوم الثلاثاء إن الشركة لم تسلم أي طائرات مسيرة إلى أي طرف، ونفت الوزارة ذلك.\n",
    "he": "המשרד אמר ביום שלישי כי המפעל לא סיפק כלי טיס בלתי מאוישים לאיש.\n",
    "fr": "Le ministère a déclaré mardi que l’usine n’avait livré aucun drone à l’armée, et que l’enquête était terminée.\n",
    "de": "Das Ministerium erklärte am Dienstag, die Fabrik habe keine Drohnen für die Streitkräfte geliefert.\n",
    "pl": "Ministerstwo oświadczyło we wtorek, że zakład nie dostarczył żadnych dronów; źródła mówią coś innego.\n",
    "cs": "Ministerstvo v úterý uvedlo, že závod nedodal žádné drony; úředníci říkají něco jiného, než tvrdí ředitel.\n",
    "tr": "Bakanlık salı günü fabrikanın hiçbir insansız hava aracı satmadığını açıkladı; yetkililer ise başka şey söylüyor.\n",
    "el": "Το υπουργείο δήλωσε την Τρίτη ότι το εργοστάσιο δεν παρέδωσε κανένα μη επανδρωμένο αεροσκάφος.\n",
    "zh": "该部周二表示，该工厂没有向任何人交付无人机。官员们说他们看到了证据。\n",
    "ja": "同省は火曜日、工場は誰にも無人機を納入していないと述べた。当局者は証拠を見たと語った。\n",
}


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")))
def test_any_text_written_as_utf8_comes_back_unchanged(text: str) -> None:
    assert decode(text.encode()) == text


@given(st.text(min_size=20), st.integers(min_value=0, max_value=20))
def test_a_nul_in_a_text_stays_where_it_is(text: str, place: int) -> None:
    text = text.replace("\0", "o").lstrip("\ufeff")
    text = text[:place] + "\0" + text[place:] + " and so the ministry said"
    assert decode(text.encode()) == text


@given(st.text(), st.sampled_from([("utf-8-sig", ""), ("utf-16", ""), ("utf-32", ""), ("utf-16-be", "\ufeff"), ("utf-32-be", "\ufeff")]))
def test_a_byte_order_mark_decides_and_is_left_out(text: str, encoding: tuple[str, str]) -> None:
    name, mark = encoding
    assume(not text.startswith("\0"))  # UTF-16's mark and a NUL are UTF-32's mark
    assert decode((mark + text).encode(name)) == text


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("language", sorted(set(SENTENCES) - {"zh", "ja"}))
def test_utf16_without_a_mark_is_noticed(name: str, language: str) -> None:
    assert decode(SENTENCES[language].encode(name)) == SENTENCES[language]


@pytest.mark.parametrize(
    ("language", "encoding"),
    [
        ("en", "cp1252"), ("fr", "cp1252"), ("de", "cp1252"), ("de", "iso8859-1"), ("pl", "cp1250"), ("pl", "iso8859-2"), ("cs", "cp1250"),
        ("cs", "iso8859-2"), ("tr", "cp1254"), ("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "iso8859-5"), ("ru", "cp866"), ("uk", "cp1251"),
        ("uk", "koi8-u"), ("ar", "cp1256"), ("he", "cp1255"), ("el", "cp1253"), ("zh", "gb18030"), ("ja", "shift_jis"), ("ja", "euc_jp"),
    ],
)  # fmt: skip
def test_encodings_of_before_unicode_are_told_apart(language: str, encoding: str) -> None:
    text = SENTENCES[language] * 2
    assert decode(text.encode(encoding)) == text


def test_a_name_with_an_accent_does_not_turn_english_into_another_language() -> None:
    text = "The ministry said that Müller & Söhne had sold nothing to Señor Gómez, and paid 40 € for it. " * 3
    assert decode(text.encode("cp1252")) == text


def test_the_declared_encoding_is_taken_where_the_bytes_bear_it_out() -> None:
    assert decode("Łódź".encode("iso8859-2"), "ISO-8859-2") == "Łódź"
    assert decode("“so”".encode("cp1252"), "iso-8859-1") == "“so”"
    assert decode("Łódź".encode(), "iso-8859-1") == "Łódź"
    assert decode("Łódź".encode(), "no-such-encoding") == "Łódź"


@pytest.mark.parametrize("name", ["punycode", "idna", "utf-7", "unicode_escape", "rot13", "base64", "undefined", ""])
def test_a_codec_that_is_no_encoding_of_text_is_not_used(name: str) -> None:
    assert decode("café – bar".encode("cp1252"), name) == "café – bar"


@given(st.binary())
def test_no_bytes_are_too_strange(data: bytes) -> None:
    assert isinstance(decode(data), str)


def test_bytes_that_an_encoding_leaves_undefined_are_kept() -> None:
    assert decode(b"The ministry said on Tuesday that it was \x93so\x94 b\x81c") == "The ministry said on Tuesday that it was “so” b\x81c"
