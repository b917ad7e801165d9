"""Which words of time belong to a claim: those on the event's word, on the verb that carries it, or near it in its sentence.

A performative present ("is designating") happens as it is published: there the verb's own words stand for the day of publication.
"""

from collections.abc import Sequence

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from hearsay.nouns import ClaimTime, Report, Span, Tense, TimeValue
from hearsay.reading.drafts import Draft, is_carried
from hearsay.reading.mentions import MentionBook
from hearsay.reading.modality import read_tense
from hearsay.reading.sayings import sayings
from hearsay.reading.slots import is_verbal
from hearsay.reading.times import read_time

FARTHEST = 4
"""Steps up the tree from the words of time to what they date."""
_SHARED = frozenset(("xcomp", "advcl", "conj"))
"""A clause that hangs so on another one happens when that one does, unless it has words of time of its own."""


def find_time(draft: Draft, evidence: Span, report: Report, book: MentionBook, times: Sequence[Span]) -> ClaimTime | None:
    """Return when the event was by the report's words, or None where no words tell.

    `times` are the spans of all words of time in the text. In this order: words that hang on the event's word or its verb; words that
    hang on a verb whose subject or object the event shares; the day of publication, where the verb is a performative present.
    """
    word = draft.word
    carriers = {word.i}
    if not is_verbal(word) and is_verbal(word.head):
        carriers.add(word.head.i)
    begin, end = word.sent.start_char, word.sent.end_char
    near = [
        (span, tokens.root) for span in times if begin <= span.start and span.end <= end and (tokens := _tokens(book, span)) is not None
    ]
    tense = draft.tense or read_tense(word, draft.kind)
    for span, root in near:
        if evidence.covers(span) and _hangs_on(root, carriers):
            return _read(span, report, book, tense)
    if near:
        shared = _sharing(word)
        for span, root in near:
            if _hangs_on(root, shared):
                return _read(span, report, book, tense)
    performed = _performed(draft)
    if performed is not None and report.published_at:
        day = report.published_at[:10]
        return ClaimTime(performed, performed.of(book.text), TimeValue(day, day))
    return None


def _tokens(book: MentionBook, span: Span) -> SpacySpan | None:
    return book.doc.char_span(span.start, span.end, alignment_mode="expand")


def _hangs_on(token: Token, carriers: set[int]) -> bool:
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


def _read(span: Span, report: Report, book: MentionBook, tense: Tense) -> ClaimTime:
    words = span.of(book.text)
    return ClaimTime(span, words, read_time(words, published=report.published_at, tense="past" if tense == "past" else "future"))


def _performed(draft: Draft) -> Span | None:
    """Return the words of a verb that does what it says as it is published ("is imposing"), None where the verb is no such one."""
    if draft.kind != "sanction":
        return None
    verb = next((token for token in (draft.word, draft.word.head, draft.word.head.head) if is_verbal(token)), None)
    if verb is None or verb.lemma_ not in sayings()["performatives"]:
        return None
    present = [c for c in verb.lefts if c.dep_ in ("aux", "aux:pass") and c.tag_ in ("VBZ", "VBP") and c.lemma_ == "be"]
    going_on = verb.tag_ == "VBG" or any(c.dep_ in ("aux", "aux:pass") and c.lower_ == "being" for c in verb.lefts)
    if not present or not going_on:
        return None
    return Span(present[0].idx, verb.idx + len(verb.text))
