"""The inner functions are called by way of doors: as machine code where it was made when hearsay was installed, else as they are written.

A door is made once with the arrays that a function works on, and then called with numbers alone. The functions are those of `garbling.py`,
`keys.py`, `records.py`, `aligning.py` and `searching.py`; `hatch_build.py` makes machine code of them.
"""

import hashlib
import logging
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODULES = ("garbling", "keys", "records", "aligning", "searching")
"""In this order: each uses only functions of those before it."""
DOORS = {"vocabulary_keys": "keys", "compare": "aligning", "search": "searching"}
"""The functions that are called, and where each is."""
_LOG = logging.getLogger(__name__)


class Door:
    """A function with its arrays; what it wrote is read with `read`."""

    def __init__(self, function: str, arrays: "Sequence[NDArray[Any] | bytearray]", *, compiled: bool | None = None) -> None:
        """Use machine code where `compiled` says so, by default where it is there."""
        machine = load_machine() if compiled is None or compiled else None
        self.compiled = machine is not None
        self._arrays: list[Any]
        self.call: Callable[..., Any]
        if machine is not None:
            self._arrays = list(arrays)
            self.call = getattr(machine, f"{function}_door")(*arrays)
        else:
            plain = getattr(import_module(f"hearsay.screening.{DOORS[function]}"), function)
            self._arrays = [array if isinstance(array, bytearray) else array.tolist() for array in arrays]
            self.call = lambda *numbers: plain(*numbers, *self._arrays)

    def read(self, place: int, start: int, end: int) -> list[Any]:
        """Return numbers of one of the arrays, from `start` to before `end`."""
        values = self._arrays[place][start:end]
        return values.tolist() if self.compiled else list(values)


def can_compile() -> bool:
    """Say whether machine code of these very functions is there."""
    return load_machine() is not None


@cache
def load_machine() -> Any:
    """Return the module of machine code, or None where there is none or it was made of other sources."""
    try:
        machine = import_module("hearsay.screening.machine")
    except ImportError:
        _LOG.warning("screening runs without machine code, hundreds of times slower: install hearsay where there is a C compiler")
        return None
    room = files("hearsay.screening")
    digest = hashlib.sha256(b"".join(room.joinpath(f"{name}.py").read_bytes() for name in MODULES)).hexdigest()
    if digest != machine.SOURCES:
        _LOG.warning("screening's machine code was made of other sources and is not used: make it anew by `python hatch_build.py`")
        return None
    return machine
