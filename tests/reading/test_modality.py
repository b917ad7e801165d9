"""How a clause says what it says: denied or not, how surely, and of which time."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from hearsay.reading.modality import read_certainty, read_polarity, read_tense
from hearsay.reading.sayings import chain_of

Make = Callable[..., Doc]
TAIL = """
drones drone NOUN NNS {verb} obj
"""


def clause(*words: str) -> str:
    """Return "Vardania ... drones" round the words of a verb; the last of `words` is its head."""
    verb = len(words) + 1
    return f"Vardania Vardania PROPN NNP {verb} nsubj\n" + "\n".join(words).format(verb=verb) + TAIL.format(verb=verb)


SOLD = clause("sold sell VERB VBD 0 root")
SELLS = clause("sells sell VERB VBZ 0 root")
WILL = clause("will will AUX MD {verb} aux", "sell sell VERB VB 0 root")
WONT = clause("wo will AUX MD {verb} aux", "n't not PART RB {verb} advmod", "sell sell VERB VB 0 root")
NOT = clause("did do AUX VBD {verb} aux", "not not PART RB {verb} advmod", "sell sell VERB VB 0 root")
NEVER = clause("never never ADV RB {verb} advmod", "sold sell VERB VBD 0 root")
HAS = clause("has have AUX VBZ {verb} aux", "sold sell VERB VBN 0 root")
SELLING = clause("is be AUX VBZ {verb} aux", "selling sell VERB VBG 0 root")
MAY = clause("may may AUX MD {verb} aux", "sell sell VERB VB 0 root")
MAY_HAVE = clause("may may AUX MD {verb} aux", "have have AUX VB {verb} aux", "sold sell VERB VBN 0 root")
REPORTEDLY = clause("reportedly reportedly ADV RB {verb} advmod", "sold sell VERB VBD 0 root")
PROBABLY = clause("probably probably ADV RB {verb} advmod", "sold sell VERB VBD 0 root")
NO_DRONES = """
Vardania Vardania PROPN NNP 2 nsubj
sold sell VERB VBD 0 root
no no DET DT 4 det
drones drone NOUN NNS 2 obj
"""
COMPLEMENT = """
Vardania Vardania PROPN NNP 2 nsubj
{form} {lemma} VERB VBD 0 root
to to PART TO 4 mark
sell sell VERB VB 2 xcomp
drones drone NOUN NNS 4 obj
"""
ACCUSED = """
Vardania Vardania PROPN NNP 3 nsubj:pass
is be AUX VBZ 3 aux:pass
accused accuse VERB VBN 0 root
of of SCONJ IN 5 mark
selling sell VERB VBG 3 advcl
drones drone NOUN NNS 5 obj
"""
SAID = """
officials official NOUN NNS 2 nsubj
{form} {lemma} VERB VBD 0 root
Vardania Vardania PROPN NNP 4 nsubj
sold sell VERB VBD 2 ccomp
drones drone NOUN NNS 4 obj
"""


def seller(doc: Doc) -> Token:
    return next(token for token in doc if token.lemma_ == "sell")


def goods(doc: Doc) -> list[Token]:
    return [token for token in doc if token.lemma_ == "drone"]


@pytest.mark.parametrize(
    ("sentence", "polarity"),
    [
        (SOLD, "positive"),
        (NOT, "negative"),
        (NEVER, "negative"),
        (WONT, "negative"),
        (NO_DRONES, "negative"),
        (MAY, "positive"),
        (COMPLEMENT.format(form="refused", lemma="refuse"), "negative"),
        (COMPLEMENT.format(form="failed", lemma="fail"), "negative"),
        (COMPLEMENT.format(form="agreed", lemma="agree"), "positive"),
        (SAID.format(form="denied", lemma="deny"), "negative"),
        (SAID.format(form="said", lemma="say"), "positive"),
    ],
)
def test_polarity(make_doc: Make, sentence: str, polarity: str) -> None:
    doc = make_doc(sentence)
    assert read_polarity(seller(doc), goods(doc), chain_of(seller(doc), [])) == polarity


@pytest.mark.parametrize(
    ("sentence", "certainty", "unnamed"),
    [
        (SOLD, "certain", False),
        (NOT, "certain", False),
        (MAY, "possible", False),
        (MAY_HAVE, "possible", False),
        (REPORTEDLY, "possible", True),
        (PROBABLY, "probable", False),
        (ACCUSED, "possible", True),
        (SAID.format(form="said", lemma="say"), "certain", False),
        (SAID.format(form="believed", lemma="believe"), "probable", False),
        (SAID.format(form="alleged", lemma="allege"), "possible", False),
    ],
)
def test_certainty_and_whether_nobody_is_named(make_doc: Make, sentence: str, certainty: str, unnamed: bool) -> None:
    doc = make_doc(sentence)
    assert read_certainty(seller(doc), chain_of(seller(doc), [])) == (certainty, unnamed)


@pytest.mark.parametrize(
    ("sentence", "tense"),
    [
        (SOLD, "past"),
        (HAS, "past"),
        (NOT, "past"),
        (SELLS, "present"),
        (SELLING, "present"),
        (WILL, "future"),
        (WONT, "future"),
        (MAY_HAVE, "past"),
        (COMPLEMENT.format(form="planned", lemma="plan"), "future"),
        (COMPLEMENT.format(form="offered", lemma="offer"), "future"),
        (SAID.format(form="said", lemma="say"), "past"),
    ],
)
def test_tense(make_doc: Make, sentence: str, tense: str) -> None:
    assert read_tense(seller(make_doc(sentence))) == tense


SAID_TO = """
Bands band NOUN NNS 3 nsubj:pass
are be AUX VBP 3 aux:pass
said say VERB VBN 0 root
to to PART TO 5 mark
fight fight VERB VB 3 xcomp
"""
CONSIDERS = """
She she PRON PRP 2 nsubj
considers consider VERB VBZ 0 root
that that SCONJ IN 5 mark
Vardania Vardania PROPN NNP 5 nsubj
sold sell VERB VBD 2 ccomp
"""
ALMOST = clause("almost almost ADV RB 3 advmod", "certainly certainly ADV RB {verb} advmod", "sold sell VERB VBD 0 root")


def test_what_they_are_said_to_do_is_possible_and_nobodys(make_doc: Make, word_of: Callable[[Doc, str], Token]) -> None:
    assert read_certainty(word_of(make_doc(SAID_TO), "fight"), []) == ("possible", True)


def test_considering_that_it_is_so_is_believing_it(make_doc: Make, word_of: Callable[[Doc, str], Token]) -> None:
    assert read_certainty(word_of(make_doc(CONSIDERS), "sold"), [])[0] == "probable"
    assert read_certainty(word_of(make_doc(ALMOST), "sold"), [])[0] == "probable"
