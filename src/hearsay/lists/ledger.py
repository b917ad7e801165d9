"""What became of every row of a list while it was read: taken, left out and why, and what in it nobody had seen before.

A reader writes into the ledger that it is given, so that no row or field goes missing in silence.
"""

import logging
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hearsay.errors import ListFormatError

if TYPE_CHECKING:
    from lxml.etree import _Element

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Ledger:
    """The account of one reading. `strict` makes a field or category that is not known an error instead of a report."""

    list: str = ""
    strict: bool = True
    rows: int = 0
    """Rows or records that the files hold."""
    left_out: Counter[str] = field(default_factory=Counter)
    """How many rows were left out, by reason."""
    joined: Counter[str] = field(default_factory=Counter)
    """How many rows became part of another row's listing, by reason (aliases, addresses)."""
    unknown: Counter[str] = field(default_factory=Counter)
    """Fields and categories that neither the reader nor list.toml knows, where that is not an error."""
    _known: dict[tuple[str, str], bool] = field(default_factory=dict)

    def take(self, rows: int = 1) -> None:
        """Count rows that the files hold."""
        self.rows += rows

    def leave_out(self, why: str, rows: int = 1) -> None:
        """Count rows that no listing holds."""
        self.left_out[why] += rows

    def join(self, why: str, rows: int = 1) -> None:
        """Count rows that add to the listing of another row."""
        self.joined[why] += rows

    def report_unknown(self, what: str, value: str, about: str) -> None:
        """Raise ListFormatError naming the row, or where the form is known from its documentation only, note it once."""
        if self.strict:
            raise ListFormatError(
                f"{about}: the {what} “{value[:80]}” is not known, so it can not be read safely; fetch the file again, or update hearsay"
            )
        note = f"{what} {value[:80]}"
        if note not in self.unknown:
            log.warning("%s: %s: the %s “%s” is not known and is left out", self.list, about, what, value[:80])
        self.unknown[note] += 1

    def check_columns(self, header: Iterable[str], known: Collection[str], about: str) -> None:
        """Report every column that is neither used nor named as left out."""
        for column in header:
            if column and column not in known:
                self.report_unknown("column", column, about)

    def check_element(self, record: "_Element", known: Collection[str], about: str) -> None:
        """Report every element (`parent/child`) and attribute (`element@name`) of a record that is neither used nor left out."""
        for node in record.iter():
            tag = str(node.tag)
            if node is not record:
                parent = node.getparent()
                self._check(str(parent.tag) if parent is not None else "", tag, "/", "element", known, about)
            for name in node.attrib:
                self._check(tag, str(name), "@", "attribute", known, about)

    def _check(self, left: str, right: str, joint: str, what: str, known: Collection[str], about: str) -> None:
        key = (left, joint + right)
        if key not in self._known:
            self._known[key] = f"{left}{joint}{right}" in known
        if not self._known[key]:
            self.report_unknown(what, f"{left}{joint}{right}", about)
