"""Fillers that cannot be what their role says move to the one they can be: no country is a weapon, and no bombardment attacks.

What comes in: a draft whose roles the table and the claim heads filled. What goes out: the same draft, its fillers moved.
"""

from spacy.tokens import Token

from hearsay.reading.drafts import Draft
from hearsay.reading.mentions import MentionBook
from hearsay.reading.slots import preposition
from hearsay.reading.triggers import load_triggers

_PARTIES = frozenset(("country", "organisation", "group", "person"))
_OWNING = frozenset(("compound", "amod", "nmod:poss", "nmod:desc", "flat"))
_AIMED = frozenset(("on", "against", "upon"))


def put_right(draft: Draft, book: MentionBook) -> None:
    """Move the fillers of a draft that stand in a role which they cannot fill."""
    if draft.kind == "attack":
        _put_attack_right(draft, book)
    for role in [role for role, heads in draft.roles.items() if not heads]:
        del draft.roles[role]


def _put_attack_right(draft: Draft, book: MentionBook) -> None:
    roles = draft.roles
    attacks = [head for head in roles.get("attacker", ()) if _is_event(head, "attack") and not is_named_party(head, book)]
    if attacks:
        roles["attacker"] = [head for head in roles["attacker"] if head not in attacks]
        roles.setdefault("weapon", []).extend(head for head in attacks if head != draft.word)
    named = [head for head in roles.get("weapon", ()) if is_named_party(head, book)]
    if named:
        roles["weapon"] = [head for head in roles["weapon"] if head not in named]
        attacking = [head for head in named if not is_only_where(head, book)]
        if attacking and not roles.get("attacker"):
            roles["attacker"] = attacking
    if not roles.get("attacker"):
        # "an Israeli missile strike", "the U.S. strike": whose weapon it is, is who attacks.
        owners = [
            child
            for head in (*roles.get("weapon", ()), draft.word)
            if head == draft.word or _is_event(head, "attack")
            for child in head.lefts
            if child.dep_ in _OWNING
            and is_named_party(child, book)
            and not is_only_where(child, book)
            and not any(child in heads for heads in roles.values())
        ]
        if owners:
            roles["attacker"] = owners[:1]
    if not roles.get("target"):
        aimed = [head for head in roles.get("place", ()) if preposition(head) in _AIMED]
        if aimed:
            first = aimed[0]
            moved = [head for head in roles["place"] if head in aimed or head.head in aimed or head.head == first]
            roles["place"] = [head for head in roles["place"] if head not in moved]
            roles["target"] = moved


def is_named_party(head: Token, book: MentionBook) -> bool:
    """Say whether a word names a country, its people or an organisation, as an adjective ("Houthi attacks") or as a noun."""
    return head.text[:1].isupper() and head.pos_ in ("PROPN", "ADJ", "NOUN") and book.of_head_kind(head) in _PARTIES


def is_only_where(head: Token, book: MentionBook) -> bool:
    """Say whether a country's name before an event tells where or against whom it was ("the Ukraine war"), not who did it.

    Its people's name ("Ukrainian strikes") and its initials ("a U.S. strike") do tell who.
    """
    return head.dep_ == "compound" and book.of_head_kind(head) == "country" and not (head.text.isupper() or is_adjective(head, book))


def is_adjective(head: Token, book: MentionBook) -> bool:
    """Say whether a word is the name of a country's people, as the gazetteer has it or as its part of speech says."""
    known = book.known.get(head.i)
    return head.pos_ == "ADJ" or (known is not None and known.role in ("adjective", "national"))


def _is_event(head: Token, kind: str) -> bool:
    return head.pos_ == "NOUN" and any(row.kind == kind for row in load_triggers()[1].get(head.lemma_, ()))
