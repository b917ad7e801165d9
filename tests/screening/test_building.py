"""Names become arrays that say which names have which word."""

from hearsay.naming.preparing import prepare_name
from hearsay.screening.building import IndexedName, build_index
from hearsay.screening.model import load_model
from hearsay.screening.searching import FACTS, OWNER


def test_a_word_knows_the_names_that_have_it() -> None:
    names = [IndexedName(prepare_name(text), False, i) for i, text in enumerate(("Laleh Star Line", "Laleh Moon", "Zarrin"))]
    arrays = build_index(names, load_model())
    assert sorted(arrays["postings_at"][1:] - arrays["postings_at"][:-1]) == [1, 1, 1, 1, 2]
    assert arrays["facts"][OWNER::FACTS].tolist() == [2, 1, 0]  # the shortest first


def test_an_index_over_nothing_is_an_index() -> None:
    assert len(build_index([], load_model())["names"]) == 0
