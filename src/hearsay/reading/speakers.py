"""Who speaks: the word that a cue of saying, a possessive or a description of the speaker leads to."""

from spacy.tokens import Doc, Span, Token

from hearsay.reading.saying_words import sayings
from hearsay.reading.slots import find_slots, is_owner, is_passive, preposition

_UTTERANCES = frozenset(("tweet", "post", "statement", "remark", "comment", "speech"))


def named(head: Token | None) -> Token | None:
    """Return the name that follows a description of the speaker ("the company's owner, Hedda Kjaer"), else what was given."""
    if head is not None and (head.lower_ == "one" or head.pos_ in ("NUM", "PRON")):
        # "one of them, a colonel, said".
        return next((child for child in head.rights if child.dep_ == "appos" and child.pos_ in ("NOUN", "PROPN")), head)
    if head is None or head.pos_ != "NOUN":
        return head
    if head.lemma_ in _UTTERANCES:
        # "according to a tweet on Monday by the minister": he speaks.
        author = next((child for child in head.rights if child.dep_ in ("nmod", "acl") and preposition(child) == "by"), None)
        if author is not None:
            return author
    apposed = next((child for child in head.rights if child.dep_ == "appos" and child.pos_ == "PROPN"), None)
    if apposed is not None:
        return apposed
    # "the envoy Karel Voss said", where the name was taken for a second subject.
    after = head.i + 1
    if head.pos_ == "NOUN" and after < len(head.doc):
        following = head.doc[after]
        if following.pos_ == "PROPN" and following.head == head.head and following.dep_ == head.dep_ and following.sent == head.sent:
            return following
    return head


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb of saying; None for the passive, which hides it."""
    if is_passive(verb):
        return next((word for name, word in find_slots(verb) if name == "subj"), None)
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "obl:agent") and not is_owner(child)), None)
    if subject is None and verb.tag_ == "VBG" and verb.head.lemma_ in sayings()["quote"]:
        # "quoted two welders as saying": the quoted one speaks.
        subject = next((child for child in verb.head.children if child.dep_ in ("obj", "iobj")), None)
    governing = verb
    while (
        subject is None
        and governing.head != governing
        and (governing.dep_ == "conj" or (governing.dep_ == "advcl" and governing.tag_ == "VBG"))
    ):
        # "banned him, saying that"; "denied it and said that": the one who does both.
        governing = governing.head
        subject = next((child for child in governing.children if child.dep_ == "nsubj" and not is_owner(child)), None)
    return antecedent(subject) if subject is not None else None


def antecedent(token: Token) -> Token:
    """Return what a relative pronoun stands for ("Tezcan" for "who" in "Tezcan, who alleged"), any other word itself."""
    if token.tag_ not in ("WP", "WDT"):
        return token
    clause = next((word for word in (token.head, *token.head.ancestors) if word.dep_ == "acl:relcl"), None)
    return clause.head if clause is not None else token


def owner_of(possessive: Token) -> Token:
    """Return whom a possessive stands for in its own clause ("the deputy expressed her belief"): the subject, or itself."""
    verb = next((word for word in possessive.ancestors if word.pos_ in ("VERB", "AUX")), None)
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < possessive.i), None) if verb is not None else None
    return subject if subject is not None and possessive not in subject.subtree else possessive


def source_head(doc: Doc, source: list[tuple[int, int]]) -> Token:
    begin, end = source[0]
    return antecedent(doc[begin:end].root)


def set_right(head: Token | None, cue: Token) -> Token | None:
    """Return the source that grammar gives a cue, where it contradicts the trained one: the subject, and never who is accused."""
    passive = is_passive(cue)
    if passive and head is not None and any(c.dep_ in ("nsubj:pass", "nsubj") and (c == head or head in c.subtree) for c in cue.children):
        return subject_of(cue)
    subject = next((c for c in cue.children if c.dep_ == "nsubj" and not is_owner(c)), None)
    if subject is None and cue.tag_ == "VBG" and cue.head.lemma_ in sayings()["quote"]:
        return subject_of(cue) or head
    if (
        not passive
        and subject is not None
        and (head is None or not (subject == head or head in subject.subtree or subject in head.subtree))
    ):
        return subject
    return head


def teller_of(noun: Token) -> Token | None:
    """Return whose word a noun such as "claim" is; reports and rumours that are nobody's speak for themselves."""
    for child in noun.children:
        if child.dep_ == "nmod:poss" or (child.dep_ == "nmod" and preposition(child) in ("by", "from")):
            return owner_of(child) if child.tag_ == "PRP$" else child
    return noun if noun.lemma_ in sayings()["tidings"] else None


def head_of(words: Span) -> Token:
    """Return the noun that heads a phrase: of those that hang outside it the last one before a relative clause."""
    nouns = [token for token in words if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM")]
    outside = [token for token in nouns if not words.start <= token.head.i < words.end or token.head == token]
    return (outside or nouns or [words.root])[0]
