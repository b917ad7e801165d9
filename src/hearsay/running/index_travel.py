"""A saved index travels to the machines of a cluster as bytes, and lies on each once, for all its workers to map."""

import hashlib
import os
import pickle
import shutil
import tempfile
from pathlib import Path


def pack_index(folder: Path) -> bytes:
    """Return the files of a saved index. Raises OSError."""
    return pickle.dumps({path.name: path.read_bytes() for path in sorted(folder.iterdir())}, protocol=5)


def unpack_index(packed: bytes | memoryview, base: Path | None = None) -> Path:
    """Return the folder of an index on this machine, written by whoever needs it first. Raises OSError.

    It lies in a folder of the user's own among the temporary files, named after what it holds, and stays for the next run.
    """
    base = base or _own_folder()
    folder = base / f"index-{hashlib.sha256(packed).hexdigest()[:24]}"
    if folder.is_dir():
        return folder
    draft = Path(tempfile.mkdtemp(prefix="draft-", dir=base))
    try:
        for name, data in pickle.loads(packed).items():
            (draft / name).write_bytes(data)
        try:
            draft.replace(folder)
        except OSError:
            # Another worker was faster.
            if not folder.is_dir():
                raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return folder


def _own_folder() -> Path:
    """Return a folder that only this user can write to."""
    user = os.getuid() if hasattr(os, "getuid") else "own"
    base = Path(tempfile.gettempdir(), f"hearsay-{user}")
    base.mkdir(mode=0o700, exist_ok=True)
    about = base.stat()
    if hasattr(os, "getuid") and (about.st_uid != user or about.st_mode & 0o022 or base.is_symlink()):
        return Path(tempfile.mkdtemp(prefix="hearsay-"))
    return base
