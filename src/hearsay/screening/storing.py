"""An index with its listings becomes one folder of flat arrays, and opens again without being read: the system maps it into memory.

The folder is named after the editions it was made from and the version of what made it, so that another edition never meets an old index.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hearsay.nouns import Edition, Identifier, ListedName, Listing
from hearsay.screening.building import Arrays

if TYPE_CHECKING:
    from numpy.typing import NDArray

VERSION = "3"
"""Of the form; raise it when what an array means changes."""
_FIELDS = tuple(field.name for field in fields(Listing) if field.name not in ("names", "identifiers"))
_TUPLES = ("birth_dates", "countries", "addresses", "programmes", "measures")


class Listings:
    """Listings kept as text and read when one is asked for, each with its edition."""

    def __init__(self, editions: Sequence[Edition], edition_of: Any, text: Any, at: Any) -> None:
        self.editions, self._edition_of, self._text, self._at = tuple(editions), edition_of, text, at

    def __len__(self) -> int:
        return len(self._at) - 1

    def __getitem__(self, position: int) -> tuple[Edition, Listing]:
        body = bytes(self._text[self._at[position] : self._at[position + 1]])
        return self.editions[self._edition_of[position]], _read(json.loads(body))

    def arrays(self) -> Arrays:
        """Return what `pack_listings` made, to be kept."""
        return {"listing_edition": self._edition_of, "listing_text": self._text, "listing_at": self._at}


def pack_listings(listings: Iterable[tuple[Edition, Listing]]) -> Listings:
    """Return the listings packed, in the order given."""
    import numpy as np

    editions: dict[Edition, int] = {}
    bodies, edition_of = [], []
    for edition, listing in listings:
        edition_of.append(editions.setdefault(edition, len(editions)))
        bodies.append(_write(listing))
    at = np.concatenate([[0], np.cumsum([len(body) for body in bodies], dtype=np.int64)]).astype(np.int64)
    return Listings(tuple(editions), np.array(edition_of, np.int16), np.frombuffer(b"".join(bodies), np.uint8), at)


def index_folder(beside: Path, editions: Iterable[Edition]) -> Path:
    """Return the folder, beside a case file, of the index over these editions."""
    key = hashlib.sha256(f"{VERSION} {_made_by()}".encode())
    for edition in sorted(editions, key=lambda edition: (edition.list, edition.sha256)):
        key.update(f"{edition.list} {edition.date} {edition.sha256}\n".encode())
    return beside.with_name(f"{beside.name}.index") / key.hexdigest()[:24]


def save(folder: Path, arrays: Arrays, listings: Listings) -> None:
    """Write an index in full or not at all; indexes over other editions beside it are removed."""
    import numpy as np

    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix="draft-", dir=folder.parent))
    try:
        for name, array in (arrays | listings.arrays()).items():
            np.save(draft / f"{name}.npy", array)
        (draft / "editions.json").write_text(json.dumps([asdict(edition) for edition in listings.editions]), "utf-8")
        for old in folder.parent.iterdir():
            if old != draft and old.is_dir() and len(old.name) == len(folder.name):
                shutil.rmtree(old, ignore_errors=True)
        draft.replace(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def open_saved(folder: Path) -> "tuple[Arrays, Listings] | None":
    """Return a saved index, mapped into memory; None where there is none that is whole."""
    import numpy as np

    try:
        editions = [Edition(**edition) for edition in json.loads((folder / "editions.json").read_text("utf-8"))]
        arrays: dict[str, NDArray[np.generic]] = {path.stem: np.load(path, mmap_mode="r") for path in folder.glob("*.npy")}
        listings = Listings(editions, arrays.pop("listing_edition"), arrays.pop("listing_text"), arrays.pop("listing_at"))
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        return None
    return arrays, listings


@cache
def _made_by() -> str:
    """Return a digest of the weights and tables that an index depends on."""
    digest = hashlib.sha256()
    for room, names in (
        ("naming", ("letters.toml", "equivalents.toml", "acronyms.toml", "particles.toml", "nicknames.toml")),
        ("naming", ("scripts.py", "preparing.py", "legal_forms.py")),
        (
            "screening",
            ("building.py", "keys.py", "packing.py", "records.py", "searching.py", "storing.py", "readings.py", "weights/names.npz"),
        ),
    ):
        for name in names:
            digest.update(files(f"hearsay.{room}").joinpath(name).read_bytes())
    return digest.hexdigest()


def _write(listing: Listing) -> bytes:
    """Return a listing as JSON, its empty fields left out."""
    kept: dict[str, Any] = {name: value for name in _FIELDS if (value := getattr(listing, name)) not in (None, ())}
    kept["names"] = [(name.text, name.kind) for name in listing.names]
    kept["identifiers"] = [(number.type, number.value, number.country) for number in listing.identifiers]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _read(kept: dict[str, Any]) -> Listing:
    names = tuple(ListedName(*name) for name in kept.pop("names", ()))
    identifiers = tuple(Identifier(*identifier) for identifier in kept.pop("identifiers", ()))
    kept |= {name: tuple(kept.get(name, ())) for name in _TUPLES}
    return Listing(names=names, identifiers=identifiers, **kept)
