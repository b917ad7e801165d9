"""`/api/v1/lists`: the lists of the case with their editions, what changed between two, and bringing them up to date."""

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query

from hearsay.casefile.interface import KeptEdition
from hearsay.lists.descriptors import find_descriptor, known_lists
from hearsay.lists.editions import compare_editions
from hearsay.nouns import Failure, Listing
from hearsay.running.jobs import Job
from hearsay.running.list_updates import update_list
from hearsay.showing.web import shapes
from hearsay.showing.web.adding import job_form
from hearsay.showing.web.service import Admin, Here, Reader, Service

router = APIRouter(prefix="/api/v1/lists", tags=["lists"])

SHOWN = 1000
"""Changes of each sort that are sent."""


@router.get("", operation_id="listLists")
def list_lists(service: Here, person: Reader) -> list[shapes.ListRow]:
    """Return the lists that the case keeps, then those that hearsay can fetch."""
    held = service.casefile.list_names()
    fetched = [one.name for one in known_lists() if one.downloads and one.name not in held]
    return [_row(name, service) for name in (*held, *fetched)]


@router.post(
    "/update", operation_id="updateLists", status_code=202, responses={403: {"model": shapes.Problem}, 404: {"model": shapes.Problem}}
)
def update_lists(service: Here, person: Admin, asked: shapes.ListsIn) -> shapes.JobForm:
    """Fetch what changed of the named lists, or of all that the case keeps."""
    held = service.casefile.list_names()
    names = asked.names or [name for name in held if find_descriptor(name).downloads]
    known = {one.name for one in known_lists()} | set(held)
    strangers = [name for name in names if name not in known]
    if strangers:
        raise HTTPException(404, f"There is no list called {strangers[0][:80]}.")

    def update(job: Job) -> None:
        import httpx

        with httpx.Client(follow_redirects=True, timeout=60.0, transport=service.transport) as client:
            for name in names:
                if job.is_stopped:
                    return
                done = update_list(name, service.casefile, client)
                job.advance(failure=Failure(name, "ListError", done.reason) if done.outcome == "not updated" else None)

    return job_form(service.jobs.start("Bring the lists up to date", update, by=person.name, total=len(names)))


@router.get("/{name}/editions", operation_id="listEditions", responses={404: {"model": shapes.Problem}})
def list_editions(service: Here, person: Reader, name: str) -> list[shapes.EditionRow]:
    """Return every kept edition of a list, the newest first."""
    return [_edition(one) for one in reversed(_history(name, service))]


@router.get("/{name}/changes", operation_id="getListChanges", responses={404: {"model": shapes.Problem}})
def get_changes(
    service: Here, person: Reader, name: str, before: Annotated[str, Query(alias="from", max_length=64)] = "",
    after: Annotated[str, Query(alias="to", max_length=64)] = "",
) -> shapes.ListChanges:  # fmt: skip
    """Return what differs between two editions, given by the beginning of their SHA-256; without them, between the last two."""
    history = _history(name, service)
    new = next((one for one in history if after and one.edition.sha256.startswith(after)), None if after else history[-1])
    place = history.index(new) if new is not None else 0
    old = next((one for one in history if before and one.edition.sha256.startswith(before)), None)
    if old is None and not before and place > 0:
        old = history[place - 1]
    if new is None or (before and old is None):
        raise HTTPException(404, "The case keeps no such edition of this list.")
    difference = compare_editions(
        service.casefile.listings_of(old.edition) if old is not None else (), service.casefile.listings_of(new.edition)
    )
    return shapes.ListChanges(
        added=[_change(one, "added") for one in difference.added[:SHOWN]],
        removed=[_change(one, "removed") for one in difference.removed[:SHOWN]],
        changed=[_change(one.new, ", ".join(one.fields).replace("_", " ")) for one in difference.changed[:SHOWN]],
        totals={"added": len(difference.added), "removed": len(difference.removed), "changed": len(difference.changed)},
    )


def _history(name: str, service: Service) -> list[KeptEdition]:
    history = service.casefile.history(name) if name in service.casefile.list_names() else []
    if not history:
        raise HTTPException(404, "The case keeps no list of this name.")
    return history


def _row(name: str, service: Service) -> shapes.ListRow:
    descriptor = find_descriptor(name)
    history = service.casefile.history(name)
    standing = next((one for one in history if one.in_force), None)
    return shapes.ListRow(
        name=name, title=descriptor.title, authority=descriptor.publisher, address=descriptor.address or None,
        edition=_edition(standing) if standing is not None else None, listings=standing.listings if standing is not None else 0,
        editions=len(history), updatable=bool(descriptor.downloads),
    )  # fmt: skip


def _edition(one: KeptEdition) -> shapes.EditionRow:
    edition = one.edition
    return shapes.EditionRow(
        date=edition.date, sha256=edition.sha256, imported_at=one.imported_at, listings=one.listings, in_force=one.in_force
    )


def _change(listing: Listing, what: str) -> shapes.ChangeForm:
    return shapes.ChangeForm(id=listing.id, name=listing.names[0].text if listing.names else listing.publisher_id, what=what)
