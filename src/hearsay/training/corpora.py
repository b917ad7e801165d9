"""Annotated corpora become Documents: words, the gaps before them, and whichever labels the corpus carries.

Terms of each corpus stand in the model card; what is non-commercial (GUM's marked folders, re3d's BBC part) is never read here.
"""

import gzip
import io
import json
import re
import tarfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

GAP_NOTHING, GAP_SPACE, GAP_LINE = 1, 2, 3
NAME_KINDS = ("person", "organisation", "place")
ENTITY_KINDS = ("person", "organisation", "place", "group", "goods", "document", "time", "quantity", "money")
RE3D_KINDS = {
    "Organisation": "organisation", "Person": "person", "Location": "place", "Nationality": "group", "Weapon": "goods", "Vehicle": "goods",
    "MilitaryPlatform": "goods", "DocumentReference": "document", "Temporal": "time", "Quantity": "quantity", "Money": "money",
}  # fmt: skip
"""re3d's types and the mention kinds that they become; coordinates, call signs and frequencies are left out."""
GUM_KINDS = {"person": "person", "organization": "organisation", "place": "place"}
UNER_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place"}
GUM_OPEN_GENRES = ("academic", "bio", "court", "interview", "news", "voyage")
"""The genres of GUM whose texts are CC BY or CC BY-SA."""


@dataclass(slots=True)
class Document:
    """One training text. A label list has one entry a word; None means that the corpus does not annotate it."""

    id: str
    words: list[str]
    gaps: list[int]
    starts: list[bool] | None = None
    pos: list[str] | None = None
    tags: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    """The head's index in the document; a root is its own head."""
    deps: list[str] | None = None
    names: list[tuple[int, int, str]] | None = None
    """Names as (first word, last word + 1, kind)."""
    entities: list[tuple[int, int, str]] | None = None
    attributions: list[dict[str, list[tuple[int, int]]]] | None = None
    """Each {source, cue, content} to spans of words."""
    frames: list[tuple[int, int, str]] | None = None
    """PropBank's arguments as (the predicate's word, the head word of the argument, its role)."""
    events: list[Any] | None = None
    """Claims' events (`claim_corpus.Event`)."""
    sentences: list[int] = field(default_factory=list)
    """The number of each word's sentence, where events are given."""
    offsets: list[int] = field(default_factory=list)


def read_conllu(lines: Iterator[str], *, gum: bool = False) -> Iterator[Document]:
    """Yield the documents of a CoNLL-U file; of GUM also the names that its entity annotation marks."""
    document: Document | None = None
    line_end, first_of, space, mwt_end, mwt_space = True, 0, True, 0, True
    entities: list[tuple[int, int, str, list[int]]] = []
    open_entities: list[tuple[str, int, str, list[int]]] = []
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            if document is not None:
                yield _finish(document, entities, gum=gum)
            document = Document(line.split("=")[-1].strip(), [], [], [], [], [], [], [], [])
            entities, open_entities, line_end = [], [], True
        elif line.startswith("# newpar"):
            line_end = True
        elif not line:
            first_of, mwt_end = len(document.words) if document else 0, 0
        elif not line.startswith("#") and document is not None:
            fields = line.split("\t")
            if "-" in fields[0]:
                mwt_end = int(fields[0].split("-")[1])
                mwt_space = "SpaceAfter=No" not in fields[9]
                continue
            if "." in fields[0]:
                continue
            number = int(fields[0])
            assert document.starts is not None
            assert document.pos is not None
            assert document.tags is not None
            assert document.lemmas is not None
            assert document.heads is not None
            assert document.deps is not None
            if number == 1:
                first_of = len(document.words)
            document.gaps.append(GAP_LINE if line_end else GAP_SPACE if space else GAP_NOTHING)
            line_end = False
            space = "SpaceAfter=No" not in fields[9]
            if mwt_end:
                space = mwt_space if number == mwt_end else False
                mwt_end = 0 if number == mwt_end else mwt_end
            here = len(document.words)
            document.words.append(fields[1])
            document.starts.append(number == 1)
            document.lemmas.append(fields[2])
            document.pos.append(fields[3])
            document.tags.append(fields[4])
            head = int(fields[6])
            document.heads.append(first_of + head - 1 if head else here)
            document.deps.append(fields[7])
            if gum and (found := re.search(r"(?:^|\|)Entity=([^|]*)", fields[9])):
                for opening, closing in re.findall(r"\(([^()]+)|([^()]*)\)", found.group(1)):
                    if opening:
                        parts = opening.split("-")
                        minspan = [int(n) - 1 for n in parts[5].split(",")] if len(parts) > 5 and parts[5][:1].isdigit() else [0]
                        open_entities.append((parts[0], here, parts[1] if len(parts) > 1 else "", minspan))
                        last = parts[0]
                    else:
                        key = closing or last
                        for k in range(len(open_entities) - 1, -1, -1):
                            if open_entities[k][0] == key:
                                _, begun, kind, minspan = open_entities.pop(k)
                                entities.append((begun, here + 1, kind, minspan))
                                break
    if document is not None:
        yield _finish(document, entities, gum=gum)


def _finish(document: Document, entities: list[tuple[int, int, str, list[int]]], *, gum: bool) -> Document:
    """Add to a GUM document the runs of proper nouns round the heads of its persons, organisations and places."""
    if not gum:
        return document
    assert document.pos is not None
    assert document.deps is not None
    names: set[tuple[int, int, str]] = set()
    for begin, end, kind, minspan in entities:
        heads = [begin + n for n in minspan if begin + n < end]
        if kind not in GUM_KINDS or not heads or document.pos[heads[0]] != "PROPN":
            continue
        start = stop = heads[0]
        while start > begin and document.pos[start - 1] == "PROPN" and document.deps[start - 1] != "nmod:desc":
            start -= 1
        while stop + 1 < end and (
            document.pos[stop + 1] == "PROPN"
            or (document.words[stop + 1].lower() in ("of", "-", "&") and stop + 2 < end and document.pos[stop + 2] == "PROPN")
        ):
            stop += 1
        names.add((start, stop + 1, GUM_KINDS[kind]))
    document.names = _longest(sorted(names))
    return document


def _longest(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the spans without those that overlap a longer one."""
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
            kept.append(span)
    return sorted(kept)


def read_ewt(folder: Path, split: str) -> list[Document]:
    """Return the documents of UD English EWT, `train` or `dev`."""
    path = next((folder / "ud_english_ewt").glob(f"en_ewt-ud-{split}*.conllu.gz"))
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return list(read_conllu(iter(lines)))


def read_gum(folder: Path, split: str) -> list[Document]:
    """Return the documents of GUM, `train` or `dev`, whose texts may be used for any purpose."""
    documents: list[Document] = []
    with tarfile.open(folder / "gum" / f"gum_{split}.tar.gz") as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            genre = re.search(r"GUM_([a-z]+)_", member.name)
            if genre and genre.group(1) in GUM_OPEN_GENRES and (handle := archive.extractfile(member)):
                documents += read_conllu(iter(io.TextIOWrapper(handle, encoding="utf-8")), gum=True)
    return documents


def read_uner(folder: Path, ewt_dev: list[Document]) -> list[Document]:
    """Return EWT dev's words with UNER's names alone (their syntax stays unseen, for measuring)."""
    labels: list[list[str]] = [[]]
    with (folder / "uner_english_ewt" / "en_ewt-ud-dev.iob2").open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# sent_id") and labels[-1]:
                labels.append([])
            elif not line.startswith("#") and line.strip():
                labels[-1].append(line.rstrip("\n").split("\t")[1] + "\t" + line.split("\t")[2])
    by_words: dict[tuple[str, ...], list[str]] = {tuple(x.split("\t")[0] for x in s): [x.split("\t")[1] for x in s] for s in labels}
    documents = []
    for document in ewt_dev:
        assert document.starts is not None
        bounds = [i for i, start in enumerate(document.starts) if start] + [len(document.words)]
        names: list[tuple[int, int, str]] = []
        complete = True
        for begin, end in pairwise(bounds):
            marks = by_words.get(tuple(document.words[begin:end]))
            if marks is None:
                complete = False
                continue
            names += [(begin + s, begin + e, UNER_KINDS[k]) for s, e, k in _iob_spans(marks) if k in UNER_KINDS]
        if complete:
            documents.append(Document(document.id, document.words, document.gaps, names=names))
    return documents


def _iob_spans(marks: list[str]) -> Iterator[tuple[int, int, str]]:
    begin, kind = -1, ""
    for i, mark in enumerate([*marks, "O"]):
        if begin >= 0 and not (mark.startswith("I-") and mark[2:] == kind):
            yield begin, i, kind
            begin = -1
        if mark.startswith("B-"):
            begin, kind = i, mark[2:]


def tokenise(text: str, nlp: Any) -> tuple[list[str], list[int], list[int]]:
    """Return the words of a text by spaCy's tokeniser without white space, the gap before each, and its first character."""
    words, gaps, offsets, gap = [], [], [], GAP_LINE
    for token in nlp.make_doc(text):
        if token.text.isspace():
            gap = GAP_LINE if "\n" in token.text or gap == GAP_LINE else GAP_SPACE
            continue
        words.append(token.text)
        gaps.append(gap)
        offsets.append(token.idx)
        gap = GAP_SPACE if token.whitespace_ else GAP_NOTHING
    return words, gaps, offsets


def words_of(span: tuple[int, int], offsets: list[int], words: list[str]) -> tuple[int, int] | None:
    """Return the range of words that a span of characters touches; None where it touches none."""
    begin, end = bisect_right(offsets, span[0]) - 1, bisect_left(offsets, span[1])
    begin = max(begin, 0)
    while begin < end and offsets[begin] + len(words[begin]) <= span[0]:
        begin += 1
    return (begin, end) if begin < end else None


def read_re3d(folder: Path, nlp: Any) -> list[Document]:
    """Return re3d's documents with their entities, without the BBC's (non-commercial)."""
    documents = []
    for source in sorted((folder / "re3d").iterdir()):
        if not source.is_dir() or source.name == "BBC_Online":
            continue
        entities: dict[str, list[dict[str, Any]]] = {}
        for line in (source / "entities.json").read_text(encoding="utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                entities.setdefault(row["documentId"], []).append(row)
        for line in (source / "documents.json").read_text(encoding="utf-8").splitlines():
            if not line.strip():
                continue
            row = json.loads(line)
            words, gaps, offsets = tokenise(row["text"], nlp)
            spans = [
                (*found, RE3D_KINDS[entity["type"]])
                for entity in entities.get(row["_id"], [])
                if entity["type"] in RE3D_KINDS and (found := words_of((entity["begin"], entity["end"]), offsets, words))
            ]
            documents.append(Document(row["_id"], words, gaps, entities=_longest(sorted(set(spans))), offsets=offsets))
    return documents


def split_re3d(documents: list[Document]) -> tuple[list[Document], list[Document]]:
    """Return re3d's training and measuring parts: a document is measured where its id's last hexadecimal digit is 0 to 3."""
    return [d for d in documents if d.id[-1] not in "0123"], [d for d in documents if d.id[-1] in "0123"]


def read_polnear(folder: Path, split: str, nlp: Any) -> list[Document]:
    """Return PolNeAR's articles, `train` or `dev`, with the attributions of the first annotator by name."""
    texts: dict[str, str] = {}
    standoffs: dict[str, str] = {}
    with tarfile.open(folder / "polnear" / f"polnear_{split}.tar.gz") as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            handle = archive.extractfile(member) if member.isfile() else None
            if handle is None:
                continue
            path, content = Path(member.name), handle.read().decode("utf-8")
            if path.suffix == ".txt":
                texts[path.stem] = content
            elif path.suffix == ".ann":
                standoffs.setdefault(path.stem.rpartition("_")[0], content)
    documents = []
    for stem, text in sorted(texts.items()):
        if stem not in standoffs:
            continue
        words, gaps, offsets = tokenise(text, nlp)
        attributions = [
            {part: [w for span in spans if (w := words_of(span, offsets, words))] for part, spans in attribution.items()}
            for attribution in _read_standoff(standoffs[stem], text)
        ]
        documents.append(Document(stem, words, gaps, attributions=attributions, offsets=offsets))
    return documents


def _read_standoff(content: str, text: str) -> Iterator[dict[str, list[tuple[int, int]]]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for line in content.splitlines():
        fields = line.split("\t")
        if len(fields) > 1 and fields[0].startswith("T"):
            parts = [tuple(int(n) for n in part.split()) for part in fields[1].split(" ", 1)[1].split(";")]
            joined: list[tuple[int, int]] = []
            for begin, end in parts:
                if joined and not text[joined[-1][1] : begin].strip():
                    joined[-1] = (joined[-1][0], end)
                else:
                    joined.append((begin, end))
            spans[fields[0]] = joined
    for line in content.splitlines():
        fields = line.split("\t")
        if len(fields) > 1 and fields[0].startswith("E"):
            attribution: dict[str, list[tuple[int, int]]] = {"source": [], "cue": [], "content": []}
            for role, _, target in (part.partition(":") for part in fields[1].split()):
                kind = re.sub(r"\d+$", "", role).lower()
                if kind in attribution and target in spans:
                    attribution[kind] += spans[target]
            yield attribution
