"""What a person points at becomes the key that a decision is kept under, with its words."""

from hearsay.casefile.interface import Casefile
from hearsay.errors import CaseError, SettingsError
from hearsay.nouns import claim_key, match_key, pair_key, source_key

GRADES = ("A", "B", "C", "D", "E", "F")
OF_CLAIMS = ("right", "wrong", "unsure", "corrected")
OF_MATCHES = ("matched", "not matched", "not checked")
OF_PAIRS = ("same", "not the same")
OUTCOMES = {"match": OF_MATCHES, "claim": OF_CLAIMS, "pair": OF_PAIRS, "source": GRADES, "finding": OF_CLAIMS}
"""What can be decided of each sort of thing; everything can be withdrawn."""


def aim_decision(outcome: str, about: tuple[str, ...], casefile: Casefile) -> tuple[str, tuple[str, ...]]:
    """Return the key of what a decision is about, and its words: its sort, then what it is made of.

    `about` is a source; or a name and a listing, a report and a claim, or two names: the outcome tells which. Raises SettingsError where
    the two do not fit, and CaseError where the case has no such claim.
    """
    if len(about) == 1:
        if outcome not in (*GRADES, "withdrawn"):
            raise SettingsError(f"“{outcome}” is about two things: a name and a listing, a report and a claim, or two names")
        return source_key(about[0]), ("source", about[0])
    if len(about) != 2:
        raise SettingsError("a decision is about one or two things; put a name of several words into quotation marks")
    first, second = about
    if outcome in OF_CLAIMS or (outcome == "withdrawn" and casefile.reading(first) is not None):
        return aim_at(("claim", first, second), casefile)
    if outcome in OF_MATCHES or (outcome == "withdrawn" and ":" in second):
        return aim_at(("match", first, second), casefile)
    return aim_at(("pair", first, second), casefile)


def aim_at(subject: tuple[str, ...], casefile: Casefile) -> tuple[str, tuple[str, ...]]:
    """Return the key and the words of a subject whose sort is given: `match`, `claim` (report, claim), `pair`, `source` or `finding`.

    Raises SettingsError where there is no such sort or its parts are not as many, and CaseError where the case has no such thing.
    """
    sort, *parts = subject
    if sort == "source" and len(parts) == 1:
        return source_key(parts[0]), subject
    if sort == "finding" and len(parts) == 1:
        return parts[0], subject
    if len(parts) != 2 or sort not in ("match", "pair", "claim"):
        raise SettingsError(f"a decision is about a match, claim, pair, source or finding, not “{' '.join(subject)[:80]}”")
    first, second = parts
    if sort == "match":
        return match_key(first, second), subject
    if sort == "pair":
        return pair_key(first, second), subject
    reading = casefile.reading(first) if first else None
    claim = next((one for one in reading.claims if one.id.startswith(second)), None) if reading is not None and second else None
    if reading is None or reading.report is None or claim is None:
        raise CaseError(f"the case has no claim {second} in a report {first}; see `hearsay case show ID --json`")
    words = claim.evidence[0].of(reading.report.text)
    return claim_key(reading.report.id, claim.kind, words), ("claim", reading.report.id, claim.kind, " ".join(words.split()))
