"""Words of a document are picked by what they are from its arrays: a loop over all tokens costs more than most of what asks for it."""

from collections.abc import Collection, Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import SENT_START  # type: ignore[import-not-found]
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token


def pick(doc: Doc, **wanted: Collection[str]) -> Iterator[Token]:
    """Yield the tokens of which any named attribute has any of the words given for it, in order: `pick(doc, LOWER={"said"})`."""
    names: list[int | str] = list(wanted)
    if not len(doc):
        return
    columns = doc.to_array(names).reshape(len(doc), len(names))
    found = np.zeros(len(doc), dtype=bool)
    for column, words in enumerate(wanted.values()):
        found |= np.isin(columns[:, column], _ids(frozenset(words)))
    for index in np.flatnonzero(found).tolist():
        yield doc[index]


@cache
def _ids(words: frozenset[str]) -> NDArray[np.uint64]:
    return np.array([get_string_id(word) for word in words], dtype=np.uint64)


def sentence_starts(doc: Doc) -> list[int]:
    """Return the first token of each sentence, in order; none where the document has no sentences."""
    marks = doc.to_array(SENT_START) if len(doc) else np.zeros(0, dtype=np.uint64)
    if not marks[1:].any():
        return [0] if len(doc) == 1 and marks.any() else []
    starts: list[int] = np.flatnonzero(marks == 1).tolist()
    return starts if starts[:1] == [0] else [0, *starts]


def text_of(doc: Doc) -> str:
    """Return the text of a document, which spaCy puts together anew each time that it is asked for it."""
    text = doc.user_data.get("text")
    if text is None:
        text = doc.user_data["text"] = doc.text
    return str(text)
