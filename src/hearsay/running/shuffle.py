"""What the tasks of one stage hand to those of the next: a file for each writer, in which every bucket's bytes lie together.

So there are as many files as writers, however many buckets there are, and a reader takes of each file the stretch that is its own. A file
begins with where each bucket ends (int64, little-endian, the first of them where the first bucket begins).
"""

import os
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

_PAIR = struct.Struct("<2q")


def write_buckets(folder: Path, writer: int, blobs: Mapping[int, bytes], buckets: int) -> None:
    """Write what goes to each bucket, whole or not at all; a writer that does so again replaces what it wrote. Raises OSError."""
    ends, at = [8 * (buckets + 1)], 8 * (buckets + 1)
    for bucket in range(buckets):
        at += len(blobs.get(bucket, b""))
        ends.append(at)
    under_way = folder / f".{writer}-{os.getpid()}"
    with under_way.open("wb") as file:
        file.write(struct.pack(f"<{buckets + 1}q", *ends))
        for bucket in sorted(blobs):
            file.write(blobs[bucket])
    under_way.replace(folder / str(writer))


def read_bucket(folder: Path, bucket: int) -> Iterator[tuple[int, bytes]]:
    """Yield each writer that has something for a bucket, and what it has, in the order of their numbers. Raises OSError."""
    for writer in sorted(int(path.name) for path in folder.iterdir() if path.name.isdigit()):
        with (folder / str(writer)).open("rb") as file:
            file.seek(8 * bucket)
            begin, end = _PAIR.unpack(file.read(_PAIR.size))
            if begin == end:
                continue
            file.seek(begin)
            yield writer, file.read(end - begin)
