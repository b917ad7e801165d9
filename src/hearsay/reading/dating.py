"""When a claimed event was: the report's times that a claim might have are weighed by a table learned from annotated reports.

A claim might have the words of time in its sentence, those in the sentences beside it, the time that another claim of its kind was given
by its own words, or the day of publication, where a verb does what it says as it is published ("is designating"). Each such option is
described by features (`FEATURES`), and the likeliest is taken where it is likelier than that the report gives the event no time at all
(`weights/dating.json`, with its card).
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal, Protocol

import numpy as np
from spacy.tokens import Token

from hearsay.nouns import Claim, ClaimTime, Report, Span, TimeValue
from hearsay.reading.feature_weights import FeatureWeights
from hearsay.reading.mentions import MentionBook
from hearsay.reading.picking import sentence_starts
from hearsay.reading.saying_words import sayings
from hearsay.reading.slots import is_verbal
from hearsay.reading.times import read_time
from hearsay.reading.timing import HangsOn, Timed, hangs_on

Where = Literal["sentence", "before", "after", "other", "published"]
_NEAREST = 2
"""Times of the same kind of event on each side, and sentences on each side, that are looked at."""
MOST, MOST_TIMES = 200, 40
"""Events of a kind, and times of a sentence, that are looked at: a table may have more."""


@dataclass(frozen=True, slots=True)
class Event:
    """A claim whose time is sought: its word, and the claim as it stands without one."""

    word: Token
    claim: Claim
    takers: Mapping[str, frozenset[str]]
    """By role, the head words of who takes part."""


@dataclass(frozen=True, slots=True)
class Option:
    """A time that an event might have, with what the features look at."""

    time: ClaimTime
    where: Where
    event: Event
    root: Token | None
    """The word that heads those of time, where they stand in a sentence of their own or the event's."""
    hangs: HangsOn
    """How the words of time hang on the event's word."""
    clauses: int
    """Clause boundaries between both, on the tree."""
    rank: int
    """How many times of its sort stand nearer."""
    rivals: int
    """Other events in the sentence that the words hang on."""
    other: Event | None = None
    """The event whose time it is."""
    sentences: int = 0
    """Sentences between both."""
    dates: str = ""
    """What the words date where they stand: an event of the claim's kind, of another one, or nothing that is one."""
    is_alone: bool = False
    """Whether the other events of the kind all have this one time."""
    day: str = ""
    """The day of publication."""


class Dater(Protocol):
    """What chooses among options."""

    def choose(self, event: Event, options: Sequence[Option]) -> int | None:
        """Return the number of the option that is the event's time, None where the report gives it none."""


def date_claims(
    events: Sequence[Event], report: Report, book: MentionBook, times: Sequence[Span], dater: Dater | None = None
) -> list[ClaimTime | None]:
    """Return the time of each event; `times` are the spans of all words of time in the text."""
    dater = dater or load_dater()
    found: list[ClaimTime | None] = []
    for event, listed in zip(events, make_options(events, report, book, times), strict=True):
        options = [option for option in listed if option.time.value is not None]
        chosen = dater.choose(event, options) if options else None
        if chosen is not None:
            found.append(options[chosen].time)
        else:
            # Words that settle no dates are shown as they stand, where they hang on the event's own.
            unsettled = (option.time for option in listed if option.time.value is None and option.hangs == "word" and not option.rank)
            found.append(next(unsettled, None))
    return found


class _Layout:
    """Where a report's events and times stand, so that no event looks at all others."""

    def __init__(self, events: Sequence[Event], report: Report, book: MentionBook, times: Sequence[Span]) -> None:
        doc = book.doc
        self.report, self.text = report, book.text
        self.day = (report.published_at or "")[:10]
        self.sentence_of = np.searchsorted(sentence_starts(doc), np.arange(len(doc)), side="right").tolist()
        self.events_in: defaultdict[int, list[Event]] = defaultdict(list)
        self.times_in: defaultdict[int, list[Timed]] = defaultdict(list)
        self.read: dict[tuple[Span, str], ClaimTime] = {}
        for event in events:
            self.events_in[self.sentence_of[event.word.i]].append(event)
        for span in times:
            tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
            if tokens is not None and len(tokens):
                self.times_in[self.sentence_of[tokens.root.i]].append(Timed(span, tokens.root))
        self.dated: defaultdict[str, list[tuple[int, int, Event, ClaimTime]]] = defaultdict(list)
        """By kind, the events that their own words date: word, sentence, event, time."""
        for event in events:
            here = self.sentence_of[event.word.i]
            hanging = (one for one in self.times_in[here] if hangs_on(one.root, event.word) in ("word", "shared"))
            time = next((self.value(one.span, event) for one in hanging), None)
            if time is not None and time.value is not None:
                self.dated[event.claim.kind].append((event.word.i, here, event, time))
        for dated in self.dated.values():
            dated.sort(key=lambda row: row[0])

    def value(self, span: Span, event: Event) -> ClaimTime:
        """Return the days that words of time mean for an event."""
        tense = "past" if event.claim.tense == "past" else "future"
        found = self.read.get((span, tense))
        if found is None:
            words = span.of(self.text)
            found = self.read[span, tense] = ClaimTime(span, words, read_time(words, published=self.report.published_at, tense=tense))
        return found

    def others(self, event: Event) -> tuple[list[tuple[int, int, Event, ClaimTime]], bool]:
        """Return the nearest dated events of the kind in other sentences, before and after, and whether all of those have one time."""
        here, dated = self.sentence_of[event.word.i], self.dated[event.claim.kind]
        place = bisect_left(dated, event.word.i, key=lambda row: row[0])
        ahead = islice((row for row in reversed(dated[max(0, place - MOST) : place]) if row[1] != here), _NEAREST)
        behind = islice((row for row in dated[place : place + MOST] if row[1] != here), _NEAREST)
        values = {row[3].value for row in islice(dated, MOST) if row[1] != here}
        return [*ahead, *behind], len(values) == 1


def make_options(events: Sequence[Event], report: Report, book: MentionBook, times: Sequence[Span]) -> list[list[Option]]:
    """Return the times that each event might have."""
    layout = _Layout(events, report, book, times)
    return [_options_of(event, layout) for event in events]


def _options_of(event: Event, layout: _Layout) -> list[Option]:
    here, day, options = layout.sentence_of[event.word.i], layout.day, []
    same = [other for other in layout.events_in[here] if other is not event][:MOST]
    inside = sorted(layout.times_in[here], key=lambda one: abs(one.root.i - event.word.i))[:MOST_TIMES]
    for rank, one in enumerate(inside):
        rivals = sum(hangs_on(one.root, other.word) == "word" for other in same)
        hangs, between = hangs_on(one.root, event.word), _clauses(one.root, event.word)
        options.append(Option(layout.value(one.span, event), "sentence", event, one.root, hangs, between, rank, rivals, day=day))
    sides: tuple[tuple[Where, int], ...] = (("before", -1), ("after", 1))
    for where, step in sides:
        for distance in range(1, _NEAREST + 1):
            there = here + step * distance
            for rank, one in enumerate(layout.times_in[there][:MOST_TIMES]):
                dated = [other for other in layout.events_in[there] if hangs_on(one.root, other.word) == "word"]
                dates = "kind" if any(other.claim.kind == event.claim.kind for other in dated) else "event" if dated else ""
                time = layout.value(one.span, event)
                options.append(Option(time, where, event, one.root, "", 0, rank, 0, sentences=distance, dates=dates, day=day))
    others, alone = layout.others(event)
    ranks = Counter[bool]()
    for word, sentence, other, time in others:
        after = word > event.word.i
        options.append(Option(time, "other", event, None, "", 0, ranks[after], 0, other, sentence - here, "kind", alone, day))
        ranks[after] += 1
    if day and (words := declared(event.word)) is not None:
        time = ClaimTime(words, words.of(layout.text), TimeValue(day, day))
        options.append(Option(time, "published", event, None, "", 0, 0, len(inside), day=day))
    return options


def declared(word: Token) -> Span | None:
    """Return the words of a present verb over an event that may do what it says as it is published ("is announcing")."""
    token = word
    for _ in range(4):
        if is_verbal(token):
            present = [c for c in token.lefts if c.dep_ in ("aux", "aux:pass") and c.tag_ in ("VBZ", "VBP") and c.lemma_ == "be"]
            if present and (token.tag_ == "VBG" or any(c.lower_ == "being" for c in token.lefts)):
                return Span(present[0].idx, token.idx + len(token.text))
            if token.tag_ in ("VBZ", "VBP") and token.lemma_ in sayings()["performatives"]:
                return Span(token.idx, token.idx + len(token.text))
            if token.tag_ in ("VBD", "VBZ", "VBP"):
                return None
        if token.head == token:
            return None
        token = token.head
    return None


def _clauses(token: Token, word: Token) -> int:
    """Return how many verbs stand between two words of a tree, the upper ends of both ways left out."""
    above = [word, *word.ancestors]
    way = []
    for step in (token, *token.ancestors):
        if step in above:
            way += above[: above.index(step) + 1]
            break
        way.append(step)
    else:
        return 9
    return sum(is_verbal(step) for step in way if step not in (token, word))


def _clause_of(token: Token) -> Token:
    """Return the nearest verb above a word, or the top of its tree."""
    for step in (token, *token.ancestors):
        if is_verbal(step):
            return step
    return step


def governor(option: Option) -> str:
    """How the clause that has the words of time stands to the event's: above it, below it, beside it, and by which relation."""
    if option.where != "sentence" or option.root is None:
        return f"{option.where} {option.dates}"
    theirs, ours = _clause_of(option.root), _clause_of(option.event.word)
    says = "says" if theirs.lemma_ in sayings()["say"] else ""
    if theirs == ours:
        return f"same {says} {is_verbal(option.event.word)}"
    if theirs in list(ours.ancestors):
        return f"above {ours.dep_} {says}"
    if ours in list(theirs.ancestors):
        return f"below {theirs.dep_}"
    return f"beside {theirs.dep_} {ours.dep_}"


def where(option: Option) -> str:
    """Where the time stands."""
    return option.where


def kind_where(option: Option) -> str:
    """The kind of event, and where the time stands."""
    return f"{option.event.claim.kind} {option.where}"


def hanging(option: Option) -> str:
    """How it hangs on the event's word, and whether it hangs on another event's."""
    return f"{option.where} {option.hangs} {min(option.rivals, 1)}"


def clauses(option: Option) -> str:
    """Clause boundaries between."""
    return f"{option.where} {option.hangs} {min(option.clauses, 3)}"


def covered(option: Option) -> str:
    """Whether the clause of the event has it."""
    return f"{option.where} {option.hangs} {option.event.claim.evidence[0].covers(option.time.span)}"


def rank(option: Option) -> str:
    """Whether others stand nearer."""
    return f"{option.where} {min(option.rank, 2)}"


def side(option: Option) -> str:
    """Whether it stands before or after the event's word."""
    return f"{option.where} {'before' if option.time.span.start < option.event.word.idx else 'after'}"


def opening(option: Option) -> str:
    """The first word of the expression of time."""
    first = option.time.text.split()[0].lower().strip(",")
    return f"{option.where} {'number' if any(c.isdigit() for c in first) else first}"


def opening_kind(option: Option) -> str:
    """Whether the expression opens a stretch, by the kind of event."""
    first = option.time.text.split()[0].lower()
    return f"{option.event.claim.kind} {first if first in ('since', 'for', 'by', 'until', 'before', 'after', 'from', 'today') else ''}"


def fit(option: Option) -> str:
    """Whether the event's tense fits the dates."""
    value, day = option.time.value, option.day
    if value is None or not day:
        return option.event.claim.tense
    when = "over" if value.end < day else "to come" if value.start > day else "that day" if value.start == value.end == day else "now"
    return f"{option.event.claim.tense} {when} {option.where}"


def length(option: Option) -> str:
    """A day, a month, a year or more, by where it stands."""
    value = option.time.value
    if value is None:
        return ""
    if value.start == value.end:
        return f"{option.where} day"
    return f"{option.where} {'year' if value.start[:4] != value.end[:4] or value.start[5:7] != value.end[5:7] else 'month'}"


def distance(option: Option) -> str:
    """Sentences between."""
    gap = option.sentences
    return f"{option.where} {gap if abs(gap) < 3 else 'far' if gap > 0 else 'far before'}"


def alone(option: Option) -> str:
    """Whether all dated events of the kind have this one time, and whether the report's beginning tells of it."""
    if option.other is None:
        return ""
    return f"{option.is_alone} {option.other.word.sent.start_char < 300}"


def shared(option: Option) -> str:
    """Whether a party or a word is shared with the event whose time it is."""
    if option.other is None:
        return ""
    ours, theirs = option.event.takers, option.other.takers
    word = "word" if option.event.word.lemma_[:5] == option.other.word.lemma_[:5] else ""
    role = "role" if any(ours[r] & theirs.get(r, frozenset()) for r in ours) else ""
    return f"{word} {role} {option.event.claim.source == option.other.claim.source}"


def article(option: Option) -> str:
    """How the event's word is introduced, where the time is another sentence's."""
    if option.where in ("sentence", "published"):
        return ""
    if is_verbal(option.event.word):
        return f"{option.where} verb"
    first = next((c.lower_ for c in option.event.word.lefts if c.dep_ == "det"), "")
    return f"{option.where} {first if first in ('the', 'this', 'that', 'these', 'a', 'an') else 'none'}"


def kind_article(option: Option) -> str:
    """The same with the kind."""
    found = article(option)
    return f"{option.event.claim.kind} {found}" if found else ""


def declaring(option: Option) -> str:
    """The verb's form and sort, where the time is the day of publication."""
    if option.where != "published":
        return ""
    words = option.time.text.split()
    verb = next((t for t in option.event.word.sent if t.idx + len(t.text) == option.time.span.end), None)
    known = verb is not None and verb.lemma_ in sayings()["performatives"]
    return f"{known} {'going on' if len(words) > 1 else 'plain'} {option.event.claim.kind}"


def tense_claim(option: Option) -> str:
    """The event's tense and polarity, where the time is not its sentence's."""
    return f"{option.where} {option.event.claim.tense} {option.event.claim.polarity}"


FEATURES: tuple[Callable[[Option], str], ...] = (
    where, kind_where, hanging, clauses, covered, rank, side, opening, opening_kind, fit, length, distance, alone, shared, article,
    kind_article, declaring, tense_claim, governor,
)  # fmt: skip


class DatingModel(FeatureWeights):
    """What was learned of when an event has a time: weights in log-odds against its having none."""

    __slots__ = ()

    def score(self, option: Option) -> float:
        """Return the log-odds of an option against none."""
        return self.total((feature.__name__, feature(option)) for feature in FEATURES)

    def choose(self, _event: Event, options: Sequence[Option]) -> int | None:
        """Return the likeliest option, if its share of all, none included, is large enough."""
        scores = [self.score(option) for option in options]
        best = max(range(len(scores)), key=scores.__getitem__)
        top = max(0.0, scores[best])
        # Options of one value stand for one another.
        weighed = [(math.exp(score - top), option.time.value) for score, option in zip(scores, options, strict=True)]
        whole = math.exp(-top) + sum(weight for weight, _ in weighed)
        share = sum(weight for weight, value in weighed if value == options[best].time.value) / whole
        return best if share >= self.threshold else None


@cache
def load_dater() -> DatingModel:
    """Return the model that ships with hearsay."""
    return DatingModel.load("dating")
