"""What `hearsay batch` takes beside JSON lines: Parquet and web archives, read from a folder in memory."""

import gzip
import io

from benchmarks.fuzz.target import Target, expect

from hearsay.errors import GatheringError
from hearsay.gathering.items import open_item, read_items

NAMES = ("parquet", "warc")

PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<title>Drones</title><p>Orlik Works sold drones.</p>"
RECORD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: https://news.example/1\r\n"
    b"WARC-Date: 2025-06-14T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    % (len(PAGE), PAGE)
)
TOKENS = (
    b"WARC/1.0\r\n", b"WARC-Type: response\r\n", b"Content-Length: 99999999\r\n", b"Content-Length: -1\r\n", b"Transfer-Encoding: chunked\r\n",
    b"Content-Encoding: gzip\r\n", b"Content-Encoding: br\r\n", b"HTTP/1.1 200 OK\r\n", b"\r\n\r\n", b"PAR1", b"\x1f\x8b\x08", b"\xff\xff\xff\x7f",
)  # fmt: skip


def make(name: str) -> Target:
    """Return the target of one form."""
    if name == "warc":
        return Target(lambda data: _run(data, "a.warc.gz"), (RECORD * 2, gzip.compress(RECORD) * 2), TOKENS)
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [{"text": f"Orlik Works sold {number} drones.", "title": "Drones", "published_at": "2025-06-14"} for number in range(40)]
    seeds = []
    for packing in ("none", "zstd", "snappy"):
        packed = io.BytesIO()
        pq.write_table(pa.Table.from_pylist(rows), packed, compression=packing)
        seeds.append(packed.getvalue())
    return Target(lambda data: _run(data, "a.parquet"), tuple(seeds), TOKENS)


def _run(data: bytes, name: str) -> None:
    import fsspec

    system = fsspec.filesystem("memory")
    system.pipe_file(f"/fuzz/{name}", data)
    try:
        for item in read_items(f"memory://fuzz/{name}"):
            expect(bool(item.name), "an item without a name")
            for line in open_item(item):
                expect((line.report is None) != (line.problem is None), "an item that is neither read nor refused")
    except GatheringError:
        return
