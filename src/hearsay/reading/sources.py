"""Whether words name who speaks: a name, a body or a document does; officials, residents and "a source" do not."""

from spacy.tokens import Token

from hearsay.nouns import Mention
from hearsay.reading.mentions import MentionBook


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
    if mention.kind in ("organisation", "country", "document", "facility"):
        plural = mention.number == "plural"
        owned = any(child.dep_ in ("nmod:poss", "compound", "amod") for child in head.lefts)
        definite = any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in head.lefts)
        return ((definite or owned) and not plural) or mention.kind == "document"
    return False
