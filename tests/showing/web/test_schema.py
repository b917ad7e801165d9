"""The whole schema is asked with data made for it: nothing breaks, and every answer is as declared; the workbench's copy is of today."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from hearsay.running.settings import Settings
from hearsay.screening.screening import Screener
from hearsay.showing.web.app import make_app
from hearsay.showing.web.schema import schema
from hearsay.showing.web.service import Service

ROOT = Path(__file__).parents[3]


def made_app() -> Any:
    spec = spec_from_file_location("web_conftest", Path(__file__).with_name("conftest.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    refusing = httpx.MockTransport(lambda _: httpx.Response(404))
    service = Service(module.fill(), "case.sqlite", Settings(), None, "an analyst", transport=refusing)
    service.use_screener(Screener([(module.EDITION, module.LISTING)]))
    app = make_app(service, hosts=())
    app.router.lifespan_context = _kept_open
    return app


@asynccontextmanager
async def _kept_open(_app: Any) -> AsyncIterator[None]:
    yield


APP = made_app()
API = schemathesis.openapi.from_asgi("/api/docs.json", APP)
# Reading again and again what was made up would read for minutes; the jobs have their own tests.
CALLED = API.exclude(operation_id=["rereadCase", "watchJob", "addFiles", "addText", "weighCase", "exportCase"])


@pytest.fixture(scope="module", autouse=True)
def _ended() -> Iterator[None]:
    yield
    APP.state.service.close()


@CALLED.parametrize()
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
def test_every_answer_is_as_declared(case: Any) -> None:
    response = case.call(headers={"X-Hearsay": "1"})
    case.validate_response(response, checks=(not_a_server_error, status_code_conformance, response_schema_conformance))


def test_the_workbench_is_built_from_the_schema_of_today() -> None:
    kept = (ROOT / "workbench" / "openapi.json").read_text(encoding="utf-8")
    assert json.loads(kept) == json.loads(schema()), "python -m hearsay.showing.web.schema > workbench/openapi.json"
