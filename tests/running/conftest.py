"""What the tests of batches stand on: a plan with a light reader, which worker processes find by its name."""

import importlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hearsay.running.parts import Plan
from hearsay.running.tables import write_part

Planned = Callable[..., Plan]


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Planned]:
    """Return a maker of plans that write below the test's folder; `reader` is a name in `light.py`."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    module: Any = importlib.import_module("light")

    def make(reader: str = "light", **more: Any) -> Plan:
        made = Plan(str(tmp_path / "out"), write_part, make_reader=getattr(module, reader), seconds=5.0)
        return replace(made, **more)

    yield make
    sys.modules.pop("light", None)
