"""Names become possible matches: the listings of all lists in force are indexed once, then any number of names is screened."""

import hashlib
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

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
from hearsay.screening.readings import read_names
from hearsay.screening.scoring import add_features, give_reasons, name_reasons, name_score
from hearsay.screening.searching import CLOSE, FACTS, FLAGS, INITIALS, INITIALS_ODDS, LEGAL, OBJECT, PERSON, WHICH
from hearsay.screening.storing import Listings, open_saved, pack_listings, save


class Screener:
    """Listings ready to be screened against; it keeps nothing of what was asked. Threads take turns."""

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
        return [match for match, _ in self.screen_listings(query, limit=limit, threshold=threshold, entity=entity)]

    def screen_listings(
        self, query: Query, *, limit: int = 10, threshold: float = 0.0, entity: str | None = None
    ) -> list[tuple[Match, Listing]]:
        """Return the possible matches of a query, as `screen` does, each with what the list says of the party."""
        asked = _prepare(query)
        with self._turn:
            ranked = self.likeliest(query)
            if _has_facts(query):
                ranked = self._weigh_facts(ranked, query)
            return [self._match(found, asked, query, entity) for found in ranked[:limit] if round(found.score, 4) >= threshold]

    def rank(self, name: str, *, schema: str | None = None, limit: int = 10) -> list[tuple[str, float]]:
        """Return the ids and scores that `screen` gives for a name alone, without reasons: for many names at once."""
        with self._turn:
            found = self.likeliest(Query(name, schema), limit=limit)
        return [(key.decode(), round(party.score, 4)) for key, party in zip(self._ids_of(found), found, strict=True)]

    def likeliest(self, query: Query, *, limit: int = CLOSE) -> list[Candidate]:
        """Return the likeliest parties by name and kind alone, best first, each with the position of its listing as `owner`."""
        kind = _KINDS.get(query.schema or "", 0)
        with self._turn:
            if query.schema == "Person":
                found = self._index.find_person(query.name, kind=kind, limit=limit)
            else:
                found = self._index.find(prepare_name(query.name), kind=kind, limit=limit)
        return found if found else self._refuse_empty(query)

    def _refuse_empty(self, query: Query) -> list[Candidate]:
        """Return nothing, or raise ScreeningError where there was nothing to compare."""
        _prepare(query)
        return []

    def _ids_of(self, found: list[Candidate]) -> list[bytes]:
        ids: list[bytes] = self._arrays["listing_id"][[party.owner for party in found]].tolist()
        return ids

    def _weigh_facts(self, ranked: list[Candidate], query: Query) -> list[Candidate]:
        """Return the parties in order of name and facts; those of the number given are among them."""
        same = self._by_number(query.identifier or "")
        known = {party.owner for party in ranked}
        found = []
        for party in [*ranked, *(Candidate(position, 0.0, 0.0, -1, -1) for position in same if position not in known)]:
            listing = self._listings[party.owner][1]
            score = name_score(party.odds) if party.name >= 0 else 0.0
            found.append(party._replace(score=add_features(score, query, listing, self._name(listing, party))))
        return sorted(found, key=lambda party: (-round(party.score, 4), party.owner))

    def _match(self, found: Candidate, asked: Name, query: Query, entity: str | None) -> tuple[Match, Listing]:
        edition, listing = self._listings[found.owner]
        name = self._name(listing, found)
        reasons = []
        if found.name >= 0:
            flags = self._fact(found, FLAGS)
            person, shift = bool(flags & PERSON), INITIALS_ODDS if flags & INITIALS else 0.0
            readings = list(read_names(name.text, person=person))
            listed = readings[-1 if shift else 0][0]
            weights = self._weights[:SIZE] if person else self._weights[SIZE:]
            comparison = self._comparer.compare(asked, listed)
            reasons = name_reasons(self._index.measures(found), weights, shift, comparison)
        score, told = give_reasons(reasons, query, listing, name)
        return Match(entity, listing.id, name.text, score, edition, told), listing

    def _name(self, listing: Listing, found: Candidate) -> ListedName:
        return listing.names[self._fact(found, WHICH) if found.name >= 0 else 0]

    def _fact(self, found: Candidate, which: int) -> int:
        return int(self._arrays["facts"][found.name * FACTS + which])

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
        # The searches write into arrays that are made once.
        self._turn = threading.RLock()
        self._arrays, self._listings = arrays, listings
        self._index = NameIndex(arrays, model)
        self._comparer = Comparer(model)
        self._weights = model.weights.tolist()
        self.editions = listings.editions
        """The editions screened against."""


def _build(packed: Listings) -> Arrays:
    import numpy as np

    ids: list[bytes] = []
    numbers: list[tuple[int, int]] = []

    def names() -> Iterator[IndexedName]:
        for position in range(len(packed)):
            listing = packed[position][1]
            person = listing.schema == "Person"
            kind = _KINDS.get(listing.schema, 0)
            ids.append(listing.id.encode("utf-8"))
            numbers.extend((_number_key(n), position) for i in listing.identifiers if (n := read_number(i.value)))
            for number, listed in enumerate(listing.names):
                for name, initials in read_names(listed.text, person=person):
                    yield IndexedName(name, person, position, number, initials, listed.kind == "weak alias", kind)

    arrays = build_index(names(), load_model())
    numbers.sort()
    facts: Arrays = {
        "listing_id": np.array(ids, np.bytes_),
        "number_key": np.array([key for key, _ in numbers], np.int64),
        "number_owner": np.array([position for _, position in numbers], np.int32),
    }
    return arrays | facts


_KINDS = {
    "Person": 1, "Organization": 2, "Company": 2, "Vessel": OBJECT, "Airplane": OBJECT, "CryptoWallet": OBJECT, "Security": OBJECT,
    "LegalEntity": LEGAL,
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
