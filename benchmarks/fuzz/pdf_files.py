"""PDF files."""

import zlib

from benchmarks.fuzz.target import Target, expect

from hearsay.errors import GatheringError
from hearsay.gathering.pdf import read_pdf

NAMES = ("pdf",)


def make(_name: str) -> Target:
    """Return the target."""
    return Target(_run, (write(packed=False), write(packed=True), write(packed=False, locked=True)), TOKENS, longest=50_000)


def write(*, packed: bool, locked: bool = False) -> bytes:
    """Return a PDF of two pages, with an information dictionary."""
    bodies: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [5 0 R 7 0 R] /Count 2 >>"]
    bodies += [b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", b"<< /Title (Orlik Works) /CreationDate (D:20250612080000Z) >>"]
    for number, words in enumerate((b"Ruritania's Orlik Works sold forty drones,", b"two offi-)Tj T*(cials said on Thursday.")):
        stream = b"BT /F1 12 Tf 14 TL 72 720 Td (" + words + b") Tj T* ET"
        stream = zlib.compress(stream) if packed else stream
        bodies += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % (6 + 2 * number),
            b"<< /Length %d %s>>\nstream\n%s\nendstream" % (len(stream), b"/Filter /FlateDecode " if packed else b"", stream),
        ]
    end = b"/Root 1 0 R /Info 4 0 R"
    if locked:
        bodies.append(b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>")
        end += b" /Encrypt %d 0 R /ID [<%s> <%s>]" % (len(bodies), b"43" * 16, b"43" * 16)
    file, places = b"%PDF-1.5\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(file)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, table)
    return file + b"trailer\n<< /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, end, start)


def _run(data: bytes) -> None:
    try:
        contents = read_pdf(data, "report.pdf")
    except GatheringError:
        return
    expect(any(map(str.isalnum, contents.text)), "a text without words")
    contents.text.encode("utf-8")
    (contents.title or "").encode("utf-8")


TOKENS = (
    b"/Kids", b"/Count 999999", b"/Count -1", b"/Parent 5 0 R", b"/Filter /LZWDecode", b"/Filter /ASCII85Decode", b"/Encrypt", b"/ToUnicode",
    b"<FEFFD800>", b"(\xfe\xff\xd8\x00)", b"/CreationDate (D:20259999)", b"0 Tf", b"99999999 Tf", b"endstream", b"endobj", b"1 0 R", b"2 0 R",
    b"/Type /ObjStm", b"/Type /XRef", b"/Rotate 90", b"/MediaBox [0 0 1e30 1e30]", b"/Font", b"startxref\n0", b"%%EOF", b"stream\n",
)  # fmt: skip
