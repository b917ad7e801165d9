"""Rules and claim heads read the same words: their drafts are joined into one list, each weighed against the other.

The limits were set on the development reports (docs/why/reading.md has the table); a model without claim heads leaves the table alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from spacy.tokens import Doc, Token

from hearsay.nouns import ClaimKind, Tense
from hearsay.reading.drafts import Draft
from hearsay.reading.proposals import EVERYWHERE, load_kinds
from hearsay.reading.slots import coordinated

_ODD = frozenset(("PUNCT", "SPACE", "DET", "ADP"))
"""Parts of speech that name no event."""
_COUNTED = frozenset(("quantity",))
"""Roles that are read from the words of the fillers, with their values."""

MAIN = 2
"""The roles of a kind that say what happened, the first ones of its row."""

Learned = tuple[int, str, float, str, str, str, list[tuple[int, str, float]]]
"""An event of `doc.user_data["events"]`: word, kind, likelihood, polarity, certainty, tense, fillers (word, role, likelihood)."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """Where the claim heads overrule the table."""

    add_from: float = 0.2
    """A word that only the heads take for an event counts from this likelihood on."""
    odd_from: float = 0.8
    """The same of a word whose part of speech names no event: "backs" may have been taken for a preposition."""
    keep_from: float = 0.02
    """A word that only the table takes for one counts from this likelihood on (words below the least that the heads report have 0)."""
    kind_from: float = 0.9
    """From here on the heads' kind goes before the table's."""
    role_from: float = 0.3
    """A filler that only the heads see counts from this likelihood on."""
    sure_from: float = 0.5
    """An event that only the heads see needs one filler so likely: words that nobody takes part in name no event."""
    empty_from: float = 0.1
    """The same of the likeliest filler of a role that would be empty."""
    tense_from: float = 0.3
    """From here on the heads' tense goes before the verb forms'."""
    place_from: float = 0.9
    """A filler that both see in different roles goes where the heads put it from this likelihood on, else where the table does."""
    rule_roles: bool = True
    """Whether fillers that only the table sees are kept."""


def combine(doc: Doc, drafts: Sequence[Draft], weighing: Weighing = Weighing()) -> list[Draft]:
    """Return the drafts that both together bear out, in the order of their words."""
    events: dict[int, Learned] = {event[0]: event for event in doc.user_data.get("events", ())}
    if "events" not in doc.user_data:
        return list(drafts)
    joined = []
    by_word = {draft.word.i: draft for draft in drafts}
    for word in sorted(events.keys() | by_word.keys()):
        event, draft = events.get(word), by_word.get(word)
        likelihood = event[2] if event is not None else 0.0
        if draft is None:
            least = weighing.odd_from if doc[word].pos_ in _ODD else weighing.add_from
            if event is not None and likelihood >= least:
                kind = cast(ClaimKind, event[1])
                made = Draft(doc[word], kind, fitting(kind, learned_roles(doc, event, weighing.role_from)), tense=cast(Tense, event[5]))
                fill_empty(made, doc, event, weighing.empty_from)
                sure = fitting(kind, learned_roles(doc, event, weighing.sure_from))
                if any(role not in EVERYWHERE for role in sure):
                    joined.append(made)
            continue
        if likelihood < weighing.keep_from and not is_plain(draft):
            continue
        if event is not None:
            draft.tense = cast(Tense, event[5]) if likelihood >= weighing.tense_from else None
            roles = learned_roles(doc, event, weighing.role_from)
            if event[1] != draft.kind and likelihood >= weighing.kind_from:
                kind = cast(ClaimKind, event[1])
                draft.kind, draft.roles = kind, fitting(kind, roles) or fitting(kind, draft.roles)
            else:
                roles, sure = (fitting(draft.kind, one) for one in (roles, learned_roles(doc, event, weighing.place_from)))
                draft.roles = join_roles(draft.roles, roles, sure, rule_roles=weighing.rule_roles)
            fill_empty(draft, doc, event, weighing.empty_from)
        if draft.roles:
            joined.append(draft)
    return joined


def fill_empty(draft: Draft, doc: Doc, event: Learned, least: float) -> None:
    """Give each main role of the kind that nothing fills the likeliest word for it, if it is likely enough and fills no other."""
    placed = {head.i for heads in draft.roles.values() for head in heads}
    found = fitting(draft.kind, learned_roles(doc, (*event[:6], sorted(event[6], key=lambda filler: -filler[2])), least))
    for role, heads in found.items():
        free = [head for head in heads if head.i not in placed]
        if role in load_kinds().roles[draft.kind][:MAIN] and free and not draft.roles.get(role):
            draft.roles[role] = free[:1]
            draft.unsure.append(role)
            placed.add(free[0].i)


def is_plain(draft: Draft) -> bool:
    """Say whether a draft is a plain sentence about named parties: two roles are filled, one of them by a name.

    The heads learned from whole reports, and overlook single sentences ("Novarra backs the Lurne Brigade").
    """
    filled = [heads for heads in draft.roles.values() if heads]
    return len(filled) >= 2 and any(head.pos_ == "PROPN" for heads in filled for head in heads)


def fitting(kind: ClaimKind, roles: dict[str, list[Token]]) -> dict[str, list[Token]]:
    """Return the roles that a claim of a kind can have: heads that see another kind than the table also see its roles."""
    known = (*load_kinds().roles[kind], *EVERYWHERE)
    return {role: heads for role, heads in roles.items() if role in known}


def learned_roles(doc: Doc, event: Learned, least: float) -> dict[str, list[Token]]:
    """Return the heads' fillers by role, each as the head of its phrase, once."""
    roles: dict[str, list[Token]] = {}
    for index, role, likelihood in event[6]:
        if likelihood < least or index == event[0] or role in _COUNTED:
            continue
        head = phrase_head(doc[index])
        if head.is_punct or head.is_space:
            continue
        if head not in roles.setdefault(role, []):
            roles[role].append(head)
    return {role: kept for role, heads in roles.items() if (kept := [head for head in heads if not _is_part(head, heads)])}


def _is_part(head: Token, heads: Sequence[Token]) -> bool:
    """Say whether a word stands in the phrase of another filler of its role ("Vardanian" of "Vardanian instructors")."""
    return head.dep_ not in ("conj", "appos", "list") and any(
        other is not head and other.i != head.i and other.left_edge.i <= head.i <= other.right_edge.i for other in heads
    )


def phrase_head(token: Token) -> Token:
    """Return the head of the phrase that a word belongs to ("Aerosystems" of "Sokolvarsk")."""
    while token.dep_ in ("compound", "flat", "goeswith", "fixed", "nummod", "det", "amod", "case") and token.head.pos_ in (
        "NOUN",
        "PROPN",
        "SYM",
    ):
        token = token.head
    return token


def join_roles(
    rules: dict[str, list[Token]], learned: dict[str, list[Token]], sure: dict[str, list[Token]], *, rule_roles: bool
) -> dict[str, list[Token]]:
    """Return the fillers of both; a word that both fill in goes where the heads are `sure` to put it, else where the rules do.

    Its fellows in coordination go with it.
    """
    certain = {head.i for heads in sure.values() for head in heads}
    ruled = {head.i for heads in rules.values() for head in heads}
    joined: dict[str, list[Token]] = {}
    for role, heads in learned.items():
        kept = [head for head in heads if not rule_roles or head.i in certain or head.i not in ruled]
        if kept:
            joined[role] = kept
    placed: dict[int, str] = {head.i: role for role, heads in joined.items() for head in heads}
    for role, heads in rules.items():
        for head in heads:
            if head.i in placed:
                continue
            if rule_roles or role == "post":
                joined.setdefault(role, []).append(head)
                placed[head.i] = role
    for role, heads in list(joined.items()):
        for head in list(heads):
            for fellow in coordinated(head):
                if fellow.i not in placed:
                    joined[role].append(fellow)
                    placed[fellow.i] = role
    return joined
