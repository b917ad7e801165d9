"""All names of all lists become flat arrays: words with their keys, names with their words, and for each word the names that have it."""

from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from hearsay.errors import ScreeningError
from hearsay.naming.preparing import Name
from hearsay.naming.scripts import Word
from hearsay.screening.aligning import WIDTH
from hearsay.screening.compiling import Door
from hearsay.screening.keys import KEYED
from hearsay.screening.model import NameModel
from hearsay.screening.packing import forms_mask, number_letters, pack_listed, word_kind
from hearsay.screening.searching import (
    FACTS,
    INITIALS,
    KEY_PRINT,
    KIND_FROM,
    NUMBER_BITS,
    NUMBER_MASK,
    PERSON,
    WEAK,
    WEIGHT_BITS,
    WEIGHT_MASK,
    WEIGHT_STEPS,
)  # fmt: skip

if TYPE_CHECKING:
    from numpy.typing import NDArray

Arrays = dict[str, "NDArray[Any]"]


class Vocabulary:
    """Distinct words and their numbers."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self._numbers: dict[tuple[str, str, bool], int] = {}

    def number(self, word: Word) -> int:
        """Return the word's number, a new one where it is new; words that fold into one are one."""
        number = self._numbers.setdefault((word.folded, word.skeleton, word.vowelled), len(self.words))
        if number == len(self.words):
            self.words.append(word)
        return number


class IndexedName(NamedTuple):
    """One reading of a listed name."""

    name: Name
    person: bool
    owner: int
    """The position of the listing."""
    number: int = 0
    """Which of the listing's names it is."""
    initials: bool = False
    weak: bool = False
    kind: int = 0
    """Of party, as `searching.FLAGS` has it."""


def build_index(names: Iterable[IndexedName], model: NameModel, *, compiled: bool | None = None) -> Arrays:
    """Return the arrays of an index over names."""
    import numpy as np

    vocabulary = Vocabulary()
    words, ends, facts = array("i"), array("q"), array("i")
    for indexed in names:
        words.extend([vocabulary.number(word) for word in indexed.name.words[:WIDTH]])
        ends.append(len(words))
        flags = PERSON * indexed.person | INITIALS * indexed.initials | WEAK * indexed.weak | indexed.kind << KIND_FROM
        facts.extend((indexed.owner, forms_mask(indexed.name.forms), flags, indexed.number))
    return build_arrays(vocabulary.words, words, ends, np.array(facts, np.int32).reshape(-1, FACTS), model, compiled=compiled)


def build_arrays(
    vocabulary: Sequence[Word], words: Any, ends: Any, facts: "NDArray[Any]", model: NameModel, *, compiled: bool | None = None
) -> Arrays:
    """Return the arrays of an index over names that are given as word numbers, one name after the other, and where each ends.

    `facts` has a row for each name: `searching.FACTS` says what. Names are put in order of their length, so that of a word that many names
    have the shorter ones are looked at first; `order` says which name each was. Raises ScreeningError where there are too many.
    """
    import numpy as np

    flat, stops = np.asarray(words, dtype=np.int32), np.asarray(ends, dtype=np.int64)
    if len(vocabulary) > NUMBER_MASK or len(flat) >= 1 << 31:
        raise ScreeningError(f"{len(stops)} names are more than one index can hold")
    lengths = np.diff(stops, prepend=0)
    order = np.argsort(lengths, kind="stable")
    starts = (stops - lengths)[order]
    lengths = lengths[order]
    names_at = np.concatenate([[0], np.cumsum(lengths)])
    flat = flat[np.repeat(starts - names_at[:-1], lengths) + np.arange(names_at[-1])]
    name_of = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    index = np.argsort(flat, kind="stable")
    counts = np.bincount(flat, minlength=len(vocabulary)) if len(flat) else np.zeros(len(vocabulary), np.int64)
    share = model.names / max(len(lengths), model.names)
    if len(lengths) > model.names // 4:
        weight = [model.weigh(word, round(count * share)) for word, count in zip(vocabulary, counts.tolist(), strict=True)]
    else:
        weight = [model.weigh(word) for word in vocabulary]
    sums = np.concatenate([[0.0], np.cumsum(np.array(weight)[flat] if len(flat) else [])])
    name_weight = np.minimum(np.round((sums[names_at[1:]] - sums[names_at[:-1]]) * WEIGHT_STEPS), WEIGHT_MASK).astype(np.int64)
    postings = name_of[index] << WEIGHT_BITS
    postings |= name_weight[name_of[index]]
    records = b"".join([pack_listed(word, value) for word, value in zip(vocabulary, weight, strict=True)])
    arrays = {
        "names_at": names_at.astype(np.int32), "names": flat, "facts": facts[order].ravel(), "order": order.astype(np.int32),
        "postings": postings, "postings_at": np.concatenate([[0], np.cumsum(counts)]).astype(np.int32),
        "records": np.frombuffer(records, np.uint8),
    }  # fmt: skip
    return arrays | _keys(vocabulary, compiled=compiled)


def _keys(vocabulary: Sequence[Word], *, compiled: bool | None) -> Arrays:
    """Return the entries, a key's print and a word's number each, in order of the keys, and where those of each bucket begin."""
    import numpy as np

    kinds = np.array([word_kind(word) for word in vocabulary], dtype=np.uint8)
    letters, letters_at = _join([number_letters(word.folded) for word in vocabulary])
    bones, bones_at = _join([number_letters(word.skeleton) for word in vocabulary])
    room = int(np.minimum(np.diff(letters_at), KEYED).sum() + np.minimum(np.diff(bones_at), KEYED).sum()) + 2 * len(vocabulary)
    key, key_word = np.zeros(room, np.int64), np.zeros(room, np.int32)
    door = Door("vocabulary_keys", [letters, letters_at, bones, bones_at, kinds, key, key_word], compiled=compiled)
    count = int(door.call(len(vocabulary)))
    if not door.compiled:
        key[:count], key_word[:count] = door.read(-2, 0, count), door.read(-1, 0, count)
    order = np.argsort(key[:count], kind="stable")
    key, key_word = key[:count][order], key_word[:count][order]
    bits = max(4, int(count).bit_length())
    shift = 50 - bits
    directory = np.searchsorted(key, np.arange((1 << bits) + 1, dtype=np.int64) << shift).astype(np.int32)
    entries = (key & KEY_PRINT) << NUMBER_BITS
    entries |= key_word
    entries = np.append(entries, -1)
    return {"entries": entries, "directory": directory, "shift": np.array([shift], np.int32)}


def _join(parts: Sequence[bytes]) -> tuple["NDArray[Any]", "NDArray[Any]"]:
    import numpy as np

    at = np.concatenate([[0], np.cumsum([len(part) for part in parts], dtype=np.int64)]).astype(np.int32)
    return np.frombuffer(b"".join(parts), dtype=np.uint8), at
