"""A tree that no sentence has is mended where the words leave no doubt: a name has one head, a verb one subject before it.

What comes in: a document with its trees and names. What goes out: the same document, a few of its edges moved. The parser decides each
word's head alone, so two neighbours may both become the subject of a verb ("Sokolvarsk" and "LLC"), or the subject its indirect object.
"""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from hearsay.reading.picking import pick

_DENYING = frozenset(("denied", "denies"))
SUBJECTS = frozenset(("nsubj", "nsubj:pass"))
NAMED = frozenset(("NN", "NNP", "NNPS"))
_JOINING = frozenset(("of", "for", "and", "&", "de", "del", "al"))


def mend(doc: Doc, names: Iterable[tuple[int, int, str]]) -> None:
    """Mend the trees of a document; `names` are ranges of tokens, each with its kind."""
    for begin, end, _ in names:
        if end - begin > 1:
            _join_name(doc, begin, end)
    for token in pick(doc, LOWER=_DENYING, POS={"X"}, DEP=SUBJECTS | {"iobj", "obj"}):
        if token.lower_ in _DENYING and token.dep_ in ("aux", "advmod") and token.head.i > token.i and token.head.tag_ == "VBG":
            _raise_denial(token, token.head)
        if token.pos_ == "X" and token.tag_ in NAMED and token.text[:1].isupper() and token.i and doc[token.i - 1].pos_ in ("DET", "PROPN"):
            token.pos_ = "PROPN"
        if token.dep_ in SUBJECTS and token.i + 1 < len(doc):
            _join_subjects(token, doc[token.i + 1])
        verb = token.head
        if token.dep_ == "iobj" and token.i < verb.i and not _has_subject(verb):
            token.dep_ = "nsubj"
        if token.dep_ == "obj" and is_misread_subject(token, verb):
            token.dep_ = "nsubj"
        if token.dep_ in SUBJECTS and verb.dep_ == "xcomp" and token.i < verb.head.i < verb.i and not _has_subject(verb.head):
            # "The ministry denied selling": who stands before the outer verb is its subject, not the inner one's.
            token.head = verb.head


def _raise_denial(denial: Token, verb: Token) -> None:
    """Make a verb of denial the head of what it denies: "denied firing it" was read as if "denied" were a "not"."""
    before = [child for child in verb.lefts if child != denial and child.i < denial.i]
    is_root = verb.head == verb
    if not is_root:
        denial.head, denial.dep_ = verb.head, verb.dep_
    else:
        denial.head, denial.dep_ = denial, "ROOT"
    verb.head, verb.dep_ = denial, "xcomp"
    for child in before:
        child.head = denial
    denial.pos_, denial.lemma_ = "VERB", "deny"
    denial.tag_ = "VBZ" if denial.lower_ == "denies" else "VBN" if any(c.lower_ in ("has", "have", "had") for c in denial.lefts) else "VBD"


def is_misread_subject(token: Token, verb: Token) -> bool:
    """Say whether an object before its verb is its subject: nothing else is, and it is no question or relative clause."""
    return (
        token.i < verb.i
        and verb.pos_ == "VERB"
        and verb.tag_ in ("VBD", "VBZ", "VBP", "VBG")
        and token.pos_ in ("NOUN", "PROPN")
        and verb.dep_ in ("ROOT", "conj", "parataxis", "ccomp")
        and not _has_subject(verb)
        and not any(child.dep_ in ("obj", "aux:pass") and child != token and child.i < verb.i for child in verb.children)
    )


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS or child.dep_ == "csubj" for child in verb.children)


def _join_name(doc: Doc, begin: int, end: int) -> None:
    """Give a name one head: its last word of those that hang outside it."""
    outside = [token for token in doc[begin:end] if (token.head == token or not begin <= token.head.i < end) and not token.is_punct]
    if len(outside) < 2 or any(token.dep_ in ("conj", "appos", "case", "det") for token in outside):
        return
    last = outside[-1]
    for token in outside[:-1]:
        if token.head == last.head and token.dep_ == last.dep_:
            token.head, token.dep_ = last, "compound"


def _join_subjects(first: Token, second: Token) -> None:
    """Make a noun that is the subject beside the next word a part of it: nobody writes two subjects without a word between."""
    if second.dep_ in SUBJECTS and second.head == first.head and second.head.i > second.i and second.pos_ in ("NOUN", "PROPN"):
        first.head, first.dep_ = second, "amod" if first.pos_ == "ADJ" else "compound"


def whole_names(doc: Doc, names: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the names with each that breaks off at a preposition read to its end ("Gazette of" before "Zenda"), or cut before it."""
    whole: list[tuple[int, int, str]] = []
    for begin, end, kind in sorted(names):
        if whole and begin < whole[-1][1]:
            continue
        if end - begin > 1 and doc[end - 1].lower_ in _JOINING:
            follows = end
            while follows < len(doc) and doc[follows].text[:1].isupper() and not doc[follows].is_sent_start:
                follows += 1
            end = follows if follows > end else end - 1
        whole.append((begin, end, kind))
    return whole
