"""How a clause says what it says: whether it denies, how surely, and of which time."""

from spacy.tokens import Token

from hearsay.nouns import Certainty, Polarity, Tense
from hearsay.reading.asides import Saying
from hearsay.reading.saying_words import sayings
from hearsay.reading.slots import is_verbal


def read_polarity(word: Token, fillers: list[Token], chain: list[Saying]) -> Polarity:
    """Return whether the words say that it happened or that it did not; a source's denial turns it round."""
    words = sayings()
    negative = _is_negated(word)
    for filler in fillers:
        if filler.lower_ in words["negative_pronouns"] or any(
            c.dep_ in ("det", "cc:preconj", "advmod") and c.lower_ in ("no", "neither") for c in filler.lefts
        ):
            negative = True
    verb = _governor(word)
    if verb is not None and verb.i != word.i:
        if _is_negated(verb) or verb.lemma_ in words["negative_verbs"]:
            negative = True
    elif word.lemma_ in ("acquit", "withdraw"):
        negative = word.lemma_ == "acquit"
    if word.dep_ in ("csubj", "ccomp") and word.head.lower_ in ("true", "correct", "accurate") and _is_negated(word.head):
        negative = True
    if any(saying.lemma in words["deny"] and not is_left_open(word, [saying]) for saying in chain[-1:]):
        negative = True
    if is_unproved(word):
        negative = True
    return "negative" if negative else "positive"


def is_unproved(word: Token) -> bool:
    """Say whether the words hold that there is no evidence of it ("found no sign that", "no evidence of a sale")."""
    return any(
        noun.lemma_ in sayings()["proofs"]
        and any(child.lower_ in ("no", "any") and child.dep_ == "det" for child in noun.lefts)
        and (_is_negated(noun) or _is_negated(noun.head))
        for noun in [word.head, word.head.head]
        if noun.pos_ == "NOUN" and noun.i < word.i
    )


def is_left_open(word: Token, chain: list[Saying]) -> bool:
    """Say whether the innermost source does not say it either way ("did not deny that", "refused to say whether")."""
    words = sayings()
    if any(child.dep_ == "mark" and child.lower_ in ("whether", "if") for child in word.children) and word.dep_ == "ccomp":
        return True
    for saying in chain[-1:]:
        cue = saying.cue
        if cue is None or cue.pos_ != "VERB":
            continue
        if _is_negated(cue) or (cue.dep_ == "xcomp" and cue.head.lemma_ in words["unsaying_verbs"]):
            return True
        if cue.dep_ == "conj" and any(c.dep_ == "cc" and c.lower_ == "nor" for c in cue.lefts):
            return True
    return False


def is_asked(word: Token) -> bool:
    """Say whether a clause only asks: a question whose auxiliary stands before its subject."""
    verb = word if is_verbal(word) else word.head
    if not is_verbal(verb) or verb.dep_ in ("advcl", "acl", "acl:relcl", "xcomp"):
        return False
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass")), None)
    if subject is None or not any(c.dep_ in ("aux", "aux:pass") and c.i < subject.i for c in verb.lefts):
        return False
    return any(token.text == "?" for token in verb.doc[verb.i : verb.sent.end])


def _is_negated(word: Token) -> bool:
    negators = sayings()["negators"]
    for child in word.children:
        if child.dep_ in ("advmod", "det", "cc", "mark") and child.lower_ in negators:
            return True
        if child.dep_ == "case" and child.lower_ == "without":
            return True
        if child.dep_ in ("aux", "advmod") and child.lower_.endswith(("n't", "n’t")):
            return True
    return (
        word.dep_ == "conj"
        and is_verbal(word)
        and word.head.i < word.i
        and _is_negated(word.head)
        and not any(c.dep_ in ("nsubj", "nsubj:pass") for c in word.children)
    )


def _governor(word: Token) -> Token | None:
    """Return the verb whose meaning decides: it takes `word` as complement ("refused to supply") or carries it ("made no sales")."""
    if is_verbal(word):
        return (
            word.head
            if word.dep_ in ("xcomp",) or (word.dep_ in ("advcl", "obl") and word.head.lemma_ in ("refrain", "stop", "cease", "acquit"))
            else None
        )
    return word.head if word.dep_ in ("obj", "obl", "nsubj", "nsubj:pass", "xcomp") and is_verbal(word.head) else None


def read_certainty(word: Token, chain: list[Saying]) -> tuple[Certainty, bool]:
    """Return how surely the innermost source puts it, and whether the words leave who says so unsaid ("reportedly", "is accused")."""
    words = sayings()
    certainty: Certainty = "certain"
    unnamed = False
    token, steps = word, 0
    while steps < 6:
        for child in token.children:
            lower = child.lower_
            if child.dep_ in ("aux", "advmod", "amod") and child.i != word.i:
                if lower in words["possible_words"]:
                    certainty = "possible"
                    unnamed = unnamed or lower in words["unnamed_words"]
                elif (
                    lower in words["probable_words"] or (lower == "certainly" and any(c.lower_ == "almost" for c in child.children))
                ) and certainty == "certain":
                    certainty = "probable"
        head = token.head
        if head == token or token.dep_ not in ("xcomp", "obj", "conj", "ccomp", "advcl", "obl", "nsubj", "nsubj:pass", "nmod", "acl"):
            break
        if token.dep_ == "conj" and is_verbal(token) and any(c.dep_ in ("nsubj", "nsubj:pass") for c in token.children):
            break
        if is_verbal(head) and token.dep_ in ("xcomp", "advcl", "obl", "ccomp"):
            passive = any(c.dep_ in ("aux:pass", "nsubj:pass") for c in head.children)
            if head.lemma_ == "consider" and (token.dep_ == "ccomp" or any(c.lower_ == "likely" for c in head.children)):
                # "considers that", "considers it likely that"; what is considered otherwise is only weighed.
                certainty = "probable" if certainty == "certain" else certainty
                break
            if token.dep_ == "xcomp" and passive and head.lemma_ in ("say", "report", "claim"):
                # "are said to have fought".
                certainty, unnamed = "possible", unnamed or not any(c.dep_ == "obl:agent" for c in head.children)
                break
            if head.lemma_ in words["possible"] or (head.lemma_ in words["possible_words"]):
                certainty = "possible"
                unnamed = unnamed or (passive and not any(c.dep_ == "obl:agent" for c in head.children))
                break
            if head.lemma_ in words["probable"]:
                certainty = "probable" if certainty == "certain" else certainty
                unnamed = unnamed or (passive and not any(c.dep_ == "obl:agent" for c in head.children))
                break
            if token.dep_ == "ccomp":
                break
        elif is_verbal(head) and head.lemma_ in words["possible_words"]:
            certainty = "possible"
        elif head.pos_ == "ADJ" and head.lower_ in words["probable_words"]:
            certainty = "probable" if certainty == "certain" else certainty
        token, steps = head, steps + 1
    if is_unproved(word) and certainty == "certain":
        certainty = "probable"
    if is_left_open(word, chain):
        certainty = "possible"
    for saying in chain[-1:]:
        if saying.lemma in words["possible"] or saying.lemma in ("allegation", "accusation", "suspicion"):
            certainty = "possible"
        elif saying.lemma in words["probable"] and certainty == "certain":
            certainty = "probable"
    return certainty, unnamed


_STANDING = frozenset(("support", "cooperate", "control", "produce"))
"""Kinds that a noun names as lasting ("its support for"); a noun of another kind names what happened ("the attack on")."""


def read_tense(word: Token, kind: str = "", *, carried: bool = True) -> Tense:
    """Return the time that the verb forms put it in; planned, intended and sought things are future.

    A noun takes the time of the verb that carries it; where none does (`carried`), its kind decides.
    """
    words = sayings()
    if not is_verbal(word) and not any(child.dep_ == "cop" for child in word.children):
        if kind == "control" and (word.dep_ == "appos" or any(child.dep_ == "appos" for child in word.children)):
            return "past" if any(c.lower_ in ("former", "ex", "late", "previous") for c in word.lefts) else "present"
        if not carried:
            return "present" if kind in _STANDING else "past"
    token, steps = word, 0
    while steps < 5:
        if is_verbal(token):
            auxiliaries = [c for c in token.children if c.dep_ in ("aux", "aux:pass", "cop")]
            lower = {a.lower_ for a in auxiliaries}
            if lower & words["future_words"]:
                return "future"
            if lower & {"would", "could", "should", "may", "might", "can", "must"} and "have" not in {a.lemma_ for a in auxiliaries}:
                return "future" if not lower & {"can", "may", "might"} else ("future" if token.tag_ == "VB" else "present")
            if token.tag_ == "VBD" or any(a.tag_ == "VBD" and a.lemma_ in ("be", "have", "do") for a in auxiliaries):
                return "past"
            if any(a.lemma_ == "have" for a in auxiliaries):
                return "past" if token.tag_ != "VBG" else "present"
            if token.tag_ in ("VBZ", "VBP"):
                return "present"
            if any(a.tag_ in ("VBZ", "VBP") for a in auxiliaries):
                return (
                    "past"
                    if token.tag_ == "VBN" and any(a.dep_ == "aux:pass" for a in auxiliaries) and token.dep_ == "never"
                    else "present"
                )
            if token.tag_ == "VB" and token.dep_ in ("xcomp", "advcl", "acl", "ccomp"):
                head = token.head
                if head.lemma_ in words["future_verbs"] or head.pos_ == "NOUN" or token.dep_ in ("advcl", "acl"):
                    return "future"
            if token.tag_ == "VBN" and token.dep_ == "acl":
                return "past"
        elif token.pos_ in ("NOUN", "PROPN", "ADJ"):
            copulas = [c for c in token.children if c.dep_ == "cop"]
            if copulas:
                if any(c.dep_ == "aux" and c.lower_ in words["future_words"] for c in token.children):
                    return "future"
                return "past" if copulas[0].tag_ == "VBD" else "present"
            if token.dep_ == "appos":
                return "present"
        if token.head == token:
            break
        if is_verbal(token.head) and token.head.lemma_ in words["future_verbs"] and token.dep_ in ("obj", "xcomp", "obl"):
            return "future"
        if token.dep_ == "ccomp" and token.head.lemma_ in words["say"]:
            break
        token, steps = token.head, steps + 1
    return "past"
