"""A filler is the whole noun phrase, without its relative clauses, appositions and fellows."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from hearsay.reading.phrases import phrase_bounds

PHRASES = {
    "40 armed drones": """
sold sell VERB VBD 0 root
40 40 NUM CD 4 nummod
armed armed ADJ JJ 4 amod
drones drone NOUN NNS 1 obj
to to ADP IN 6 case
Tirazh Tirazh PROPN NNP 1 obl
""",
    "the drone maker": """
the the DET DT 3 det
drone drone NOUN NN 3 compound
maker maker NOUN NN 0 root
, , PUNCT , 6 punct
which which PRON WDT 6 nsubj
closed close VERB VBD 3 acl:relcl
""",
    "the ministry of defence": """
the the DET DT 2 det
ministry ministry NOUN NN 0 root
of of ADP IN 4 case
defence defence NOUN NN 2 nmod
in in ADP IN 6 case
Zenda Zenda PROPN NNP 2 nmod
""",
    "the company": """
the the DET DT 2 det
company company NOUN NN 0 root
, , PUNCT , 5 punct
a a DET DT 5 det
maker maker NOUN NN 2 appos
of of ADP IN 7 case
rifles rifle NOUN NNS 5 nmod
""",
    "Vardania": """
Vardania Vardania PROPN NNP 0 root
's 's PART POS 1 case
and and CCONJ CC 4 cc
Tirazh Tirazh PROPN NNP 1 conj
""",
    "Anna Keller": """
Anna Anna PROPN NNP 0 root
Keller Keller PROPN NNP 1 flat
, , PUNCT , 4 punct
spokeswoman spokeswoman NOUN NN 1 appos
""",
    "Vardania 's weapons": """
Vardania Vardania PROPN NNP 3 nmod:poss
's 's PART POS 1 case
weapons weapon NOUN NNS 0 root
that that PRON WDT 5 nsubj
exploded explode VERB VBD 3 acl:relcl
""",
}


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_is_neither_cut_nor_spills(make_doc: Callable[..., Doc], phrase: str) -> None:
    doc = make_doc(PHRASES[phrase])
    wanted = phrase.split()
    head = next(token for token in doc if token.text in wanted and (token.head.text not in wanted or token.head == token))
    begin, end = phrase_bounds(head)
    assert [token.text for token in doc[begin:end]] == wanted


def test_a_wide_phrase_takes_in_where_and_what_for(make_doc: Callable[..., Doc], word_of: Callable[[Doc, str], Token]) -> None:
    doc = make_doc(PHRASES["the ministry of defence"])
    begin, end = phrase_bounds(word_of(doc, "ministry"), wide=True)
    assert doc[begin:end].text == "the ministry of defence in Zenda"


def test_every_phrase_holds_its_head(make_doc: Callable[..., Doc]) -> None:
    for sentence in PHRASES.values():
        for token in make_doc(sentence):
            begin, end = phrase_bounds(token)
            assert begin <= token.i < end
