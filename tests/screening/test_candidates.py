"""The index finds the names worth comparing, and knows how much a word says."""

from hearsay.naming.comparing import prepare_name
from hearsay.naming.scripts import make_word
from hearsay.screening.candidates import NameIndex

NAMES = ["Sokolvarsk General Trading", "Vereskov General Trading", "Zarrin General Trading", "Laleh Star", "زرین موج"]


def find(text: str, limit: int = 10) -> list[str]:
    index = NameIndex([prepare_name(name) for name in NAMES])
    return [NAMES[position] for position in index.find(prepare_name(text), limit=limit)]


def test_a_rare_word_comes_before_common_ones() -> None:
    assert find("Zarrin Trading")[0] == "Zarrin General Trading"


def test_a_word_with_letters_swapped_is_found() -> None:
    assert find("Sokolvasrk")[0] == "Sokolvarsk General Trading"


def test_words_written_together_are_found() -> None:
    assert "Laleh Star" in find("Lale h Star")


def test_a_name_without_vowels_is_found_by_its_consonants() -> None:
    assert "زرین موج" in find("Zarrin Mowj")


def test_the_limit_holds() -> None:
    assert len(find("General Trading", limit=2)) == 2


def test_what_shares_nothing_is_not_found() -> None:
    assert find("Xyz") == []


def test_the_more_names_have_a_word_the_less_it_says() -> None:
    index = NameIndex([prepare_name(name) for name in NAMES])
    assert index.weigh(make_word("trading")) < index.weigh(make_word("laleh")) < index.weigh(make_word("unheard"))
