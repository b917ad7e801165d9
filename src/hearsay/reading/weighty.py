"""Whether a filler's words are of the sort that a weak verb needs: "gave rifles" moves goods, "gave a speech" does not."""

import tomllib
from functools import cache
from pathlib import Path

from spacy.tokens import Token

from hearsay.reading.mentions import MentionBook

_DATA = Path(__file__).parent / "languages" / "en" / "weak_words.toml"

_PRONOUNS = frozenset(("it", "them", "they", "which", "that", "nothing", "anything", "both", "these", "those", "this", "everything"))
_NOT_GOODS = frozenset(("time", "person", "place", "country", "money", "document", "organisation", "group"))


@cache
def weak_words() -> dict[str, frozenset[str]]:
    """Return the word lists of `weak_words.toml`, by name."""
    return {name: frozenset(words) for name, words in tomllib.loads(_DATA.read_text(encoding="utf-8")).items()}


def is_goods(head: Token, book: MentionBook) -> bool:
    """Say whether a phrase names items: weapons, parts, machines, materials, or a container of them."""
    if head.lower_ in _PRONOUNS:
        return False
    known = book.known.get(head.i)
    if known is not None and known.kind in ("goods", "vessel") and known.source != "entity":
        return True
    kind = book.gazetteer.noun_kind(head.lemma_)
    if kind in ("goods", "vessel"):
        return True
    if known is not None and known.kind == "goods":
        return True
    if kind in _NOT_GOODS:
        return False
    if head.lemma_ in weak_words()["containers"]:
        inner = [c for c in head.rights if c.dep_ == "nmod"]
        return any(is_goods(c, book) for c in inner) or head.lemma_ in ("consignment", "shipment", "cargo", "crate", "parcel")
    return any(
        child.dep_ == "compound"
        and (
            book.gazetteer.noun_kind(child.lemma_) == "goods"
            or (book.known.get(child.i) is not None and book.known[child.i].kind == "goods")
        )
        for child in head.lefts
    )


def is_money(head: Token) -> bool:
    """Say whether a phrase names a sum, or money at large."""
    if head.lemma_ in weak_words()["money"] or head.lower_ in ("$", "€", "£", "¥"):
        return True
    begin, end = head.left_edge.i, head.right_edge.i
    return any(
        token.text in ("$", "€", "£", "¥") or token.text[:1] in "$€£" or token.text.startswith(("US$", "USD"))
        for token in head.doc[begin : min(end + 1, head.i + 4)]
    )


def is_people(head: Token, book: MentionBook) -> bool:
    """Say whether a phrase names people who can be hired."""
    kind = book.gazetteer.noun_kind(head.lemma_)
    return kind in ("group", "person") and head.pos_ == "NOUN"


def is_force(head: Token, book: MentionBook) -> bool:
    """Say whether a phrase names forces, advisers or weapons that can be placed somewhere."""
    return head.lemma_ in weak_words()["forces"] or (is_goods(head, book) and head.lemma_ not in ("equipment",))


def is_measure(verb: Token, roles: dict[str, list[Token]], book: MentionBook) -> bool:
    """Say whether a weak verb of restricting acts on a measure or a listed party ("put on the blacklist", "listed the firm")."""
    lemma = verb.lemma_
    obliques = [c for c in verb.children if c.dep_ == "obl"]
    if lemma in ("add", "place", "put"):
        return any(c.lemma_ in ("list", "blacklist", "entity") for c in obliques)
    targets = roles.get("target", [])
    if lemma in ("impose", "lift", "ease", "tighten", "revoke", "suspend"):
        return any(t.lemma_ in weak_words()["measures"] for t in targets)
    if lemma in ("list", "block", "bar"):
        return any(book.of_head_kind(t) in ("organisation", "person", "vessel", "group", "country") for t in targets)
    if lemma in ("prohibit", "forbid", "restrict"):
        return any(
            t.lemma_ in weak_words()["measures"] or is_goods(t, book) or book.of_head_kind(t) in ("organisation", "country")
            for t in targets
        )
    return False
