"""The name of a case tells where it is kept: a path is a SQLite file, an address that begins with `postgresql://` a database."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from hearsay.casefile.interface import Casefile
from hearsay.errors import CaseError

DEFAULT = "case.sqlite"


class OpenCasefile(Casefile, AbstractContextManager["OpenCasefile"], Protocol):
    """A case file that a `with` statement closes."""


def open_casefile(where: str | Path, *, create: bool = False) -> OpenCasefile:
    """Open a case, and make it where `create` allows it. Raises CaseError."""
    name = str(where)
    if name.startswith(("postgresql://", "postgres://")):
        from hearsay.casefile.postgres import PostgresCasefile

        return PostgresCasefile(name, create=create)
    if "://" in name:
        raise CaseError(f"{name.split('://')[0]}:// is no address of a case; give a path or postgresql://...")
    from hearsay.casefile.sqlite import SqliteCasefile

    return SqliteCasefile(Path(name), create=create)
