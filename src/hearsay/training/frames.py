"""PropBank's arguments are laid over the words of UD EWT: which word fills which role of which predicate.

PropBank's own words are blanked, and its tokens are older than UD's. A sentence is taken only where the part-of-speech tags of both agree.
"""

import tarfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from hearsay.training.corpora import Document

FRAME_ROLES = (
    "none", "ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARGM-TMP", "ARGM-LOC", "ARGM-MNR", "ARGM-ADV", "ARGM-PRP", "ARGM-CAU", "ARGM-DIR",
    "ARGM-GOL", "ARGM-EXT", "ARGM-PRD", "ARGM-COM",
)  # fmt: skip
"""PropBank's roles that are learned, with "none"."""

Row = list[str]
AHEAD = 6
"""Sentences that one side may have more before the two no longer meet."""


def add_frames(folder: Path, documents: Sequence[Document], split: str = "train") -> int:
    """Add to UD EWT's documents the arguments that PropBank gives; returns the number of sentences that could be joined."""
    by_name = {document.id: document for document in documents}
    joined = 0
    with tarfile.open(folder / "propbank_ewt" / f"propbank_ewt_{split}_skel.tar.gz") as archive:
        for member in archive.getmembers():
            handle = archive.extractfile(member) if member.isfile() and member.name.endswith(".gold_skel") else None
            if handle is None:
                continue
            path = Path(member.name)
            genre, stem = path.parts[-3], path.name.removesuffix(".gold_skel").removesuffix(".xml")
            document = by_name.get(f"{genre}-{stem}")
            if document is not None:
                joined += _join(document, read_sentences(handle.read().decode("utf-8")))
    return joined


def read_sentences(content: str) -> list[list[Row]]:
    """Return the rows of each sentence of a file in PropBank's columns."""
    sentences: list[list[Row]] = [[]]
    for line in content.splitlines():
        if line.strip():
            sentences[-1].append(line.split())
        elif sentences[-1]:
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def _join(document: Document, sentences: Sequence[list[Row]]) -> int:
    assert document.starts is not None
    assert document.tags is not None
    assert document.heads is not None
    bounds = [i for i, starts in enumerate(document.starts) if starts] + [len(document.words)]
    spans = list(pairwise(bounds))
    document.frames, at, joined = [], 0, 0
    for rows in sentences:
        tags = [row[4] for row in rows]
        for ahead in range(at, min(at + AHEAD, len(spans))):
            begin, end = spans[ahead]
            ours = document.tags[begin:end]
            if len(ours) == len(tags) and sum(a == b for a, b in zip(ours, tags, strict=True)) >= 0.8 * len(tags):
                document.frames += [
                    (begin + predicate, _head_of(document.heads, begin + first, begin + stop), role)
                    for predicate, first, stop, role in read_arguments(rows)
                ]
                at, joined = ahead + 1, joined + 1
                break
    return joined


def read_arguments(rows: Sequence[Row]) -> list[tuple[int, int, int, str]]:
    """Return a sentence's arguments as (predicate, first word, last word + 1, role), roles that are not learned left out."""
    found = []
    for column in range(8, min(len(row) for row in rows)):
        cells = [row[column] for row in rows]
        predicate = next((i for i, cell in enumerate(cells) if cell.startswith(("(V*", "(V("))), None)
        if predicate is None:
            continue
        opened: tuple[int, str] | None = None
        for i, cell in enumerate(cells):
            if cell.startswith("("):
                opened = (i, cell[1:].split("*")[0].split("(")[0])
            if ")" in cell and opened is not None:
                if opened[1] in FRAME_ROLES:
                    found.append((predicate, opened[0], i + 1, opened[1]))
                opened = None
    return found


def _head_of(heads: Sequence[int], begin: int, end: int) -> int:
    """Return the first word of a stretch whose head lies outside it."""
    return next((i for i in range(begin, end) if not begin <= heads[i] < end or heads[i] == i), begin)
