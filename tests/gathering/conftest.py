"""Files made by hand: a PDF of a few lines, a page of a few tags."""

from collections.abc import Callable

import pytest


def write_pdf(*pages: list[str], info: str = "", encrypted: bool = False) -> bytes:
    """Return a PDF with the lines of each page in Helvetica; `info` is the body of its information dictionary."""
    bodies = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", f"<< {info} >>"]
    kids = []
    for lines in pages:
        stream = "BT /F1 12 Tf 14 TL 72 720 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        bodies.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents {len(bodies)} 0 R >>"
        bodies.append(page)
        kids.append(f"{len(bodies)} 0 R")
    bodies[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    trailer = "/Root 1 0 R /Info 4 0 R"
    if encrypted:
        bodies.append(f"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>")
        trailer += f" /Encrypt {len(bodies)} 0 R /ID [<{'43' * 16}> <{'43' * 16}>]"
    file, places = "%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(file))
        file += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(file)
    file += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}"
    file += f"trailer\n<< /Size {len(bodies) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return file.encode("latin-1")


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    return write_pdf


PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head><title>Ministry denies drone sale | The Zenda Courier</title>
<meta property="og:site_name" content="The Zenda Courier">
<meta property="article:published_time" content="2024-03-05T10:00:00Z"></head>
<body><nav><a href="/">Home</a><a href="/world">World</a></nav>
<article><h1>Ministry denies drone sale</h1>
<p>The ministry of Ruritania said on Tuesday that it had not sold <b>drones</b> to anybody &mdash; &ldquo;none at all&rdquo;.</p>
<p>Officials in Graustark said that they had seen evidence of forty deliveries in the past year.</p></article>
<div class="comments"><p>First! What a story this is, says a reader.</p></div>
<footer>All rights reserved</footer></body></html>
"""


@pytest.fixture
def page() -> str:
    return PAGE
