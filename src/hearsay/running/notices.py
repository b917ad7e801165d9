"""Events are told: as JSON lines, to an address that the user names, or by e-mail through the user's own server."""

import json
import logging
import smtplib
import ssl
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from email.message import EmailMessage
from typing import IO, TYPE_CHECKING, Protocol

from hearsay.errors import SettingsError
from hearsay.running.settings import MailSettings
from hearsay.running.watching import Event

if TYPE_CHECKING:
    import httpx

TRIES = 3
SECONDS = 30.0

_log = logging.getLogger(__name__)


class Tells(Protocol):
    """Whatever tells of events."""

    def tell(self, events: Sequence[Event]) -> None:
        """Tell of one round's events; what can not be told is logged, and never ends the watch."""


@dataclass(slots=True)
class LineLog:
    """A JSON object an event, a line each."""

    file: IO[str]

    def tell(self, events: Sequence[Event]) -> None:
        """Write the lines."""
        for event in events:
            self.file.write(json.dumps(asdict(event), ensure_ascii=True) + "\n")
        self.file.flush()


@dataclass(slots=True)
class Webhook:
    """A POST with `{"events": [...]}` to one address."""

    address: str
    client: "httpx.Client"

    def tell(self, events: Sequence[Event]) -> None:
        """Send one round's events; a refusal is tried again."""
        import httpx

        for turn in range(TRIES):
            try:
                answer = self.client.post(self.address, json={"events": [asdict(event) for event in events]}, timeout=SECONDS)
                if answer.is_success:
                    return
                problem = f"it answered {answer.status_code}"
            except httpx.HTTPError as error:
                problem = str(error) or type(error).__name__
            _log.warning("the webhook could not be told (%d of %d): %s", turn + 1, TRIES, problem)


@dataclass(slots=True)
class Mail:
    """One message a round, through the server of the settings `mail.*`."""

    settings: MailSettings
    to: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.settings.server or not self.settings.sender:
            raise SettingsError("e-mail needs the settings mail.server and mail.sender")
        if any("\n" in one or "\r" in one or "@" not in one for one in self.to):
            raise SettingsError("--mail-to takes addresses such as desk@example.org")

    def tell(self, events: Sequence[Event]) -> None:
        """Send the message."""
        message = EmailMessage()
        message["From"], message["To"] = self.settings.sender, ", ".join(self.to)
        message["Subject"] = f"hearsay: {_subject(events)}"
        message.set_content("\n\n".join(f"{event.sort}: {event.words}\n{event.about}" for event in events))
        host, _, port = self.settings.server.partition(":")
        try:
            with smtplib.SMTP(host, int(port or 587), timeout=SECONDS) as server:
                if self.settings.tls:
                    server.starttls(context=ssl.create_default_context())
                if self.settings.user:
                    server.login(self.settings.user, self.settings.password)
                server.send_message(message)
        except (OSError, smtplib.SMTPException, ValueError) as error:
            _log.warning("the e-mail could not be sent: %s", error)


def _subject(events: Sequence[Event]) -> str:
    counts = {sort: sum(event.sort == sort for event in events) for sort in ("report", "match", "finding", "list", "failure")}
    names = {"report": "new reports", "match": "possible matches", "finding": "findings", "list": "lists", "failure": "failures"}
    return ", ".join(f"{count} {names[sort]}" for sort, count in counts.items() if count)
