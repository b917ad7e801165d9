"""A text that stands in another one is found, however long the other is."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.weighing.copies import Copy, candidates, compare, find_copies, group_copies, make_grams, sharing_pairs

WORDS = [f"word{number}" for number in range(4000)]


def text(seed: int, length: int) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def test_a_notice_inside_a_long_article_is_a_copy() -> None:
    notice = text(1, 90)
    article = f"{text(2, 700)} {notice} {text(3, 700)}"
    (copy,) = find_copies([make_grams(one) for one in (notice, article, text(4, 800))])
    assert (copy.first, copy.second) == (0, 1)
    assert copy.containment == copy.of_first == 1.0
    assert copy.of_second < 0.1
    assert copy.longest == 90


def test_case_and_punctuation_do_not_matter() -> None:
    assert (
        compare(
            make_grams("Albatros shipped forty drones to Tirazh, by sea."), make_grams("albatros SHIPPED forty drones — to Tirazh by sea")
        ).containment
        == 1
    )


def test_a_phrase_that_everybody_uses_makes_no_copies() -> None:
    phrase = "this is what the ministry always says at the end of every notice"
    texts = [make_grams(f"{text(seed, 300)} {phrase}") for seed in range(60)]
    assert find_copies(texts) == []
    assert list(candidates([one.sample for one in texts])) == []


def test_half_of_the_shorter_text_must_be_shared() -> None:
    shared, rest = text(5, 100), text(6, 300)
    assert find_copies([make_grams(shared + " " + text(7, 60)), make_grams(shared + " " + rest)])
    assert not find_copies([make_grams(shared + " " + text(7, 200)), make_grams(shared + " " + rest)])


@pytest.mark.parametrize("words", ["", "one", "one two three"])
def test_short_texts_are_compared_whole(words: str) -> None:
    assert compare(make_grams(words), make_grams(words)).containment == (1.0 if words else 0.0)


@given(st.lists(st.text(max_size=40), max_size=6))
def test_any_texts_can_be_compared(texts: list[str]) -> None:
    for copy in find_copies([make_grams(one) for one in texts]):
        assert copy.first < copy.second
        assert 0.5 <= copy.containment <= 1


def test_copies_of_copies_are_one_group() -> None:
    long = text(8, 200)
    texts = [make_grams(one) for one in (long, text(9, 200), f"{long} more", f"less {long} more")]
    assert group_copies(4, find_copies(texts)) == [0, 1, 0, 0]


def test_of_many_texts_with_one_gram_enough_pairs_remain_to_find_the_group() -> None:
    assert list(sharing_pairs([3, 5, 8])) == [(3, 5), (3, 8), (5, 8)]
    pairs = list(sharing_pairs(list(range(20))))
    assert len(pairs) == 37
    assert set(group_copies(20, [Copy(a, b, 1.0, 1.0, 9) for a, b in pairs])) == {0}
