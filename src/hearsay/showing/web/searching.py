"""`/api/v1/search`: words in texts, claims and names of the case, and the same words as a name on the lists."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from hearsay.casefile.interface import Found
from hearsay.errors import HearsayError
from hearsay.showing.web import shapes
from hearsay.showing.web.entities import entity_row
from hearsay.showing.web.service import Here, Reader
from hearsay.showing.web.telling import Teller, head_of, match_form

router = APIRouter(prefix="/api/v1", tags=["search"])


@router.get("/search", operation_id="search")
def search(
    service: Here, person: Reader, q: Annotated[str, Query(min_length=1, max_length=300)],
    where: Annotated[Literal["everything", "text", "claims", "names"], Query(alias="in")] = "everything",
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> shapes.Found:  # fmt: skip
    """Find words: full text for texts and claims; a name is also screened, so that it is found however it is spelled."""
    view = service.view
    service.note_access(person, "searched", q)
    found = view.casefile.search(q, limit=limit * 3)
    tellers: dict[str, Teller] = {}

    def teller(report: str) -> Teller | None:
        if report not in tellers:
            reading = view.casefile.reading(report)
            if reading is None or reading.report is None:
                return None
            tellers[report] = Teller(reading, view)
        return tellers[report]

    texts: dict[str, list[shapes.Snippet]] = {}
    claims: list[shapes.TrailClaim] = []
    for one in found:
        if one.sort == "text" and where in ("everything", "text"):
            texts.setdefault(one.report, []).append(snippet(one))
        elif one.sort == "claim" and where in ("everything", "claims") and len(claims) < limit:
            told = teller(one.report)
            if told is not None and told.has(one.about):
                claims.append(told.trail_claim(one.about))
    summaries = view.summary_of
    reports = [
        shapes.FoundReport(**head_of(summaries[report]).model_dump(), snippets=snippets)
        for report, snippets in list(texts.items())[:limit]
        if report in summaries
    ]
    words = q.casefold().split()
    parties = [
        entity_row(one, view)
        for one in view.parties
        if where in ("everything", "names") and any(all(word in name.casefold() for word in words) for name in (one.name, *one.aliases))
    ]
    matches, not_checked = _screened(q, service, limit) if where in ("everything", "names") else ([], None)
    return shapes.Found(reports=reports, claims=claims, entities=parties[:limit], matches=matches, not_checked=not_checked)


def snippet(found: Found) -> shapes.Snippet:
    """Return found words with the places of the sought ones, which stand between two marks."""
    text, marks, start = "", [], 0
    for letter in found.words:
        if letter == "\x02":
            start = len(text)
        elif letter == "\x03":
            marks.append(shapes.SpanForm(start=start, end=len(text)))
        else:
            text += letter
    return shapes.Snippet(text=text, marks=marks)


def _screened(name: str, service: Here, limit: int) -> tuple[list[shapes.PossibleMatch], str | None]:
    screener = service.screener
    if screener is None:
        return [], "The case keeps no lists."
    try:
        options = service.settings.screening
        return [match_form(one, name, service.view, None) for one in screener.screen(name, limit=limit, threshold=options.threshold)], None
    except HearsayError as error:
        return [], str(error)
