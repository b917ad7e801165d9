"""The lists of words of saying are read once, and their words are lemmas."""

import pytest

from hearsay.reading.saying_words import sayings


@pytest.mark.parametrize("name", ["say", "after", "quote", "deny", "possible", "probable", "performatives"])
def test_each_list_has_words_in_lower_case(name: str) -> None:
    assert sayings()[name]
    assert all(word == word.lower() for word in sayings()[name])


def test_what_may_stand_after_its_content_is_a_word_of_saying() -> None:
    assert sayings()["after"] <= sayings()["say"]
    assert sayings() is sayings()
