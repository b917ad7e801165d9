"""A service is asked within bounds and politely; its key is nowhere but in the request."""

import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from hearsay.errors import GatheringError, NotFetched
from hearsay.gathering import completions
from hearsay.gathering.completions import Endpoint, complete

ENDPOINT = Endpoint("https://models.example/v1", "small-model", "s3cret", 5.0)
MESSAGES = [{"role": "user", "content": "words"}]
Answer = Callable[[httpx.Request], httpx.Response]


def completion(words: Any = "an answer", **choice: Any) -> httpx.Response:
    return httpx.Response(200, json={"choices": [{"message": {"role": "assistant", "content": words}, **choice}]})


class Service:
    """Gives its answers one after another, the last again and again, and keeps what it was asked and how long it was left alone."""

    def __init__(self, *answers: httpx.Response) -> None:
        self.answers = list(answers)
        self.requests: list[httpx.Request] = []
        self.waits: list[float] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def ask(self, endpoint: Endpoint = ENDPOINT) -> str:
        return complete(endpoint, MESSAGES, transport=httpx.MockTransport(self), wait=self.waits.append)


def test_the_model_is_asked_in_the_form_of_chat_completions() -> None:
    service = Service(completion())
    assert service.ask() == "an answer"
    (request,) = service.requests
    assert (request.method, str(request.url)) == ("POST", "https://models.example/v1/chat/completions")
    assert request.headers["Authorization"] == "Bearer s3cret"
    body = json.loads(request.content)
    assert (body["model"], body["messages"], body["stream"], body["temperature"]) == ("small-model", MESSAGES, False, 0)


def test_without_a_key_none_is_sent() -> None:
    service = Service(completion())
    service.ask(Endpoint("https://models.example/v1", "small-model"))
    assert "Authorization" not in service.requests[0].headers


def test_a_service_that_refuses_our_wishes_is_asked_without_them() -> None:
    service = Service(httpx.Response(400, json={"error": {"message": "temperature is not supported"}}), completion())
    assert service.ask() == "an answer"
    assert set(json.loads(service.requests[1].content)) == {"model", "messages", "stream"}
    assert service.waits == []


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_passing_trouble_is_waited_out(status: int) -> None:
    service = Service(httpx.Response(status), httpx.Response(status), completion())
    assert service.ask() == "an answer"
    assert service.waits == [1.0, 4.0]


def test_a_trouble_that_lasts_is_given_up_with_what_the_service_says() -> None:
    service = Service(httpx.Response(500, json={"error": {"message": "out of memory"}}))
    with pytest.raises(NotFetched, match=r"models\.example answered 500: out of memory"):
        service.ask()
    assert len(service.requests) == 3


@pytest.mark.parametrize(("asked", "waited"), [("2", 2.0), ("86400", 30.0), ("Fri, 13 Jun 2025 10:00:00 GMT", 1.0)])
def test_the_pause_that_a_busy_service_asks_for_is_kept_but_not_for_ever(asked: str, waited: float) -> None:
    service = Service(httpx.Response(429, headers={"Retry-After": asked}), completion())
    service.ask()
    assert service.waits == [waited]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (httpx.Response(401, json={"error": "bad key s3cret"}), "answered 401: bad key …"),
        (httpx.Response(404, text="<html>no such page"), "answered 404"),
        (httpx.Response(422), "answered 422"),
        (httpx.Response(307, headers={"Location": "https://elsewhere.example/"}), "redirections are not followed"),
    ],
)
def test_a_refusal_is_said_at_once_and_without_the_key(answer: httpx.Response, words: str) -> None:
    service = Service(answer)
    with pytest.raises(NotFetched, match=words) as refused:
        service.ask()
    assert service.waits == []
    assert "s3cret" not in str(refused.value)
    assert all(request.url.host == "models.example" for request in service.requests)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (httpx.Response(200, text="not JSON"), "not a chat completion"),
        (httpx.Response(200, text="[" * 100_000), "not a chat completion"),
        (httpx.Response(200, json={"choices": []}), "not a chat completion"),
        (httpx.Response(200, json=["choices"]), "not a chat completion"),
        (httpx.Response(200, json={"choices": [{"message": "words"}]}), "not a chat completion"),
        (completion(None), "no words"),
        (completion("  "), "no words"),
        (completion([{"text": "words"}]), "no words"),
        (completion('{"claims": [', finish_reason="length"), "broke off"),
    ],
)
def test_an_answer_of_another_form_is_an_error_of_its_own(answer: httpx.Response, words: str) -> None:
    with pytest.raises(GatheringError, match=words) as refused:
        Service(answer).ask()
    assert not isinstance(refused.value, NotFetched)


def test_an_endless_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(completions, "LIMIT", 100_000)

    def endless() -> Iterator[bytes]:
        while True:
            yield b" " * 65536

    with pytest.raises(GatheringError, match="which is no answer"):
        Service(httpx.Response(200, content=endless())).ask()


def test_an_answer_that_drips_is_given_up() -> None:
    with pytest.raises(NotFetched, match=r"was not there within 1e-09 seconds"):
        Service(completion()).ask(Endpoint("https://models.example/v1", "small-model", timeout=1e-9))


@pytest.mark.parametrize(
    ("error", "words"),
    [(httpx.ConnectError, "could not be asked: no route"), (httpx.ReadTimeout, r"did not answer within 5 seconds \(llm.timeout_s\)")],
)
def test_a_service_that_is_not_there_is_asked_once(error: type[httpx.RequestError], words: str) -> None:
    asked = []

    def fail(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        raise error("no route", request=request)

    with pytest.raises(NotFetched, match=words):
        complete(ENDPOINT, MESSAGES, transport=httpx.MockTransport(fail))
    assert len(asked) == 1


@pytest.mark.parametrize("key", ["s3cret\n", "s3cret x", "s3crét"])
def test_a_key_that_cannot_be_one_is_neither_sent_nor_shown(key: str) -> None:
    service = Service(completion())
    with pytest.raises(NotFetched) as refused:
        service.ask(Endpoint("https://models.example/v1", "small-model", key))
    assert "s3cr" not in str(refused.value)
    assert service.requests == []


def test_the_key_is_in_no_log_and_in_no_representation(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    Service(completion()).ask()
    assert "s3cret" not in caplog.text
    assert "s3cret" not in repr(ENDPOINT)


@pytest.mark.parametrize(
    ("address", "host"), [("http://localhost:11434/v1", "localhost:11434"), ("https://me@models.example/v1", "models.example")]
)
def test_messages_name_the_host(address: str, host: str) -> None:
    assert Endpoint(address, "small-model").host == host
