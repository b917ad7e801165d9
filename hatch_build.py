"""The inner functions of screening become machine code when hearsay is installed; where there is no C compiler they run as written.

The functions of `MODULES` are plain Python over flat arrays. Their text, with every argument's kind named in C, is given to Cython as one
file, and what it makes is `hearsay.screening.machine`. To make it anew in a checkout after a change: `python hatch_build.py` (needs Cython,
setuptools and hatchling), or install again.
"""

import ast
import hashlib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOM = Path("src/hearsay/screening")
MODULES = ("garbling", "keys", "records", "aligning", "searching")
"""In this order: each uses only functions of those before it."""
DOORS = ("vocabulary_keys", "compare", "search")
"""What Python calls. Each becomes a class: made with the arrays, called with the numbers."""
NUMBERS = {"int": "long long", "float": "double", "bool": "bint", "None": "void"}
ARRAYS = {"Bytes": "unsigned char", "Ints": "int", "Longs": "long long", "Reals": "double"}
HEADER = """# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True, infer_types=True, initializedcheck=False
from libc.math cimport exp
SOURCES = "{digest}"
"""


def read_sources(room: Path = ROOM) -> tuple[str, str]:
    """Return the text for Cython and the digest of what it was made from."""
    texts = [(room / f"{name}.py").read_text("utf-8") for name in MODULES]
    digest = hashlib.sha256("".join(texts).encode()).hexdigest()
    constants: dict[str, Any] = {}
    functions: list[ast.FunctionDef] = []
    for text in texts:
        for statement in ast.parse(text).body:
            if isinstance(statement, ast.FunctionDef):
                functions.append(statement)
            elif isinstance(statement, ast.Assign):
                exec(compile(ast.Module([statement], []), "constants", "exec"), constants)
    bodies = [_head(function) + ":\n" + _indent(function) for function in functions]
    doors = [_door(function) for function in functions if function.name in DOORS]
    return "\n".join([HEADER.format(digest=digest), _constants(constants), *bodies, *doors]), digest


def _constants(values: dict[str, Any]) -> str:
    """Return the declarations of the constants, in C and to Cython."""
    kept = {name: value for name, value in values.items() if name.isupper() and isinstance(value, int | float)}
    kinds = {name: NUMBERS[type(value).__name__] for name, value in kept.items()}
    lines = [f"    static const {kinds[name]} hearsay_{name} = {value};" for name, value in kept.items()]
    names = [f'    const {kind} {name} "hearsay_{name}"' for name, kind in kinds.items()]
    return "\n".join(["cdef extern from *:", '    """', *lines, '    """', *names, ""])


def _head(function: ast.FunctionDef) -> str:
    arguments = ", ".join(f"{kind} {name}" for name, kind in _arguments(function))
    return f"cdef {NUMBERS[ast.unparse(function.returns or ast.Constant(None))]} {function.name}({arguments}) noexcept nogil"


def _indent(function: ast.FunctionDef) -> str:
    return "".join(f"    {line}\n" for statement in function.body[1:] for line in ast.unparse(statement).splitlines())


def _arguments(function: ast.FunctionDef) -> Iterator[tuple[str, str]]:
    for argument in function.args.args:
        kind = ast.unparse(argument.annotation) if argument.annotation else ""
        if kind in NUMBERS:
            yield argument.arg, NUMBERS[kind]
        else:
            yield argument.arg, _const(kind) + ARRAYS[kind.removeprefix("New")] + " *"


def _const(kind: str) -> str:
    return "" if kind.startswith("New") else "const "


def _door(function: ast.FunctionDef) -> str:
    arguments = list(_arguments(function))
    arrays = [(name, kind.removesuffix(" *")) for name, kind in arguments if kind.endswith("*")]
    numbers = [f"{kind} {name}" for name, kind in arguments if not kind.endswith("*")]
    lines = [f"cdef class {function.name}_door:", "    cdef object _kept"]
    lines += [f"    cdef {kind} *{name}" for name, kind in arrays]
    lines += ["    def __init__(self, *arrays):", "        self._kept = arrays"]
    lines += [f"        cdef {kind}[::1] v{i} = arrays[{i}]" for i, (_, kind) in enumerate(arrays)]
    lines += [f"        self.{name} = &v{i}[0] if v{i}.shape[0] else NULL" for i, (name, _) in enumerate(arrays)]
    call = ", ".join(f"self.{name}" if kind.endswith("*") else name for name, kind in arguments)
    lines += [f"    def __call__(self, {', '.join(numbers)}):", f"        return {function.name}({call})", ""]
    return "\n".join(lines)


class MachineCode(BuildHookInterface[Any]):
    """Hatchling calls it before it makes a wheel, or installs a checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - as hatchling calls it
        """Make the machine code part of the wheel; where that fails, say so and go on without."""
        try:
            made = make_machine(Path(self.root))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever is missing, hearsay answers the same without
            self.app.display_warning(f"no machine code for screening, which will be slow: {type(error).__name__}: {error}")
            return
        build_data["artifacts"].append(f"/{ROOM.as_posix()}/{made.name}")
        build_data |= {"pure_python": False, "infer_tag": True}


def make_machine(root: Path) -> Path:
    """Translate, compile, and return the file made, which lies beside the sources."""
    from Cython.Build import cythonize
    from setuptools import Distribution, Extension

    room = root / ROOM
    text, _ = read_sources(room)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "machine.pyx"
        source.write_text(text, "utf-8")
        flags = ["/O2"] if sys.platform == "win32" else ["-O3", "-g0", "-fwrapv", "-ffp-contract=off", "-Wno-unused-function"]
        extension = Extension("hearsay.screening.machine", [str(source)], extra_compile_args=flags)
        made = cythonize([extension], build_dir=folder, quiet=True, force=True)
        command = Distribution({"ext_modules": made}).get_command_obj("build_ext")
        command.build_lib, command.build_temp, command.parallel = f"{folder}/lib", f"{folder}/temp", None
        command.ensure_finalized()
        command.run()
        built = Path(command.get_ext_fullpath("hearsay.screening.machine"))
        for old in room.glob("machine.*"):
            old.unlink()
        target = room / built.name
        target.write_bytes(built.read_bytes())
    return target


if __name__ == "__main__":
    print(make_machine(Path(__file__).parent))
