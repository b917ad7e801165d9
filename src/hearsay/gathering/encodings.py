"""Bytes become characters: byte-order marks, UTF-8, UTF-16 without a mark, and the encodings of before Unicode.

Nothing is changed or left out on the way but the byte-order mark, so that offsets into the result are offsets into the file's text.
"""

import codecs
import re
import tomllib
import unicodedata
from functools import cache
from importlib import resources

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte-order marks and what they announce; UTF-32 stands before UTF-16, whose mark begins its own."""

ELSEWHERE = (
    "cp1251", "koi8_u", "koi8_r", "cp1256", "cp1255", "cp1253", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "cp866", "gb18030",
    "big5", "shift_jis", "euc_jp", "euc_kr",
)  # fmt: skip
"""The encodings of before Unicode for scripts other than Latin, whose alphabets lie in alphabets.toml."""

BROWSERS_READ = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
"""What a page declares, and the larger encoding that browsers read it in (the WHATWG Encoding Standard's labels)."""

NEVER_SENT = {"punycode", "idna", "unicode_escape", "raw-unicode-escape", "unicode-escape", "raw_unicode_escape", "utf-7", "undefined"}
"""Codecs of Python's that are no encoding of a text, or a dangerous one; a hostile page may declare them."""

SAMPLE = 65536
"""How many bytes are looked at to tell an encoding."""

WRITTEN = 0.9
"""The share of its letters beyond a to z that must be one language's for a text to be taken as written in it."""

FEW = 0.1
"""Below this share of letters beyond ASCII an unknown text is taken for Western European."""


IN_WORDS = re.compile(r"(?=[^\x00-\x7f])(?:[^\W\d_]|(?<=[^\W\d_])[^\w\s‘’–—-](?=[^\W\d_]))")
"""A letter beyond ASCII, or a sign beyond ASCII between two letters, where a wrong encoding betrays itself."""


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text that the bytes hold, less a byte-order mark.

    A mark decides; then UTF-16 where the bytes alternate as it does; then UTF-8 where they are valid; then `declared` (a page's or a
    server's word, where the bytes bear it out); then the encoding of before Unicode under which the text looks most like language. Never
    fails: a byte that the chosen encoding leaves undefined becomes the control character of its number.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    wide = _find_utf16(data)
    if wide is not None:
        return wide
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = _decode_declared(data, declared) if declared else None
        return _decode_legacy(data) if text is None else text


def _find_utf16(data: bytes) -> str | None:
    """Return the text if the bytes are UTF-16 without a mark: one byte of each pair is nearly constant, and the pairs read as a text."""
    sample = data[: SAMPLE if len(data) > SAMPLE else len(data) // 2 * 2]
    if len(sample) < 4 or len(data) % 2:
        return None
    if b"\0" not in sample and _is_utf8(data):
        return None
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        low = sample[::2] if name == "utf-16-le" else sample[1::2]
        if 0 in low or len(set(high)) > max(3, len(high) // 8):
            continue
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if _reads_as_text(text[:SAMPLE]):
            return text
    return None


def _reads_as_text(text: str) -> bool:
    """Say whether the characters are letters, digits, marks, spaces and signs, with few scripts and nothing unassigned."""
    odd = sum(unicodedata.category(character)[0] == "C" and character not in "\t\n\r\f" for character in text)
    blocks = {ord(character) >> 8 for character in text if character.isalpha()}
    plain = sum(character < "\u3000" for character in text)
    return odd <= len(text) // 200 and len(blocks) <= 4 and plain > len(text) * 0.8


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decode_declared(data: bytes, declared: str) -> str | None:
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
        if name in NEVER_SENT:
            return None
        text = data.decode(BROWSERS_READ.get(name, name))
    except (LookupError, UnicodeError, ValueError):
        return None
    return text if isinstance(text, str) else None


def _decode_legacy(data: bytes) -> str:
    """Decode by the likeliest encoding of before Unicode: by one language's letters if Latin, else by how letters follow each other."""
    sample = data[:SAMPLE]
    latin = _find_latin(sample)
    if latin is not None:
        return _decode_loosely(data, latin)
    letters = sum(byte >= 128 or chr(byte).isalpha() for byte in sample)
    if sum(byte >= 128 for byte in sample) >= FEW * letters:
        from charset_normalizer import from_bytes

        best = from_bytes(sample, cp_isolation=list(ELSEWHERE), preemptive_behaviour=False, enable_fallback=False).best()
        if best is not None:
            return _decode_loosely(data, best.encoding)
    return _decode_loosely(data, "cp1252")


def _find_latin(sample: bytes) -> str | None:
    """Return the encoding under which nearly all letters beyond a to z are those of one language; the first, where several are as good."""
    best, found = WRITTEN, None
    for encoding, alphabets in _read_alphabets().items():
        letters = IN_WORDS.findall(_decode_loosely(sample, encoding).lower())
        for alphabet in alphabets.values():
            share = sum(letter in alphabet for letter in letters) / len(letters) if letters else 1.0
            if share > best or (found is None and share == best):
                best, found = share, encoding
    return found


@cache
def _read_alphabets() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.files("hearsay.gathering").joinpath("alphabets.toml").read_text("utf-8"))


def _decode_loosely(data: bytes, encoding: str) -> str:
    """Decode, and make of each byte that the encoding leaves undefined the control character of its number, so that none is lost."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode(encoding, "hearsay.control")


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(chr(byte) for byte in error.object[error.start : error.end]), error.end


codecs.register_error("hearsay.control", _stand_in)
