"""What is fuzzed: an input reader, what it is given to start with, and how long one input may take."""

from collections.abc import Callable
from dataclasses import dataclass


class Wrong(Exception):
    """The reader neither failed nor gave what it may give: an offset is out of its text, a line has no name, and the like."""


@dataclass(frozen=True, slots=True)
class Target:
    """One input reader under test."""

    run: Callable[[bytes], None]
    """Reads the bytes and swallows the refusals that the reader may give; whatever else it raises is a finding."""
    seeds: tuple[bytes, ...]
    """Inputs that the reader takes; what is tried is made of them."""
    tokens: tuple[bytes, ...] = ()
    """Words of the form, which damage puts in and takes away."""
    seconds: float = 10.0
    """Processor time that one input may take."""
    longest: int = 200_000
    """Bytes that an input may have."""


def expect(holds: bool, words: str) -> None:
    """Raise Wrong, saying what does not hold."""
    if not holds:
        raise Wrong(words)
