"""The European Union's list of frozen assets (Financial Sanctions Files) becomes listings, in the form of today and the one before 2017."""

from pathlib import Path

from hearsay.errors import ListFormatError
from hearsay.lists.descriptors import Descriptor
from hearsay.lists.eu_fsf.export_xml import read_export
from hearsay.lists.eu_fsf.whole_xml import read_whole
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.markup import read_root
from hearsay.lists.sources import find_file, read_bytes

FORMS = {"export": read_export, "WHOLE": read_whole}
"""The reader of each form, by its outermost element."""


def read(path: Path, descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read the XML file, or the newest in the folder. Raises ListFormatError where it is of neither form."""
    file = find_file(path, *descriptor.files)
    content = read_bytes(file)
    root, attributes = read_root(content, file)
    if root not in FORMS:
        raise ListFormatError(f"{file} is no list of the European Union: its outermost element is {root}, not {' or '.join(FORMS)}")
    return FORMS[root](file, content, attributes, descriptor, ledger)
