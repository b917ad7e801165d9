"""The lists of the United Kingdom become listings: the UK Sanctions List, and the list of OFSI that it replaced in January 2026."""

from pathlib import Path

from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.markup import looks_like_markup
from hearsay.lists.sources import find_file, read_bytes
from hearsay.lists.uk.consolidated_list import read_consolidated_list
from hearsay.lists.uk.sanctions_csv import read_sanctions_csv
from hearsay.lists.uk.sanctions_xml import read_sanctions_xml


def read(path: Path, descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read the file, or the newest in the folder. Raises ListFormatError where it is not in the publisher's form."""
    file = find_file(path, *descriptor.files)
    content = read_bytes(file)
    if descriptor.name == "uk-ofsi":
        return read_consolidated_list(file, content, descriptor, ledger)
    if looks_like_markup(content):
        return read_sanctions_xml(file, content, descriptor, ledger)
    return read_sanctions_csv(file, content, descriptor, ledger)
