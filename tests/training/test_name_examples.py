"""Examples are made from the half of the parties that may ask, and the same seed makes the same."""

import random

from hearsay.nouns import ListedName, Listing
from hearsay.training.name_examples import damage, may_ask, questions

PARTIES = [Listing("my-list", str(i), "Person", (ListedName("BELGORODTSEV, Rustam"), ListedName("Рустам"))) for i in range(20)]


def test_only_one_half_asks() -> None:
    asked = {question.truth for question in questions(PARTIES, seed=1)}
    assert asked == {i for i, party in enumerate(PARTIES) if may_ask(party)}
    assert 0 < len(asked) < len(PARTIES)


def test_a_damaged_name_is_still_a_name() -> None:
    for seed in range(30):
        assert len(damage("BELGORODTSEV, Rustam", random.Random(seed))) > 10
    assert damage("BELGORODTSEV, Rustam", random.Random(1)) == damage("BELGORODTSEV, Rustam", random.Random(1))
