"""Small lists in the publishers' forms, read by name."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from hearsay.lists.ledger import Ledger
from hearsay.lists.registry import read_list
from hearsay.nouns import Listing

ROOT = Path(__file__).parents[2]

Sample = Callable[[str], Path]
ReadSample = Callable[..., dict[str, Listing]]


@pytest.fixture(scope="session")
def damage() -> ModuleType:
    """The benchmark that damages lists; it also makes xlsx files of samples."""
    spec = importlib.util.spec_from_file_location("mutated_lists", ROOT / "benchmarks" / "quality" / "mutated_lists.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def sample(damage: ModuleType, tmp_path: Path) -> Sample:
    """A sample as a file in its publisher's form."""

    def find(name: str) -> Path:
        path: Path = damage.materialise(damage.SAMPLES / name, tmp_path)
        return path

    return find


@pytest.fixture
def read_sample(sample: Sample) -> ReadSample:
    """The listings of a sample by the publisher's id."""

    def read(name: str, ledger: Ledger | None = None) -> dict[str, Listing]:
        listings = read_list(name.partition(".")[0], sample(name), any_size=True, ledger=ledger).listings
        return {listing.publisher_id: listing for listing in listings}

    return read
