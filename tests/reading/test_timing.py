"""A claim has the time that its words give it: its own, that of a clause which it shares, or the day on which something is declared."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from hearsay.nouns import Claim, Report, TimeValue
from hearsay.reading.claims import read_claims
from hearsay.reading.mentions import MentionBook

Make = Callable[..., Doc]
BookOf = Callable[[Doc], MentionBook]
JUNE = TimeValue("2024-06-01", "2024-06-30")

SHARED = """
Vardania Vardania PROPN NNP 2 nsubj
bombed bomb VERB VBD 0 root
Zenda Zenda PROPN NNP 2 obj
in in ADP IN 5 case
June June PROPN NNP 2 obl
, , PUNCT , 7 punct
using use VERB VBG 2 advcl
drones drone NOUN NNS 7 obj
supplied supply VERB VBN {head} {relation}
by by ADP IN 11 case
Tirazh Tirazh PROPN NNP 9 obl
. . PUNCT . 2 punct
"""
BESIDE = """
In in ADP IN 2 case
June June PROPN NNP 4 obl
Vardania Vardania PROPN NNP 4 nsubj
bombed bomb VERB VBD 0 root
Zenda Zenda PROPN NNP 4 obj
and and CCONJ CC {verb} cc
{subject}sold sell VERB VBD 4 conj
drones drone NOUN NNS {verb} obj
. . PUNCT . 4 punct
"""
DECLARED = """
The the DET DT 2 det
ministry ministry NOUN NN {verb} nsubj
{before}{form} {lemma} VERB {tag} 0 root
Albatros Albatros PROPN NNP {verb} obj
. . PUNCT . {verb} punct
"""


def read(doc: Doc, book: MentionBook) -> dict[str, Claim]:
    """Return the claims of a report of 2 July 2024, by kind."""
    report = Report(doc.text, "0", publisher="The Zenda Post", published_at="2024-07-02")
    return {claim.kind + (claim.trigger.of(doc.text) if claim.trigger else ""): claim for claim in read_claims(doc, report, book, [])[0]}


@pytest.mark.parametrize(("head", "relation", "expected"), [(2, "xcomp", JUNE), (8, "acl", None)])
def test_a_clause_that_completes_another_happens_when_that_does(
    make_doc: Make, book_of: BookOf, head: int, relation: str, expected: TimeValue | None
) -> None:
    doc = make_doc(SHARED.format(head=head, relation=relation))
    claims = read(doc, book_of(doc))
    times = {trigger: claim.time.value if claim.time else None for trigger, claim in claims.items()}
    assert times == {"attackbombed": JUNE, "transfersupplied": expected}


@pytest.mark.parametrize(("subject", "expected"), [("", JUNE), ("Tirazh Tirazh PROPN NNP 8 nsubj\n", None)])
def test_a_verb_beside_another_shares_its_time_where_they_share_a_subject(
    make_doc: Make, book_of: BookOf, subject: str, expected: TimeValue | None
) -> None:
    doc = make_doc(BESIDE.format(subject=subject, verb=8 if subject else 7))
    time = read(doc, book_of(doc))["transfersold"].time
    assert (time.value if time else None) == expected


@pytest.mark.parametrize(
    ("before", "form", "lemma", "tag", "expected"),
    [
        ("is be AUX VBZ 4 aux\n", "sanctioning", "sanction", "VBG", TimeValue("2024-07-02", "2024-07-02")),
        ("", "sanctioned", "sanction", "VBD", None),
        ("was be AUX VBD 4 aux\n", "sanctioning", "sanction", "VBG", None),
    ],
)
def test_what_is_being_declared_is_of_the_day_of_publication(
    make_doc: Make, book_of: BookOf, before: str, form: str, lemma: str, tag: str, expected: TimeValue | None
) -> None:
    doc = make_doc(DECLARED.format(before=before, form=form, lemma=lemma, tag=tag, verb=4 if before else 3))
    (claim,) = read(doc, book_of(doc)).values()
    assert (claim.time.value if claim.time else None) == expected
