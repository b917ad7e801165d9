"""The settings file and the environment."""

import tempfile
from pathlib import Path

from benchmarks.fuzz.target import Target

from hearsay.errors import SettingsError
from hearsay.running.settings import SETTINGS, read_settings, variable_of

NAMES = ("settings",)

FILE = b"""[case]
path = "arms.sqlite"
[lists]
us-ofac-sdn = "lists/ofac"
[reading]
pipeline = ""
threads = 2
[screening]
threshold = 0.6
limit = 10
[llm]
address = "http://localhost:11434/v1"
model = "small"
timeout_s = 120.5
key_env = "MY_KEY"
"""


def make(_name: str) -> Target:
    """Return the target."""
    path = Path(tempfile.mkdtemp(prefix="hearsay-")) / "hearsay.toml"
    variables = [variable_of(key) for key in SETTINGS]

    def run(data: bytes) -> None:
        path.write_bytes(data)
        text = data.decode("utf-8", "surrogateescape").replace("\0", "")
        pairs = [line.partition("=") for line in text.splitlines()]
        environ = {variables[len(name) % len(variables)]: value.strip().strip('"') for name, _, value in pairs if value}
        for where, variables_set in ((path, {}), (path, environ), (None, environ)):
            try:
                repr(read_settings(where, variables_set))
            except SettingsError as error:
                str(error).encode("utf-8", "surrogateescape")

    tokens = [f"\n{key} = ".encode() for key in SETTINGS] + [f"\n[{key.partition('.')[0]}]\n".encode() for key in SETTINGS]
    tokens += [
        b"inf",
        b"nan",
        b"1e400",
        b"-1",
        b"0x10",
        b"1979-05-27",
        b'"""',
        b"'''",
        b"true",
        b"[1, 2]",
        b"{a = 1}",
        b"\\u0000",
        "²".encode(),
    ]
    tokens += [
        b'"http://[::1/"',
        b'"http://a:99999/"',
        b'"~root/x"',
        b'"~nobody-there/x"',
        b'"postgresql://"',
        b'":"',
        b'"="',
        "١٢".encode(),
    ]
    return Target(run, (FILE,), tuple(tokens), longest=20_000)
