"""The work of one question is bounded, and every listed word that is like one asked about is looked at."""

from hearsay.naming.preparing import prepare_name
from hearsay.screening.building import IndexedName, build_index
from hearsay.screening.candidates import NameIndex
from hearsay.screening.model import load_model
from hearsay.screening.searching import CLOSE


def test_no_more_names_are_compared_than_there_is_room_for() -> None:
    names = [IndexedName(prepare_name(f"Sokolvarsk {i}"), False, i) for i in range(3 * CLOSE)]
    index = NameIndex(build_index(names, load_model()), load_model())
    assert 0 < len(index.find(prepare_name("Sokolvarsk"))) <= CLOSE


def test_asking_twice_gives_the_same() -> None:
    names = [IndexedName(prepare_name(text), False, i) for i, text in enumerate(("Laleh Star", "Laleh Moon"))]
    index = NameIndex(build_index(names, load_model()), load_model())
    assert index.find(prepare_name("Laleh Star")) == index.find(prepare_name("Laleh Star"))
