"""Annotated texts become mentions with the party that each refers to: GUM's coreference, and the fillers of annotated claims.

The mentions are those that the reader makes, asked for by the heads of arguments (GUM) or by the annotated fillers (claims), so that what
is learned and measured is how mentions are resolved and not whether they were found.
"""

import re
import tarfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Token

from hearsay.naming.repeating import names_agree
from hearsay.nouns import Attribution, Mention, MentionKind, Report
from hearsay.reading.claims import read_claims
from hearsay.reading.gazetteer import load_gazetteer
from hearsay.reading.mentions import MentionBook
from hearsay.reading.reader import read_attributions, with_appositions
from hearsay.training.claim_corpus import read_claim_rows
from hearsay.training.corpora import GAP_LINE, GAP_SPACE, GUM_OPEN_GENRES, Document, read_conllu

PARTIES = frozenset(("person", "organization", "place", "object"))
"""GUM's types of entity that can be a party or goods; its abstract things, events, times, substances, plants and animals cannot."""
_ARGUMENTS = frozenset(("nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss"))
_EXPECTED: dict[str, MentionKind] = {
    "goods": "goods", "weapon": "goods", "deployed": "group", "recruit": "group", "trainee": "group", "amount": "money", "place": "place",
    "supplier": "organisation", "recipient": "organisation", "producer": "organisation", "actor": "organisation", "post": "person",
    "attacker": "organisation", "authority": "organisation", "holder": "person", "employer": "organisation", "payer": "organisation",
    "payee": "organisation", "source": "person",
}  # fmt: skip
"""What the reader takes a pronoun or an unknown noun for in a role."""
_BARRED = frozenset(("who", "whom", "whose", "which", "what", "there", "that"))


@dataclass(frozen=True, slots=True)
class GoldMention:
    """One annotated mention: the words, its head word, the party's number and GUM's type."""

    begin: int
    end: int
    head: int
    party: str
    kind: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text whose mentions say which party they refer to."""

    id: str
    mentions: tuple[Mention, ...]
    attributions: tuple[Attribution, ...]
    parties: dict[str, str]
    """By mention id, the party that annotators say it is; what is missing here was not annotated."""
    fillers: frozenset[str]
    """The ids of the mentions that fill a role, whatever their form."""
    names: dict[str, str]
    """By party, its name as the annotators give it (claims only)."""
    is_whole: bool = True
    """Whether every mention of a party is annotated, or only those that fill a claim's role."""
    unasked: int = 0
    """Annotated anaphoric fillers of a party for which the reader has no mention."""


def read_corpora(data: Path, nlp: Callable[[str], Doc]) -> dict[str, list[MarkedText]]:
    """Return all annotated texts of the shared data, by corpus and part; `nlp` is the reader's pipeline."""
    corpora: dict[str, list[MarkedText]] = {}
    for part in ("train", "dev"):
        texts = [
            mark_gum(document, gold, nlp(text_of(document)[0]))
            for document, gold in read_gum(data / "reading" / "gum" / f"gum_{part}.tar.gz")
        ]
        corpora[f"GUM {part}"] = texts
        corpora[f"GUM {part}, news"] = [text for text in texts if "_news_" in text.id]
    for part in ("train", "made", "dev"):
        rows = read_claim_rows([data / "claims" / f"{part}.jsonl"])
        corpora[f"claims {part}"] = [mark_claims(row, nlp(row["text"])) for row in rows]
    return corpora


def read_gum(archive: Path, *, genres: Sequence[str] = GUM_OPEN_GENRES) -> Iterator[tuple[Document, list[GoldMention]]]:
    """Yield GUM's documents of these genres with their annotated mentions."""
    with tarfile.open(archive) as members:
        for member in sorted(members.getmembers(), key=lambda m: m.name):
            name = Path(member.name).stem.split("_")
            stream = members.extractfile(member) if member.isfile() else None
            if stream is None or len(name) < 3 or name[1] not in genres:
                continue
            lines = stream.read().decode("utf-8").splitlines()
            (document,) = read_conllu(iter(lines))
            yield document, read_gold(lines, document)


def read_gold(lines: Iterable[str], document: Document) -> list[GoldMention]:
    """Return the annotated mentions of one document of GUM; of a mention in several pieces the first."""
    assert document.heads is not None
    found: list[GoldMention] = []
    opened: list[tuple[str, int, str]] = []
    word = -1
    for line in lines:
        fields = line.split("\t")
        if line.startswith("#") or not fields[0].isdigit():
            continue
        word += 1
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", fields[9])
        if entity is None:
            continue
        for opening, closed, closing in re.findall(r"\(([^()]+)(\)?)|([^()]+)\)", entity.group(1)):
            if opening:
                party, _, rest = opening.partition("-")
                opened.append((party, word, rest.partition("-")[0]))
            key = opening.partition("-")[0] if closed else closing
            if not key:
                continue
            for k in range(len(opened) - 1, -1, -1):
                if opened[k][0] == key:
                    party, begin, kind = opened.pop(k)
                    number, _, piece = party.partition("[")
                    if not piece or piece.startswith("1/"):
                        found.append(GoldMention(begin, word + 1, _head(document.heads, begin, word + 1), number, kind))
                    break
    return found


def _head(heads: Sequence[int], begin: int, end: int) -> int:
    """Return the word of a span that hangs on a word outside it."""
    return next((i for i in range(begin, end) if heads[i] == i or not begin <= heads[i] < end), begin)


def text_of(document: Document) -> tuple[str, list[int]]:
    """Return a document's running text, and where each word begins in it."""
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for word, gap in zip(document.words, document.gaps, strict=True):
        space = ("\n" if gap == GAP_LINE else " " if gap == GAP_SPACE else "") if parts else ""
        starts.append(length + len(space))
        parts.append(space + word)
        length += len(space) + len(word)
    return "".join(parts), starts


def mark_gum(document: Document, gold: Sequence[GoldMention], doc: Doc) -> MarkedText:
    """Return a GUM text with its mentions' parties; `doc` is `text_of` the document, as the reader parses it."""
    assert document.deps is not None
    assert document.pos is not None
    text, starts = text_of(document)
    book, report = MentionBook(doc, load_gazetteer()), Report(text, "")
    _, attributions = read_claims(doc, report, book, read_attributions(doc))
    book.keep_names()
    for token in doc:
        if is_argument(token):
            book.of_head(token)
    mentions = with_appositions(doc, book)
    by_head: dict[int, GoldMention] = {}
    for mention in sorted(gold, key=lambda g: g.end - g.begin):
        by_head[starts[mention.head]] = mention
    parties: dict[str, str] = {}
    fillers: set[str] = set()
    found: set[GoldMention] = set()
    for made in mentions:
        matched = by_head.get(doc[book.heads[made.id]].idx)
        if matched is not None and matched not in found:
            parties[made.id] = matched.party
            found.add(matched)
            if document.deps[matched.head] in _ARGUMENTS and matched.kind in PARTIES:
                fillers.add(made.id)
    first: dict[str, GoldMention] = {}
    for mention in sorted(gold, key=lambda g: g.begin):
        first.setdefault(mention.party, mention)
    unasked = sum(
        g not in found and g is not first[g.party] and g.kind in PARTIES and document.deps[g.head] in _ARGUMENTS
        and document.pos[g.head] in ("NOUN", "PRON")
        for g in by_head.values()
    )  # fmt: skip
    return MarkedText(document.id, mentions, tuple(attributions), parties, frozenset(fillers), {}, unasked=unasked)


def is_argument(token: Token) -> bool:
    """Say whether a word heads a participant of an event, as our own parse sees it."""
    relation = token.dep_ if token.dep_ != "conj" else token.head.dep_
    return relation in _ARGUMENTS and token.pos_ in ("NOUN", "PROPN", "PRON") and token.lower_ not in _BARRED


def mark_claims(row: dict[str, Any], doc: Doc) -> MarkedText:
    """Return an annotated report with the parties that its fillers name; fillers that share words or a name are one party."""
    report = Report(row["text"], "", publisher=row["publisher"], published_at=row["published_at"])
    book = MentionBook(doc, load_gazetteer())
    _, attributions = read_claims(doc, report, book, read_attributions(doc))
    of_key: dict[object, str] = {}
    parties: dict[str, str] = {}
    names: dict[str, str] = {}
    for filler, role in _fillers(row):
        spans = [(start, end) for start, end in filler["spans"]]
        keys: list[object] = [*spans, *([filler["name"].casefold()] if filler["name"] else [])]
        party = next((of_key[key] for key in keys if key in of_key), f"p{len(of_key)}")
        of_key |= dict.fromkeys(keys, party)
        if filler["name"]:
            names.setdefault(party, filler["name"])
        for start, end in spans:
            tokens = doc.char_span(start, end, alignment_mode="expand")
            if tokens is not None:
                parties[book.of_head(tokens.root, _EXPECTED.get(role)).id] = party
    book.keep_names()
    mentions = with_appositions(doc, book)
    fillers = frozenset(parties)
    for mention in mentions:
        if mention.form == "name" and mention.id not in parties:
            for party, name in names.items():
                if name in (mention.text, mention.name) or names_agree(mention.text, name, person=mention.kind == "person"):
                    parties[mention.id] = party
                    break
    return MarkedText(row["id"], mentions, tuple(attributions), parties, fillers, names, is_whole=False)


def _fillers(row: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    for claim in row["claims"]:
        for filler in claim["source"]:
            yield filler, "source"
        for role, fillers in claim["roles"].items():
            for filler in fillers:
                yield filler, role
