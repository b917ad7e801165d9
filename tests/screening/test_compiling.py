"""Machine code answers as the functions do that it was made of."""

import random
from types import SimpleNamespace

import numpy as np
import pytest

from hearsay.naming.preparing import prepare_name
from hearsay.screening import compiling
from hearsay.screening.building import IndexedName, build_index
from hearsay.screening.candidates import Candidate, NameIndex
from hearsay.screening.comparing import Comparer
from hearsay.screening.compiling import Door, can_compile, load_machine
from hearsay.screening.model import load_model

needs_machine = pytest.mark.skipif(not can_compile(), reason="there is no machine code of these sources: python hatch_build.py")
WORDS = (
    "general", "trading", "sokolvarsk", "rustam", "belgorodtsev", "al", "vereski", "bin", "mahmud",
    "zarrin", "mowj", "27", "plant", "r", "s", "aerosystems", "aero", "systems",
)  # fmt: skip


def make_names(count: int, seed: int) -> list[str]:
    rng = random.Random(seed)
    names = [" ".join(rng.choices(WORDS, k=rng.randrange(1, 6))) for _ in range(count)]
    return [name[:place] + rng.choice("aeikt ") + name[place + 1 :] for name in names if (place := rng.randrange(len(name))) >= 0]


def test_a_door_as_written_reads_what_its_function_wrote() -> None:
    letters, at, kinds = np.frombuffer(b"\0\1\2", np.uint8), np.array([0, 3], np.int32), np.zeros(1, np.uint8)
    door = Door("vocabulary_keys", [letters, at, letters, at, kinds, np.zeros(20, np.int64), np.zeros(20, np.int32)], compiled=False)
    assert door.call(1) == 2
    assert all(key > 0 for key in door.read(-2, 0, 2))


@needs_machine
def test_both_find_the_same() -> None:
    model = load_model()
    names = [IndexedName(prepare_name(text), False, number) for number, text in enumerate(make_names(300, 1))]
    indexes = [NameIndex(build_index(names, model, compiled=compiled), model, compiled=compiled) for compiled in (True, False)]
    assert [index.compiled for index in indexes] == [True, False]
    for question in map(prepare_name, make_names(100, 2)):
        one, other = (index.find(question) for index in indexes)
        assert one == [pytest.approx(found) if isinstance(found, float) else Candidate(*found) for found in other]


@needs_machine
def test_both_compare_alike() -> None:
    comparers = [Comparer(load_model(), compiled=compiled) for compiled in (True, False)]
    for left, right in zip(map(prepare_name, make_names(200, 3)), map(prepare_name, make_names(200, 4)), strict=True):
        one, other = (comparer.compare(left, right) for comparer in comparers)
        assert one.pairs == other.pairs
        assert one.measures == pytest.approx(other.measures)


def test_machine_code_of_other_sources_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "import_module", lambda _: SimpleNamespace(SOURCES="of others"))
    assert load_machine.__wrapped__() is None


def test_without_machine_code_the_functions_run_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(compiling, "import_module", missing)
    assert load_machine.__wrapped__() is None
