"""Who is said to say a sentence by the order of its words, whatever the tree made of them.

Names that no parser has seen make trees that no sentence has; "according to" before a comma and ", officials said" at the end of a sentence
are plain all the same.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from hearsay.reading.picking import pick, sentence_starts
from hearsay.reading.saying_words import sayings
from hearsay.reading.slots import preposition
from hearsay.reading.speakers import head_of, named, subject_of

Range = tuple[int, int]
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_QUOTES = frozenset(("”", '"', "’", "'"))
OPENING = frozenset(("“", '"', "``", '""'))
LONGEST_QUOTE = 300
"""Words that a quotation may go on for."""
_NO_SOURCE = frozenset(("and", "but", "or", "which", "who", "whom", "that", "then", "so", "as", "where", "when", "while", "because", "if"))
"""Words after a comma with which a clause begins that is no aside."""
_WITHOUT_TREE = frozenset(("according", "show", "shows"))
BLOCK = 128
"""Tokens of a document that are looked up together."""
LONGEST_SOURCE = 14
"""Words between the comma and "said"."""
FARTHEST = 14
"""Words between "quoted" and "as saying"."""


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


class Spoken:
    """The sayings of a document, found by where their content lies, so that no word asks all of them."""

    def __init__(self, read: Sequence[Saying]) -> None:
        self.blocks: defaultdict[int, list[Saying]] = defaultdict(list)
        for saying in read:
            own = {block for begin, end in saying.content for block in range(begin // BLOCK, max(end - 1, begin) // BLOCK + 1)}
            if saying.cue is not None:
                own.add(saying.cue.i // BLOCK)
            for block in sorted(own):
                self.blocks[block].append(saying)

    def at(self, index: int) -> list[Saying]:
        """Return those whose content or cue may hold a token, in their order."""
        return self.blocks.get(index // BLOCK, [])


def read_beside(doc: Doc) -> Iterator[Saying]:
    """Yield who is said to say a sentence: by "according to" at either end of it, by whom it quotes, by a clause of saying that opens it
    ("the ministry said that"), closes it (", officials said on Friday") or stands between two commas.
    """
    words, starts = sayings(), sentence_starts(doc) or [0]
    commas = [token.i for token in pick(doc, ORTH={","})]
    for token in pick(doc, LEMMA=words["say"] | words["quote"] | words["after"], LOWER=_WITHOUT_TREE):
        number = bisect_right(starts, token.i)
        begin, end = starts[number - 1], starts[number] if number < len(starts) else len(doc)
        while end > begin and not doc[end - 1].is_alpha and doc[end - 1].text not in _QUOTES:
            end -= 1
        inside = commas[bisect_left(commas, begin) : bisect_left(commas, end)]
        found = _beside(token, inside, begin, end) if token.i < end else None
        if found is not None:
            yield found


def _beside(token: Token, commas: list[int], begin: int, end: int) -> Saying | None:
    words = sayings()
    if token.lower_ == "according":
        return _according(token, commas, end)
    if token.lemma_ in words["quote"] and token.tag_ in _FINITE:
        return _quoting(token, end)
    if token.pos_ == "NOUN" and token.lower_ in _WITHOUT_TREE:
        # "Invoices seen by the paper show that", where "show" was taken for a noun.
        if token.i == begin or token.i + 1 >= end or token.nbor().lower_ != "that":
            return None
        return Saying(head_of(token.doc[begin : token.i]), token, "show", ((token.i + 1, end),), end - token.i - 1, None)
    told = _told(token, end) if token.lemma_ in words["say"] and token.pos_ == "VERB" else None
    if told is None and token.lemma_ in words["after"] and token.tag_ in _FINITE:
        return _after(token, commas, end)
    return told


def _according(word: Token, commas: list[int], end: int) -> Saying | None:
    doc, begin = word.doc, word.sent.start
    after = next((i for i in commas if i > word.i), end)
    if after <= word.i + 2 or word.nbor().lower_ != "to":
        return None
    source = head_of(doc[word.i + 2 : after])
    if after < end and not any(token.is_alpha for token in doc[begin : word.i]):
        return Saying(named(source), source, "according", ((after + 1, end),), end - after - 1, None)
    if after == end and word.i - 1 > begin and word.nbor(-1).text == ",":
        return Saying(named(source), source, "according", ((begin, word.i - 1),), word.i - 1 - begin, None)
    return None


def _quoting(cue: Token, end: int) -> Saying | None:
    cited = cited_by(cue)
    if cited is None or not cited[0].lower_.endswith("ing") or end - cited[0].i < 3:
        return None
    # One word wider than what the quoted one says, which is inside it.
    return Saying(named(subject_of(cue)), cue, cue.lemma_, ((cited[0].i + 1, end),), end - cited[0].i, None)


def _after(cue: Token, commas: list[int], end: int) -> Saying | None:
    """Return what stands before a comma and who is said, after it, to say so."""
    doc, begin = cue.doc, cue.sent.start
    ahead, last = [i for i in commas if i < cue.i][-3:], cue.i
    if len(ahead) == 3 and ahead[-1] == cue.i - 1 and not any(w.tag_ in _FINITE for w in doc[ahead[1] : cue.i]):
        # "Keller, a spokeswoman for the ministry, told": who is so described speaks.
        ahead, last = ahead[:1], ahead[1]
    before = ahead[-1] if ahead else None
    if before is None or not 1 < last - before <= LONGEST_SOURCE or before == begin:
        return None
    phrase = doc[before + 1 : last]
    goes_on = cue.i + 2 < end and cue.nbor().lower_ == "to" and doc[cue.i + 2].tag_ == "VB"
    if goes_on or phrase[0].lower_ in _NO_SOURCE or any(w.pos_ in ("VERB", "AUX") or w.tag_ in ("WP", "WDT") for w in phrase):
        return None
    source = next((w for w in cue.children if w.dep_ in ("nsubj", "nsubj:pass") and w in phrase), None) or head_of(phrase)
    if source.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    told_before = any(w.tag_ in _FINITE or w.tag_ == "MD" for w in doc[begin:before])
    if cue.i + 1 < end and doc[cue.i + 1].text == ",":
        if any(w.tag_ in _FINITE for w in doc[begin:before]):
            return None
        return Saying(named(source), cue, cue.lemma_, ((begin, before), (cue.i + 2, end)), end - begin, None)
    if before - begin < 4 or not told_before or any(w.tag_ in _FINITE or w.lower_ == "that" for w in doc[cue.i + 1 : end]):
        return None
    return Saying(named(source), cue, cue.lemma_, ((begin, before),), before - begin, None)


def _told(cue: Token, end: int) -> Saying | None:
    """Return what a verb of saying tells in the clause that follows it: all from that clause's first word to the end of its own.

    What stands after the clause belongs to it, whatever the tree hung it on ("said that the plant was set up with help from").
    """
    clause = next((child for child in cue.rights if child.dep_ == "ccomp"), None)
    subject = subject_of(cue) if clause is not None else None
    if clause is None or subject is None or subject.i > cue.i or cue.tag_ not in (*_FINITE, "VBN"):
        return None
    begin = clause.left_edge.i
    fellow = next((child.left_edge.i for child in cue.rights if child.dep_ in ("conj", "parataxis") and child.i > clause.i), end)
    return Saying(named(subject), cue, cue.lemma_, ((begin, min(end, fellow)),), min(end, fellow) - begin, None) if begin > cue.i else None


def read_on(doc: Doc, read: list[Saying]) -> Iterator[Saying]:
    """Yield what a speaker goes on to say: words in quotation marks that follow the sentence of saying in its paragraph."""
    covered = {index for saying in read for begin, end in saying.content for index in range(begin, end)}
    for saying in read:
        if saying.cue is None or saying.source is None or saying.lemma not in sayings()["after"]:
            continue
        begin = saying.cue.sent.end
        if begin >= len(doc) or doc[begin].text not in OPENING or begin + 1 in covered or saying.cue.i in covered:
            continue
        end = begin + 1
        while end < len(doc) and "\n" not in doc[end].text and doc[end].text not in _QUOTES - {"’", "'"} and end - begin < LONGEST_QUOTE:
            end += 1
        if end - begin > 3:
            yield replace(saying, content=((begin + 1, end),), width=end - begin - 1, attribution=None)


def cited_by(cue: Token) -> tuple[Token, Token] | None:
    """Return by which word whom the speaker cites ("citing two sources, the paper wrote"; "quoted officials as saying"), else None."""
    words = sayings()
    if cue.lemma_ in words["quote"]:
        # The order of the words is surer than the tree: between the cue and "as saying" stands who is quoted.
        for token in cue.doc[cue.i + 1 : min(cue.sent.end, cue.i + FARTHEST)]:
            if token.lower_ == "as" and token.i + 1 < cue.sent.end and token.i > cue.i + 1:
                inner = token.nbor()
                if inner.lower_.endswith("ing") and inner.lemma_ in words["say"]:
                    return inner, head_of(cue.doc[cue.i + 1 : token.i])
        saying = next((c for c in cue.children if c.tag_ == "VBG" and c.lemma_ in words["say"]), None)
        source = next((c for c in cue.children if c.dep_ in ("obj", "iobj")), None)
        return (saying, source) if saying is not None and source is not None else None
    for token in cue.doc[cue.i + 1 : min(cue.sent.end - 3, cue.i + 4)]:
        if [word.lower_ for word in cue.doc[token.i : token.i + 3]] == ["with", "reference", "to"]:
            phrase = cue.doc[token.i + 3 : cue.sent.end]
            after = next((word.i for word in phrase if word.is_punct), phrase.end)
            return token.nbor(), head_of(cue.doc[token.i + 3 : max(after, token.i + 4)])
    subject = next((c for c in cue.children if c.dep_ == "nsubj"), None)
    for child in (*cue.children, *(subject.children if subject is not None else ())):
        if child.dep_ in ("advcl", "acl") and child.tag_ == "VBG" and child.lemma_ in words["quote"] | {"refer"}:
            for object_ in child.children:
                if object_.dep_ == "obj" or (child.lemma_ == "refer" and object_.dep_ == "obl" and preposition(object_) == "to"):
                    return child, object_
    return None
