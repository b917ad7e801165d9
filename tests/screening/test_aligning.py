"""Words are paired by likeness, and what is left over is measured."""

from hearsay.naming.preparing import prepare_name
from hearsay.screening.aligning import SIZE
from hearsay.screening.comparing import Comparer, Comparison
from hearsay.screening.model import load_model
from hearsay.screening.scoring import MEASURES


def compare(left: str, right: str, *, person: bool = True) -> Comparison:
    model = load_model()
    return Comparer(model, compiled=False).compare(prepare_name(left, person=person), prepare_name(right, person=person))


def measured(comparison: Comparison, name: str) -> float:
    return comparison.measures[[label for _, label, _ in MEASURES].index(name)]


def test_every_measure_has_a_name() -> None:
    assert len(MEASURES) == SIZE == len(compare("Rustam", "Rustam").measures)


def test_words_pair_in_any_order() -> None:
    assert compare("Rustam Belgorodtsev", "Belgorodtsev Rustam").pairs == (1, 0)


def test_words_written_together_pair_with_both() -> None:
    assert compare("Aero Systems Sokol", "Sokol Aerosystems", person=False).pairs == (1, 1, 0)


def test_a_word_in_place_of_another_is_a_swap() -> None:
    assert measured(compare("Rustam Belgorodtsev", "Rustam Verezkov"), "swapped") == 1
    assert measured(compare("Rustam Belgorodtsev", "Rustam Arkadyevich Belgorodtsev"), "swapped") == 0


def test_numbers_conflict() -> None:
    assert measured(compare("Plant 27", "Plant 26", person=False), "numbers conflict") == 1


def test_father_and_son_are_not_the_same() -> None:
    assert measured(compare("Rustam bin Mahmud", "Mahmud bin Rustam"), "father and son") == 1
