"""Names become possible matches: the listings of all lists in force are indexed once, then any number of names is screened."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from hearsay.errors import ScreeningError
from hearsay.naming.preparing import Name, prepare_name
from hearsay.nouns import Edition, ListedName, Listing, Match
from hearsay.screening.aligning import SIZE
from hearsay.screening.building import Arrays, IndexedName, build_index
from hearsay.screening.candidates import Candidate, NameIndex
from hearsay.screening.comparing import Comparer
from hearsay.screening.context import Context
from hearsay.screening.features import read_number
from hearsay.screening.model import load_model
from hearsay.screening.queries import Query
from hearsay.screening.readings import INITIALS_ODDS, read_names
from hearsay.screening.scoring import add_features, give_reasons, name_reasons, name_score
from hearsay.screening.storing import Listings, open_saved, pack_listings, save

LOOKED_AT = 24
"""Parties whose other facts are compared, beside their names."""


class Ranked(NamedTuple):
    """A party and how likely its best name makes it."""

    listing: int
    score: float
    candidate: Candidate | None
    """None where it was found by a number alone."""


class Screener:
    """Listings ready to be screened against; it keeps nothing of what was asked. One thread at a time."""

    def __init__(self, listings: Iterable[tuple[Edition, Listing]]) -> None:
        """Index the listings with the edition that each comes from."""
        packed = pack_listings(listings)
        self._take(_build(packed), packed)

    @classmethod
    def open(cls, folder: Path) -> "Screener | None":
        """Return the screener that `save` wrote, or None where there is none."""
        saved = open_saved(folder)
        if saved is None:
            return None
        screener = cls.__new__(cls)
        screener._take(*saved)
        return screener

    def save(self, folder: Path) -> None:
        """Keep the index; `open` maps it into memory."""
        save(folder, self._arrays, self._listings)

    def __len__(self) -> int:
        return len(self._listings)

    def screen(
        self,
        name: str,
        *,
        schema: str | None = None,
        birth_date: str | None = None,
        country: str | None = None,
        identifier: str | None = None,
        address: str | None = None,
        context: Context | None = None,
        limit: int = 10,
        threshold: float = 0.0,
        entity: str | None = None,
    ) -> list[Match]:
        """Return the possible matches of a name, best first, one a listing, each at or above the threshold (0 to 1).

        `schema` is a FollowTheMoney name ("Person", "Company"), `birth_date` a partial ISO date, `country` a code or name; `context` is
        what the report says about the party, `entity` the id that the matches are given. Raises ScreeningError where the name has nothing
        that could be compared.
        """
        query = Query(name, schema, birth_date, country, identifier, address, context)
        return self.screen_query(query, limit=limit, threshold=threshold, entity=entity)

    def screen_query(self, query: Query, *, limit: int = 10, threshold: float = 0.0, entity: str | None = None) -> list[Match]:
        """Return the possible matches of a query, as `screen` does."""
        asked = _prepare(query)
        ranked = self._rank(asked, query)
        if _has_facts(query):
            ranked = self._weigh_facts(ranked[:LOOKED_AT], query)
        return [self._match(found, asked, query, entity) for found in ranked[:limit] if round(found.score, 4) >= threshold]

    def rank(self, name: str, *, schema: str | None = None, limit: int = 10) -> list[tuple[str, float]]:
        """Return the ids and scores that `screen` gives for a name alone, without reasons: for many names at once."""
        query = Query(name, schema)
        return [(self._listings[found.listing][1].id, round(found.score, 4)) for found in self.likeliest(query)[:limit]]

    def likeliest(self, query: Query) -> list[Ranked]:
        """Return the likeliest parties by name and kind alone, best first, by their positions."""
        return self._rank(_prepare(query), query)

    def _rank(self, asked: Name, query: Query) -> list[Ranked]:
        best: dict[int, tuple[float, Candidate]] = {}
        initials, weak = self._arrays["name_initials"], self._arrays["name_weak"]
        for candidate in self._index.find(asked):
            odds = candidate.odds + INITIALS_ODDS * int(initials[candidate.name]) - 0.05 * int(weak[candidate.name])
            if candidate.owner not in best or odds > best[candidate.owner][0]:
                best[candidate.owner] = odds, candidate
        kind = _KINDS.get(query.schema or "", 0)
        kinds = self._arrays["listing_kind"]
        found = []
        for position, (odds, candidate) in best.items():
            score = name_score(odds + 0.05 * int(weak[candidate.name]))
            listed = int(kinds[position])
            if kind and listed and kind != listed and not (kind == _LEGAL and listed != _OBJECT):
                score -= 0.3 * score
            if weak[candidate.name]:
                score -= 0.05 * score
            found.append(Ranked(position, score, candidate))
        known = {ranked.listing for ranked in found}
        found += [Ranked(position, 0.0, None) for position in self._by_number(query.identifier or "") if position not in known]
        found.sort(key=lambda ranked: (-round(ranked.score, 4), ranked.listing))
        return found

    def _weigh_facts(self, ranked: list[Ranked], query: Query) -> list[Ranked]:
        same = set(self._by_number(query.identifier or ""))
        found = []
        for party in ranked:
            listing = self._listings[party.listing][1]
            score = 0.0
            if party.candidate is not None:
                score = name_score(self._odds(party.candidate))
            elif party.listing not in same:
                continue
            found.append(party._replace(score=add_features(score, query, listing, self._name(listing, party.candidate))))
        return sorted(found, key=lambda party: (-round(party.score, 4), party.listing))

    def _match(self, found: Ranked, asked: Name, query: Query, entity: str | None) -> Match:
        edition, listing = self._listings[found.listing]
        name = self._name(listing, found.candidate)
        reasons = []
        if found.candidate is not None:
            person = bool(self._arrays["name_person"][found.candidate.name])
            shift = INITIALS_ODDS * int(self._arrays["name_initials"][found.candidate.name])
            readings = list(read_names(name.text, person=person))
            listed = readings[-1 if shift else 0][0]
            weights = self._weights[:SIZE] if person else self._weights[SIZE:]
            comparison = self._comparer.compare(asked, listed)
            reasons = name_reasons(self._index.measures(found.candidate), weights, shift, comparison)
        score, told = give_reasons(reasons, query, listing, name)
        return Match(entity, listing.id, name.text, score, edition, told)

    def _odds(self, candidate: Candidate) -> float:
        return candidate.odds + INITIALS_ODDS * int(self._arrays["name_initials"][candidate.name])

    def _name(self, listing: Listing, candidate: Candidate | None) -> ListedName:
        return listing.names[int(self._arrays["name_number"][candidate.name]) if candidate is not None else 0]

    def _by_number(self, identifier: str) -> list[int]:
        import numpy as np

        number = read_number(identifier)
        if not number:
            return []
        key, keys = _number_key(number), self._arrays["number_key"]
        start, end = np.searchsorted(keys, key), np.searchsorted(keys, key, side="right")
        positions = self._arrays["number_owner"][start:end].tolist()
        return [p for p in dict.fromkeys(positions) if any(read_number(i.value) == number for i in self._listings[p][1].identifiers)]

    def _take(self, arrays: Arrays, listings: Listings) -> None:
        model = load_model()
        self._arrays, self._listings = arrays, listings
        self._index = NameIndex(arrays, model)
        self._comparer = Comparer(model, compiled=self._index.compiled)
        self._weights = model.weights.tolist()
        self.editions = listings.editions
        """The editions screened against."""


def _build(packed: Listings) -> Arrays:
    import numpy as np

    kinds: list[int] = []
    numbers: list[tuple[int, int]] = []

    def names() -> Iterator[IndexedName]:
        for position in range(len(packed)):
            listing = packed[position][1]
            person = listing.schema == "Person"
            kinds.append(_KINDS.get(listing.schema, 0))
            numbers.extend((_number_key(n), position) for i in listing.identifiers if (n := read_number(i.value)))
            for number, listed in enumerate(listing.names):
                for name, initials in read_names(listed.text, person=person):
                    yield IndexedName(name, person, position, number, initials, listed.kind == "weak alias")

    arrays = build_index(names(), load_model())
    numbers.sort()
    facts: Arrays = {
        "listing_kind": np.array(kinds, np.int8),
        "number_key": np.array([key for key, _ in numbers], np.int64),
        "number_owner": np.array([position for _, position in numbers], np.int32),
    }
    return arrays | facts


_OBJECT, _LEGAL = 3, 4
_KINDS = {
    "Person": 1, "Organization": 2, "Company": 2, "Vessel": _OBJECT, "Airplane": _OBJECT, "CryptoWallet": _OBJECT, "Security": _OBJECT,
    "LegalEntity": _LEGAL,
}  # fmt: skip


def _prepare(query: Query) -> Name:
    asked = prepare_name(query.name, person=query.schema == "Person")
    if not asked.words:
        raise ScreeningError(f"the name “{query.name}” has no letter or digit that could be compared")
    return asked


def _has_facts(query: Query) -> bool:
    return any((query.birth_date, query.country, query.identifier, query.address, query.context))


def _number_key(number: str) -> int:
    return int.from_bytes(hashlib.blake2b(number.encode(), digest_size=7).digest())
