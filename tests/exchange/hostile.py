"""Hostile and damaged files, made when they are needed; all are small."""

import io
import zipfile

import openpyxl

WORKBOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def sheet_xml(cells, after=""):
    return f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData>{after}</worksheet>'


def xlsx(rows=(("Alder", 2025), ("0-5", 22978)), change=None):
    """A workbook; `change` is handed the sheet before it is saved."""
    book = openpyxl.Workbook()
    book.active.title = "Ark1"
    for row in rows:
        book.active.append(row)
    if change is not None:
        change(book)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def repacked(content, changed=None, added=None, method=zipfile.ZIP_DEFLATED):
    """A workbook with parts changed (by a function of their bytes) and parts added."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(kept, "w", method) as new:
        for name in old.namelist():
            change = (changed or {}).get(name, lambda same: same)
            new.writestr(name, change(old.read(name)))
        for name, part in (added or {}).items():
            new.writestr(name, part)
    return kept.getvalue()


def with_sheet(xml):
    return repacked(xlsx(), {"xl/worksheets/sheet1.xml": lambda _: xml.encode() if isinstance(xml, str) else xml})


def scattered(last="XFD1048576"):
    """Two cells; a reader that keeps a field for them wants 500 GB."""
    row = last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return with_sheet(
        sheet_xml(f'<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{last}"><v>2</v></c></row>')
    )


def zip_bomb(megabytes=90):
    """Parts that unpack to much more than they are packed in."""
    return repacked(xlsx(), added={"xl/media/a.xml": b"<a>" + b" " * (megabytes * 2**20) + b"</a>"})


def xml_bomb():
    """A billion laughs."""
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]>'
    return with_sheet(head + sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row>'))


def xml_bomb_in_strings():
    head = b'<!DOCTYPE x [<!ENTITY a "ha">]><sst/>'
    return repacked(xlsx(), added={"xl/sharedStrings.xml": head})


def xml_file_entity():
    head = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return with_sheet(head + sheet_xml('<row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row>'))


def formula_without_value():
    def change(book):
        book.active["B3"] = "=SUM(B1:B2)"
        book.active["C1"] = '=""'

    return xlsx(change=change)


def formulas_with_values():
    """As a spreadsheet saves them: a number, an empty text, an error."""
    return with_sheet(
        sheet_xml(
            '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c>'
            '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
        )
    )


def with_macro():
    return repacked(xlsx(), added={"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 macro"})


def ole(*streams):
    """The old container with the names of some streams in it."""
    names = b"".join(stream.encode("utf-16-le").ljust(128, b"\0") for stream in ("Root Entry", *streams))
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + names


def ods(cells, manifest="<manifest/>", head=""):
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    table, text = office.replace("office:1", "table:1"), office.replace("office:1", "text:1")
    content = (
        f'<?xml version="1.0"?>{head}<office:document-content xmlns:office="{office}" xmlns:table="{table}" '
        f'xmlns:text="{text}" office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Ark1">'
        f"{cells}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)
    return kept.getvalue()


def ods_cell(value, repeated=1):
    attributes = f'table:number-columns-repeated="{repeated}"'
    return f'<table:table-cell office:value-type="float" office:value="{value}" {attributes}/>'
