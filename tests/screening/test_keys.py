"""Two words with one mistake between them share a key."""

import pytest

from hearsay.naming.scripts import make_word
from hearsay.screening.keys import KEYED, word_keys
from hearsay.screening.packing import number_letters, word_kind


def keys_of(text: str) -> set[int]:
    word = make_word(text)
    letters, bones = number_letters(word.folded), number_letters(word.skeleton)
    keys = [0] * (2 * KEYED + 4)
    return set(keys[: word_keys(letters, 0, len(letters), bones, 0, len(bones), word_kind(word), keys, 0)])


@pytest.mark.parametrize(
    ("left", "right"),
    [("sokolvarsk", "sokolvrask"), ("sokolvarsk", "sokovarsk"), ("sokolvarsk", "sokolvartk"), ("حسين", "hussein"), ("rustam", "rostem")],
)
def test_one_mistake_leaves_a_key(left: str, right: str) -> None:
    assert keys_of(left) & keys_of(right)


def test_words_with_nothing_in_common_share_none() -> None:
    assert not keys_of("sokolvarsk") & keys_of("belgorodtsev")


def test_numbers_have_one_key() -> None:
    assert len(keys_of("27")) == 1
