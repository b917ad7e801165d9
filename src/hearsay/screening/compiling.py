"""Plain functions over arrays become machine code where numba is installed and the work is worth it; else they run as they are written.

The functions are those of `garbling.py`, `aligning.py`, `keys.py` and `searching.py`. Nothing here is imported before a list is opened.
"""

import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from inspect import getsource
from types import FunctionType, MappingProxyType, ModuleType
from typing import Any

MODULES = ("garbling", "keys", "aligning", "searching")
"""In this order: each uses only functions of those before it."""

Kernels = Mapping[str, Callable[..., Any]]


def can_compile() -> bool:
    """Say whether the compiler is installed."""
    return find_spec("numba") is not None


@cache
def load_kernels(*, compiled: bool) -> Kernels:
    """Return the functions by name, compiled or as written; machine code is kept on disk from the first use on.

    As written they want lists, compiled they want arrays; what they answer is the same.
    """
    modules = [import_module(f"hearsay.screening.{name}") for name in MODULES]
    functions = [f for module in modules for f in vars(module).values() if isinstance(f, FunctionType) and f.__module__ == module.__name__]
    if not compiled:
        return MappingProxyType({function.__name__: function for function in functions})
    return MappingProxyType(_compile(modules, functions))


def _compile(modules: list[ModuleType], functions: list[FunctionType]) -> dict[str, Callable[..., Any]]:
    """Compile copies that call each other, named after all the sources, so that machine code of other sources is never taken for theirs."""
    numba = import_module("numba")
    version = hashlib.sha256("".join(getsource(module) for module in modules).encode()).hexdigest()[:12]
    namespace: dict[str, Any] = {}
    for module in modules:
        namespace |= {name: value for name, value in vars(module).items() if name.isupper()}
    for function in functions:
        copy = FunctionType(function.__code__, namespace, function.__name__)
        copy.__module__ = function.__module__
        copy.__qualname__ = f"{function.__name__}_{version}"
        namespace[function.__name__] = numba.njit(cache=True, nogil=True, error_model="numpy")(copy)
    return {function.__name__: namespace[function.__name__] for function in functions}
