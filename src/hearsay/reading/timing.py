"""How words of time hang on an event's word: on it, on the verb that carries it, or on a verb of whose time its clause is."""

from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from hearsay.nouns import Span
from hearsay.reading.drafts import is_carried
from hearsay.reading.saying_words import sayings
from hearsay.reading.slots import is_verbal

HangsOn = Literal["word", "shared", ""]
FARTHEST = 4
"""Steps up the tree from the words of time to what they date."""
_SHARED = frozenset(("xcomp", "advcl", "conj"))
"""A clause that hangs so on another one happens when that one does, unless it has words of time of its own."""


@dataclass(frozen=True, slots=True)
class Timed:
    """Words of time, and the word that heads them."""

    span: Span
    root: Token


def hangs_on(time: Token, word: Token) -> HangsOn:
    """Return how the head of words of time hangs on an event's word.

    "word": on it or on the verb that carries it; "shared": on a verb of whose time the event's clause is; "" where it does not.
    """
    carriers = {word.i}
    if not is_verbal(word) and is_verbal(word.head):
        carriers.add(word.head.i)
    if _reaches(time, carriers):
        return "word"
    return "shared" if _reaches(time, _sharing(word)) else ""


def _reaches(token: Token, carriers: set[int]) -> bool:
    """Say whether words of time hang on one of the words, with no other clause between."""
    for _ in range(FARTHEST + 1):
        if token.i in carriers:
            return True
        if (is_verbal(token) and token.dep_ != "xcomp") or token.head == token:
            return False
        token = token.head
    return False


def _sharing(word: Token) -> set[int]:
    """Return the verbs of whose time the event's clause is: those that it completes, and those of the same subject beside it."""
    token = word if is_verbal(word) else word.head
    if not is_verbal(token) or (token != word and not is_carried(word)):
        return set()
    found: set[int] = set()
    for _ in range(FARTHEST):
        found.add(token.i)
        found.update(child.i for child in token.rights if child.dep_ == "conj" and is_verbal(child) and not _has_subject(child))
        head = token.head
        if head == token or not is_verbal(head) or head.lemma_ in sayings()["say"] or token.dep_ not in _SHARED:
            break
        if token.dep_ == "conj" and _has_subject(token):
            break
        if token.dep_ == "advcl" and (token.tag_ != "VBG" or any(c.dep_ in ("mark", "case") for c in token.lefts)):
            # "killing five" happens with it; "for supplying", "after leaving" do not.
            break
        token = head
    return found


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubj:pass", "csubj") for child in verb.children)
