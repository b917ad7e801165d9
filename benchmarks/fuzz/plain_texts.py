"""Plain-text files in any encoding, by the one door of gathering, so that what they are is told, too."""

import tempfile
from pathlib import Path

from benchmarks.fuzz.target import Target, expect

from hearsay.errors import GatheringError
from hearsay.gathering.encodings import decode
from hearsay.gathering.gather import gather

NAMES = ("plain_text",)

WORDS = "Ruritania’s Orlik Works sold forty drones, officials said. Рурация продала беспилотники, сообщили чиновники. 官员周四表示。"
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1251", "koi8_u", "gb18030", "shift_jis", "euc_kr", "cp1252")
DECLARED = (None, "utf-8", "koi8-r", "hex", "zlib", "rot13", "idna", "unicode_escape", "\0", "utf-16", "mbcs", "x" * 300)


def make(_name: str) -> Target:
    """Return the target."""
    folder = Path(tempfile.mkdtemp(prefix="hearsay-"))
    seeds = tuple(WORDS.encode(encoding, "ignore") for encoding in ENCODINGS)

    def run(data: bytes) -> None:
        declared = DECLARED[len(data) % len(DECLARED)]
        text = decode(data, declared)
        text.encode("utf-8", "surrogatepass")
        expect(not any("\ud800" <= letter <= "\udfff" for letter in text), "a lone surrogate")
        path = folder / ("report", "report.txt", "report.html", "report.csv")[len(data) % 4]
        path.write_bytes(data)
        try:
            report = gather(str(path))
        except GatheringError as error:
            expect(str(error).startswith(str(path)), "a message that does not name the file")
            return
        expect(bool(report.text.strip()), "a text without words")

    return Target(run, seeds, (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\0", b"\x1b$B", b"\xed\xa0\x80", b"<html>", b"%PDF-", b"\r"))
