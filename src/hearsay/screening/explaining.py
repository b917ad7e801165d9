"""Every reason that a match can have becomes a sentence that says what it means."""

from hearsay.screening.features import FEATURES
from hearsay.screening.scoring import MEASURES


def reason_meanings() -> dict[str, str]:
    """Return for each reason what it means."""
    parts: dict[str, list[str]] = {}
    for reason, _, meaning in MEASURES:
        parts.setdefault(reason, []).append(meaning)
    meanings = {reason: "; ".join(means) for reason, means in parts.items()}
    return meanings | {reason: " ".join((feature.__doc__ or "").split()) for reason, _, feature in FEATURES}
