"""Whatever is done to a list's file, it is read or refused with a clear error: nothing crashes, hangs or is half read."""

import random
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
