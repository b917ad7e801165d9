"""A tree that no sentence has is mended; one that is right stays."""

import pytest
import spacy
from spacy.tokens import Doc

from hearsay.reading.mending import mend, whole_names

NLP = spacy.blank("en")


def parsed(*rows: tuple[str, str, str, int, str]) -> Doc:
    """Return a document of (word, pos, tag, head, dep)."""
    words, pos, tags, heads, deps = (list(column) for column in zip(*rows, strict=True))
    return Doc(NLP.vocab, words, pos=pos, tags=tags, heads=heads, deps=deps)


def edges(doc: Doc) -> list[tuple[int, str]]:
    return [(token.head.i, token.dep_) for token in doc]


def test_a_name_has_one_head() -> None:
    doc = parsed(
        ("Sokolvarsk", "PROPN", "NNP", 2, "nsubj"), ("LLC", "PROPN", "NNP", 2, "nsubj"), ("sold", "VERB", "VBD", 2, "ROOT"),
        ("drones", "NOUN", "NNS", 2, "obj"),
    )  # fmt: skip
    mend(doc, [(0, 2, "organisation")])
    assert edges(doc) == [(1, "compound"), (2, "nsubj"), (2, "ROOT"), (2, "obj")]


@pytest.mark.parametrize(("pos", "dep"), [("ADJ", "amod"), ("NOUN", "compound")])
def test_two_subjects_side_by_side_are_one(pos: str, dep: str) -> None:
    doc = parsed(
        ("Vardanian", pos, "JJ", 2, "nsubj"), ("instructors", "NOUN", "NNS", 2, "nsubj"), ("trained", "VERB", "VBD", 2, "ROOT"),
        ("soldiers", "NOUN", "NNS", 2, "obj"),
    )  # fmt: skip
    mend(doc, [])
    assert edges(doc)[:2] == [(1, dep), (2, "nsubj")]


def test_who_stands_before_a_verb_without_a_subject_is_its_subject() -> None:
    doc = parsed(("Banks", "NOUN", "NNS", 1, "iobj"), ("paid", "VERB", "VBD", 1, "ROOT"), ("millions", "NOUN", "NNS", 1, "obj"))
    mend(doc, [])
    assert edges(doc)[0] == (1, "nsubj")
    doc = parsed(("It", "PRON", "PRP", 1, "nsubj"), ("paid", "VERB", "VBD", 1, "ROOT"), ("them", "PRON", "PRP", 1, "iobj"))
    mend(doc, [])
    assert edges(doc)[2] == (1, "iobj")


def test_the_subject_of_the_outer_verb_is_not_the_inner_ones() -> None:
    doc = parsed(
        ("Ministries", "NOUN", "NNS", 2, "nsubj"), ("denied", "VERB", "VBD", 1, "ROOT"), ("selling", "VERB", "VBG", 1, "xcomp"),
        ("drones", "NOUN", "NNS", 2, "obj"),
    )  # fmt: skip
    mend(doc, [])
    assert edges(doc)[0] == (1, "nsubj")


def test_a_capital_word_that_was_taken_for_foreign_is_a_name() -> None:
    doc = parsed(("The", "DET", "DT", 1, "det"), ("Courier", "X", "NN", 2, "nsubj"), ("reported", "VERB", "VBD", 2, "ROOT"))
    mend(doc, [])
    assert doc[1].pos_ == "PROPN"


def test_a_list_of_subjects_stays_as_it_is() -> None:
    doc = parsed(
        ("Orlik", "PROPN", "NNP", 3, "nsubj"), ("and", "CCONJ", "CC", 2, "cc"), ("Zenda", "PROPN", "NNP", 0, "conj"),
        ("signed", "VERB", "VBD", 3, "ROOT"),
    )  # fmt: skip
    before = edges(doc)
    mend(doc, [(0, 1, "organisation"), (2, 3, "organisation")])
    assert edges(doc) == before


@pytest.mark.parametrize(
    ("words", "name", "whole"),
    [
        ("the Gazette of Zenda said", (1, 3), (1, 4)), ("the Gazette of Great Zenda said", (1, 3), (1, 5)),
        ("the Gazette of late said", (1, 3), (1, 2)), ("Albatros Works said", (0, 2), (0, 2)), ("of", (0, 1), (0, 1)),
    ],
)  # fmt: skip
def test_a_name_never_breaks_off_at_a_preposition(words: str, name: tuple[int, int], whole: tuple[int, int]) -> None:
    starts: list[bool | int | None] = [place == 0 for place in range(len(words.split()))]
    doc = Doc(NLP.vocab, words.split(), sent_starts=starts)
    assert whole_names(doc, [(*name, "organisation")]) == [(*whole, "organisation")]


def test_an_object_before_its_verb_is_its_subject() -> None:
    doc = parsed(
        ("Statements", "NOUN", "NNS", 1, "obj"), ("accused", "VERB", "VBD", 1, "ROOT"), ("Tirazh", "PROPN", "NNP", 1, "iobj"),
    )  # fmt: skip
    mend(doc, [])
    assert edges(doc)[0] == (1, "nsubj")
    kept = parsed(
        ("Drones", "NOUN", "NNS", 2, "obj"), ("they", "PRON", "PRP", 2, "nsubj"), ("sold", "VERB", "VBD", 2, "ROOT"),
    )  # fmt: skip
    mend(kept, [])
    assert edges(kept)[0] == (2, "obj")


@pytest.mark.parametrize("is_root", [True, False])
def test_a_denial_governs_what_it_denies(is_root: bool) -> None:
    said = ("said", "VERB", "VBD", 5, "ROOT")
    doc = parsed(
        ("Tirazh", "PROPN", "NNP", 3, "nsubj"), ("has", "AUX", "VBZ", 3, "aux"), ("denied", "PART", "RB", 3, "advmod"),
        ("firing", "VERB", "VBG", 3 if is_root else 5, "ROOT" if is_root else "ccomp"), ("it", "PRON", "PRP", 3, "obj"),
        *(() if is_root else (said,)),
    )  # fmt: skip
    mend(doc, [])
    assert edges(doc)[:5] == [(2, "nsubj"), (2, "aux"), (2, "ROOT") if is_root else (5, "ccomp"), (2, "xcomp"), (3, "obj")]
    assert (doc[2].pos_, doc[2].tag_, doc[2].lemma_) == ("VERB", "VBN", "deny")
