"""All names of all lists become flat arrays: words with their keys, names with their words, and for each word the names that have it."""

from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from hearsay.naming.preparing import Name, is_number, is_patronym, is_slight
from hearsay.naming.scripts import Word
from hearsay.screening.aligning import NUMBER, PATRONYM, SLIGHT, WIDTH
from hearsay.screening.compiling import Kernels, can_compile, load_kernels
from hearsay.screening.keys import KEYED
from hearsay.screening.model import NameModel

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORTH_COMPILING = 1500
"""Names from which on machine code is worth its loading."""
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


def build_index(names: Iterable[IndexedName], model: NameModel) -> Arrays:
    """Return the arrays of an index over names."""
    import numpy as np

    vocabulary = Vocabulary()
    words, ends, facts = array("i"), array("i"), array("i")
    for indexed in names:
        words.extend([vocabulary.number(word) for word in indexed.name.words[:WIDTH]])
        ends.append(len(words))
        facts.extend((indexed.person, forms_mask(indexed.name.forms), indexed.owner, indexed.number, indexed.initials, indexed.weak))
    table = np.array(facts, dtype=np.int32).reshape(-1, 6)
    person, forms, owner, number, initials, weak = (table[:, column] for column in range(6))
    arrays = build_arrays(vocabulary.words, words, ends, person, forms, model)
    order = arrays.pop("order")
    return arrays | {
        "name_owner": owner[order],
        "name_number": number[order],
        "name_initials": initials[order].astype(np.int8),
        "name_weak": weak[order].astype(np.int8),
    }


def build_arrays(vocabulary: Sequence[Word], words: Any, ends: Any, person: Any, forms: Any, model: NameModel) -> Arrays:
    """Return the arrays of an index over names that are given as word numbers, one name after the other, and where each ends.

    Names are put in order of their length, so that of a word that many names have the shorter ones are looked at first;
    `order` says which name each was.
    """
    import numpy as np

    flat, stops = np.asarray(words, dtype=np.int32), np.asarray(ends, dtype=np.int64)
    lengths = np.diff(stops, prepend=0)
    order = np.argsort(lengths, kind="stable")
    starts = (stops - lengths)[order]
    lengths = lengths[order]
    names_at = np.concatenate([[0], np.cumsum(lengths)])
    flat = flat[np.repeat(starts - names_at[:-1], lengths) + np.arange(names_at[-1])]
    name_of = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    index = np.argsort(flat, kind="stable")
    counts = np.bincount(flat, minlength=len(vocabulary)) if len(flat) else np.zeros(len(vocabulary), np.int64)
    share = model.names / max(len(lengths), model.names)
    if len(lengths) > model.names // 4:
        weight = [model.weigh(word, round(count * share)) for word, count in zip(vocabulary, counts.tolist(), strict=True)]
    else:
        weight = [model.weigh(word) for word in vocabulary]
    word_weight = np.array(weight, dtype=np.float32)
    name_weight = np.zeros(len(lengths), dtype=np.float32)
    np.add.at(name_weight, name_of, word_weight[flat])
    arrays = {
        "names_at": names_at.astype(np.int32),
        "names": flat,
        "name_weight": name_weight,
        "name_person": np.asarray(person, dtype=np.int8)[order],
        "name_forms": np.asarray(forms, dtype=np.int32)[order],
        "order": order,
        "postings": name_of[index],
        "postings_at": np.concatenate([[0], np.cumsum(counts)]).astype(np.int32),
        "word_weight": word_weight,
    }
    return arrays | _word_arrays(vocabulary, load_kernels(compiled=compiles(len(lengths))))


def compiles(names: int) -> bool:
    """Say whether an index of so many names is worked on by machine code."""
    return names >= WORTH_COMPILING and can_compile()


def forms_mask(forms: Iterable[str]) -> int:
    """Return the kinds of legal form as bits of one number."""
    mask = 0
    for form in forms:
        mask |= 1 << crc32(form.encode()) % 30
    return mask


def word_kind(word: Word) -> int:
    """Return a word's kind as bits: vowels not written, a number, a particle, "son of"."""
    return (
        (not word.vowelled)
        | (NUMBER if is_number(word) else 0)
        | (SLIGHT if is_slight(word) else 0)
        | (PATRONYM if is_patronym(word) else 0)
    )


def letters_mask(word: Word) -> int:
    """Return the letters that a word has as bits."""
    mask = 0
    for letter in number_letters(word.folded):
        mask |= 1 << letter
    return mask


LETTER_NUMBERS = bytes((letter - 97) if 97 <= letter <= 122 else (letter - 48 + 26) if 48 <= letter <= 57 else 36 for letter in range(256))


def number_letters(text: str) -> bytes:
    """Return a word's letters as the numbers that garbling knows."""
    return text.encode("ascii", "replace").translate(LETTER_NUMBERS)


def _word_arrays(vocabulary: Sequence[Word], kernels: Kernels) -> Arrays:
    import numpy as np

    kinds = np.array([word_kind(word) for word in vocabulary], dtype=np.uint8)
    letters, letters_at = _join([number_letters(word.folded) for word in vocabulary])
    bones, bones_at = _join([number_letters(word.skeleton) for word in vocabulary])
    room = int(np.minimum(np.diff(letters_at), KEYED).sum() + np.minimum(np.diff(bones_at), KEYED).sum()) + 2 * len(vocabulary)
    key, key_word = np.zeros(room, np.int64), np.zeros(room, np.int32)
    count = run(kernels["vocabulary_keys"], [letters, letters_at, bones, bones_at, kinds], [key, key_word], kernels)
    order = np.argsort(key[:count], kind="stable")
    key, key_word = key[:count][order], key_word[:count][order]
    bits = max(4, int(count).bit_length())
    shift = 50 - bits
    directory = np.searchsorted(key, np.arange((1 << bits) + 1, dtype=np.int64) << shift).astype(np.int32)
    return {
        "letters": letters, "letters_at": letters_at, "kinds": kinds,
        "masks": np.array([letters_mask(word) for word in vocabulary], np.int64),
        "key": key, "key_word": key_word, "directory": directory, "shift": np.array([shift], np.int64),
    }  # fmt: skip


def run(kernel: Any, given: list[Any], written: list[Any], kernels: Kernels) -> int:
    """Call a function of the kernels on arrays, which it wants as lists where it is not compiled."""
    if can_compile() and kernels is load_kernels(compiled=True):
        return int(kernel(*given, *written))
    lists = [array.tolist() for array in written]
    result = int(kernel(*[array.tolist() for array in given], *lists))
    for array_, values in zip(written, lists, strict=True):
        array_[:] = values
    return result


def _join(parts: Sequence[bytes]) -> tuple["NDArray[Any]", "NDArray[Any]"]:
    import numpy as np

    at = np.concatenate([[0], np.cumsum([len(part) for part in parts], dtype=np.int64)]).astype(np.int32)
    return np.frombuffer(b"".join(parts), dtype=np.uint8), at
