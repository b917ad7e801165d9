"""Any dataset of OpenSanctions becomes listings, from either form: the simple CSV, or FollowTheMoney entities a line."""

from pathlib import Path

from hearsay.lists.descriptors import Descriptor
from hearsay.lists.interface import ReadList
from hearsay.lists.ledger import Ledger
from hearsay.lists.opensanctions.ftm_lines import read_ftm_lines
from hearsay.lists.opensanctions.simple_csv import read_simple_csv
from hearsay.lists.sources import find_file, read_bytes


def read(path: Path, descriptor: Descriptor, ledger: Ledger) -> ReadList:
    """Read the file, or the newest in the folder. Raises ListFormatError where it is of neither form."""
    file = find_file(path, *descriptor.files)
    content = read_bytes(file)
    form = read_ftm_lines if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else read_simple_csv
    return form(file, content, descriptor, ledger)
