"""Who says what a clause says: the attributions that cover it, and the verbs of saying, doubt and denial above it."""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from spacy.tokens import Doc, Token

from hearsay.reading.slots import find_slots, is_owner, is_passive, preposition

_DATA = Path(__file__).parent / "languages" / "en" / "sayings.toml"
Range = tuple[int, int]


@cache
def sayings() -> dict[str, frozenset[str]]:
    """Return the word lists of `sayings.toml`, by name."""
    return {name: frozenset(words) for name, words in tomllib.loads(_DATA.read_text(encoding="utf-8")).items()}


@dataclass(frozen=True, slots=True)
class Saying:
    """One attribution as tokens: who (the source's head, None where nobody is named), by which cue word, and where in the text."""

    source: Token | None
    cue: Token | None
    lemma: str
    """The cue's verb or noun, as a lemma."""
    content: tuple[Range, ...]
    width: int
    attribution: int | None
    """The index of the trained attribution; None for one that syntax gave."""

    def covers(self, index: int) -> bool:
        """Say whether a token lies in the content."""
        return any(begin <= index < end for begin, end in self.content)


def read_sayings(doc: Doc) -> list[Saying]:
    """Return the attributions of a document whose cue says something (not those that only want, plan or do)."""
    result = []
    for number, (source, cue, content) in enumerate(doc.user_data.get("attributions", ())):
        if not content:
            continue
        cue_token, lemma = _cue_word(doc, cue)
        if cue and lemma not in sayings()["say"] and lemma not in sayings()["say_nouns"] and not (not lemma and source):
            continue
        if cue_token is not None and lemma in sayings()["deny"] and cue_token.dep_.startswith("acl"):
            # "a charge that Tashmurun rejected": the charge is another's; `denials.py` adds the denial.
            continue
        head = _source_head(doc, source) if source else None
        if cue_token is not None and cue_token.pos_ == "VERB":
            head = _set_right(head, cue_token)
        if head is None and cue_token is not None:
            head = _subject(cue_token)
        width = sum(end - begin for begin, end in content)
        result.append(Saying(_named(head), cue_token, lemma, tuple(content), width, number))
        cited = _cited(cue_token) if cue_token is not None else None
        if cited is not None and cited[1] != head:
            result.append(Saying(_named(cited[1]), cited[0], cited[0].lemma_, tuple(content), width - 1, None))
    return result


def _cited(cue: Token) -> tuple[Token, Token] | None:
    """Return by which word whom the speaker cites ("citing two sources, the paper wrote"; "quoted officials as saying"), else None."""
    words = sayings()
    if cue.lemma_ in words["quote"]:
        inner = next((c for c in cue.children if c.tag_ == "VBG" and c.lemma_ in words["say"]), None)
        source = next((c for c in cue.children if c.dep_ in ("obj", "iobj")), None)
        return (inner, source) if inner is not None and source is not None else None
    subject = next((c for c in cue.children if c.dep_ == "nsubj"), None)
    for child in (*cue.children, *(subject.children if subject is not None else ())):
        if child.dep_ in ("advcl", "acl") and child.tag_ == "VBG" and child.lemma_ in words["quote"] | {"refer"}:
            for object_ in child.children:
                if object_.dep_ == "obj" or (child.lemma_ == "refer" and object_.dep_ == "obl" and preposition(object_) == "to"):
                    return child, object_
    return None


def _named(head: Token | None) -> Token | None:
    """Return the name that follows a description of the speaker ("the company's owner, Hedda Kjaer"), else what was given."""
    if head is None or head.pos_ != "NOUN":
        return head
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


def _cue_word(doc: Doc, cue: list[Range]) -> tuple[Token | None, str]:
    """Return the word of a cue that carries its meaning, and its lemma."""
    best: Token | None = None
    for begin, end in cue:
        for token in doc[begin:end]:
            if token.lower_ == "according":
                return token, "according"
            if (token.pos_ == "VERB" and (best is None or best.pos_ != "VERB" or token.lemma_ in sayings()["say"])) or (
                token.pos_ == "NOUN" and best is None
            ):
                best = token
    if best is None and cue:
        best = doc[cue[0][0]]
    return best, best.lemma_ if best is not None else ""


def _set_right(head: Token | None, cue: Token) -> Token | None:
    """Return the source that grammar gives a cue, where it contradicts the trained one: the subject, and never who is accused."""
    passive = is_passive(cue)
    if passive and head is not None and any(c.dep_ in ("nsubj:pass", "nsubj") and (c == head or head in c.subtree) for c in cue.children):
        return _subject(cue)
    subject = next((c for c in cue.children if c.dep_ == "nsubj" and not is_owner(c)), None)
    if subject is None and cue.tag_ == "VBG" and cue.head.lemma_ in sayings()["quote"]:
        return _subject(cue) or head
    if (
        not passive
        and subject is not None
        and (head is None or not (subject == head or head in subject.subtree or subject in head.subtree))
    ):
        return subject
    return head


def _source_head(doc: Doc, source: list[Range]) -> Token:
    begin, end = source[0]
    return _antecedent(doc[begin:end].root)


def _antecedent(token: Token) -> Token:
    """Return what a relative pronoun stands for ("Tezcan" for "who" in "Tezcan, who alleged"), any other word itself."""
    if token.tag_ not in ("WP", "WDT"):
        return token
    clause = next((word for word in (token.head, *token.head.ancestors) if word.dep_ == "acl:relcl"), None)
    return clause.head if clause is not None else token


def _subject(verb: Token) -> Token | None:
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
    return _antecedent(subject) if subject is not None else None


def syntactic_sayings(word: Token) -> list[Saying]:
    """Return what syntax alone says of who speaks: verbs of saying that govern the clause of `word`, innermost first."""
    result = []
    words = sayings()
    token, steps = word, 0
    while steps < 12:
        head, steps = token.head, steps + 1
        if (
            head != token
            and head.lemma_ in words["say"]
            and head.pos_ == "VERB"
            and (
                token.dep_ in ("ccomp", "parataxis", "csubj", "csubj:pass")
                or (token.dep_ in ("xcomp", "advcl", "obl") and head.lemma_ in words["possible"] | words["probable"] | words["deny"])
                or (token.dep_ == "obj" and head.lemma_ in words["say_of"])
                # "reported that officials had said", where the clause was taken for a circumstance.
                or (token.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in token.lefts))
            )
        ):
            edge = (token.left_edge.i, token.right_edge.i + 1)
            result.append(Saying(_named(_subject(head)), head, head.lemma_, (edge,), edge[1] - edge[0], None))
        if token.dep_ == "acl" and head.lemma_ in words["say_nouns"] and any(c.dep_ == "mark" and c.lower_ == "that" for c in token.lefts):
            edge = (token.left_edge.i, token.right_edge.i + 1)
            result.append(Saying(_teller(head), head, head.lemma_, (edge,), edge[1] - edge[0], None))
        if token.dep_ in ("ccomp", "csubj", "acl") and head.lemma_ in words["emerging"]:
            edge = (token.left_edge.i, token.right_edge.i + 1)
            told = next((c for c in head.children if c.dep_ == "nsubj" and c.lemma_ in words["say_nouns"] | words["tidings"]), None)
            if told is not None:
                result.append(Saying(_teller(told), told, told.lemma_, (edge,), edge[1] - edge[0], None))
        for child in token.children:
            if (
                child.dep_ == "parataxis"
                and child.lemma_ in words["say"]
                and child.pos_ == "VERB"
                and child.i != word.i
                and not _is_within(word, child)
            ):
                edge = (token.left_edge.i, token.right_edge.i + 1)
                result.append(Saying(_named(_subject(child)), child, child.lemma_, (edge,), edge[1] - edge[0], None))
        if head == token:
            break
        token = head
    for ancestor in [word, *word.ancestors]:
        for child in ancestor.children:
            if child.dep_ in ("obl", "nmod") and preposition(child) == "according to":
                edge = (ancestor.left_edge.i, ancestor.right_edge.i + 1)
                result.append(Saying(child, child, "according", (edge,), edge[1] - edge[0], None))
    return result


def _teller(noun: Token) -> Token | None:
    """Return whose word a noun such as "claim" is; reports and rumours that are nobody's speak for themselves."""
    for child in noun.children:
        if child.dep_ == "nmod:poss" or (child.dep_ == "nmod" and preposition(child) in ("by", "from")):
            return child
    return noun if noun.lemma_ in sayings()["tidings"] else None


def _is_within(word: Token, ancestor: Token) -> bool:
    return ancestor in word.ancestors


def chain_of(word: Token, read: list[Saying]) -> list[Saying]:
    """Return who says what `word` says, outermost first, each speaker once."""
    found = [s for s in read if s.covers(word.i) and not (s.cue is not None and s.cue.i == word.i)]
    cues = {s.cue.i for s in found if s.cue is not None}
    sources = {s.source.i for s in found if s.source is not None}
    for saying in syntactic_sayings(word):
        if saying.cue is not None and saying.cue.i in cues:
            continue
        if saying.source is not None and saying.source.i in sources:
            continue
        found.append(saying)
        if saying.cue is not None:
            cues.add(saying.cue.i)
        if saying.source is not None:
            sources.add(saying.source.i)
    for inner in list(found):
        # Who is quoted may be quoted by somebody: the outer saying governs the inner one's cue.
        for outer in syntactic_sayings(inner.cue) if inner.cue is not None else ():
            if outer.cue is None or outer.cue.i in cues or (outer.source is not None and outer.source.i in sources):
                continue
            found.append(replace(outer, width=max(outer.width, inner.width + 1)))
            cues.add(outer.cue.i)
            if outer.source is not None:
                sources.add(outer.source.i)
    return sorted(found, key=lambda s: -s.width)
