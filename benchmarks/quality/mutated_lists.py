"""Damaged list files: every reader must refuse them with a clear error or read what they say, never crash, hang or fill the memory.

Run `python benchmarks/quality/mutated_lists.py --count 10000 --seed 1`; it takes the small hand-made lists of tests/lists/samples,
damages each `count` times (flipped bits, cuts, other encodings, entity bombs, absurd sizes) and prints a line a sample. The exit
status is 1 where something crashed, took more than ten seconds of processor time, or read what can not be right.
"""

import argparse
import csv
import io
import logging
import random
import resource
import signal
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from hearsay.errors import ListError
from hearsay.lists.interface import ReadList
from hearsay.lists.registry import read_list

SAMPLES = Path(__file__).parents[2] / "tests" / "lists" / "samples"
LIMIT = 10.0
"""Seconds of processor time for one file."""
ENCODINGS = ("utf-16", "utf-16-be", "utf-32", "latin-1", "cp1251", "utf-8-sig", "cp037")
BOMB = b"""<!DOCTYPE lolz [<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">%s]>""" % b"".join(
    b'<!ENTITY %c "%s">' % (98 + level, b"&%c;" % (97 + level) * 30) for level in range(9)
)
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


class TooSlow(Exception):
    """The time for one file is up."""


def samples() -> list[Path]:
    """Return every sample, by name."""
    return sorted(path for path in SAMPLES.iterdir() if path.suffix != ".md")


def list_of(sample: Path) -> str:
    """Return the name of the list that the sample is of."""
    return sample.name.partition(".")[0]


def materialise(sample: Path, folder: Path) -> Path:
    """Return the sample as a file in its publisher's form: a copy, or the xlsx file that its CSV describes."""
    if not sample.name.endswith(".xlsx.csv"):
        path = folder / sample.name
        path.write_bytes(sample.read_bytes())
        return path
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    with sample.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.reader(file)):
            if row[:1] == ["==="]:
                sheet = sheet if number == 0 else book.create_sheet(row[1])
                sheet.title = row[1]
            else:
                sheet.append([{"True": True, "False": False}.get(cell, cell or None) for cell in row])
    path = folder / sample.name.removesuffix(".csv")
    book.save(path)
    return path


def mutate(content: bytes, chance: random.Random) -> tuple[str, bytes]:
    """Return the content damaged in one way, chosen by chance, and what was done to it."""
    if content.startswith(b"PK") and chance.random() < 0.7:
        return _mutate_member(content, chance)
    what = chance.choice(sorted(DAMAGES))
    return what, DAMAGES[what](content, chance)


def damage_one(sample: Path, count: int, seed: int) -> Counter[str]:
    """Read `count` damaged copies of one sample; return how many were read, refused, or went wrong, the latter with what was done."""
    chance = random.Random(f"{seed} {sample.name}")
    outcomes: Counter[str] = Counter()
    with tempfile.TemporaryDirectory(prefix="hearsay-") as name:
        whole = materialise(sample, Path(name))
        content = whole.read_bytes()
        for turn in range(count):
            what, damaged = mutate(content, chance)
            whole.write_bytes(damaged)
            try:
                with _time_limit(LIMIT):
                    result = read_list(list_of(sample), whole, any_size=True)
                outcomes["read" if _is_sound(result) else f"WRONG ({what}, turn {turn})"] += 1
            except ListError:
                outcomes["refused"] += 1
            except TooSlow:
                outcomes[f"TOO SLOW ({what}, turn {turn})"] += 1
            except Exception as error:  # noqa: BLE001 - whatever else is raised is what is looked for
                outcomes[f"CRASHED ({what}, turn {turn}: {type(error).__name__}: {str(error)[:80]})"] += 1
    return outcomes


def _is_sound(result: ReadList) -> bool:
    ids = {listing.publisher_id for listing in result.listings}
    texts = [text for listing in result.listings for text in (listing.publisher_id, *(name.text for name in listing.names))]
    return len(ids) == len(result.listings) and all(listing.names for listing in result.listings) and all(text.strip() for text in texts)


def _flip(content: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 8, 64))):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _lose(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.randrange(1, 400) :]


def _repeat(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    piece = content[start : start + chance.randrange(1, 400)]
    return content[:start] + piece * chance.choice((2, 3, 2000)) + content[start:]


def _insert(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content))
    piece = chance.choice(
        (b"\x00", b"\x1a", b'"', b"<", b"&a;", b"\xff\xfe", b"\r", b";", b",", "\u202e\u0000".encode(), b"9" * 5000, b"]]>")
    )
    return content[:place] + piece + content[place:]


def _encode(content: bytes, chance: random.Random) -> bytes:
    return content.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")


def _bomb(content: bytes, chance: random.Random) -> bytes:
    end = content.find(b"?>") + 2
    place = end if content.startswith(b"<?xml") else 0
    middle = content.find(b"</", chance.randrange(len(content)))
    damaged = content[:middle] + b"&j;" + content[middle:] if middle > end else content
    return damaged[:place] + chance.choice((BOMB, OUTSIDE)) + damaged[place:]


def _nest(content: bytes, chance: random.Random) -> bytes:
    place = content.find(b">", chance.randrange(len(content))) + 1
    return content[:place] + b"<a>" * chance.choice((300, 20000)) + content[place:]


def _swell(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content))
    return content[:place] + chance.choice((b"A", b"1", b" ", b"\n", b"(", b"a) ", b'","')) * 1_000_000 + content[place:]


def _swap(_content: bytes, chance: random.Random) -> bytes:
    return chance.choice([path for path in samples() if not path.name.endswith(".xlsx.csv")]).read_bytes()


def _empty(_content: bytes, chance: random.Random) -> bytes:
    return chance.choice(
        (b"", b"\n", b"\xef\xbb\xbf", b"<html><body>Access denied</body></html>", b"{}", b"PK\x03\x04", b"null", b"[[[[" * 50000)
    )


DAMAGES: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "flipped bits": _flip, "flipped bits again": _flip, "cut": _cut, "lost a piece": _lose, "repeated a piece": _repeat,
    "inserted": _insert, "inserted again": _insert, "another encoding": _encode, "entities": _bomb, "nested": _nest, "swollen": _swell,
    "another file": _swap, "emptied": _empty,
}  # fmt: skip


def _mutate_member(content: bytes, chance: random.Random) -> tuple[str, bytes]:
    """Damage a part inside the archive of an xlsx file, or make the archive itself absurd."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        members = old.namelist()
        chosen = chance.choice(members)
        what = chance.choice([*sorted(DAMAGES), "a bomb", "a member lost", "too many members"])
        for name in members:
            part = old.read(name)
            if name != chosen:
                new.writestr(name, part)
            elif what in DAMAGES and part:
                new.writestr(name, DAMAGES[what](part, chance))
            elif what == "a bomb":
                new.writestr(name, b"<a>" + b" " * 30_000_000)
        if what == "too many members":
            for number in range(400):
                new.writestr(f"xl/x{number}.xml", b"<a/>")
    return f"{what} in {chosen}", made.getvalue()


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def main() -> int:
    """Damage every sample, print what came of it, and return 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100, help="damaged files a sample")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="samples whose name holds this")
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    bad = 0
    for sample in samples():
        if given.only in sample.name:
            outcomes = damage_one(sample, given.count, given.seed)
            wrong = {what: number for what, number in outcomes.items() if what not in ("read", "refused")}
            bad += sum(wrong.values())
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            counts = f"read {outcomes['read']:>6}  refused {outcomes['refused']:>6}  wrong {sum(wrong.values()):>4}"
            print(f"{sample.name:<30} {counts}  peak {peak} MB")
            for what, number in list(wrong.items())[:10]:
                print(f"    {number} x {what}")
            sys.stdout.flush()
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
