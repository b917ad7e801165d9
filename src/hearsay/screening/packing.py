"""A name that is asked about becomes records of bytes, as the inner functions of screening take them; words met before are remembered."""

from collections.abc import Iterable
from zlib import crc32

from hearsay.naming.preparing import Name, given_name, nicknames, particles
from hearsay.naming.scripts import Word, fold, make_word, skeleton, split_tokens
from hearsay.screening.aligning import NUMBER, PATRONYM, SLIGHT, WIDTH
from hearsay.screening.garbling import LONGEST
from hearsay.screening.model import SLIGHT_WEIGHT, NameModel
from hearsay.screening.records import ASKED, MOST_BONES, RECORD

REMEMBERED = 50_000
"""Words."""
_LETTER_NUMBERS = bytes((letter - 97) if 97 <= letter <= 122 else (letter - 48 + 26) if 48 <= letter <= 57 else 36 for letter in range(256))


class Packer:
    """Packs names; a name's own weights come from the model."""

    def __init__(self, model: NameModel) -> None:
        self._model = model
        self._of_token: dict[str, bytes] = {}
        self._of_word: dict[Word, bytes] = {}
        self._nicknames, self._particles = nicknames(), particles()[0]

    def pack(self, name: Name) -> tuple[int, bytes]:
        """Return how many words the name has, WIDTH at most, and their records one after the other."""
        records = [self._of_word.get(word) or self._word(word) for word in name.words[:WIDTH]]
        return len(records), b"".join(records)

    def pack_person(self, text: str) -> tuple[int, bytes]:
        """Return what `pack` does for a person's name as `prepare_name` makes it ready, without making it ready."""
        remembered = self._of_token
        records = []
        for token in split_tokens(text):
            record = remembered.get(token)
            if record is None:
                record = self._token(token)
            if record:
                records.append(record)
        del records[WIDTH:]
        return len(records), b"".join(records)

    def _token(self, token: str) -> bytes:
        if token.isascii():
            latin = self._nicknames.get(token, token)
            folded = fold(latin)
            weight = SLIGHT_WEIGHT if latin in self._particles else self._model.weigh_count(self._model.common.get(folded, 0))
            record = _pack_asked(folded, skeleton(latin), latin_kind(latin), weight)
        else:
            word = make_word(token)
            record = pack_asked(given_name(word), self._model) if word.latin else b""
        if len(self._of_token) >= REMEMBERED:
            self._of_token.clear()
        self._of_token[token] = record
        return record

    def _word(self, word: Word) -> bytes:
        record = pack_asked(word, self._model)
        if len(self._of_word) >= REMEMBERED:
            self._of_word.clear()
        self._of_word[word] = record
        return record


def pack_asked(word: Word, model: NameModel) -> bytes:
    """Return the record of a word that is asked about."""
    return _pack_asked(word.folded, word.skeleton, word_kind(word), model.weigh(word))


def pack_listed(word: Word, weight: float) -> bytes:
    """Return the record of a listed word of this weight."""
    return _pack(number_letters(word.folded[:LONGEST]), word_kind(word), weight, 0)


def word_kind(word: Word) -> int:
    """Return a word's kind as bits: vowels not written, a number, a particle, "son of"."""
    return latin_kind(word.latin) | (not word.vowelled)


def latin_kind(latin: str) -> int:
    """Return what bits of a word's kind its Latin letters show."""
    if not latin.isalpha():
        return NUMBER if any(letter.isdigit() for letter in latin) else 0
    slight, patronymic = particles()
    return 0 if latin not in slight else SLIGHT | PATRONYM if latin in patronymic else SLIGHT


def _pack_asked(folded: str, bones: str, kind: int, weight: float) -> bytes:
    consonants = number_letters(bones[:MOST_BONES])
    return (_pack(number_letters(folded[:LONGEST]), kind, weight, len(consonants)) + consonants).ljust(ASKED, b"\0")


def _pack(letters: bytes, kind: int, weight: float, bones: int) -> bytes:
    return (bytes((len(letters), kind, round(weight * 255), bones)) + letters).ljust(RECORD, b"\0")


def number_letters(text: str) -> bytes:
    """Return a word's letters as the numbers that garbling knows."""
    return text.encode("ascii", "replace").translate(_LETTER_NUMBERS)


def forms_mask(forms: Iterable[str]) -> int:
    """Return the kinds of legal form as bits of one number."""
    mask = 0
    for form in forms:
        mask |= 1 << crc32(form.encode()) % 30
    return mask
