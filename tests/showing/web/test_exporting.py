"""A case leaves through the service in every form, to be kept and not shown."""

import pytest
from starlette.testclient import TestClient

from hearsay.showing.export.formats import FORMATS


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_is_handed_out_as_a_file(client: TestClient, form: str) -> None:
    answer = client.get("/api/v1/export", params={"as": form})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert answer.headers["x-hearsay-reports"] == "2"
    assert len(answer.content) > 100


def test_one_report_can_be_exported_alone(client: TestClient) -> None:
    report = client.get("/api/v1/reports").json()["items"][0]["id"]
    assert client.get("/api/v1/export", params={"as": "ftm", "report": report}).headers["x-hearsay-reports"] == "1"
    assert client.get("/api/v1/export", params={"as": "ftm", "report": "r0"}).status_code == 404
    assert client.get("/api/v1/export", params={"as": "exe"}).status_code == 422
