"""Names become arrays that say which names have which word."""

from hearsay.naming.preparing import prepare_name
from hearsay.screening.building import IndexedName, build_index, forms_mask, number_letters
from hearsay.screening.model import load_model


def test_a_word_knows_the_names_that_have_it() -> None:
    names = [IndexedName(prepare_name(text), False, i) for i, text in enumerate(("Laleh Star Line", "Laleh Moon", "Zarrin"))]
    arrays = build_index(names, load_model())
    assert sorted(arrays["postings_at"][1:] - arrays["postings_at"][:-1]) == [1, 1, 1, 1, 2]
    assert arrays["name_owner"].tolist() == [2, 1, 0]  # the shortest first


def test_an_index_over_nothing_is_an_index() -> None:
    assert len(build_index([], load_model())["names"]) == 0


def test_letters_are_numbers() -> None:
    assert list(number_letters("az09")) == [0, 25, 26, 35]


def test_forms_of_one_kind_share_a_bit() -> None:
    assert forms_mask(["llc"]) & forms_mask(["llc", "jsc"])
    assert forms_mask([]) == 0
