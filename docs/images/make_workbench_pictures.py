"""Make the README's pictures of the workbench: the example report in a case of its own, served, and opened in headless Chromium.

usage: python docs/images/make_workbench_pictures.py    (after `make serve` or `make test`, which build the workbench)
"""

import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
HEARSAY = [sys.executable, "-m", "hearsay"]
PORT = 8399
LARGEST = 260_000
"""Bytes a picture."""


def ask(path: str) -> Any:
    """Return what the service says."""
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}{path}", timeout=30) as answer:
        return json.load(answer)


def main() -> None:
    """Write `workbench-*.png` beside this script; raises SystemExit where one would be too large."""
    with tempfile.TemporaryDirectory() as folder:
        case = ["--case", str(Path(folder, "case.sqlite"))]
        lists = [f"{name}={ROOT / 'examples' / 'lists' / name}" for name in ("us-ofac-sdn", "un-sc")]
        subprocess.run([*HEARSAY, "lists", "import", *lists, "--any-size", *case], check=True)
        about = ["--published", "2025-06-12", "--publisher", "Example News Agency"]
        subprocess.run([*HEARSAY, "case", "add", "examples/report.txt", *about, *case], check=True, cwd=ROOT)
        subprocess.run([*HEARSAY, "weigh", *case], check=True, stdout=subprocess.DEVNULL)
        service = subprocess.Popen([*HEARSAY, "serve", "--port", str(PORT), *case])
        try:
            take()
        finally:
            service.terminate()
            service.wait()


def take() -> None:
    """Take the pictures of the service that runs."""
    for _ in range(100):
        try:
            ask("/healthz")
            break
        except OSError:
            time.sleep(0.1)
    report = ask("/api/v1/reports")["items"][0]["id"]
    claims = ask(f"/api/v1/reports/{report}")["claims"]
    claim = next((one["id"] for one in claims if one["denied_by"]), claims[0]["id"])
    pages = {"report": f"reports/{report}?claim={claim}", "network": "network", "review": "review"}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light", reduced_motion="reduce")
        for name, place in pages.items():
            page.goto(f"http://127.0.0.1:{PORT}/#/{place}")
            page.wait_for_timeout(3000)
            picture = page.screenshot()
            if len(picture) > LARGEST:
                raise SystemExit(f"{name}: {len(picture)} bytes, more than {LARGEST}")
            Path(__file__).with_name(f"workbench-{name}.png").write_bytes(picture)
            print(f"workbench-{name}.png: {len(picture)} bytes")
        browser.close()


if __name__ == "__main__":
    main()
