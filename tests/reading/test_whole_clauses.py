"""A content that the labels broke off is read to the end of the clause that its cue governs, and no further."""

import spacy
from spacy.tokens import Doc

from hearsay.reading.whole_clauses import complete_contents

NLP = spacy.blank("en")
# "Officials said Vardania sold drones to Tirazh ."
WORDS = ["Officials", "said", "Vardania", "sold", "drones", "to", "Tirazh", "."]
HEADS = [1, 1, 3, 1, 3, 6, 3, 1]
DEPS = ["nsubj", "ROOT", "nsubj", "ccomp", "obj", "case", "obl", "punct"]


def said(content: tuple[int, int], dep: str = "ccomp") -> list[tuple[int, int]]:
    doc = Doc(NLP.vocab, WORDS, heads=HEADS, deps=[dep if one == "ccomp" else one for one in DEPS])
    [(_, _, parts)] = complete_contents(doc, [([(0, 1)], [(1, 2)], [content])])
    return parts


def test_a_content_that_breaks_off_is_read_to_the_clauses_end() -> None:
    assert said((2, 5)) == [(2, 7)]
    assert said((2, 3)) == [(2, 7)]


def test_a_content_that_is_whole_or_begins_elsewhere_stays() -> None:
    assert said((2, 7)) == [(2, 7)]
    assert said((4, 5)) == [(4, 5)]


def test_what_the_cue_does_not_govern_stays() -> None:
    assert said((2, 5), dep="advcl") == [(2, 5)]
