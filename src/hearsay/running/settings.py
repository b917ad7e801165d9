"""What a user sets, from `hearsay.toml` and then the environment, becomes one frozen Settings that is handed down.

No other module reads either. Every setting is a row of SETTINGS and is documented in docs/reference/settings.md.
"""

import os
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from hearsay.errors import SettingsError

FILE = Path("hearsay.toml")
"""The file read where none is named, looked for in the current folder."""


@dataclass(frozen=True, slots=True)
class CaseSettings:
    """Which case file holds the lists and the reports."""

    path: Path | str | None = None
    """A file, or the address of a PostgreSQL database. None: `case.sqlite` in the current folder, where it exists."""


@dataclass(frozen=True, slots=True)
class ReadingSettings:
    """How a report is read."""

    pipeline: str = ""
    """The name or folder of a spaCy pipeline that gives sentences, syntax and names; empty: hearsay's own model."""
    threads: int = 1
    """How many threads the model may use; at least 1."""
    fast: bool = False
    """Whether a model of half the layers reads: faster, and less right."""


@dataclass(frozen=True, slots=True)
class ScreeningSettings:
    """Which possible matches are shown for a name in a report."""

    threshold: float = 0.6
    """The least score, 0 to 1."""
    limit: int = 10
    """How many a name, at most; at least 1."""


@dataclass(frozen=True, slots=True)
class LlmSettings:
    """The language model that `--reader llm` asks as a second reader; nothing else ever does."""

    address: str = ""
    """Of an OpenAI-compatible service, without `/chat/completions`; empty: there is none."""
    model: str = ""
    """The model's name, as the service knows it."""
    timeout_s: float = 120.0
    """Seconds that one answer may take."""
    key_env: str = ""
    """The environment variable that holds the service's key; empty: it needs none."""
    key: str = field(default="", repr=False)
    """What that variable holds; it stands in no file and is never shown."""


@dataclass(frozen=True, slots=True)
class MailSettings:
    """The user's own mail server, through which `hearsay watch --mail-to` tells of events."""

    server: str = ""
    """Its name, and a port where that is not 587: `mail.example.org:25`; empty: there is none."""
    sender: str = ""
    user: str = ""
    """Whom to log in as; empty: nobody."""
    tls: bool = True
    """Whether the connection is to be encrypted (STARTTLS)."""
    password_env: str = ""
    """The environment variable that holds the password."""
    password: str = field(default="", repr=False)
    """What that variable holds; it stands in no file and is never shown."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a user can set."""

    case: CaseSettings = field(default_factory=CaseSettings)
    lists: tuple[tuple[str, Path], ...] = ()
    """Names and paths of the lists to screen against where a command names none."""
    reading: ReadingSettings = field(default_factory=ReadingSettings)
    screening: ScreeningSettings = field(default_factory=ScreeningSettings)
    llm: LlmSettings = field(default_factory=LlmSettings)
    mail: MailSettings = field(default_factory=MailSettings)


def read_settings(path: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """Return the settings of `path` (or of `hearsay.toml` here, where it exists), overruled by HEARSAY_* in `environ` (or the process's).

    Paths in the file count from the file's folder, those in the environment from the current one. Raises SettingsError, naming the
    setting, where the file is missing or malformed, a key is unknown or a value cannot be.
    """
    found: dict[str, Any] = {}
    if path is not None or FILE.exists():
        found |= _read_file(path or FILE)
    environ = os.environ if environ is None else environ
    secrets = {environ.get(variable_of(key), found.get(key, "")) for key in ("llm.key_env", "mail.password_env")}
    found |= _read_environment(environ, secrets=secrets)

    def of(table: str) -> dict[str, Any]:
        return {key.partition(".")[2]: value for key, value in found.items() if key.startswith(f"{table}.")}

    return Settings(
        CaseSettings(**of("case")),
        found.get("lists", ()),
        ReadingSettings(**of("reading")),
        ScreeningSettings(**of("screening")),
        LlmSettings(**of("llm"), key=environ.get(found.get("llm.key_env", ""), "")),
        MailSettings(**of("mail"), password=environ.get(found.get("mail.password_env", ""), "")),
    )


def variable_of(key: str) -> str:
    """Return the environment variable of a setting: HEARSAY_READING_THREADS for `reading.threads`."""
    return "HEARSAY_" + key.replace(".", "_").upper()


def _read_file(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            tables = tomllib.load(file)
    except OSError as error:
        raise SettingsError(f"{path}: the settings file could not be opened: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        # Beside what is no TOML: other bytes than UTF-8, a number of thousands of digits, tables in tables without end.
        raise SettingsError(f"{path}: this is not TOML: {error}") from error
    flat: dict[str, Any] = {}
    for name, table in tables.items():
        if name in SETTINGS or not isinstance(table, dict):
            flat[name] = table
        else:
            flat |= {f"{name}.{key}": value for key, value in table.items()}
    _refuse_unknown(flat, SETTINGS, str(path))
    return {key: _check(key, value, f"{path}: {key}", path.parent) for key, value in flat.items()}


def _read_environment(environ: Mapping[str, str], *, secrets: set[str]) -> dict[str, Any]:
    keys = {variable_of(key): key for key in SETTINGS}
    tables = tuple({"HEARSAY_" + key.partition(".")[0].upper() for key in SETTINGS})
    _refuse_unknown([name for name in environ if name.startswith(tables) and name not in secrets], keys, "environment")
    return {key: _check(key, environ[name], name, Path()) for name, key in keys.items() if name in environ}


def _refuse_unknown(given: Iterable[str], known: Iterable[str], where: str) -> None:
    unknown = sorted(set(given) - set(known))
    if unknown:
        raise SettingsError(f"{where}: there is no setting {', '.join(unknown)}; the settings are {', '.join(known)}")


def _check(key: str, value: Any, where: str, folder: Path) -> Any:
    try:
        return SETTINGS[key](value, folder)
    except (TypeError, ValueError) as error:
        # Whoever writes the key itself where its variable belongs, or a password into the address, shall not find it in a log.
        said = "" if key in ("llm.key_env", "llm.address", "mail.password_env") else f" is {value!r}, and"
        raise SettingsError(f"{where}{said} should be {error}") from error


def _to_path(value: Any, folder: Path) -> Path:
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise ValueError("a path")
    try:
        return folder / Path(value.strip()).expanduser()
    except RuntimeError as error:
        raise ValueError("a path; there is no such user's home") from error


def _to_case(value: Any, folder: Path) -> Path | str | None:
    if isinstance(value, str) and "://" in value:
        return value.strip()
    return None if value == "" else _to_path(value, folder)


def _to_lists(value: Any, folder: Path) -> tuple[tuple[str, Path], ...]:
    """Take a table of names and paths or, as in the environment, NAME=PATH parts joined as in PATH."""
    if isinstance(value, str):
        parts = [part.partition("=") for part in value.split(os.pathsep) if part.strip()]
        value = {name.strip(): path for name, _, path in parts}
    if not isinstance(value, dict) or "" in value:
        raise ValueError(f"names and paths, such as un-sc=lists/un.xml (in the environment, with {os.pathsep} between two)")
    try:
        return tuple((name, _to_path(path, folder)) for name, path in value.items())
    except ValueError as error:
        raise ValueError("names with a path each, such as un-sc=lists/un.xml") from error


def _to_name(value: Any, _folder: Path) -> str:
    if not isinstance(value, str):
        raise TypeError("the name or folder of a spaCy pipeline, or empty")
    return value.strip()


def _to_count(value: Any, _folder: Path) -> int:
    count = int(value) if isinstance(value, str) and value.strip().isdecimal() else value
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise ValueError("a whole number of at least 1")
    return count


def _to_share(value: Any, _folder: Path) -> float:
    try:
        share = float(value)
    except (TypeError, ValueError, OverflowError):
        share = -1.0
    if isinstance(value, bool) or not 0 <= share <= 1:
        raise ValueError("a number from 0 to 1")
    return share


def _to_address(value: Any, _folder: Path) -> str:
    problem = "the address of an OpenAI-compatible service, such as http://localhost:11434/v1, without a name or password, or empty"
    if not isinstance(value, str):
        raise TypeError(problem)
    address = value.strip().rstrip("/").removesuffix("/chat/completions")
    try:
        parts = urlsplit(address)
        whole = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0 and address.isprintable()
    except ValueError as error:
        raise ValueError(problem) from error
    if address and (not whole or "@" in parts.netloc or " " in address or parts.query or parts.fragment):
        raise ValueError(problem)
    return address


def _to_model(value: Any, _folder: Path) -> str:
    if not isinstance(value, str) or not value.isprintable():
        raise TypeError("the name of a model, in one line, or empty")
    return value.strip()


def _to_seconds(value: Any, _folder: Path) -> float:
    try:
        seconds = float(value)
    except (TypeError, ValueError, OverflowError):
        seconds = 0.0
    if isinstance(value, bool) or not 0 < seconds <= 3600:
        raise ValueError("seconds, more than 0 and at most 3600")
    return seconds


def _to_server(value: Any, _folder: Path) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"(?:[A-Za-z0-9.-]+(?::[0-9]{1,5})?)?", value.strip()):
        raise ValueError("a mail server such as mail.example.org or mail.example.org:25, or empty")
    return value.strip()


def _to_line(value: Any, _folder: Path) -> str:
    if not isinstance(value, str) or not value.isprintable():
        raise TypeError("words in one line, or empty")
    return value.strip()


def _to_yes(value: Any, _folder: Path) -> bool:
    known = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    found = value if isinstance(value, bool) else known.get(str(value).strip().casefold())
    if found is None:
        raise ValueError("true or false")
    return found


def _to_variable(value: Any, _folder: Path) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"(?:[A-Za-z_][A-Za-z0-9_]*)?", value) or value in map(variable_of, SETTINGS):
        raise ValueError("the name of the environment variable that holds the key (not the key itself), or empty")
    return value


SETTINGS: dict[str, Callable[[Any, Path], Any]] = {
    "case.path": _to_case,
    "lists": _to_lists,
    "reading.pipeline": _to_name,
    "reading.threads": _to_count,
    "reading.fast": _to_yes,
    "screening.threshold": _to_share,
    "screening.limit": _to_count,
    "llm.address": _to_address,
    "llm.model": _to_model,
    "llm.timeout_s": _to_seconds,
    "llm.key_env": _to_variable,
    "mail.server": _to_server,
    "mail.sender": _to_line,
    "mail.user": _to_line,
    "mail.tls": _to_yes,
    "mail.password_env": _to_variable,
}
"""Each setting as it is written in `hearsay.toml`, with what turns its value into ours."""
