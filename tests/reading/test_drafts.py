"""A word of the table becomes a draft where its surroundings bear it out, with its roles filled."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from hearsay.reading.drafts import Draft, candidate_words, drop_repeated, has_particle, make_draft
from hearsay.reading.mentions import MentionBook

Make = Callable[..., Doc]
BookOf = Callable[[Doc], MentionBook]

SALE = """
Vardania Vardania PROPN NNP 2 nsubj
sold sell VERB VBD 0 root
drones drone NOUN NNS 2 obj
to to ADP IN 5 case
Tirazh Tirazh PROPN NNP 2 obl
in in ADP IN 7 case
Zenda Zenda PROPN NNP 2 obl
"""
PURCHASE = """
Tirazh Tirazh PROPN NNP 2 nsubj
bought buy VERB VBD 0 root
drones drone NOUN NNS 2 obj
from from ADP IN 5 case
Vardania Vardania PROPN NNP 2 obl
"""
PASSIVE = """
Drones drone NOUN NNS 3 nsubj:pass
were be AUX VBD 3 aux:pass
sold sell VERB VBN 0 root
by by ADP IN 5 case
Vardania Vardania PROPN NNP 3 obl:agent
"""
NOMINAL = """
Vardania Vardania PROPN NNP 3 nmod:poss
's 's PART POS 1 case
sale sale NOUN NN 0 root
of of ADP IN 5 case
drones drone NOUN NNS 3 nmod
to to ADP IN 7 case
Tirazh Tirazh PROPN NNP 3 nmod
"""
RIFLES = """
Vardania Vardania PROPN NNP 2 nsubj
gave give VERB VBD 0 root
Tirazh Tirazh PROPN NNP 2 iobj
rifles rifle NOUN NNS 2 obj
"""
SPEECH = """
Vardania Vardania PROPN NNP 2 nsubj
gave give VERB VBD 0 root
a a DET DT 4 det
speech speech NOUN NN 2 obj
"""
HANDED = """
Vardania Vardania PROPN NNP 2 nsubj
handed hand VERB VBD 0 root
over over ADP RP 2 compound:prt
rifles rifle NOUN NNS 2 obj
"""
BARE = """
It it PRON PRP 2 expl
sold sell VERB VBD 0 root
"""
STRIKES = """
Vardania Vardania PROPN NNP 2 nsubj
launched launch VERB VBD 0 root
attacks attack NOUN NNS 2 obj
on on ADP IN 5 case
Zenda Zenda PROPN NNP 2 obl
"""
BOTH = """
Vardania Vardania PROPN NNP 2 nsubj
agreed agree VERB VBD 0 root
with with ADP IN 4 case
Tirazh Tirazh PROPN NNP 2 obl
to to PART TO 6 mark
cooperate cooperate VERB VB 2 xcomp
"""


def drafts(doc: Doc, book: MentionBook) -> list[Draft]:
    return drop_repeated([draft for word in candidate_words(doc) if (draft := make_draft(word, book)) is not None])


def roles(draft: Draft) -> dict[str, list[str]]:
    return {role: [head.text for head in heads] for role, heads in draft.roles.items()}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (SALE, {"supplier": ["Vardania"], "goods": ["drones"], "recipient": ["Tirazh"], "place": ["Zenda"]}),
        (PURCHASE, {"supplier": ["Vardania"], "goods": ["drones"], "recipient": ["Tirazh"]}),
        (PASSIVE, {"supplier": ["Vardania"], "goods": ["Drones"]}),
        (NOMINAL, {"supplier": ["Vardania"], "goods": ["drones"], "recipient": ["Tirazh"]}),
        (RIFLES, {"supplier": ["Vardania"], "goods": ["rifles"], "recipient": ["Tirazh"]}),
        (HANDED, {"supplier": ["Vardania"], "goods": ["rifles"]}),
    ],
    ids=["sale", "purchase", "passive", "nominal", "two objects", "particle"],
)
def test_roles_of_a_transfer(make_doc: Make, book_of: BookOf, sentence: str, wanted: dict[str, list[str]]) -> None:
    doc = make_doc(sentence)
    (draft,) = drafts(doc, book_of(doc))
    assert draft.kind == "transfer"
    assert roles(draft) == wanted


@pytest.mark.parametrize("sentence", [SPEECH, BARE], ids=["a speech is no goods", "nobody takes part"])
def test_words_that_are_not_borne_out_are_no_claim(make_doc: Make, book_of: BookOf, sentence: str) -> None:
    doc = make_doc(sentence)
    assert drafts(doc, book_of(doc)) == []


def test_a_word_that_only_carries_another_is_not_counted_twice(make_doc: Make, book_of: BookOf) -> None:
    doc = make_doc(STRIKES)
    (draft,) = drafts(doc, book_of(doc))
    assert draft.kind == "attack"
    assert roles(draft)["attacker"] == ["Vardania"]
    assert roles(draft)["target"] == ["Zenda"]


def test_particles_are_seen_behind_the_verb(make_doc: Make) -> None:
    handed, gave = make_doc(HANDED), make_doc(RIFLES)
    assert has_particle(handed[1], "over")
    assert not has_particle(gave[1], "over")
    assert not has_particle(gave[3], "over")


def test_the_other_party_is_a_party(make_doc: Make, book_of: BookOf) -> None:
    doc = make_doc(BOTH)
    found = drafts(doc, book_of(doc))
    assert {draft.kind for draft in found} == {"cooperate"}
    assert any(roles(draft).get("party") == ["Vardania", "Tirazh"] for draft in found)
    assert all("other" not in draft.roles for draft in found)


def test_names_of_the_table_are_taken_as_the_part_of_speech_they_are(make_doc: Make) -> None:
    doc = make_doc(NOMINAL)
    assert [word.text for word in candidate_words(doc)] == ["sale"]
    assert [word.text for word in candidate_words(make_doc("Sale Sale PROPN NNP 2 nsubj\nspoke speak VERB VBD 0 root"))] == []
