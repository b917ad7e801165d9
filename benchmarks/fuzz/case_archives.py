"""What `hearsay case import` takes: a whole case as JSON lines."""

from pathlib import Path

from benchmarks.fuzz.target import Target

from hearsay.casefile.archive import read_archive, write_archive
from hearsay.casefile.interface import Gathering
from hearsay.casefile.memory import MemoryCasefile
from hearsay.errors import CaseError
from hearsay.lists.registry import read_list
from hearsay.nouns import Decision, Failure, match_key
from hearsay.running.pipeline import Pipeline
from hearsay.running.settings import Settings
from hearsay.running.weighing import weigh_case

NAMES = ("case_archive",)
"""The lines go into the case that is kept in memory; what a database may store of them is left to its own tests."""


def make(_name: str) -> Target:
    """Return the target; its seed is a small case of everything."""
    case = MemoryCasefile()
    root = Path(__file__).parents[2]
    edition, listings = read_list("un-sc", root / "examples" / "lists" / "un-sc", any_size=True)
    case.keep_list(edition, listings[:3])
    path = root / "examples" / "report.txt"
    reading = Pipeline(Settings()).read_path(str(path))
    case.keep_reading(reading, path.read_bytes(), Gathering("2025-06-12T08:00:00Z", "2025-06-12T08:00:00Z", "model", (edition,)))
    case.keep_failure(Failure("nothing.txt", "NotFound", "there is no such file"))
    case.decide(
        Decision(match_key("Orlik", "un-sc:1"), "not matched", "someone", "2025-06-12T08:00:00Z", "", ("match", "Orlik", "un-sc:1"))
    )
    weigh_case(case)
    whole = "\n".join(write_archive(case)).encode()
    lines = whole.split(b"\n")
    small = b"\n".join([lines[0], *(line for line in lines[1:] if len(line) < 3000)])
    return Target(_run, (small, whole), TOKENS, longest=400_000)


def _run(data: bytes) -> None:
    case = MemoryCasefile()
    try:
        read_archive(data.decode("utf-8", "replace").split("\n"), case)
    except CaseError:
        return
    case.reports()
    case.findings()


TOKENS = (
    b'"sort":"report"', b'"sort":"listing"', b'"sort":"edition"', b'"sort":"entry"', b'"body":', b'"body":null', b"null", b"[]", b"{}", b"[[", b"-1",
    b"1e999", b"NaN", b'"\\ud800"', b"true", b"\n", b'"span":', b'"roles":', b'"start":', b'"outcome":', b'"sha256":', b"99999999999999999999",
)  # fmt: skip
