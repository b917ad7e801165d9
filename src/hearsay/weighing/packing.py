"""Claims as bytes, to be handed from one process to another: of a claim only what weighing asks, as plain values.

Pickled as they are, claims take three times as long and as much room, most of it for spans that weighing never looks at.
"""

import io
import pickle
from collections.abc import Iterator

from hearsay.nouns import Claim, QuantityValue, TimeValue
from hearsay.weighing.grouping import Stated


def pack(stated: Stated) -> bytes:
    """Return a claim as bytes; several may be joined to one, and `unpack` gives them all."""
    claim, time = stated.claim, stated.time
    return pickle.dumps(
        (
            (stated.id, stated.number, dict(stated.fillers), stated.parties, dict(stated.names)),
            (stated.sources, stated.source_names, stated.published_at),
            tuple((one.low, one.high, one.unit) for one in stated.quantities),
            (time.start, time.end) if time is not None else None,
            (claim.kind, claim.polarity, claim.certainty, claim.tense, claim.sourcing),
        ),
        protocol=5,
    )


def unpack(data: bytes) -> Iterator[Stated]:
    """Yield the claims that `pack` made these bytes of, without evidence, roles and reasons; only for bytes that hearsay wrote itself."""
    file, end = io.BytesIO(data), len(data)
    while file.tell() < end:
        (key, number, fillers, parties, names), said, quantities, time, (kind, polarity, certainty, tense, sourcing) = pickle.load(file)
        yield Stated(
            key,
            number,
            Claim(key.partition("/")[0], kind, (), (), polarity, certainty, tense, sourcing=sourcing),
            fillers,
            parties,
            names,
            tuple(QuantityValue(*one) for one in quantities),
            TimeValue(*time) if time is not None else None,
            *said,
        )
