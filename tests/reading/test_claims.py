"""A document becomes claims: who takes part, how surely it is put, when it was, and the chain of those who say it."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from hearsay.nouns import Attribution, Claim, Mention, QuantityValue, Report, Span, TimeValue
from hearsay.reading.claims import read_claims
from hearsay.reading.mentions import MentionBook

Make = Callable[..., Doc]
BookOf = Callable[[Doc], MentionBook]

NESTED = """
The the DET DT 2 det
newspaper newspaper NOUN NN 3 nsubj
reported report VERB VBD 0 root
that that SCONJ IN 6 mark
officials official NOUN NNS 6 nsubj
said say VERB VBD 3 ccomp
Vardania Vardania PROPN NNP 8 nsubj
sold sell VERB VBD 6 ccomp
40 40 NUM CD 10 nummod
drones drone NOUN NNS 8 obj
to to ADP IN 12 case
Tirazh Tirazh PROPN NNP 8 obl
in in ADP IN 14 case
May May PROPN NNP 8 obl
. . PUNCT . 3 punct
"""
FLAT = """
Vardania Vardania PROPN NNP 2 nsubj
sold sell VERB VBD 0 root
drones drone NOUN NNS 2 obj
and and CCONJ CC 5 cc
bombed bomb VERB VBD 2 conj
Zenda Zenda PROPN NNP 5 obj
. . PUNCT . 2 punct
"""
DENIED = """
The the DET DT 2 det
ministry ministry NOUN NN 3 nsubj
denied deny VERB VBD 0 root
that that SCONJ IN 7 mark
it it PRON PRP 7 nsubj
had have AUX VBD 7 aux
sold sell VERB VBN 3 ccomp
drones drone NOUN NNS 7 obj
. . PUNCT . 3 punct
"""
DENIED_DOING = """
The the DET DT 2 det
ministry ministry NOUN NN 3 nsubj
denied deny VERB VBD 0 root
selling sell VERB VBG 3 xcomp
drones drone NOUN NNS 4 obj
. . PUNCT . 3 punct
"""
ACCUSED = """
Vardania Vardania PROPN NNP 3 nsubj:pass
is be AUX VBZ 3 aux:pass
accused accuse VERB VBN 0 root
of of SCONJ IN 5 mark
selling sell VERB VBG 3 advcl
drones drone NOUN NNS 5 obj
. . PUNCT . 3 punct
"""
TWICE = """
Vardania Vardania PROPN NNP 2 nsubj
sold sell VERB VBD 0 root
drones drone NOUN NNS 2 obj
, , PUNCT , 6 punct
officials official NOUN NNS 6 nsubj
said say VERB VBD 2 parataxis
. . PUNCT . 2 punct
"""
RAIN = """
It it PRON PRP 2 nsubj
rained rain VERB VBD 0 root
. . PUNCT . 2 punct
"""


def read(
    doc: Doc, book: MentionBook, attributions: list[Attribution] | None = None
) -> tuple[list[Claim], list[Attribution], dict[str, Mention]]:
    report = Report(doc.text, "a" * 64, published_at="2025-06-12")
    claims, attributed = read_claims(doc, report, book, attributions or [])
    return claims, attributed, {mention.id: mention for mention in book.all()}


def words(claim: Claim, mentions: dict[str, Mention], role: str) -> list[str]:
    return [mentions[number].text for number in claim.fillers(role)]


def test_the_chain_of_sources_goes_from_the_outermost_in(make_doc: Make, book_of: BookOf) -> None:
    doc = make_doc(NESTED)
    (claim,), attributions, mentions = read(doc, book_of(doc))
    assert [mentions[number].text for number in claim.source] == ["The newspaper", "officials"]
    assert claim.sourcing == "unnamed"
    assert claim.attribution in {attribution.id for attribution in attributions}


def test_roles_quantity_and_time_are_read(make_doc: Make, book_of: BookOf) -> None:
    doc = make_doc(NESTED)
    (claim,), _, mentions = read(doc, book_of(doc))
    assert (claim.kind, claim.polarity, claim.certainty, claim.tense) == ("transfer", "positive", "certain", "past")
    assert words(claim, mentions, "supplier") == ["Vardania"]
    assert words(claim, mentions, "recipient") == ["Tirazh"]
    assert words(claim, mentions, "goods") == ["40 drones"]
    (quantity,) = claim.fillers("quantity")
    assert isinstance(value := mentions[quantity].value, QuantityValue)
    assert (value.low, value.high) == (40, 40)
    assert claim.time is not None
    assert claim.time.value == TimeValue("2025-05-01", "2025-05-31")
    assert "May" in claim.time.text


def test_the_evidence_is_the_clause_and_the_trigger_its_word(make_doc: Make, book_of: BookOf) -> None:
    doc = make_doc(NESTED)
    (claim,), _, _ = read(doc, book_of(doc))
    assert claim.evidence[0].of(doc.text) == "Vardania sold 40 drones to Tirazh in May"
    assert claim.trigger is not None
    assert claim.trigger.of(doc.text) == "sold"
    assert any("sold" in reason for reason in claim.reasons)


def test_what_the_report_says_itself_has_no_source(make_doc: Make, book_of: BookOf) -> None:
    doc = make_doc(FLAT)
    claims, attributions, mentions = read(doc, book_of(doc))
    assert [claim.kind for claim in claims] == ["transfer", "attack"]
    assert all((claim.source, claim.sourcing, claim.attribution) == ((), "publisher", None) for claim in claims)
    assert attributions == []
    assert words(claims[1], mentions, "attacker") == ["Vardania"]
    assert claims[0].evidence[0].of(doc.text) == "Vardania sold drones"


def test_a_denial_is_a_negative_claim_of_the_one_who_denies(make_doc: Make, book_of: BookOf) -> None:
    doc = make_doc(DENIED)
    (claim,), _, mentions = read(doc, book_of(doc))
    assert (claim.polarity, claim.sourcing) == ("negative", "named")
    assert [mentions[number].text for number in claim.source] == ["The ministry"]
    assert words(claim, mentions, "supplier") == ["it"]


def test_who_denies_doing_it_denies_it_and_is_who_would_have(make_doc: Make, book_of: BookOf) -> None:
    doc = make_doc(DENIED_DOING)
    (claim,), _, mentions = read(doc, book_of(doc))
    assert (claim.polarity, claim.sourcing) == ("negative", "named")
    assert [mentions[number].text for number in claim.source] == words(claim, mentions, "supplier") == ["The ministry"]


def test_a_passive_accusation_is_possible_and_nobodys(make_doc: Make, book_of: BookOf) -> None:
    doc = make_doc(ACCUSED)
    (claim,), _, mentions = read(doc, book_of(doc))
    assert (claim.polarity, claim.certainty, claim.sourcing, claim.source) == ("positive", "possible", "unnamed", ())
    assert words(claim, mentions, "supplier") == ["Vardania"]


def test_a_trained_attribution_is_the_claims_own(make_doc: Make, book_of: BookOf) -> None:
    doc = make_doc(TWICE)
    doc.user_data["attributions"] = [([(4, 5)], [(5, 6)], [(0, 3)])]
    trained = Attribution((Span(22, 31),), (Span(32, 36),), (Span(0, 20),))
    assert (trained.source[0].of(doc.text), trained.cue[0].of(doc.text)) == ("officials", "said")
    (claim,), attributions, _ = read(doc, book_of(doc), [trained])
    assert claim.attribution == trained.id
    assert attributions == [trained]


def test_an_attribution_that_syntax_gives_has_its_spans(make_doc: Make, book_of: BookOf) -> None:
    doc = make_doc(TWICE)
    (claim,), (attribution,), _ = read(doc, book_of(doc))
    assert claim.attribution == attribution.id
    assert [span.of(doc.text) for span in attribution.source + attribution.cue] == ["officials", "said"]
    assert attribution.content == claim.evidence


def test_claims_come_in_the_order_of_the_text_and_never_twice(make_doc: Make, book_of: BookOf) -> None:
    doc = make_doc(FLAT, TWICE, NESTED)
    claims, _, _ = read(doc, book_of(doc))
    assert [claim.evidence[0].start for claim in claims] == sorted(claim.evidence[0].start for claim in claims)
    assert len({claim.id for claim in claims}) == len(claims) == 4


@pytest.mark.parametrize("sentence", [FLAT, NESTED, DENIED, ACCUSED, TWICE, RAIN])
def test_what_a_claim_names_exists(make_doc: Make, book_of: BookOf, sentence: str) -> None:
    doc = make_doc(sentence)
    claims, attributions, mentions = read(doc, book_of(doc))
    for claim in claims:
        assert {number for _, fillers in claim.roles for number in fillers} | set(claim.source) <= set(mentions)
        assert claim.attribution is None or claim.attribution in {attribution.id for attribution in attributions}


def test_rain_is_no_claim(make_doc: Make, book_of: BookOf) -> None:
    doc = make_doc(RAIN)
    assert read(doc, book_of(doc)) == ([], [], {})
