"""Every kind of array that a function names is one that the compiler knows."""

from pathlib import Path

import pytest

from hearsay.screening import flat


def test_the_compiler_knows_every_kind() -> None:
    source = Path(__file__).parents[2] / "hatch_build.py"
    if not source.exists():
        pytest.skip("not a checkout")
    kinds = {name.removeprefix("New") for name in vars(flat) if name[0].isupper() and not name.endswith("Sequence")}
    assert all(f'"{kind}": ' in source.read_text("utf-8") for kind in kinds)
