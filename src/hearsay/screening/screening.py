"""Names become possible matches: the listings of all lists in force are indexed once, then any number of names is screened."""

from collections import defaultdict
from collections.abc import Iterable

from hearsay.errors import ScreeningError
from hearsay.naming.comparing import Alignment, Name, align, prepare_name, score_alignment
from hearsay.nouns import Edition, ListedName, Listing, Match
from hearsay.screening.candidates import NameIndex
from hearsay.screening.features import read_number
from hearsay.screening.queries import Query
from hearsay.screening.scoring import add_features, give_reasons

CANDIDATES = 80
"""How many listed names are compared closely with a name asked about."""


class Screener:
    """Listings ready to be screened against; it keeps nothing of what was asked."""

    def __init__(self, listings: Iterable[tuple[Edition, Listing]]) -> None:
        """Index the listings with the edition that each comes from."""
        self._listings = list(listings)
        self._names: list[Name] = []
        self._listed: list[tuple[int, ListedName]] = []
        self._names_of: defaultdict[int, list[int]] = defaultdict(list)
        self._by_number: defaultdict[str, list[int]] = defaultdict(list)
        for position, (_, listing) in enumerate(self._listings):
            for listed in listing.names:
                name = prepare_name(listed.text, person=listing.schema == "Person")
                if name.words:
                    self._names_of[position].append(len(self._names))
                    self._names.append(name)
                    self._listed.append((position, listed))
            for identifier in listing.identifiers:
                self._by_number[read_number(identifier.value)].append(position)
        self._index = NameIndex(self._names)
        self.editions = tuple(dict.fromkeys(edition for edition, _ in self._listings))
        """The editions screened against."""

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
        limit: int = 10,
        threshold: float = 0.0,
        entity: str | None = None,
    ) -> list[Match]:
        """Return the possible matches of a name, best first, one a listing, each at or above the threshold (0 to 1).

        `schema` is a FollowTheMoney name ("Person", "Company"), `birth_date` a partial ISO date, `country` a code or name; `entity` is
        the id that the matches are given. Raises ScreeningError where the name has nothing that could be compared.
        """
        return self.screen_query(
            Query(name, schema, birth_date, country, identifier, address), limit=limit, threshold=threshold, entity=entity
        )

    def screen_query(self, query: Query, *, limit: int = 10, threshold: float = 0.0, entity: str | None = None) -> list[Match]:
        """Return the possible matches of a query, as `screen` does."""
        asked = prepare_name(query.name, person=query.schema == "Person")
        if not asked.words:
            raise ScreeningError(f"the name “{query.name}” has no letter or digit that could be compared")
        found = self._index.find(asked, limit=CANDIDATES)
        for position in self._by_number.get(read_number(query.identifier or ""), ()):
            found += [number for number in self._names_of[position] if number not in found]
        similar = [self._index.similar_words(word) for word in asked.words]
        best: dict[int, tuple[float, int, Alignment]] = {}
        for number in found:
            position, listed = self._listed[number]
            words = self._index.name_words[number]
            similarities = [{j: row[word] for j, word in enumerate(words) if word in row} for row in similar]
            alignment = align(asked, self._names[number], similarities, self._index.weigh)
            score = add_features(score_alignment(alignment), query, self._listings[position][1], listed)
            if position not in best or score > best[position][0]:
                best[position] = (score, number, alignment)
        ranked = sorted((-round(score, 4), position) for position, (score, _, _) in best.items() if round(score, 4) >= threshold)
        return [self._match(position, best[position][1], best[position][2], query, entity) for _, position in ranked[:limit]]

    def _match(self, position: int, number: int, alignment: Alignment, query: Query, entity: str | None) -> Match:
        edition, listing = self._listings[position]
        listed = self._listed[number][1]
        score, reasons = give_reasons(alignment, query, listing, listed)
        return Match(entity, listing.id, listed.text, score, edition, reasons)
