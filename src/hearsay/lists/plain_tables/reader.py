"""Lists that are plain tables, one row for a party, become listings; which column holds what is said in list.toml, not here.

`options.columns` gives for each column what it is: name, alias, previous name, original name, country, address, programme, listed,
ended, schema, key, a remark (`remark: Label`) or a number (`number: Label`).
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hearsay.errors import ListFormatError
from hearsay.lists.countries import is_code, read_country
from hearsay.lists.dates import date_in_name, read_american_date, read_dates
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.printed import is_foreign, split_list, tidy
from hearsay.lists.rows import EUROPEAN, UNICODE, read_rows, read_table
from hearsay.lists.schemas import read_schema, schema_of_organisation, schema_of_party
from hearsay.lists.sources import find_file, make_edition, read_bytes
from hearsay.nouns import Identifier, ListedName, Listing, Schema, make_id


def read(path: Path, descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read the file, or the newest in the folder. Raises ListFormatError where a column is missing or a row has no name."""
    columns: dict[str, str] = dict(descriptor.options["columns"])
    file = find_file(path, *descriptor.files)
    content = read_bytes(file)
    delimiter, encodings = descriptor.options.get("delimiter", ","), EUROPEAN if descriptor.options.get("old") else UNICODE
    rows = read_rows(content, file, delimiter=delimiter, encodings=encodings)
    parties: dict[str, list[dict[str, str]]] = {}
    days = [""]
    for line, cells in read_table(rows, file, list(columns)):
        if not line:
            ledger.check_columns(cells, columns.keys() | descriptor.left_out.keys(), str(file))
            continue
        ledger.take()
        if not any(tidy(cells[column]) for column, what in columns.items() if what == "name"):
            raise ListFormatError(f"{file}, line {line}: a row without a name; fetch the file again")
        key = "/".join(tidy(cells[column]).casefold() for column, what in columns.items() if what in ("name", "key", "listed"))
        if key in parties:
            ledger.join("a further row of a party")
        parties.setdefault(key, []).append(cells)
        days += [day for column, what in columns.items() if what in ("listed", "seen") for day in _days(cells[column])]
    date = date_in_name(file.name) or (newest if len(newest := max(days)) == 10 else None)
    listings = []
    for key, own in parties.items():
        ended = [day for cells in own for column, what in columns.items() if what == "ended" for day in _days(cells[column])]
        if date and ended and len(ended) == len(own) and max(ended) < date:
            ledger.leave_out("a row whose listing has ended", len(own))
            continue
        listings.append(_listing(key, own, columns, descriptor, ledger, str(file)))
    return ReadList(make_edition(descriptor.name, date, [content]), tuple(listings))


def _listing(
    key: str, rows: list[dict[str, str]], columns: Mapping[str, str], descriptor: Descriptor, ledger: Ledger, about: str
) -> Listing:
    def cells_of(what: str) -> list[str]:
        return [text for row in rows for column, found in columns.items() if found == what and (text := tidy(row[column]))]

    first = cells_of("name")[0]
    separator = descriptor.options.get("separator", ";")
    countries = [read_country(words) for cell in cells_of("country") for words in split_list(cell, separator)]
    place = [column for column, what in columns.items() if what in ("address", "country")]
    addresses = [", ".join(text for column in place if (text := tidy(row[column]))) for row in rows]
    programmes = list(dict.fromkeys(cells_of("programme")))
    measures = [word for cell in cells_of("measure") for word in descriptor.measures_by.get(cell, ())]
    return Listing(
        list=descriptor.name,
        publisher_id=make_id("", descriptor.name, key),
        schema=_schema(cells_of("schema"), first, descriptor.options, ledger, f"{about}, {first}"),
        names=tuple(dict.fromkeys(_names(first, cells_of, separator))),
        countries=tuple(dict.fromkeys(country for country in countries if country and is_code(country))),
        addresses=tuple(dict.fromkeys(address for address in addresses if address)) if "address" in columns.values() else (),
        identifiers=tuple(dict.fromkeys(_numbers(rows, columns))),
        programmes=tuple(programmes),
        measures=tuple(dict.fromkeys(measures)) or descriptor.measures,
        listed_on=min((day for cell in cells_of("listed") for day in _days(cell)), default=None),
        remarks="; ".join(dict.fromkeys(_told(rows, columns))) or None,
    )


def _names(first: str, cells_of: Any, separator: str) -> Iterator[ListedName]:
    yield ListedName(first)
    yield from (ListedName(name, "alias") for name in cells_of("name")[1:] if name != first)
    for cell in cells_of("alias"):
        yield from (ListedName(name, "original script" if is_foreign(name) else "alias") for name in split_list(cell, separator))
    for cell in cells_of("previous name"):
        yield from (ListedName(name, "former name") for name in split_list(cell, separator))
    for cell in cells_of("original name"):
        yield from (ListedName(name, "original script") for name in split_list(cell, separator))


def _schema(words: list[str], name: str, options: Mapping[str, Any], ledger: Ledger, about: str) -> Schema:
    if not words:
        return read_schema(options["schema"]) if "schema" in options else schema_of_party(name)
    if words[0] not in ("Person", "Company", "Organization", "LegalEntity", "Vessel"):
        ledger.report_unknown("kind of party", words[0], about)
    return schema_of_organisation(name) if words[0] in ("Organization", "LegalEntity") else read_schema(words[0])


def _numbers(rows: list[dict[str, str]], columns: Mapping[str, str]) -> Iterator[Identifier]:
    for row in rows:
        for column, what in columns.items():
            if what.startswith("number: ") and (value := tidy(row[column])):
                yield Identifier(what.removeprefix("number: "), value)


def _told(rows: list[dict[str, str]], columns: Mapping[str, str]) -> Iterator[str]:
    for row in rows:
        for column, what in columns.items():
            if (what.startswith("remark: ") or what == "ended") and (words := tidy(row[column])):
                yield f"{what.removeprefix('remark: ') if what != 'ended' else 'Ends on'}: {words}"


def _days(printed: str) -> tuple[str, ...]:
    american = read_american_date(printed)
    if american:
        return (american,)
    day = tidy(printed)
    short = day.split(".")
    return read_dates(f"{short[0]}.{short[1]}.20{short[2]}" if len(short) == 3 and len(short[2]) == 2 else day)
