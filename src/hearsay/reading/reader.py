"""The room's door: a Report comes in, its Mentions, Attributions and Claims go out."""

from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from hearsay.errors import ReadingError
from hearsay.nouns import Attribution, Claim, Mention, Report, Span
from hearsay.reading.claims import read_claims
from hearsay.reading.documents import make_pipeline
from hearsay.reading.encoder import WEIGHTS
from hearsay.reading.gazetteer import load_gazetteer
from hearsay.reading.mentions import MentionBook

LONGEST = 2_000_000
"""Characters of one report; a longer text is a book, or not a text."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads reports with one loaded spaCy pipeline."""

    nlp: Language

    def read(self, report: Report) -> tuple[tuple[Mention, ...], tuple[Attribution, ...], tuple[Claim, ...]]:
        """Return what a report says: its mentions, attributions and claims, each in the order of the text."""
        if len(report.text) > LONGEST:
            raise ReadingError(
                f"{report.url or report.id} is {len(report.text):,} characters long; split it into reports of at most {LONGEST:,}"
            )
        return read_document(self.nlp(report.text), report)


def make_reader(*, pipeline: str = "", threads: int = 1, weights: Path = WEIGHTS) -> Reader:
    """Return a reader over our own model, or over the user's installed spaCy pipeline of that name."""
    nlp = make_pipeline(name=pipeline, threads=threads, weights=weights)
    nlp.max_length = LONGEST
    return Reader(nlp)


def read_document(doc: Doc, report: Report) -> tuple[tuple[Mention, ...], tuple[Attribution, ...], tuple[Claim, ...]]:
    """Return what a Doc of the report's text says."""
    book = MentionBook(doc, load_gazetteer())
    trained = read_attributions(doc)
    claims, attributions = read_claims(doc, report, book, trained)
    book.keep_names()
    return with_appositions(doc, book), tuple(attributions), tuple(claims)


def read_attributions(doc: Doc) -> list[Attribution]:
    """Return the trained attributions as spans of characters, in the order in which the component gave them."""

    def spans(ranges: list[tuple[int, int]]) -> tuple[Span, ...]:
        return tuple(Span(doc[begin].idx, doc[end - 1].idx + len(doc[end - 1].text)) for begin, end in ranges)

    return [Attribution(spans(source), spans(cue), spans(content)) for source, cue, content in doc.user_data.get("attributions", ())]


def with_appositions(doc: Doc, book: MentionBook) -> tuple[Mention, ...]:
    """Return all mentions, those that rename another one saying which."""
    by_head = {head: mention for mention, head in ((m, book.heads[m.id]) for m in book.all())}
    mentions = []
    for mention in book.all():
        token = doc[book.heads[mention.id]]
        renamed = by_head.get(token.head.i) if token.dep_ == "appos" else None
        if renamed is not None and renamed.id != mention.id:
            mention = replace(mention, apposition=renamed.span)
        mentions.append(mention)
    return tuple(mentions)
