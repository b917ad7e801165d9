"""Every form in which a case can leave hearsay, by the name that `hearsay case export --as` takes."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from hearsay.errors import SettingsError
from hearsay.showing.export.contents import CaseContents

Writer = Callable[[CaseContents, Path], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A form: what it is for, how its files are called, and where its writer is, which is imported only to write."""

    about: str
    suffix: str
    """How the file's name should end; empty for a folder."""
    module: str
    function: str
    needs: str | None = None
    """The package of the extra `hearsay[export]` that it is written with."""

    def write(self, contents: CaseContents, path: Path) -> tuple[str, ...]:
        """Write the case to `path` and return what a user should know of it. Raises SettingsError and OSError."""
        if self.needs and find_spec(self.needs) is None:
            raise SettingsError(f"this export needs the package {self.needs}: pip install 'hearsay[export]'")
        writer: Writer = getattr(import_module(f"hearsay.showing.export.{self.module}"), self.function)
        return writer(contents, path)


FORMATS: dict[str, Exporter] = {
    "html": Exporter("a dossier to read in a browser, one file", ".html", "case_dossier", "write_case_dossier"),
    "pdf": Exporter("a dossier to print and to keep, as PDF", ".pdf", "case_pdf", "write_case_pdf", needs="typst"),
    "xlsx": Exporter("tables for Excel and LibreOffice", ".xlsx", "workbook", "write_workbook"),
    "csv": Exporter("tables as CSV, in a folder or a .zip", "", "csv_tables", "write_csv"),
    "ftm": Exporter("FollowTheMoney entities, for OpenAleph", ".ftm.json", "follow_the_money", "write_follow_the_money"),
    "graphml": Exporter("a graph, for networkx, Gephi and yEd", ".graphml", "graphml", "write_graphml"),
    "annotations": Exporter("Web Annotations (W3C), as JSON-LD", ".jsonld", "web_annotations", "write_annotations"),
    "prov": Exporter("provenance as PROV-O (W3C), as JSON-LD", ".jsonld", "provenance", "write_provenance"),
}
