"""The index finds the names worth comparing, compiled or not."""

import pytest

from hearsay.naming.preparing import prepare_name
from hearsay.screening import building
from hearsay.screening.building import IndexedName, build_index
from hearsay.screening.candidates import NameIndex
from hearsay.screening.compiling import can_compile
from hearsay.screening.model import load_model

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


@pytest.mark.skipif(not can_compile(), reason="the compiler is not installed")
def test_machine_code_answers_as_the_plain_functions_do(monkeypatch: pytest.MonkeyPatch) -> None:
    questions = [prepare_name(text) for text in ("Zarin Tradng", "Sokolvarsk Star", "موج زرین", "Vereskov General")]
    plain = make_index()
    assert not plain.compiled
    monkeypatch.setattr(building, "WORTH_COMPILING", 0)
    quick = make_index()
    assert quick.compiled
    for question in questions:
        one, other = plain.find(question), quick.find(question)
        assert [candidate.owner for candidate in one] == [candidate.owner for candidate in other]
        assert [c.odds for c in one] == pytest.approx([c.odds for c in other], abs=1e-4)
