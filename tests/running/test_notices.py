"""Events are told where the user wants it; what can not be told is logged and ends nothing."""

import io
import json
import logging
import smtplib
from typing import Any

import httpx
import pytest

from hearsay.errors import SettingsError
from hearsay.running.notices import LineLog, Mail, Webhook
from hearsay.running.settings import MailSettings
from hearsay.running.watching import Event

EVENTS = [
    Event("report", "r1", "The Zenda Post: Drones (3 claims)", "r1", "2025-06-14T00:00:00Z"),
    Event("match", "un-sc:1", "“Albatros” may be ALBATROS", "r1"),
]


def test_a_line_an_event() -> None:
    file = io.StringIO()
    LineLog(file).tell(EVENTS)
    assert [json.loads(line)["about"] for line in file.getvalue().splitlines()] == ["r1", "un-sc:1"]


def test_a_webhook_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    sent: list[dict[str, Any]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(json.loads(request.content))
        return httpx.Response(500 if len(sent) == 1 else 204)

    Webhook("https://hook.example/", httpx.Client(transport=httpx.MockTransport(answer))).tell(EVENTS)
    assert [len(one["events"]) for one in sent] == [2, 2]
    assert "500" in caplog.text

    def broken(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("nobody there")

    Webhook("https://hook.example/", httpx.Client(transport=httpx.MockTransport(broken))).tell(EVENTS)
    assert caplog.text.count("nobody there") == 3


class Server:
    """A mail server that keeps what it is sent."""

    def __init__(self, host: str, port: int, timeout: float) -> None:
        self.said: list[Any] = [(host, port, timeout)]
        SERVERS.append(self)

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def starttls(self, context: object) -> None:
        self.said.append("tls" if context is not None else "")

    def login(self, user: str, password: str) -> None:
        self.said.append((user, password))

    def send_message(self, message: Any) -> None:
        self.said.append(message)


SERVERS: list[Server] = []


def test_one_message_a_round(monkeypatch: pytest.MonkeyPatch) -> None:
    SERVERS.clear()
    monkeypatch.setattr(smtplib, "SMTP", Server)
    settings = MailSettings("mail.example:25", "hearsay@desk.example", "desk", password="s3cret")
    Mail(settings, ("a@desk.example", "b@desk.example")).tell(EVENTS)
    [server] = SERVERS
    (host, port, _), tls, login, message = server.said
    assert (host, port, tls, login) == ("mail.example", 25, "tls", ("desk", "s3cret"))
    assert message["Subject"] == "hearsay: 1 new reports, 1 possible matches"
    assert "may be ALBATROS" in message.get_content()


def test_a_mail_that_is_not_taken_is_logged(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ConnectionRefusedError("refused")

    monkeypatch.setattr(smtplib, "SMTP", refuse)
    with caplog.at_level(logging.WARNING):
        Mail(MailSettings("mail.example", "hearsay@desk.example"), ("a@desk.example",)).tell(EVENTS)
    assert "refused" in caplog.text


@pytest.mark.parametrize(
    ("settings", "to"),
    [(MailSettings(), "a@b.example"), (MailSettings("mail.example", "x@y.example"), "a@b.example\nBcc: c@d.example")],
)
def test_mail_needs_a_server_and_plain_addresses(settings: MailSettings, to: str) -> None:
    with pytest.raises(SettingsError):
        Mail(settings, (to,))
