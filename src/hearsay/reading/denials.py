"""What is denied nearby becomes a denial: "a charge that Tashmurun rejected", "the company denied the report"."""

from dataclasses import replace

from spacy.tokens import Doc, Token

from hearsay.nouns import Claim, Mention, Sourcing, Span
from hearsay.reading.mentions import MentionBook
from hearsay.reading.picking import pick
from hearsay.reading.saying_words import sayings
from hearsay.reading.slots import find_slots
from hearsay.reading.sources import is_named

_DOERS = frozenset(
    ("supplier", "producer", "actor", "employer", "trainer", "attacker", "supporter", "authority", "payer", "holder", "recipient", "party")
)


def deny_back(doc: Doc, claims: list[Claim], book: MentionBook) -> list[Claim]:
    """Return denials of claims made nearby: "a charge that Tashmurun rejected", "the company denied the report"."""
    words = sayings()
    denials: list[Claim] = []
    for token in pick(doc, LEMMA=words["deny"]):
        if token.pos_ != "VERB":
            continue
        slots = find_slots(token)
        subject = next((head for name, head in slots if name == "subj"), None)
        objects = [head for name, head in slots if name == "obj"]
        if subject is None or not any(
            head.lemma_ in words["denied_nouns"] or head.lower_ in ("it", "this", "that", "them") for head in objects
        ):
            continue
        speaker = book.of_head(subject, "organisation")
        own = Span(token.left_edge.idx, token.right_edge.idx + len(token.right_edge.text))
        begin = _sentences_back(token, 3)
        near = [
            c
            for c in claims
            if c.polarity == "positive"
            and begin <= c.evidence[0].start
            and c.evidence[0].end <= own.end
            and speaker.id not in c.source
            and (c.sourcing != "publisher" or c.evidence[0].start >= doc[token.sent.start].idx)
        ]
        sourcing: Sourcing = "named" if is_named(speaker, subject, book) else "unnamed"
        denials += [_deny(claim, speaker, sourcing, own, token.text) for claim in _accused(near)]
    return denials


def _accused(near: list[Claim]) -> list[Claim]:
    """Return the claim that an accusation nearby most likely is: the last that says who did something, else the last."""
    with_doer = [claim for claim in near if any(role in _DOERS for role, _ in claim.roles)]
    return (with_doer or near)[-1:]


def _deny(claim: Claim, speaker: Mention, sourcing: Sourcing, where: Span, word: str) -> Claim:
    return replace(
        claim,
        polarity="negative",
        certainty="certain",
        source=(speaker.id,),
        sourcing=sourcing,
        attribution=None,
        evidence=(claim.evidence[0], where),
        reasons=(*claim.reasons, f'"{word}" denies it'),
    )


def _sentences_back(token: Token, count: int) -> int:
    """Return the first character of the sentence `count` sentences before a token's."""
    start = token.sent.start
    for _ in range(count):
        if start == 0:
            break
        start = token.doc[start - 1].sent.start
    return token.doc[start].idx
