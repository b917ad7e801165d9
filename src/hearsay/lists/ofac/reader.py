"""OFAC's lists become listings from any of the three forms that OFAC publishes: CSV files, the simple XML, and the advanced XML."""

from pathlib import Path

from hearsay.errors import ListError, ListFormatError
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.markup import looks_like_markup, read_root
from hearsay.lists.ofac.advanced_xml import read_advanced_xml
from hearsay.lists.ofac.csv_files import read_csv_files
from hearsay.lists.ofac.sdn_xml import read_sdn_xml
from hearsay.lists.sources import find_file, read_bytes

FORMS = {"sdnList": read_sdn_xml, "Sanctions": read_advanced_xml}
"""The reader of each XML form, by its outermost element."""


def read(path: Path, descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read the CSV files where the main one is there, otherwise the XML file. Raises ListFormatError where it is neither."""
    file = _find_xml(path, descriptor)
    if file is None:
        return read_csv_files(path, descriptor, ledger)
    content = read_bytes(file)
    root, attributes = read_root(content, file)
    if root not in FORMS:
        raise ListFormatError(f"{file} is no list of OFAC: its outermost element is {root}, not {' or '.join(FORMS)}")
    return FORMS[root](file, content, attributes, descriptor, ledger)


def _find_xml(path: Path, descriptor: Descriptor) -> Path | None:
    if path.is_file():
        with path.open("rb") as opened:
            return path if looks_like_markup(opened.read(200)) else None
    try:
        find_file(path, descriptor.files[0])
    except ListError:
        try:
            return find_file(path, "*advanced*.xml", "*.xml")
        except ListError:
            return None
    return None
