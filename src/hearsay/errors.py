"""Everything that can go wrong, one small family.

    HearsayError
    ├── GatheringError          a file or address gave no report
    │   ├── NotFound            nothing is there
    │   ├── NotText             it holds no readable text
    │   └── NotFetched          the address did not answer with a page
    │       └── AskLater        it may answer another time
    ├── ReadingError            a report could not be read
    │   └── WeightsError        the trained model is missing or not the one expected
    ├── ListError               a list could not be imported
    │   ├── ListFormatError     a file is not in its publisher's form
    │   └── ListSizeError       a list is suspiciously short or long
    ├── ScreeningError          a row or name could not be screened
    ├── WeighingError           tables could not be weighed
    ├── CaseError               the case file is missing, or not one of ours
    │   └── StaleDecision       somebody decided meanwhile
    └── SettingsError           `hearsay.toml` or the environment says something that cannot be

A message says what happened, to which report or row, and what to do next.
"""


class HearsayError(Exception):
    """Anything that hearsay knows how to explain."""


class GatheringError(HearsayError):
    """A file or address gave no report."""


class NotFound(GatheringError):
    """Nothing is at the path."""


class NotText(GatheringError):
    """The file holds no text that can be read."""


class NotFetched(GatheringError):
    """The address did not answer with a page."""


class AskLater(NotFetched):
    """The address did not answer now, or asked to be left alone for a while; it may answer another time."""


class ReadingError(HearsayError):
    """A report could not be read."""


class WeightsError(ReadingError):
    """The trained model is missing, or is not the one that its card describes."""


class ListError(HearsayError):
    """A list could not be imported."""


class ListFormatError(ListError):
    """A list's file is not in its publisher's form."""


class ListSizeError(ListError):
    """A list has suspiciously few or many entries, so it is refused rather than trusted."""


class ScreeningError(HearsayError):
    """A row or name could not be screened."""


class WeighingError(HearsayError):
    """The tables of a batch could not be weighed to the end."""


class CaseError(HearsayError):
    """The case file is missing, or is not one of ours."""


class StaleDecision(CaseError):
    """Somebody else decided about the same thing after it was last looked at, so this decision was not kept."""


class SettingsError(HearsayError):
    """`hearsay.toml` or the environment says something that cannot be."""
