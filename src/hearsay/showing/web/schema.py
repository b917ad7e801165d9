"""`python -m hearsay.showing.web.schema`: the API's OpenAPI schema, from which the workbench's client is generated; nothing is started."""

import json
import sys

from hearsay.casefile.memory import MemoryCasefile
from hearsay.showing.web.app import make_app
from hearsay.showing.web.service import Service


def schema() -> str:
    """Return the OpenAPI schema as JSON text, the same whenever the code is."""
    app = make_app(Service(MemoryCasefile(), "case.sqlite"))
    return json.dumps(app.openapi(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema())
