"""Reports are added from files, text and addresses as jobs that say how far they are, what failed, and can be stopped."""

from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from hearsay.casefile.memory import MemoryCasefile
from hearsay.showing.web.adding import plain_name

Made = Callable[..., TestClient]
TEXT = "Officials said Sokolvarsk LLC sold drones to Tirazh."


def settled(client: TestClient, job: dict[str, Any]) -> dict[str, Any]:
    spec = spec_from_file_location("web_conftest", Path(__file__).with_name("conftest.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    ended: dict[str, Any] = module.settled(client, job)
    return ended


@pytest.fixture
def empty(serve: Made) -> TestClient:
    return serve(MemoryCasefile())


def test_files_are_read_and_failures_shown_by_their_own_names(empty: TestClient) -> None:
    files = [("files", ("a.txt", TEXT.encode())), ("files", ("../../evil\x00.bin", b"\x00\x01\x02" * 400))]
    answer = empty.post("/api/v1/reports/files", files=files, params={"publisher": "The Zenda Post", "published": "2025-06-14"})
    assert answer.status_code == 202
    job = settled(empty, answer.json())
    assert (job["state"], job["done"], job["total"], len(job["failures"])) == ("done", 2, 2, 1)
    assert "hearsay-" not in job["failures"][0]["about"] + job["failures"][0]["message"]
    page = empty.get(f"/api/v1/reports/{job['reports'][0]}").json()
    assert (page["text"], page["url"], page["publisher"], len(page["claims"])) == (TEXT, "a.txt", "The Zenda Post", 1)
    assert empty.get("/api/v1/findings").json()["total"] == 1


def test_a_pasted_text_is_read_under_its_first_line(empty: TestClient) -> None:
    job = settled(empty, empty.post("/api/v1/reports/text", json={"text": f"Drones\n\n{TEXT}"}).json())
    page = empty.get(f"/api/v1/reports/{job['reports'][0]}").json()
    assert (page["title"], page["url"]) == ("Drones", None)


def test_an_address_is_fetched_and_its_refusal_shown(serve: Made) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, text=TEXT, headers={"content-type": "text/plain"}) if request.url.path == "/a" else httpx.Response(404)

    client = serve(MemoryCasefile(), transport=httpx.MockTransport(answer))
    assert settled(client, client.post("/api/v1/reports/address", json={"url": "https://news.example/a"}).json())["failures"] == []
    failed = settled(client, client.post("/api/v1/reports/address", json={"url": "https://news.example/b"}).json())
    assert "404" in failed["failures"][0]["message"]
    assert client.post("/api/v1/reports/address", json={"url": "file:///etc/passwd"}).status_code == 400


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8323/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/", "http://localhost/"]
)
def test_an_address_on_this_machine_is_never_fetched(empty: TestClient, url: str) -> None:
    job = settled(empty, empty.post("/api/v1/reports/address", json={"url": url}).json())
    assert job["reports"] == []
    assert len(job["failures"]) == 1


def test_a_case_is_weighed_and_read_again_as_jobs(client: TestClient) -> None:
    assert settled(client, client.post("/api/v1/jobs/weigh").json())["state"] == "done"
    job = settled(client, client.post("/api/v1/jobs/reread").json())
    assert (job["state"], job["done"]) == ("done", 2)
    assert len(client.get("/api/v1/jobs").json()) == 2


def test_a_job_that_waits_can_be_stopped(empty: TestClient) -> None:
    first = empty.post("/api/v1/reports/text", json={"text": TEXT * 50}).json()
    second = empty.post("/api/v1/reports/text", json={"text": "Nothing."}).json()
    empty.post(f"/api/v1/jobs/{second['id']}/cancel")
    assert settled(empty, second)["state"] == "cancelled"
    assert settled(empty, first)["state"] == "done"
    assert empty.get("/api/v1/jobs/w0").status_code == 404
    assert empty.post("/api/v1/jobs/w0/cancel").status_code == 404


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\b.pdf", "b.pdf"),
        ("..", ""),
        ('<img src="x">.txt', "img src=x.txt"),
        ("", ""),
    ],
)
def test_a_files_name_keeps_nothing_that_leads_elsewhere(given: str, plain: str) -> None:
    assert plain_name(given) == plain
