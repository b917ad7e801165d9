"""The syntactic places round a word that names an event: who does it, what it is done to, and what each preposition adds.

A slot is a name (`subj`, `obj`, `iobj`, `to`, `from`, `poss`, `of`, `compound`, ...) and the word that heads its filler. Voice is
undone (the subject of a passive is an `obj`), relative pronouns give way to what they stand for, and a verb without a subject of its
own takes the one that grammar shares with it. Labels are those of Universal Dependencies 2.
"""

from collections.abc import Iterator

from spacy.tokens import Token

SUBJECTS = frozenset(("nsubj", "nsubj:outer", "csubj"))
CLAUSES = frozenset(("ccomp", "advcl", "parataxis", "acl:relcl", "advcl:relcl", "csubj"))
_RELATIVE = frozenset(("who", "which", "that", "whom", "whose", "where"))
_OBLIQUE = frozenset(("obl", "nmod", "obl:unmarked", "nmod:unmarked"))

_TERMS = frozenset(("year", "month", "day", "life"))
"""What a sentence is counted in: "sentenced him to nine years for smuggling"."""

Slot = tuple[str, Token]


def find_slots(word: Token) -> list[Slot]:
    """Return the filled slots of an event word, coordinated fillers as slots of their own."""
    slots = list(_verb_slots(word)) if is_verbal(word) else list(_noun_slots(word))
    return [(name, part) for name, head in slots for part in coordinated(_stand_for(head))]


def is_verbal(word: Token) -> bool:
    """Say whether a word heads a clause of its own as a verb does."""
    return word.pos_ in ("VERB", "AUX")


def coordinated(head: Token) -> Iterator[Token]:
    """Yield the head of a phrase and those coordinated with it ("Iran and Russia")."""
    yield head
    for child in head.rights:
        if (
            child.dep_ == "conj"
            and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM")
            and not any(c.dep_ in ("cop", "nsubj") for c in child.lefts)
        ):
            yield from coordinated(child)


def preposition(word: Token) -> str:
    """Return the preposition before a phrase, in lower case; empty where there is none."""
    for child in word.lefts:
        if child.dep_ == "case" and child.lower_ not in ("'s", "’s", "'", "’"):
            fixed = [c.lower_ for c in child.rights if c.dep_ == "fixed"]
            return " ".join([child.lower_, *fixed])
    return ""


def is_owner(word: Token) -> bool:
    """Say whether a phrase carries a possessive mark, so that it belongs to the noun after it and to no verb."""
    return any(child.tag_ == "POS" and child.i > word.i for child in word.rights)


def is_passive(verb: Token) -> bool:
    """Say whether a verb is in the passive voice, a bare participle after a noun ("drones supplied by") included."""
    if any(child.dep_ in ("nsubj:pass", "aux:pass", "obl:agent") for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and not any(child.dep_ in ("obj", "nsubj") for child in verb.children)


def _verb_slots(verb: Token) -> Iterator[Slot]:
    passive = is_passive(verb)
    has_subject = has_object = False
    for child in verb.children:
        dep = child.dep_
        if is_owner(child):
            continue
        if (
            dep == "obj"
            and not passive
            and child.i < verb.i
            and child.lower_ not in _RELATIVE
            and not any(c.dep_ in SUBJECTS for c in verb.lefts)
        ):
            # An active clause with its only object in front has its subject there.
            dep = "nsubj"
        if dep in SUBJECTS and child.pos_ != "VERB":
            yield ("obj" if passive else "subj"), child
            has_object, has_subject = has_object or passive, has_subject or not passive
        elif dep == "nsubj:pass":
            yield "obj", child
            has_object = True
        elif dep == "obl:agent" or (passive and dep == "obl" and preposition(child) == "by"):
            yield "subj", child
            has_subject = True
        elif dep == "obj":
            yield "obj", child
            has_object = True
        elif dep == "iobj":
            yield "iobj", child
        elif dep in _OBLIQUE:
            yield (preposition(child) or "bare"), child
        elif dep in ("xcomp", "advcl", "ccomp") and (mark := next((c.lower_ for c in child.lefts if c.dep_ == "mark"), "")):
            yield f"{mark}+", child
        elif dep == "xcomp" and child.pos_ in ("NOUN", "ADJ", "PROPN"):
            yield "xcomp", child
    if not has_object and not passive:
        yield from _shared_object(verb)
    if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        if any(child.dep_ == "mark" for child in verb.lefts):
            # "the aim of supplying", "a view to listing": the noun does nothing itself.
            yield from () if has_subject else _subject_of_noun(verb.head)
        elif verb.tag_ == "VBG" and not has_subject:
            yield "subj", verb.head
        elif verb.tag_ == "VBN" and not has_object:
            yield "obj", verb.head
        elif verb.tag_ == "VB" and not has_subject:
            yield from _subject_of_noun(verb.head)
        return
    if verb.dep_ == "acl:relcl" and verb.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        if (
            not has_object
            and has_subject
            and not passive
            and not any(c.lower_ in _RELATIVE and c.dep_ in ("obj", "obl") for c in verb.children)
        ) and not any(c.lower_ in _RELATIVE for c in verb.children if c.dep_ in SUBJECTS):
            yield "obj", verb.head
        return
    if not (has_object if passive else has_subject):
        for name, subject in _shared_subject(verb):
            yield ("obj" if passive else name), subject


def _shared_object(verb: Token) -> Iterator[Slot]:
    """Yield the object that a verb shares with the one coordinated after it ("owns and runs the firm")."""
    for child in verb.rights:
        if child.dep_ == "conj" and is_verbal(child) and child.i - verb.i <= 3 and not any(c.dep_ in SUBJECTS for c in child.children):
            yield from (("obj", c) for c in child.children if c.dep_ == "obj")


def _shared_subject(verb: Token) -> Iterator[Slot]:
    """Yield the subject that a verb without one shares with the verb that it depends on."""
    head = verb.head
    if verb.dep_ == "conj" and is_verbal(head):
        own = [(n, w) for n, w in _verb_slots(head) if n in ("subj", "obj")]
        wanted = "obj" if is_passive(head) else "subj"
        yield from (("subj", w) for n, w in own if n == wanted)
        return
    if verb.dep_ in ("xcomp", "advcl", "ccomp") and (is_verbal(head) or head.pos_ in ("ADJ", "NOUN")):
        if verb.dep_ in ("ccomp",) and any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts):
            return
        if not is_verbal(head):
            yield from (("subj", c) for c in head.children if c.dep_ in SUBJECTS or c.dep_ == "nsubj:pass")
            return
        own = list(_verb_slots(head))
        if mark_is(verb, "for"):
            # "sanctioned the firm for supporting", "imposed sanctions on it for supporting": the firm did it, never who punishes.
            objects = [w for n, w in own if n == "obj" and w.lemma_ not in _TERMS]
            against = [w for n, w in own if n in ("on", "against", "upon")]
            against += [c for w in objects for c in w.rights if c.dep_ == "nmod" and preposition(c) in ("on", "against", "upon")]
            yield from (("subj", w) for w in (against or objects)[:1])
        elif (verb.dep_ in ("xcomp", "ccomp") and (objects := [w for n, w in own if n in ("obj", "iobj")])) or (
            mark_is(verb, "of") and (objects := [w for n, w in own if n == "obj"])
        ):
            yield from (("subj", w) for w in objects[:1])
        elif (
            head.lemma_ == "call"
            and verb.tag_ == "VB"
            and (
                objects := [w for n, w in own if n in ("on", "upon")]
                or [w for w in head.rights if w.i < verb.i and w.pos_ in ("PROPN", "NOUN") and preposition(w) in ("on", "upon")]
            )
        ):
            # "called on Iran to stop".
            yield from (("subj", w) for w in objects[:1])
        else:
            wanted = "obj" if is_passive(head) else "subj"
            yield from (("subj", w) for n, w in own if n == wanted)


def mark_is(verb: Token, word: str) -> bool:
    """Say whether a clause is introduced by `word`."""
    return any(child.dep_ in ("mark", "case") and child.lower_ == word for child in verb.lefts)


def _subject_of_noun(noun: Token) -> Iterator[Slot]:
    """Yield who does what a noun names ("Iran's efforts to", "Iran made efforts to")."""
    owners = [c for c in noun.lefts if c.dep_ == "nmod:poss"]
    if owners:
        yield "subj", owners[0]
    elif noun.dep_ in ("obj", "obl", "xcomp") and is_verbal(noun.head):
        yield from ((n, w) for n, w in _verb_slots(noun.head) if n == "subj")


def _noun_slots(noun: Token) -> Iterator[Slot]:
    has_subject = False
    for child in noun.children:
        dep = child.dep_
        if dep == "nmod:poss":
            yield "poss", child
        elif dep in _OBLIQUE:
            yield (preposition(child) or "bare"), child
        elif dep in ("compound", "flat", "nmod:desc"):
            yield "compound", child
        elif dep == "amod" and child.text[:1].isupper():
            yield "amod", child
        elif dep in SUBJECTS or dep == "nsubj:pass":
            yield "subj", child
            has_subject = True
        elif dep == "appos":
            yield "appos", child
        elif dep in ("acl", "acl:relcl") and is_verbal(child) and child.i > noun.i and (is_passive(child) or child.tag_ == "VBN"):
            # "the sanctions imposed on", "sanctions to be imposed by": what the participle adds.
            yield from (
                (f"v:{name}" if name != "subj" else "by", word) for name, word in _verb_slots(child) if name != "obj" and word != noun
            )
    if has_subject:
        return
    head = noun.head
    if noun.dep_ == "appos":
        yield "subj", head
    elif noun.dep_ in ("obj", "obl", "nsubj:pass", "nsubj", "xcomp") and is_verbal(head):
        # What the verb that carries the noun adds: "imposed sanctions on", "came under attack by".
        for name, word in _verb_slots(head):
            if word != noun and name not in ("obj",):
                yield f"{'v' if name == 'subj' else 'v:'}{name}", word
            elif word != noun:
                yield "vobj", word
    elif noun.dep_ in ("compound", "nmod:desc") and head.pos_ in ("PROPN", "NOUN"):
        yield "titled", head


def _stand_for(word: Token) -> Token:
    """Return what a relative pronoun stands for; any other word is itself."""
    if word.lower_ in _RELATIVE and word.pos_ in ("PRON", "DET", "SCONJ", "ADV"):
        for ancestor in word.ancestors:
            if ancestor.dep_ in ("acl:relcl", "acl", "advcl:relcl") and not is_verbal(ancestor.head):
                return ancestor.head
            if ancestor.dep_ in ("ccomp", "ROOT"):
                break
    return word
