"""A plain text is its characters, and what is not a text is refused."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hearsay.errors import NotText
from hearsay.gathering.plain_text import INVISIBLE, read_plain_text


@given(st.text())
def test_any_text_written_as_utf8_comes_back_unchanged(text: str) -> None:
    assume("\0" not in text and not text.startswith("\ufeff"))
    assume(any(not character.isspace() and character not in INVISIBLE for character in text))
    assert read_plain_text(text.encode(), "x").text == text


@pytest.mark.parametrize(
    "text",
    [
        "one\r\ntwo\rthree\n",
        "\u200fعاجل\u200e: news",
        "“so” ‘it’ — said",
        "zero\u200bwidth\u00adsoft",
        "a\0b and more words",
        "  indented \n\n",
    ],
)
def test_line_ends_marks_quotes_and_nuls_stay(text: str) -> None:
    assert read_plain_text(text.encode(), "x").text == text


@pytest.mark.parametrize(
    "data", [b"", b"  \r\n\t ", b"\xef\xbb\xbf", "\u200b \u200b \u200f".encode(), b"\0\0\0\0", "\ufeff\n".encode("utf-16")]
)
def test_a_file_without_words_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(NotText) as refused:
        read_plain_text(data, "report.txt")
    assert str(refused.value).startswith("report.txt: ")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00\x01\x02\x03" * 50, b"word\0\0\0\0" * 20])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(NotText, match="not text"):
        read_plain_text(data, "blob")
