"""Japan's lists of entities to which exports are banned become listings, from the text of the Ministry's PDF files.

An entry is its number, the name in Japanese, the name in English with its aliases, and the address behind 所在地. Page and line breaks
fall anywhere, a number may follow the last address without a break, and digits may be full-width; so entries are found by counting.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from hearsay.errors import ListError, ListFormatError
from hearsay.lists.countries import is_code, read_country
from hearsay.lists.dates import date_in_name
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.printed import tidy
from hearsay.lists.rows import decode
from hearsay.lists.schemas import schema_of_organisation
from hearsay.lists.sources import make_edition, read_bytes
from hearsay.nouns import ListedName, Listing

JAPANESE = "\u3040-\u30ff\u3400-\u9fff々〆"
ADDRESS = "所在地:"
LONGEST_ENTRY = 20_000
"""Characters; the longest that was seen has 1,500."""
LONGEST_LINE = 500
"""Characters within which a Japanese letter must follow an entry's number; the longest line that was seen has 166."""
PARTS = (("以外の国", "third"), ("ベラルーシ", "by"), ("ロシア", "ru"))
"""What a list's title says, and how its entries' ids begin; the first that fits counts."""
_DAY = r"(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日"
_ADDRESS = re.compile(r"所\s*在\s*地\s*[::]")
_KNOWN_AS = re.compile(r",?\s*\(?[af]\.\s?k\.\s?a\.,?\s*(?:(?:the\s+)?follow(?:ing)?\s*\w*\s*\w*\s*alias(?:es)?)?\s*[:：]?", re.IGNORECASE)


def read(path: Path, descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read the folder of the texts, or one of them. Raises ListFormatError where entries and addresses do not come out even."""
    files = sorted(path.glob(descriptor.files[0])) if path.is_dir() else [path] if path.exists() else []
    if not files:
        raise ListError(f"no list at {path}: give the text file of a list, or the folder of the texts")
    contents = [read_bytes(file) for file in files]
    listings: list[Listing] = []
    dates = []
    for file, content in zip(files, contents, strict=True):
        text = unicodedata.normalize("NFKC", decode(content, file)).replace("\f", "\n").replace("\r", "")
        text = _ADDRESS.sub(ADDRESS, text)
        part = next((short for word, short in PARTS if word in text[:400]), None)
        days = ["-".join(number.zfill(2) for number in found) for found in re.findall(_DAY, text[:600])]
        if part is None or not days or ADDRESS not in text:
            raise ListFormatError(f"{file} is not the text of one of the Ministry's lists; fetch the file again")
        dates.append(max(days))
        listings.extend(
            _listing(number, entry, part, descriptor, f"{file}, entry {number}") for number, entry in _entries(text, file, ledger)
        )
    return ReadList(make_edition(descriptor.name, max(dates) or date_in_name(path.name), contents), tuple(listings))


def _entries(text: str, file: Path, ledger: Ledger) -> Iterator[tuple[int, str]]:
    starts = list[tuple[int, int]]()
    place = 0
    while found := re.compile(rf"(?<!\d){len(starts) + 1} *(?=[^\n]{{0,{LONGEST_LINE}}}[{JAPANESE}])(?=[^\d.,\n])").search(text, place):
        starts.append((found.start(), found.end()))
        place = text.find(ADDRESS, found.end())
        if place < 0:
            break
    if len(starts) != text.count(ADDRESS):
        raise ListFormatError(
            f"{file} has {text.count(ADDRESS)} addresses, but {len(starts)} entries could be counted; fetch the file again"
        )
    ledger.take(len(starts))
    for number, (_, start) in enumerate(starts, start=1):
        yield number, text[start : starts[number][0] if number < len(starts) else len(text)]


def _listing(number: int, entry: str, part: str, descriptor: Descriptor, about: str) -> Listing:
    if len(entry) > LONGEST_ENTRY:
        raise ListFormatError(f"{about} has {len(entry)} characters, so the file is damaged; fetch the file again")
    head, _, address = entry.partition(ADDRESS)
    main, _, more = head.partition("別称:")
    japanese, english = _split_scripts(main)
    names = [tidy(words).strip(" ;,.-—–") for words in _KNOWN_AS.sub(";", english.replace("\n", " "), count=1).split(";")]
    further = " ".join(line for line in more.splitlines() if not re.search(f"[{JAPANESE}]", line))
    names += [tidy(words).strip(" ;,.") for words in further.split(";")]
    names = [name for words in names if (name := re.sub(r"^and\s*[-—–]?\s*|^[-—–]\s*", "", words).strip())]
    if not names:
        raise ListFormatError(f"{about} has no name in English; fetch the file again")
    first, *others = names
    original = tidy(japanese.partition("(別称")[0].strip(" )("))
    addresses = [tidy(words).strip(" .;") for words in re.split(r";\s*(?:and\s)?", address.replace("\n", " "))]
    found = [country for words in addresses for piece in words.split(",")[:-4:-1] if (country := read_country(piece.strip(" .0123456789")))]
    countries = [country for country in found if is_code(country)] or [short for short in ("ru", "by") if short == part]
    return Listing(
        list=descriptor.name,
        publisher_id=f"{part}-{number}",
        schema=schema_of_organisation(first),
        names=tuple(dict.fromkeys([ListedName(first), *(ListedName(name, "alias") for name in others), *_original(original)])),
        countries=tuple(dict.fromkeys(countries)),
        addresses=tuple(dict.fromkeys(words for words in addresses if words)),
        programmes=({"ru": "Russia", "by": "Belarus", "third": "third countries"}[part],),
        measures=descriptor.measures,
    )


def _original(name: str) -> list[ListedName]:
    return [ListedName(name, "original script")] if name else []


def _split_scripts(words: str) -> tuple[str, str]:
    """Return the Japanese name and the English one: what follows the last Japanese letter, less the rest of that letter's line."""
    if latin := re.search(rf"(?<=[{JAPANESE}])(?P<name>[A-Z][A-Za-z0-9 .,&'-]{{7,}})(?=\(?[{JAPANESE}(])", words):
        return words[: latin.start()], latin["name"]
    letters = list(re.finditer(f"[{JAPANESE}][)」』]*", words))
    if not letters:
        return "", words
    end = letters[-1].end()
    rest, newline, further = words[end:].partition("\n")
    if newline and further.strip() and not _KNOWN_AS.search(rest):
        return words[:end] + rest, further
    return words[:end], words[end:]
