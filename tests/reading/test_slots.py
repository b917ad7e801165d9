"""Who does what to whom is found whatever the voice and wherever the clause stands."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from hearsay.reading.slots import coordinated, find_slots, is_passive, is_verbal, preposition

Make = Callable[..., Doc]
WordOf = Callable[[Doc, str], Token]

ACTIVE = """
Vardania Vardania PROPN NNP 2 nsubj
sold sell VERB VBD 0 root
drones drone NOUN NNS 2 obj
to to ADP IN 5 case
Tirazh Tirazh PROPN NNP 2 obl
"""
PASSIVE = """
Drones drone NOUN NNS 3 nsubj:pass
were be AUX VBD 3 aux:pass
sold sell VERB VBN 0 root
to to ADP IN 5 case
Tirazh Tirazh PROPN NNP 3 obl
by by ADP IN 7 case
Vardania Vardania PROPN NNP 3 obl:agent
"""
RELATIVE = """
Vardania Vardania PROPN NNP 0 root
, , PUNCT , 4 punct
which which PRON WDT 4 nsubj
sold sell VERB VBD 1 acl:relcl
drones drone NOUN NNS 4 obj
to to ADP IN 7 case
Tirazh Tirazh PROPN NNP 4 obl
"""
SHARED = """
Vardania Vardania PROPN NNP 2 nsubj
agreed agree VERB VBD 0 root
to to PART TO 4 mark
sell sell VERB VB 2 xcomp
drones drone NOUN NNS 4 obj
to to ADP IN 7 case
Tirazh Tirazh PROPN NNP 4 obl
"""
SECOND = """
Vardania Vardania PROPN NNP 2 nsubj
built build VERB VBD 0 root
and and CCONJ CC 4 cc
sold sell VERB VBD 2 conj
drones drone NOUN NNS 4 obj
to to ADP IN 7 case
Tirazh Tirazh PROPN NNP 4 obl
"""


@pytest.mark.parametrize("sentence", [ACTIVE, PASSIVE, RELATIVE, SHARED, SECOND], ids=["active", "passive", "relative", "shared", "second"])
def test_the_same_event_has_the_same_slots(make_doc: Make, sentence: str) -> None:
    doc = make_doc(sentence)
    verb = next(token for token in doc if token.lemma_ == "sell")
    slots = {(name, head.lemma_) for name, head in find_slots(verb)}
    assert slots == {("subj", "Vardania"), ("obj", "drone"), ("to", "Tirazh")}


PARTICIPLE = """
drones drone NOUN NNS 0 root
supplied supply VERB VBN 1 acl
by by ADP IN 4 case
Vardania Vardania PROPN NNP 2 obl:agent
"""


def test_a_participle_after_a_noun_is_passive(make_doc: Make, word_of: WordOf) -> None:
    doc = make_doc(PARTICIPLE)
    assert is_passive(word_of(doc, "supplied"))
    assert {(n, h.text) for n, h in find_slots(word_of(doc, "supplied"))} == {("subj", "Vardania"), ("obj", "drones")}
    assert not is_passive(word_of(make_doc(ACTIVE), "sold"))


CONTROLLED = """
Vardania Vardania PROPN NNP 2 nsubj
accused accuse VERB VBD 0 root
Tirazh Tirazh PROPN NNP 2 obj
of of SCONJ IN 5 mark
arming arm VERB VBG 2 advcl
rebels rebel NOUN NNS 5 obj
"""


def test_who_is_accused_is_who_does_it(make_doc: Make, word_of: WordOf) -> None:
    slots = [(name, head.text) for name, head in find_slots(word_of(make_doc(CONTROLLED), "arming"))]
    assert ("subj", "Tirazh") in slots
    assert ("subj", "Vardania") not in slots


COORDINATED = """
Vardania Vardania PROPN NNP 4 nsubj
and and CCONJ CC 3 cc
Tirazh Tirazh PROPN NNP 1 conj
build build VERB VBP 0 root
drones drone NOUN NNS 4 obj
, , PUNCT , 7 punct
rifles rifle NOUN NNS 5 conj
and and CCONJ CC 9 cc
missiles missile NOUN NNS 5 conj
"""


def test_coordinated_fillers_have_slots_of_their_own(make_doc: Make, word_of: WordOf) -> None:
    doc = make_doc(COORDINATED)
    slots = [(name, head.text) for name, head in find_slots(word_of(doc, "build"))]
    assert [head for name, head in slots if name == "subj"] == ["Vardania", "Tirazh"]
    assert [head for name, head in slots if name == "obj"] == ["drones", "rifles", "missiles"]
    assert [head.text for head in coordinated(word_of(doc, "rifles"))] == ["rifles"]


NOMINAL = """
Vardania Vardania PROPN NNP 3 nmod:poss
's 's PART POS 1 case
delivery delivery NOUN NN 0 root
of of ADP IN 5 case
rifles rifle NOUN NNS 3 nmod
to to ADP IN 7 case
Tirazh Tirazh PROPN NNP 3 nmod
"""


def test_a_noun_has_slots_too(make_doc: Make, word_of: WordOf) -> None:
    noun = word_of(make_doc(NOMINAL), "delivery")
    assert not is_verbal(noun)
    assert {(name, head.text) for name, head in find_slots(noun)} == {("poss", "Vardania"), ("of", "rifles"), ("to", "Tirazh")}


CARRIED = """
Vardania Vardania PROPN NNP 2 nsubj
imposed impose VERB VBD 0 root
sanctions sanction NOUN NNS 2 obj
on on ADP IN 5 case
Tirazh Tirazh PROPN NNP 2 obl
"""


def test_a_noun_is_told_what_the_verb_that_carries_it_adds(make_doc: Make, word_of: WordOf) -> None:
    slots = {(name, head.text) for name, head in find_slots(word_of(make_doc(CARRIED), "sanctions"))}
    assert slots == {("vsubj", "Vardania"), ("v:on", "Tirazh")}


TWO_WORDS = """
It it PRON PRP 2 nsubj
came come VERB VBD 0 root
according accord VERB VBG 5 case
to to ADP IN 3 fixed
Tirazh Tirazh PROPN NNP 2 obl
"""


def test_a_preposition_may_be_two_words_and_a_possessive_is_none(make_doc: Make, word_of: WordOf) -> None:
    assert preposition(word_of(make_doc(TWO_WORDS), "Tirazh")) == "according to"
    assert preposition(word_of(make_doc(NOMINAL), "Vardania")) == ""
    assert preposition(word_of(make_doc(NOMINAL), "Tirazh")) == "to"
