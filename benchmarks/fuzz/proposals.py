"""What a second reader's language model answers."""

from benchmarks.fuzz.target import Target

from hearsay.errors import ReadingError
from hearsay.reading.proposals import read_proposals

NAMES = ("proposals",)

ANSWER = (
    b'{"claims": [{"kind": "transfer", "polarity": "negative", "certainty": "certain", "tense": "past", "sourcing": "named",'
    b' "source": ["officials"], "roles": {"supplier": ["Orlik Works"], "recipient": ["the brigade"], "goods": ["drones"]},'
    b' "time": "in May", "evidence": "Orlik Works sold drones to the brigade in May", "trigger": "sold"}]}'
)


def make(_name: str) -> Target:
    """Return the target."""
    fenced = b"Here it is:\n```json\n" + ANSWER + b"\n```"
    return Target(
        _run, (ANSWER, fenced), (b'"kind"', b'"roles"', b"null", b"[", b"]", b"{", b"}", b"```", b"NaN", b'"\\ud800"', b"[[[[" * 500)
    )


def _run(data: bytes) -> None:
    try:
        claims, refused = read_proposals(data.decode("utf-8", "replace"))
    except ReadingError:
        return
    repr((claims, refused))
