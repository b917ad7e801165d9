"""The index finds the names worth comparing."""

from hearsay.naming.preparing import prepare_name
from hearsay.screening.building import IndexedName, build_index
from hearsay.screening.candidates import NameIndex
from hearsay.screening.model import load_model
from hearsay.screening.searching import OBJECT

NAMES = ["Sokolvarsk General Trading", "Vereskov General Trading", "Zarrin General Trading", "Laleh Star", "زرین موج"]


def make_index() -> NameIndex:
    return NameIndex(build_index((IndexedName(prepare_name(name), False, i) for i, name in enumerate(NAMES)), load_model()), load_model())


def find(text: str) -> list[str]:
    return [NAMES[c.owner] for c in sorted(make_index().find(prepare_name(text)), key=lambda c: -c.odds)]


def test_a_rare_word_comes_before_common_ones() -> None:
    assert find("Zarrin Trading")[0] == "Zarrin General Trading"


def test_a_word_with_letters_swapped_is_found() -> None:
    assert find("Sokolvasrk")[0] == "Sokolvarsk General Trading"


def test_words_parted_elsewhere_are_found() -> None:
    assert "Laleh Star" in find("Lale h Star")


def test_a_name_without_vowels_is_found_by_its_consonants() -> None:
    assert "زرین موج" in find("Zarrin Mowj")


def test_what_shares_nothing_is_not_found() -> None:
    assert find("Xyz") == []


def test_a_party_comes_once_by_its_best_name() -> None:
    names = [IndexedName(prepare_name(text, person=True), True, 7) for text in ("Rustam Belgorodtsev", "Rustam Verezkov")]
    found = NameIndex(build_index(names, load_model()), load_model()).find(prepare_name("Rustam Belgorodtsev", person=True))
    assert [party.owner for party in found] == [7]


def test_a_persons_name_need_not_be_made_ready() -> None:
    names = [IndexedName(prepare_name(text, person=True), True, i) for i, text in enumerate(("Theodore Brackenbury", "محمود رشيد"))]
    index = NameIndex(build_index(names, load_model()), load_model())
    for text in ("Ted Brackenbury", "Mahmud Rashid", "BRACKENBURY, Théodore"):
        assert index.find_person(text) == index.find(prepare_name(text, person=True)) != []


def test_another_kind_of_party_is_less_likely() -> None:
    names = [IndexedName(prepare_name("Laleh Star"), False, 0, kind=OBJECT)]
    index = NameIndex(build_index(names, load_model()), load_model())
    assert index.find(prepare_name("Laleh Star"), kind=1)[0].score < index.find(prepare_name("Laleh Star"), kind=OBJECT)[0].score
