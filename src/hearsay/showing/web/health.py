"""`/healthz` and `/readyz`: is it alive, and can it screen? Asked by whatever watches the service, without a token."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from hearsay.errors import HearsayError
from hearsay.showing.web.service import Here
from hearsay.showing.web.shapes import Shape

router = APIRouter(tags=["health"])


class Health(Shape):
    """How it is."""

    status: str


@router.get("/healthz", operation_id="healthz")
def healthz() -> Health:
    """Say that the service is alive."""
    return Health(status="ok")


@router.get("/readyz", operation_id="readyz", response_model=Health, responses={503: {"model": Health}})
def readyz(service: Here) -> Health | JSONResponse:
    """Say whether the case can be read."""
    try:
        service.casefile.count_reports()
    except HearsayError:
        return JSONResponse({"status": "the case can not be read"}, status_code=503)
    return Health(status="ok")
