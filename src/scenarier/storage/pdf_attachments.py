"""Files that a PDF carries, read without trusting the PDF: its streams are looked through, nothing is run.

Only streams that say they are embedded files are read, each up to a limit. So a report opens as its study also
after it was signed, which adds to the end of the file; of two attachments of one kind the later counts.
"""

import re
import zlib
from collections.abc import Iterator
from itertools import islice

HEAD = b"%PDF-"
MOST_FILES = 50
MOST_WORDS = 4_000
"""The most attachments that are looked at, and the most bytes of what a stream says of itself."""
_FILE = re.compile(rb"/Type\s{0,4}/EmbeddedFile\b")
_PACKED = re.compile(rb"/Filter\s{0,4}(?:\[\s{0,4})?/FlateDecode\b")
_ENCRYPTED = re.compile(rb"/Encrypt\s{0,4}(?:\d{1,9}\s{1,4}\d{1,5}\s{1,4}R|<<)")
_BREAK = re.compile(rb"stream(?:\r\n|\n|\r)")


def is_pdf(content: bytes) -> bool:
    """Whether a file's bytes begin as a PDF's do."""
    return content.startswith(HEAD)


def is_encrypted(content: bytes) -> bool:
    """Whether a PDF says that it is."""
    return _ENCRYPTED.search(content) is not None


def is_ended(content: bytes) -> bool:
    """Whether a PDF has the mark that its end has."""
    return b"%%EOF" in content[-MOST_WORDS:]


def attachments(content: bytes, limit: int) -> Iterator[bytes]:
    """The files that a PDF carries, in the order they stand in it; those larger than `limit` are left out."""
    for mention in islice(re.finditer(rb"/EmbeddedFile\b", content), MOST_FILES):
        words, start = _stream_around(content, mention.start())
        file = _unpacked(content, start, words, limit) if _FILE.search(words) else None
        if file is not None:
            yield file


def _stream_around(content: bytes, place: int) -> tuple[bytes, int]:
    """What the stream whose words stand around a place says of itself, and where its bytes begin; b"" for none."""
    begin = content.rfind(b"obj", max(0, place - MOST_WORDS), place)
    found = _BREAK.search(content, place, place + MOST_WORDS)
    words = content[begin + 3 : found.start()].strip() if found and begin >= 0 else b""
    is_whole = words.startswith(b"<<") and words.endswith(b">>")
    return (words, found.end()) if found and is_whole else (b"", 0)


def _unpacked(content: bytes, start: int, words: bytes, limit: int) -> bytes | None:
    if b"/Filter" not in words:
        end = content.find(b"endstream", start, start + limit + 20)
        return content[start:end].removesuffix(b"\n").removesuffix(b"\r") if end >= 0 else None
    if not _PACKED.search(words):
        return None
    reader = zlib.decompressobj()
    try:
        file = reader.decompress(content[start : start + limit], limit)
    except zlib.error:
        return None
    return file if reader.eof else None
