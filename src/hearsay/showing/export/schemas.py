"""The forms of `contract.py` become JSON Schemas: `python -m hearsay.showing.export.schemas` writes them to `docs/reference/`."""

import json
import sys
from pathlib import Path
from typing import Any

from hearsay.showing.export.contract import ReadLine, ScreenLine

FORMS: dict[str, tuple[Any, str]] = {
    "read": (ReadLine, "A line of `hearsay read --json`"),
    "screen": (ScreenLine, "A line of `hearsay screen --json`"),
}


def write_schemas(folder: Path) -> list[Path]:
    """Write one schema a command into `folder` and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name in FORMS:
        path = folder / f"{name}.schema.json"
        path.write_text(schema_text(name), encoding="utf-8")
        paths.append(path)
    return paths


def schema_text(name: str) -> str:
    """Return the JSON Schema (draft 2020-12) of the command `name`, as the text of its file."""
    from pydantic import TypeAdapter

    form, title = FORMS[name]
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **TypeAdapter(form).json_schema()}
    _close(schema)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _close(part: Any) -> None:
    """Let no object with named properties hold others, so that a stray key is found."""
    if isinstance(part, dict):
        if "properties" in part:
            part["additionalProperties"] = False
        for value in part.values():
            _close(value)
    elif isinstance(part, list):
        for value in part:
            _close(value)


if __name__ == "__main__":
    for written in write_schemas(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/reference")):
        print(written)
