"""Make the picture in the README: a dossier, opened in headless Chromium with one claim chosen.

usage: python docs/images/make_dossier_picture.py [DOSSIER.html [CLAIM]]

DOSSIER is what `make demo` writes (`out/dossier.html`); CLAIM is the number of the claim to choose, 1 where it is not given.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update"
PICTURE = Path(__file__).with_name("dossier.png")
LARGEST = 300_000
"""Bytes: a README's picture should not weigh on a clone."""


def make_picture(dossier: Path, claim: int) -> None:
    """Write `dossier.png` beside this script; raises SystemExit where it would be too large."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS.split())
        page = browser.new_page(viewport={"width": 1280, "height": 880}, color_scheme="light", reduced_motion="reduce")
        page.goto(dossier.resolve().as_uri())
        page.locator(f"#s1-c{claim} .statement").click()
        page.evaluate("scrollTo(0, 0)")
        page.mouse.move(0, 0)
        picture = page.screenshot()
        browser.close()
    if len(picture) > LARGEST:
        raise SystemExit(f"the picture has {len(picture)} bytes, more than {LARGEST}; choose another claim or a smaller window")
    PICTURE.write_bytes(picture)
    print(f"{PICTURE}: {len(picture)} bytes")


if __name__ == "__main__":
    make_picture(Path(sys.argv[1] if len(sys.argv) > 1 else "out/dossier.html"), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
