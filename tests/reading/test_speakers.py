"""Who speaks is the one whom a description, a possessive or a cue leads to."""

from collections.abc import Callable

from spacy.tokens import Doc, Token

from hearsay.reading.speakers import head_of, named, owner_of, subject_of

Make = Callable[..., Doc]
WordOf = Callable[[Doc, str], Token]

BELIEF = """
The the DET DT 2 det
deputy deputy NOUN NN 3 nsubj
expressed express VERB VBD 0 root
her her PRON PRP$ 5 nmod:poss
belief belief NOUN NN 3 obj
"""
ONE = """
One one NUM CD 6 nsubj
of of ADP IN 3 case
them they PRON PRP 1 nmod
, , PUNCT , 5 punct
colonel colonel NOUN NN 1 appos
said say VERB VBD 0 root
"""
TWEET = """
A a DET DT 2 det
tweet tweet NOUN NN 0 root
by by ADP IN 4 case
Keller Keller PROPN NNP 2 nmod
"""


def test_whose_belief_it_is_speaks(make_doc: Make, word_of: WordOf) -> None:
    doc = make_doc(BELIEF)
    assert owner_of(word_of(doc, "her")).text == "deputy"
    assert subject_of(word_of(doc, "expressed")) == word_of(doc, "deputy")


def test_a_name_or_description_beside_the_speaker_stands_for_it(make_doc: Make, word_of: WordOf) -> None:
    assert named(word_of(make_doc(ONE), "One")).text == "colonel"  # type: ignore[union-attr]
    assert named(word_of(make_doc(TWEET), "tweet")).text == "Keller"  # type: ignore[union-attr]
    assert named(None) is None


def test_the_head_of_words_is_the_noun_that_hangs_outside_them(make_doc: Make) -> None:
    doc = make_doc(ONE)
    assert head_of(doc[0:5]).text == "One"
    assert head_of(doc[2:3]).text == "them"
    assert head_of(doc[1:2]).text == "of"
