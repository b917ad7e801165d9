"""The rooms joined: a path is gathered into a Report, read into claims, its names resolved and screened."""

import json
import logging
from dataclasses import replace
from functools import cache, cached_property

from hearsay.errors import HearsayError
from hearsay.gathering.gather import gather
from hearsay.naming.resolving import resolve
from hearsay.nouns import Claim, Entity, Failure, Match, Mention, Reading, Report, SecondReading
from hearsay.reading.encoder import FAST, WEIGHTS
from hearsay.reading.reader import Reader, make_reader
from hearsay.reading.retelling import join_retold
from hearsay.reading.sources import settle_sourcing
from hearsay.running.contexts import context_of
from hearsay.running.second_reading import SecondReader
from hearsay.running.settings import ReadingSettings, Settings
from hearsay.screening.screening import Screener

SCHEMAS = {"person": "Person", "organisation": "Organization", "vessel": "Vessel", "facility": "Organization", "group": "Organization"}
"""The kinds of entity that are screened, and the schema that each is asked for as."""

_log = logging.getLogger(__name__)


class Pipeline:
    """Reads one report after another; the model is loaded with the first."""

    def __init__(self, settings: Settings, *, screener: Screener | None = None, second_reader: SecondReader | None = None) -> None:
        self.settings, self.screener, self.second_reader = settings, screener, second_reader

    @cached_property
    def reader(self) -> Reader:
        """The loaded reader."""
        reading = self.settings.reading
        return make_reader(pipeline=reading.pipeline, threads=reading.threads, weights=FAST if reading.fast else WEIGHTS)

    @property
    def model(self) -> str:
        """What reads: the name of the model with the SHA-256 of its weights, or that of the user's spaCy pipeline."""
        return model_name(self.settings.reading)

    def read_path(self, path: str, *, published: str | None = None, publisher: str | None = None) -> Reading:
        """Return the reading of a file, web address or `-`; what goes wrong with one report is its Failure."""
        try:
            return self.read_report(gather(path, published=published, publisher=publisher))
        except HearsayError as error:
            return Reading(None, failure=Failure(path, type(error).__name__, str(error)))
        except Exception as error:  # noqa: BLE001 - one bad report never stops a batch
            _log.debug("unexpected", exc_info=True)
            return Reading(
                None,
                failure=Failure(
                    path, type(error).__name__, f"{path} could not be read: {error} (this is a fault of hearsay's; please report it)"
                ),
            )

    def read_report(self, report: Report) -> Reading:
        """Return the reading of a report; raises ReadingError and ScreeningError."""
        mentions, attributions, claims = self.reader.read(report)
        second: SecondReading | None = None
        if self.second_reader is not None:
            mentions, claims, second = self.second_reader.read_again(report, mentions, attributions, claims)
        entities = resolve(report.id, mentions, attributions)
        claims = join_retold(report, settle_sourcing(claims, mentions, entities), mentions, entities)
        if second is not None:
            kept = {claim.id for claim in claims}
            second = replace(second, added=tuple(number for number in second.added if number in kept))
        matches = self.screen(entities, mentions, claims)
        return Reading(report, mentions, attributions, claims, entities, matches, second_reader=second)

    def screen(self, entities: tuple[Entity, ...], mentions: tuple[Mention, ...] = (), claims: tuple[Claim, ...] = ()) -> tuple[Match, ...]:
        """Return the possible matches of the named parties, each party's best first, scored with what the report says of it."""
        if self.screener is None:
            return ()
        options = self.settings.screening
        matches: list[Match] = []
        for entity in entities:
            if entity.kind not in SCHEMAS or not is_name(entity):
                continue
            found: dict[str, Match] = {}
            context = context_of(entity, entities, mentions, claims) or None
            for name in (entity.name, *entity.aliases):
                if not any(letter.isalpha() for letter in name):
                    continue
                screened = self.screener.screen(
                    name, schema=SCHEMAS[entity.kind], context=context, limit=options.limit, threshold=options.threshold, entity=entity.id
                )
                for match in screened:
                    if match.listing not in found or match.score > found[match.listing].score:
                        found[match.listing] = match
            matches += sorted(found.values(), key=lambda m: -m.score)[: options.limit]
        return tuple(matches)


def model_name(reading: ReadingSettings) -> str:
    """Return what reads under these settings: the name of the model with the SHA-256 of its weights, or the user's spaCy pipeline."""
    return f"spaCy pipeline {reading.pipeline}" if reading.pipeline else _weights_name(fast=reading.fast)


@cache
def _weights_name(*, fast: bool) -> str:
    manifest = json.loads(((FAST if fast else WEIGHTS) / "manifest.json").read_text(encoding="utf-8"))
    return f"hearsay {'fast ' if fast else ''}reader sha256:{manifest['model.onnx']['sha256']}"


def is_name(entity: Entity) -> bool:
    """Say whether an entity is known by a name, not only by a description ("the company")."""
    return any(letter.isupper() for letter in entity.name) or not entity.name.isascii()
