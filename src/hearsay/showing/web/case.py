"""`/api/v1/case` and `/api/v1/me`: the case in numbers, and who is looking."""

from pathlib import Path

from fastapi import APIRouter

from hearsay.showing.web.service import Here, Reader
from hearsay.showing.web.shapes import CaseState, Me

router = APIRouter(prefix="/api/v1", tags=["case"])


@router.get("/me", operation_id="getMe")
def get_me(person: Reader) -> Me:
    """Return who asks, and what they may do."""
    return Me(name=person.name, scopes=sorted(person.scopes))


@router.get("/case", operation_id="getCase")
def get_case(service: Here, person: Reader) -> CaseState:
    """Return the case in numbers."""
    view = service.view
    name = str(service.where)
    return CaseState(
        name=name.rpartition("/")[2] if "://" in name else Path(name).name,
        reports=len(view.summaries),
        claims=sum(one.claims for one in view.summaries),
        findings=len(view.findings),
        entities=len(view.parties),
        failures=len(view.casefile.failures()),
        open_reviews=len(view.open_matches) + len(view.open_pairs) + len(view.open_claims),
        version=view.version,
    )
