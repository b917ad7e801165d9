"""Names of every script become Latin words, and nothing that is printed breaks them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.naming.scripts import make_word, normalise, split_words, to_latin


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Рустам Белгородцев", "rustam belgorodtsev"),
        ("ООО «Соколварск Аэросистемс»", "ooo sokolvarsk aerosistems"),
        ("BELGORODTSEV, Rustam", "belgorodtsev rustam"),
        ("قصر البحر", "qsr bhr"),
        ("Ka‘bi Sa'id", "kabi said"),
        ("Zürich Straße", "zurich strasse"),
        ("ＦＵＬＬ　ＷＩＤＴＨ", "full width"),
        ("M/V Laleh", "mv laleh"),
        ("S.A. Trover", "sa trover"),
        ("Lale\u200bh\u200f", "laleh"),
        ("!!!", ""),
    ],
)
def test_a_name_in_latin_letters(name: str, latin: str) -> None:
    assert to_latin(name) == latin


def test_chinese_is_read_in_pinyin() -> None:
    assert to_latin("武汉大学") == "wuhandaxue"


@pytest.mark.parametrize(("foreign", "latin"), [("حسين", "hussein"), ("محمد", "muhammad"), ("التكريتي", "tikriti"), ("شلوم", "shalom")])
def test_a_name_without_vowels_has_the_skeleton_of_its_latin_spelling(foreign: str, latin: str) -> None:
    assert make_word(foreign).skeleton == make_word(latin).skeleton
    assert not make_word(foreign).vowelled


@pytest.mark.parametrize(
    ("one", "other"), [("Yuriy", "Yuri"), ("Alexei", "Aleksey"), ("Khasan", "Hassan"), ("Belgorodtsev", "Belgorodcev")]
)
def test_spellings_that_transliterations_mix_up_fold_into_one(one: str, other: str) -> None:
    assert split_words(one)[0].folded == split_words(other)[0].folded


@given(st.text(max_size=40))
def test_every_word_is_plain_lower_case_latin(name: str) -> None:
    for word in split_words(name):
        assert word.latin
        assert word.latin.isascii()
        assert word.latin == word.latin.lower()


@given(st.text(max_size=40))
def test_normalising_twice_changes_nothing_more(name: str) -> None:
    assert normalise(normalise(name)).casefold() == normalise(normalise(normalise(name))).casefold()
