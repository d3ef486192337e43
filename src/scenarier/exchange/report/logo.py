"""A municipality's logo, looked at before it is printed: a small file may ask for files, or unfold without end."""

import io
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias
from xml.etree import ElementTree
from xml.parsers import expat

from scenarier.exchange.xml_look import HostileError, declares_entities
from scenarier.text.language import mark

KINDS: dict[str, Literal["png", "jpg", "svg"]] = {".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".svg": "svg"}
"""What a logo may be, by the ending of its file."""
MOST_POINTS = 40_000_000
"""Points of a picture, and parts of a drawing with all that it draws again."""
MOST_PARTS = 50_000
NO_PICTURE = mark("this is no picture that can be read; use PNG, JPEG or SVG")
TOO_LARGE = mark("this picture is too large to be printed; make it smaller than 40 million points")
HOSTILE = mark("this SVG asks for other files, runs a script or unfolds without end; save it as a plain drawing")
_SVG = "{http://www.w3.org/2000/svg}"
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!\s*#)|@import|javascript:|expression\(", re.IGNORECASE)
_INSIDE = re.compile(r"\s*(#|data:image/(png|jpe?g|gif|webp)[;,])", re.IGNORECASE)
_REFUSED = {"script", "foreignObject", "iframe", "audio", "video", "handler", "feImage", "set"}

Part: TypeAlias = ElementTree.Element


class Logo(NamedTuple):
    """A picture at the head of a report, and of which kind it is."""

    content: bytes
    kind: Literal["png", "jpg", "svg"]


def fault_of(logo: Logo) -> str:
    """What is wrong with a logo, as a message id; "" for nothing that is seen without drawing it."""
    if logo.kind == "svg":
        return _fault_of_drawing(logo.content)
    size = _png_size(logo.content) if logo.kind == "png" else _jpeg_size(logo.content)
    if size is None:
        return NO_PICTURE
    return TOO_LARGE if size[0] * size[1] > MOST_POINTS else ""


def _png_size(content: bytes) -> tuple[int, int] | None:
    if content[:8] != b"\x89PNG\r\n\x1a\n" or content[12:16] != b"IHDR":
        return None
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Of the first frame: its marker has a length, a depth, and the height and width."""
    place = 2
    while content[:2] == b"\xff\xd8" and content[place : place + 1] == b"\xff":
        kind, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4], "big")
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = content[place + 5 : place + 7], content[place + 7 : place + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        place += 2 + max(length, 2)
    return None


def _fault_of_drawing(content: bytes) -> str:
    try:
        if declares_entities(io.BytesIO(content)):
            return HOSTILE
        root = ElementTree.fromstring(content)
    except (expat.ExpatError, ElementTree.ParseError, HostileError, ValueError, LookupError):
        return NO_PICTURE
    if root.tag not in ("svg", f"{_SVG}svg"):
        return NO_PICTURE
    return HOSTILE if any(map(_is_hostile, root.iter())) or _n_parts(root) > MOST_PARTS else ""


def _is_hostile(part: Part) -> bool:
    """Whether an element of a drawing asks for something from outside of it, or does something."""
    if part.tag.rpartition("}")[2] in _REFUSED or _OUTSIDE.search(part.text or ""):
        return True
    return any(_asks(name.rpartition("}")[2], value) for name, value in part.attrib.items())


def _asks(name: str, value: str) -> bool:
    is_link = name in ("href", "src") and not _INSIDE.match(value)
    return is_link or name.lower().startswith("on") or _OUTSIDE.search(value) is not None


def _n_parts(root: Part) -> int:
    """How many parts are drawn, with all that `use` draws again; stops where they are too many."""
    by_id = {part.get("id"): part for part in root.iter()}
    todo, n_parts = [root], 0
    while todo and n_parts <= MOST_PARTS:
        part = todo.pop()
        n_parts += 1
        todo += [*part, *_drawn_again(part, by_id)]
    return n_parts


def _drawn_again(part: Part, by_id: dict[str | None, Part]) -> Iterator[Part]:
    """What a `use` draws."""
    if part.tag.rpartition("}")[2] == "use":
        links = (value for name, value in part.attrib.items() if name.rpartition("}")[2] == "href")
        yield from (by_id[link.strip()[1:]] for link in links if link.strip()[1:] in by_id)
