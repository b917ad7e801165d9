"""Common words say less than rare ones."""

from hearsay.naming.scripts import make_word
from hearsay.screening.aligning import SIZE
from hearsay.screening.model import load_model


def test_a_particle_says_least_and_an_unheard_word_most() -> None:
    weigh = load_model().weigh
    assert weigh(make_word("al")) < weigh(make_word("mohammed")) < weigh(make_word("sokolvarsk"))


def test_what_the_lists_at_hand_are_full_of_says_less() -> None:
    model = load_model()
    assert model.weigh(make_word("sokolvarsk"), 500) < model.weigh(make_word("sokolvarsk"))


def test_there_is_a_weight_for_each_measure_of_persons_and_of_others() -> None:
    assert len(load_model().weights) == 2 * SIZE
