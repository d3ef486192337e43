"""The logo of a report: what may be printed, and what asks for more than a picture does."""

import struct

import pytest

from scenarier.exchange.report.logo import HOSTILE, NO_PICTURE, TOO_LARGE, Logo, fault_of
from scenarier.jobs.report import logo_in
from scenarier.vocabulary.errors import FaultsError

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
CIRCLE = '<circle r="4" fill="url(#a)"/>'
GROUPS = "".join(f'<g id="g{n}"><use href="#g{n + 1}"/><use href="#g{n + 1}"/></g>' for n in range(40))


def drawing(inside: str, before: str = "") -> Logo:
    return Logo(f"{before}{OPEN}{inside}</svg>".encode(), "svg")


@pytest.mark.parametrize(
    "inside",
    [
        CIRCLE,
        '<defs><linearGradient id="a"/></defs>' + CIRCLE,
        '<g id="a"><path d="M0 0"/></g><use xlink:href="#a"/><use href="#b"/>',
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        "<style>.a{fill:url(#b)}</style>",
    ],
)
def test_that_a_plain_drawing_may_be_printed(inside):
    assert fault_of(drawing(inside)) == ""


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onclick="alert(1)"/>',
        '<image href="file:///etc/passwd"/>',
        '<image xlink:href="https://example.org/a.png"/>',
        '<image href="data:image/svg+xml,%3Csvg/%3E"/>',
        "<foreignObject/>",
        '<rect style="fill:url( https://example.org/a )"/>',
        "<style>@import 'a.css';</style>",
        GROUPS,
        '<g id="a"><use href="#a"/></g>',
    ],
)
def test_that_a_drawing_that_asks_for_more_is_refused(inside):
    assert fault_of(drawing(inside)) == HOSTILE


def test_that_entities_are_refused():
    entities = '<!DOCTYPE svg [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;">]>'
    assert fault_of(drawing("<text>&b;</text>", entities)) == HOSTILE


def test_that_what_is_no_picture_is_told_so():
    for logo in (Logo(b"<svg>", "svg"), Logo(b"<html/>", "svg"), Logo(b"", "svg"), Logo(b"GIF89a", "png")):
        assert fault_of(logo) == NO_PICTURE
    assert fault_of(Logo(b"\xff\xd8\xff\xe0\x00\x10", "jpg")) == NO_PICTURE


def test_that_a_small_file_with_a_huge_picture_is_refused():
    size = struct.pack(">II", 50_000, 50_000)
    assert fault_of(Logo(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + size, "png")) == TOO_LARGE
    frame = b"\xff\xe0\0\x04ab\xff\xc2\0\x11\x08" + struct.pack(">HH", 50_000, 50_000)
    assert fault_of(Logo(b"\xff\xd8" + frame, "jpg")) == TOO_LARGE
    assert fault_of(Logo(b"\xff\xd8" + frame.replace(struct.pack(">H", 50_000), b"\0\x64"), "jpg")) == ""


def test_that_a_logo_of_another_kind_is_told_of_before_it_is_read(tmp_path):
    with pytest.raises(FaultsError) as raised:
        logo_in(tmp_path / "a.gif")
    assert raised.value.faults[0].message == "“{name}” is no PNG, JPEG or SVG"
