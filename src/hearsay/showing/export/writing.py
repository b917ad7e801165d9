"""A file is written whole or not at all: beside its place first, and moved there when it is done."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

ZIP_DAY = (1980, 1, 1, 0, 0, 0)
"""The day that every part of an archive carries, so that the same case gives the same bytes."""


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """Yield a file that becomes `path` when the block ends well, and leaves what stood there when it does not. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        made.chmod(0o666 & ~_umask())
        made.replace(path)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
