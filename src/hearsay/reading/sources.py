"""Whether words name who speaks: a name, a body or a document does; officials, residents and "a source" do not."""

import re
from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from hearsay.nouns import Claim, Entity, Mention
from hearsay.reading.mentions import MentionBook
from hearsay.reading.saying_words import sayings

_SPOKESPEOPLE = frozenset(("spokesman", "spokeswoman", "spokesperson", "representative"))
_INDEFINITE = re.compile(r"(?:an?|one|two|three|four|five|several|some|many)\s", re.IGNORECASE)


def is_named(mention: Mention, head: Token, book: MentionBook) -> bool:
    """Say whether a source is a named person, body or document, as the words themselves show it."""
    if mention.form == "name":
        return True
    if mention.form == "pronoun":
        return head.lower_ in ("he", "she", "it", "him", "her", "we", "i", "us", "me")
    if any(child.dep_ in ("appos", "flat") and child.pos_ == "PROPN" for child in head.children):
        return True
    if any(
        child.dep_ in ("flat", "compound", "nmod:desc") and book.known.get(child.i) is not None and book.known[child.i].kind == "person"
        for child in head.children
    ):
        return True
    if head.dep_ == "appos" and head.head.pos_ == "PROPN":
        return True
    plural = mention.number == "plural"
    definite = any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in head.lefts)
    if mention.kind in ("organisation", "country", "document", "facility"):
        owned = any(child.dep_ in ("nmod:poss", "compound", "amod") for child in head.lefts)
        return ((definite or owned) and not plural) or mention.kind == "document"
    if mention.kind == "person" and not plural:
        # Who holds the one post of its sort is as good as named; who is only described is not ("the official").
        owned = any(child.dep_ == "nmod:poss" for child in head.lefts)
        speaks_for = head.lemma_ in _SPOKESPEOPLE and any(child.dep_ == "nmod" for child in head.rights)
        return (head.lemma_ not in sayings()["unnamed_persons"] and (definite or owned)) or speaks_for
    return False


def settle_sourcing(claims: Iterable[Claim], mentions: Iterable[Mention], entities: Iterable[Entity]) -> list[Claim]:
    """Return the claims, each said by somebody named or not as the party is that its source refers to.

    "He" is named where the report names him, and is not where all that it says of him is "an officer".
    """
    by_id = {mention.id: mention for mention in mentions}
    party_of = {number: entity for entity in entities for number in entity.mentions}
    settled = []
    for claim in claims:
        mention = by_id.get(claim.source[-1]) if claim.source else None
        party = party_of.get(claim.source[-1]) if claim.source else None
        if mention is not None and party is not None and mention.form != "name":
            first = by_id.get(party.mentions[0])
            if any(number in by_id and by_id[number].form == "name" for number in party.mentions):
                claim = replace(claim, sourcing="named")
            elif mention.form == "pronoun" and first is not None and _INDEFINITE.match(first.text):
                claim = replace(claim, sourcing="unnamed")
        settled.append(claim)
    return settled
