"""What a file or page of any kind yields before it becomes a Report: the text, and what it says of itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contents:
    """A text, with the facts that its file or page itself states; None where it does not."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published_at: str | None = None
    """`YYYY-MM-DD`."""
    language: str | None = None
    """ISO 639-1 code."""
