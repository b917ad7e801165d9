"""Files of JSON lines, packed or not."""

import gzip
import tempfile
from pathlib import Path

from benchmarks.fuzz.target import Target, expect

from hearsay.errors import GatheringError
from hearsay.gathering.lines import read_lines

NAMES = ("json_lines",)

LINES = (
    b'{"text": "Orlik Works sold drones.", "title": "Drones", "url": "https://news.example/1", "published_at": "2025-06-12"}\n'
    b'{"url": "https://news.example/2", "versions": [{"text": "One.", "title": "a"}, {"text": "Two \\ud83d\\ude80."}]}\n\n[]\n'
    b'{"text": "\\ud800 Three", "publisher": 7, "published_at": "2025-06-12T08:00:00+01:00", "language": null}\n'
)


def make(_name: str) -> Target:
    """Return the target."""
    folder = Path(tempfile.mkdtemp(prefix="hearsay-"))

    def run(data: bytes) -> None:
        path = folder / ("lines.jsonl.gz" if data.startswith(b"\x1f\x8b") else "lines.jsonl")
        path.write_bytes(data)
        try:
            for line in read_lines(path):
                expect((line.report is None) != (line.problem is None), "neither a report nor a problem")
                if line.report is not None:
                    _ = line.report.id
                    for words in (line.report.text, line.report.title, line.report.url, line.report.publisher, line.report.language):
                        (words or "").encode("utf-8")
        except GatheringError as error:
            expect(str(path) in str(error), "a message that does not name the file")

    return Target(run, (LINES, gzip.compress(LINES)), TOKENS)


TOKENS = (
    b'"text":', b'"versions":', b'"published_at":', b"{", b"}", b"[", b"]", b"\n", b"\\u0000", b"\\ud800", b"NaN", b"1e999", b"-0",
    b'"0001-01-01"', b"null", b'"\xc3\xa9"', b'"9999-12-31T"',
)  # fmt: skip
