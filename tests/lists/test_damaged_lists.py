"""Whatever is done to a list's file, it is read or refused with a clear error: nothing crashes, hangs or is half read."""

import contextlib
import random
import time
from pathlib import Path
from types import ModuleType

import pytest

from hearsay.errors import ListError
from hearsay.lists.registry import read_list

SAMPLES = sorted(path.name for path in (Path(__file__).parent / "samples").iterdir() if path.suffix != ".md")


@pytest.mark.parametrize("name", SAMPLES)
def test_damaged_files_are_read_or_refused(damage: ModuleType, name: str) -> None:
    outcomes = damage.damage_one(damage.SAMPLES / name, 60, seed=7)
    assert set(outcomes) <= {"read", "refused"}
    assert outcomes["refused"] > 0


@pytest.mark.parametrize("name", [name for name in SAMPLES if name.endswith(".xml")])
def test_entities_are_refused_not_expanded(damage: ModuleType, name: str, tmp_path: Path) -> None:
    path = damage.materialise(damage.SAMPLES / name, tmp_path)
    path.write_bytes(damage.DAMAGES["entities"](path.read_bytes(), random.Random(1)))
    with pytest.raises(ListError):
        read_list(damage.list_of(Path(name)), path, any_size=True)


@pytest.mark.parametrize("name", [name for name in SAMPLES if not name.endswith((".txt", ".json"))])
def test_a_file_cut_in_its_last_record_is_refused(damage: ModuleType, name: str, tmp_path: Path) -> None:
    path = damage.materialise(damage.SAMPLES / name, tmp_path)
    path.write_bytes(path.read_bytes().rstrip()[:-60])
    with pytest.raises(ListError):
        read_list(damage.list_of(Path(name)), path, any_size=True)


LATER_FOUND = [
    ("eu-fsf.export.xml", b'year="', b'year="' + b"1" * 5000),
    ("un-sc.example.xml", b"<FROM_YEAR>", b"<FROM_YEAR>" + b"1" * 5000),
    ("jp-meti.tokutei.txt", "所在地".encode(), b"a) " * 200_000 + "所在地".encode()),
    ("jp-meti.tokutei.txt", "有限会社".encode(), b"1 " * 60_000 + "\n有限会社".encode()),
    ("us-ofac-sdn.main.csv", b"DOB", b"Tax ID No. " + b"1 " * 300_000 + b"; DOB"),
    ("us-ofac-sdn.main.csv", b"DOB", b"Tax ID No. " + b" " * 300_000 + b"; DOB"),
    ("uk-ofsi.conlist.csv", b"Name 4", b"Name 5"),
    ("uk-ofsi.conlist.csv", b"Name 1,", b"Nome 1,"),
]
"""Damages that ten thousand turns a sample came upon: numbers of thousands of digits, prose without end, a column's name garbled."""


@pytest.mark.parametrize(("name", "whole", "damaged"), LATER_FOUND)
def test_what_was_found_later_is_read_or_refused_at_once(
    damage: ModuleType, name: str, whole: bytes, damaged: bytes, tmp_path: Path
) -> None:
    path = damage.materialise(damage.SAMPLES / name, tmp_path)
    content = path.read_bytes()
    assert whole in content
    path.write_bytes(content.replace(whole, damaged))
    start = time.process_time()
    with contextlib.suppress(ListError):
        read_list(damage.list_of(Path(name)), path, any_size=True)
    assert time.process_time() - start < 3
