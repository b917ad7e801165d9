"""What a report says about a name it mentions speaks for or against a listed party of that name: where it is, what it does, with whom.

Only words are compared: the report's with those that the list prints about the party (countries, addresses, remarks, programmes).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from hearsay.lists.countries import is_code, read_country
from hearsay.naming.preparing import is_slight
from hearsay.naming.scripts import split_words
from hearsay.nouns import Listing

TRADES = (
    ("drones", "drone drones uav uavs unmanned shahed geran bespilotn quadcopter loitering alabuga"),
    ("aircraft", "aircraft aviation airplane helicopter avia aero airline"),
    ("shipping", "ship ships shipping vessel tanker maritime fleet shipmanagement crewing port marine"),
    ("missiles", "missile missiles rocket rockets ballistic propellant"),
    ("electronics", "electronics electronic microelectronics chip chips semiconductor microchip radio"),
    ("oil and gas", "oil petroleum gas refinery petrochemical crude"),
    ("finance", "bank banking finance exchange hawala payment"),
    ("arms", "arms weapon weapons ammunition artillery munition munitions shell shells rifle tank"),
    ("nuclear", "nuclear uranium enrichment centrifuge"),
    ("farming", "farm farming agricultural agrotech agro fertilizer grain"),
)
"""Fields of business and the words that show them."""
_TRADE_OF = {word: trade for trade, words in TRADES for word in words.split()}


@dataclass(frozen=True, slots=True)
class Context:
    """What a report says about the party that it names, in its own words."""

    countries: tuple[str, ...] = ()
    """Names or codes."""
    places: tuple[str, ...] = ()
    """Towns, regions, sites."""
    sectors: tuple[str, ...] = ()
    """What it is called ("drone maker", "shipping company")."""
    goods: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    """Names of parties that it deals with."""
    listed: tuple[str, ...] = ()
    """Ids of listings that other names of the report were matched with, or their listed names."""

    def __bool__(self) -> bool:
        return any((self.countries, self.places, self.sectors, self.goods, self.partners, self.listed))


def place_agrees(context: Context, listing: Listing) -> tuple[float, str] | None:
    """The report places the party where the list has it."""
    printed = _printed(listing)
    for place in context.places:
        words = _words(place)
        if words and words <= printed:
            return 1.0, f"the report speaks of {place}, the list prints it for this party"
    return None


def country_of_report_agrees(context: Context, listing: Listing) -> tuple[float, str] | None:
    """A country that the report connects with the party is one that the list connects with it, or none of them is."""
    asked = [code for country in context.countries if (code := read_country(country)) and is_code(code)]
    listed = [country for country in listing.countries if is_code(country)]
    if not asked or not listed:
        return None
    shared = [code for code in asked if code in listed]
    if shared:
        return 1.0, f"the report connects it with {', '.join(shared)}, so does the list"
    return -1.0, f"the report connects it with {', '.join(asked[:4])}, the list with {', '.join(listed[:4])}"


def trade_agrees(context: Context, listing: Listing) -> tuple[float, str] | None:
    """What the report says that the party makes or trades in is what the list says of it, or something else."""
    asked = _trades(word for text in (*context.sectors, *context.goods) for word in _words(text))
    names = " ".join(name.text for name in listing.names)
    listed = _trades(_words(f"{names} {listing.remarks or ''} {' '.join(listing.programmes)} {' '.join(listing.measures)}"))
    if not asked or not listed:
        return None
    if asked & listed:
        return 1.0, f"the report says {', '.join(sorted(asked & listed))}, and so does the list"
    return -0.6, f"the report says {', '.join(sorted(asked))}, the list says {', '.join(sorted(listed))}"


def partner_agrees(context: Context, listing: Listing) -> tuple[float, str] | None:
    """The list itself names a partner that the report names, or another listed party of the report stands beside it."""
    remarks = {word.folded for word in split_words(f"{listing.remarks or ''} {' '.join(listing.measures)}")}
    for partner in (*context.partners, *context.listed):
        words = {word.folded for word in split_words(partner) if not is_slight(word) and len(word.folded) > 3}
        if words and words <= remarks:
            return 1.0, f"the list's remarks name {partner}, as the report does"
    return None


def _printed(listing: Listing) -> set[str]:
    return _words(" ".join((*listing.addresses, *listing.countries, listing.remarks or "", *listing.measures)))


def _words(text: str) -> set[str]:
    return {word.folded for word in split_words(text) if not is_slight(word)}


def _trades(words: Iterable[str]) -> set[str]:
    return {trade for word in words if (trade := _FOLDED.get(word))}


_FOLDED = {next(iter(_words(word))): trade for word, trade in _TRADE_OF.items()}
