"""`/api/v1/export`: the case, or some of its reports, in any form that hearsay writes."""

import tempfile
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query
from fastapi.responses import FileResponse
from starlette.background import BackgroundTask

from hearsay.casefile.interface import Casefile
from hearsay.errors import SettingsError
from hearsay.showing.export.contents import Joined
from hearsay.showing.export.filling import fill_contents, only_reports
from hearsay.showing.export.formats import FORMATS
from hearsay.showing.web import shapes
from hearsay.showing.web.service import Here, Reader

router = APIRouter(prefix="/api/v1", tags=["export"])

Form = Literal["html", "pdf", "xlsx", "csv", "ftm", "graphml", "annotations", "prov"]
MEDIA = {
    "html": "text/html; charset=utf-8", "pdf": "application/pdf", "csv": "application/zip", "ftm": "application/x-ndjson",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "graphml": "application/xml",
    "annotations": "application/ld+json", "prov": "application/ld+json",
}  # fmt: skip
MOST = 500
"""Reports that are exported through the service at once; whole archives are the command line's."""


@router.get(
    "/export", operation_id="exportCase", response_class=FileResponse,
    responses={
        200: {"content": {kind: {} for kind in sorted(set(MEDIA.values()))}},
        400: {"model": shapes.Problem},
        404: {"model": shapes.Problem},
    },
)  # fmt: skip
def export_case(
    service: Here, person: Reader, form: Annotated[Form, Query(alias="as")] = "html",
    report: Annotated[list[str] | None, Query(max_length=MOST)] = None,
) -> FileResponse:  # fmt: skip
    """Return the case as a file to keep; `report` (as often as needed) keeps those reports alone."""
    casefile: Casefile = service.casefile
    if not report and casefile.count_reports() > MOST:
        raise HTTPException(400, f"The case has more than {MOST} reports: choose some, or use `hearsay case export`.")
    joined = [Joined(one.id, one.name, one.kind, one.entities, one.aliases, one.reasons) for one in casefile.joined()]
    try:
        contents = fill_contents(casefile, title=_title(service), joined=joined)
        if report:
            contents = only_reports(contents, report)
    except SettingsError as error:
        raise HTTPException(404, f"{error}.") from error
    service.note_access(person, f"exported as {form}", ", ".join(report or ["the case"]))
    folder = tempfile.TemporaryDirectory(prefix="hearsay-")
    exporter = FORMATS[form]
    path = Path(folder.name, f"hearsay-case{exporter.suffix or '.zip'}")
    try:
        exporter.write(contents, path)
    except SettingsError as error:
        folder.cleanup()
        raise HTTPException(400, f"{error}.") from error
    headers = {"X-Hearsay-Reports": str(len(contents.readings))}
    # A dossier is a page of its own, with its own styles inside: it is handed out to be kept, never shown on this site.
    return FileResponse(path, media_type=MEDIA[form], filename=path.name, headers=headers, background=BackgroundTask(folder.cleanup))


def _title(service: Here) -> str:
    name = str(service.where)
    return name.rpartition("/")[2] if "://" in name else Path(name).stem
