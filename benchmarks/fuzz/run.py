"""Feeds damaged and invented input to an input reader for some minutes, and keeps each input that it crashes, hangs or errs at.

`python benchmarks/fuzz/run.py NAME --minutes 10`, or without a name every target, one after another; `--list` shows the names. With
atheris installed (`pip install atheris`, on Linux) the inputs follow the coverage of hearsay's own code; without it they are damaged
by chance alone. A finding lies in `out/fuzz/NAME/` as the bytes with what they led to; the smallest of those that fail alike is kept. Each
one belongs into a test once it is mended. The exit status is 1 where anything was found.
"""

import argparse
import contextlib
import hashlib
import importlib
import json
import logging
import os
import random
import signal
import subprocess
import sys
import time
import traceback
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path[0] = str(ROOT)

from benchmarks.fuzz.target import Target, Wrong  # noqa: E402

MODULES = (
    "html_pages", "pdf_files", "plain_texts", "json_lines", "feed_files", "input_files", "settings_files", "query_files", "case_archives",
    "proposals", "amounts_and_times", "readings", "list_files",
)  # fmt: skip
"""The files beside this one; each names its targets in NAMES."""
OUT = ROOT / "out" / "fuzz"
MEMORY = 4096
"""Megabytes."""
HANGS = 90
"""Seconds after which a process that no signal reaches is ended."""


class TooSlow(Exception):
    """The time for one input is up."""


def find_targets() -> dict[str, str]:
    """Return the targets' names and the module of each."""
    found: dict[str, str] = {}
    for name in MODULES:
        if (Path(__file__).parent / f"{name}.py").exists():
            found |= dict.fromkeys(importlib.import_module(f"benchmarks.fuzz.{name}").NAMES, name)
    return found


def load(name: str, module: str) -> Target:
    """Return a target, ready to run."""
    target: Target = importlib.import_module(f"benchmarks.fuzz.{module}").make(name)
    return target


class Child:
    """Runs inputs in this process, counts them and keeps what goes wrong."""

    def __init__(self, name: str, target: Target, folder: Path) -> None:
        self.name, self.target, self.folder = name, target, folder
        self.runs = 0
        self.slowest = 0.0
        self.written = time.monotonic()
        self.smallest: dict[str, int] = {}

    def try_one(self, data: bytes) -> None:
        """Run one input; an error is written down and the next one may come."""
        data = bytes(data[: self.target.longest])
        (self.folder / "current").write_bytes(data)
        before = time.process_time()
        try:
            with time_limit(self.target.seconds):
                self.target.run(data)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # noqa: BLE001 - whatever is raised is what is looked for
            self.keep(data, error)
        self.runs += 1
        self.slowest = max(self.slowest, time.process_time() - before)
        if time.monotonic() - self.written > 2:
            self.note()

    def note(self) -> None:
        """Write down how much was done."""
        self.written = time.monotonic()
        (self.folder / f"count-{os.getpid()}.json").write_text(json.dumps({"runs": self.runs, "slowest": round(self.slowest, 2)}), "utf-8")

    def keep(self, data: bytes, error: BaseException) -> None:
        """Keep an input that went wrong, unless a smaller one went wrong in the same place."""
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "hearsay" in frame.filename or "fuzz" in frame.filename]
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames and not isinstance(error, TooSlow) else ""
        sign = f"{type(error).__name__} {place} {str(error) if isinstance(error, Wrong) else ''}".strip()
        key = hashlib.sha256(sign.encode("utf-8", "replace")).hexdigest()[:12]
        path = self.folder / f"{key}.bin"
        if path.exists() and path.stat().st_size <= len(data):
            return
        path.write_bytes(data)
        path.with_suffix(".txt").write_text(f"{sign}\n\n{''.join(traceback.format_exception(error))}", "utf-8", "backslashreplace")


def damage(data: bytes, target: Target, chance: random.Random) -> bytes:
    """Return the bytes damaged in one to four ways: as a list's file may be, with words of the form, or with another seed's part."""
    from benchmarks.quality.mutated_lists import mutate

    for _ in range(chance.choice((1, 1, 2, 4))):
        way = chance.random()
        data = data or chance.choice(target.seeds) or b"x"
        if way < 0.5:
            # What is damaged already is often no archive any more.
            with contextlib.suppress(zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, LookupError, OSError):
                data = mutate(data, chance)[1]
        elif way < 0.8 and target.tokens:
            place = chance.randrange(len(data) + 1)
            data = data[:place] + chance.choice(target.tokens) * chance.choice((1, 1, 1, 2, 500)) + data[place + chance.choice((0, 0, 5)) :]
        else:
            other = chance.choice(target.seeds)
            place, begin = chance.randrange(len(data) + 1), chance.randrange(len(other) + 1)
            data = data[:place] + other[begin : begin + chance.randrange(1, 2000)] + data[place:]
        data = data[: target.longest]
    return data


def run_child(name: str, module: str, seconds: float, seed: int) -> None:
    """Run inputs until the time is up; what goes wrong in Python is kept and gone on from, anything else ends the process."""
    folder = OUT / name
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    atheris: Any = None
    with contextlib.suppress(ImportError):
        atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["hearsay"]) if atheris else contextlib.nullcontext():
        target = load(name, module)
        child = Child(name, target, folder)
        for one in target.seeds:
            child.try_one(one)
    child.note()
    if atheris is None:
        chance, end = random.Random(seed), time.monotonic() + seconds
        while time.monotonic() < end:
            child.try_one(damage(chance.choice(target.seeds), target, chance))
        child.note()
        return
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for number, one in enumerate(target.seeds):
        (corpus / f"seed-{number}").write_bytes(one)

    def mutate(data: bytes, size: int, number: int) -> bytes:
        chance = random.Random(number)
        made = damage(data, target, chance) if chance.random() < 0.5 else atheris.Mutate(data, size)
        return bytes(made[:size])

    options = [
        sys.argv[0], str(corpus), f"-max_total_time={max(1, int(seconds))}", f"-max_len={target.longest}", f"-rss_limit_mb={MEMORY}",
        "-timeout=100000", f"-seed={seed}", f"-artifact_prefix={folder}/", "-print_final_stats=0", "-verbosity=0", "-len_control=0",
    ]  # fmt: skip
    atheris.Setup(options, child.try_one, custom_mutator=mutate)
    atheris.Fuzz()


def fuzz(name: str, module: str, minutes: float, seed: int) -> int:
    """Fuzz one target in processes of its own, print what came of it, and return how many findings there are."""
    folder = OUT / name
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("count-*.json"):
        old.unlink()
    end, ended = time.monotonic() + minutes * 60, 0
    while (left := end - time.monotonic()) > 1 and ended < 20:
        command = [sys.executable, __file__, name, "--child", module, "--minutes", str(left / 60), "--seed", str(seed + ended)]
        with (folder / "log").open("ab") as log:
            try:
                done = subprocess.run(command, stdout=log, stderr=log, check=False, timeout=left + HANGS + 60)
                code = done.returncode
            except subprocess.TimeoutExpired:
                code = -1
        if code:
            ended += 1
            data = (folder / "current").read_bytes()
            key = hashlib.sha256(data).hexdigest()[:12]
            (folder / f"ended-{key}.bin").write_bytes(data)
            (folder / f"ended-{key}.txt").write_text(f"the process ended with {code}; see the log\n", "utf-8")
    counts = []
    for path in folder.glob("count-*.json"):
        # A child that was ended may have left half a line.
        with contextlib.suppress(ValueError):
            counts.append(json.loads(path.read_text("utf-8")))
    runs, slowest = sum(one["runs"] for one in counts), max((one["slowest"] for one in counts), default=0.0)
    found = sorted(folder.glob("*.txt"))
    print(f"{name:<28} {minutes:>5.1f} min  {runs:>9,} inputs  slowest {slowest:>6.2f} s  findings {len(found)}", flush=True)
    for path in found:
        print(f"    {path.with_suffix('.bin').relative_to(ROOT)}: {path.read_text('utf-8').splitlines()[0]}", flush=True)
    return len(found)


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TooSlow in what runs inside once it has taken this much processor time."""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlow(f"more than {seconds:g} s")

    before: Callable[..., Any] | int | None = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def main() -> int:
    """Fuzz the targets named, or all; return 1 where anything was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--minutes", type=float, default=0.1, help="for each target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="show the targets' names")
    parser.add_argument("--again", metavar="FILE", type=Path, help="run one kept input, and let what it raises through")
    parser.add_argument("--child", metavar="MODULE", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        run_child(given.names[0], given.child, given.minutes * 60, given.seed)
        return 0
    targets = find_targets()
    if given.list:
        print("\n".join(targets))
        return 0
    names = given.names or list(targets)
    unknown = [name for name in names if name not in targets]
    if unknown:
        parser.error(f"there is no target {', '.join(unknown)}; the targets are {', '.join(targets)}")
    if given.again:
        target = load(names[0], targets[names[0]])
        with time_limit(target.seconds):
            target.run(given.again.read_bytes())
        return 0
    return 1 if sum(fuzz(name, targets[name], given.minutes, given.seed) for name in names) else 0


if __name__ == "__main__":
    raise SystemExit(main())
