"""A word's lemma is a word: irregular forms are listed, regular ones follow English spelling."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hearsay.reading.lemmas import Lemmatiser, apply_script, make_script, regular_lemmas

WORDS = """
supply sell ship deny make stop carry impose acquire control arm party city missile attack buy sink man crisis be have lie pass box
watch weapon launch seize smuggle refit
"""
VOCABULARY = frozenset(WORDS.split())
LEMMATISER = Lemmatiser(VOCABULARY)


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("sold", "VBD", "sell"),
        ("Sold", "VBN", "sell"),
        ("sunk", "VBN", "sink"),
        ("bought", "VBD", "buy"),
        ("was", "VBD", "be"),
        ("'re", "VBP", "be"),
        ("has", "VBZ", "have"),
        ("men", "NNS", "man"),
        ("crises", "NNS", "crisis"),
    ],
)
def test_irregular_forms_are_known(form: str, tag: str, lemma: str) -> None:
    assert LEMMATISER.find(form, tag, "0|") == lemma


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("supplied", "VBD", "supply"),
        ("supplies", "VBZ", "supply"),
        ("denying", "VBG", "deny"),
        ("shipped", "VBN", "ship"),
        ("stopping", "VBG", "stop"),
        ("refitted", "VBD", "refit"),
        ("controlled", "VBD", "control"),
        ("imposed", "VBD", "impose"),
        ("making", "VBG", "make"),
        ("seized", "VBN", "seize"),
        ("smuggling", "VBG", "smuggle"),
        ("acquiring", "VBG", "acquire"),
        ("passed", "VBD", "pass"),
        ("watches", "VBZ", "watch"),
        ("boxes", "NNS", "box"),
        ("cities", "NNS", "city"),
        ("missiles", "NNS", "missile"),
        ("ATTACKS", "NNS", "attack"),
        ("launches", "VBZ", "launch"),
        ("lying", "VBG", "lie"),
        ("being", "VBG", "be"),
    ],
)
def test_regular_forms_follow_spelling(form: str, tag: str, lemma: str) -> None:
    assert LEMMATISER.find(form, tag, "0|") == lemma


@pytest.mark.parametrize(("form", "tag"), [("weapon", "NN"), ("Sokolvarsk", "NNP"), ("in", "IN"), ("40", "CD"), ("press", "NN")])
def test_uninflected_words_are_their_own_lemma(form: str, tag: str) -> None:
    assert LEMMATISER.find(form, tag, "1|") == form.lower()


def test_the_trained_script_decides_between_words_and_never_invents_one() -> None:
    assert LEMMATISER.find("armed", "VBD", "2|") == "arm"
    assert LEMMATISER.find("parties", "NNS", "6|zzz") == "party"


@pytest.mark.parametrize(
    ("form", "tag", "lemma"), [("refuted", "VBD", "refute"), ("extradited", "VBN", "extradite"), ("revoking", "VBG", "revoke")]
)
def test_the_trained_script_decides_where_no_spelling_is_known(form: str, tag: str, lemma: str) -> None:
    assert LEMMATISER.find(form, tag, make_script(form, lemma)) == lemma


def test_an_unknown_word_still_gets_a_lemma() -> None:
    assert LEMMATISER.find("frobbled", "VBD", "0|") in set(regular_lemmas("frobbled", "VBD"))


def test_asking_twice_gives_the_same() -> None:
    fresh = Lemmatiser(VOCABULARY)
    assert fresh.find("sold", "VBD", "0|") == fresh.find("sold", "VBD", "0|") == "sell"


@given(st.text(), st.text(min_size=1))
@settings(deadline=None)
def test_scripts_make_the_round_trip(form: str, lemma: str) -> None:
    assert apply_script(form, make_script(form, lemma)) == lemma.lower()


def test_a_script_that_asks_for_too_much_leaves_the_word() -> None:
    assert apply_script("Arms", "9|x") == "arms"
    assert apply_script("it", "2|") == "it"


@given(st.text(max_size=12), st.sampled_from(["VBD", "VBN", "VBG", "VBZ", "NNS", "NNPS", "JJ", "NN", "MD", "RB", "JJR"]))
@settings(deadline=None)
def test_every_word_has_a_lemma(form: str, tag: str) -> None:
    assert Lemmatiser(VOCABULARY).find(form, tag, "0|") or not form
