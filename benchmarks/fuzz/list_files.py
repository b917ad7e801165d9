"""Files of sanctions lists, each reader with the small hand-made lists of its tests."""

import tempfile
from pathlib import Path

from benchmarks.fuzz.target import Target, expect
from benchmarks.quality.mutated_lists import list_of, materialise, samples

from hearsay.errors import ListError
from hearsay.lists.descriptors import find_descriptor
from hearsay.lists.registry import read_list

NAMES = tuple(sorted({f"list_{find_descriptor(list_of(path)).reader.replace('.', '_')}" for path in samples()}))


def make(name: str) -> Target:
    """Return the target of one reader: its samples one after another, told apart by what an input begins with most like."""
    own = [path for path in samples() if f"list_{find_descriptor(list_of(path)).reader.replace('.', '_')}" == name]
    folder = Path(tempfile.mkdtemp(prefix="hearsay-"))
    made = {path: materialise(path, folder) for path in own}
    contents = {path: made[path].read_bytes() for path in own}

    def run(data: bytes) -> None:
        for path in own:
            if len(own) > 1 and not _alike(data, contents[path]) and any(_alike(data, other) for other in contents.values()):
                continue
            made[path].write_bytes(data)
            try:
                result = read_list(list_of(path), made[path], any_size=True)
            except ListError:
                continue
            for listing in result.listings:
                expect(bool(listing.names) and bool(listing.publisher_id.strip()), "a listing without a name or id")
                expect(all(name.text.strip() for name in listing.names), "an empty name")
                repr(listing).encode("utf-8", "surrogatepass")
                for words in (listing.publisher_id, listing.remarks or "", *(name.text for name in listing.names), *listing.addresses):
                    words.encode("utf-8")

    return Target(run, tuple(contents.values()), TOKENS, longest=300_000)


def _alike(data: bytes, other: bytes) -> bool:
    return data[:8] == other[:8]


TOKENS = (
    b"\n", b"\r\n", b",", b";", b'"', b"\t", b"<", b"</", b"/>", b"&lt;", b"&#0;", b"-0-", b"DOB ", b"circa 1960", b"30 Feb 1960", b"00/00/1970",
    b"a.k.a. ", b"(1)", b"a) ", b"9" * 30, b"\xe2\x80\xae", b"\0", b"\xff", "п. ".encode(), "．".encode(), "\u00a0".encode(), b"{", b"}", b"[]", b"null",
)  # fmt: skip
