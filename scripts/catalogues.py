"""The Danish catalogue: `update` takes new texts in and compiles it, `check` says what is amiss.

Message ids are English texts in `src`; docs in CONTRIBUTING.md.
"""

import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "scenarier"
PO = ROOT / "resources" / "locale" / "da" / "LC_MESSAGES" / "scenarier.po"
KEYWORDS = {"tr": None, "mark": None, "ntr": (1, 2), "mark_plural": (1, 2)}
CHURN = re.compile('"(POT-Creation|PO-Revision|Generated-By|Last-Translator|Language-Team|Report-Msgid).*"$')
HIDDEN = re.compile(r"""f["'][^"\n]*\{[^}\n]*\bn?tr\(["'][^)]*\)""")
FIELD = re.compile(r"\{[^{}]*\}")

Id = str | tuple[str, ...]


def extracted() -> Catalog:
    """Every text in the source."""
    catalogue = Catalog(locale="da", project="scenarier", charset="utf-8", fuzzy=False)
    for _, _, message, _, _ in extract_from_dir(str(SOURCE), keywords=KEYWORDS):
        if message:
            catalogue.add(message)
    return catalogue


def known(po: Path) -> Catalog:
    """The catalogue as it stands."""
    with po.open("rb") as file:
        return read_po(file, locale="da", domain="scenarier")


def hidden() -> list[str]:
    """Texts inside f-strings, which the extraction does not see."""
    return [
        f"a text inside an f-string is not extracted: {path.relative_to(ROOT)}: {found}"
        for path in sorted(SOURCE.rglob("*.py"))
        for found in HIDDEN.findall(path.read_text(encoding="utf-8"))
    ]


def parts(text: Id) -> tuple[str, ...]:
    """A text, or its singular and plural."""
    return (text,) if isinstance(text, str) else tuple(text)


def key(text: Id) -> str:
    """What a catalogue finds a text by: its singular."""
    return parts(text)[0]


def faults(po: Path, source: Catalog) -> list[str]:
    """What is amiss with the catalogue, a line each."""
    catalogue = known(po)
    translated = {key(message.id): message for message in catalogue if message.id}
    wanted = {key(message.id) for message in source if message.id}
    found = [f"not in the catalogue: {text!r}" for text in sorted(wanted - translated.keys())]
    found += [f"no longer in the source: {text!r}" for text in sorted(translated.keys() - wanted)]
    found += [f"kept though no longer used: {key(text)!r}" for text in catalogue.obsolete]
    for message in translated.values():
        found += message_faults(message)
    if not po.with_suffix(".mo").exists() or po.with_suffix(".mo").read_bytes() != compiled(catalogue):
        found.append(f"{po.with_suffix('.mo').name} is not what {po.name} compiles to; run make catalogues")
    return found


def message_faults(message: Message) -> list[str]:
    """What is amiss with one translation."""
    shown = repr(key(message.id))
    texts = parts(message.string)
    if message.fuzzy:
        return [f"marked as fuzzy: {shown}"]
    if not all(texts):
        return [f"not translated: {shown}"]
    fields = {frozenset(FIELD.findall(text)) for text in parts(message.id)}
    others = [text for text in texts if frozenset(FIELD.findall(text)) not in fields]
    found = [f"other {{fields}} than the source: {shown}" for _ in others]
    edges = {(text[:1].isspace(), text[-1:].isspace()) for text in (*texts, *parts(message.id))}
    return found + ([f"other white space at its ends than the source: {shown}"] if len(edges) > 1 else [])


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as the bytes of its `.mo` file, the same whenever it is made."""
    catalogue.creation_date = catalogue.revision_date = datetime(2024, 12, 31, tzinfo=UTC)
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def update(po: Path, source: Catalog) -> None:
    """Write the catalogue anew: the source's texts, with the translations there are."""
    before = {key(message.id): message.string for message in known(po) if message.id} if po.exists() else {}
    catalogue = Catalog(locale="da", project="scenarier", version="1", charset="utf-8", fuzzy=False)
    catalogue.header_comment = "# The Danish texts of scenarier. Message ids are the English texts."
    for message in sorted((message for message in source if message.id), key=lambda message: key(message.id)):
        blank = "" if isinstance(message.id, str) else ("", "")
        text = before.get(key(message.id), blank)
        catalogue.add(message.id, text if isinstance(text, str) == isinstance(message.id, str) else blank)
    po.parent.mkdir(parents=True, exist_ok=True)
    with po.open("wb") as file:
        write_po(file, catalogue, omit_header=False, width=115, no_location=True)
    kept = [line for line in po.read_text(encoding="utf-8").splitlines() if not CHURN.match(line)]
    po.write_text("\n".join(kept) + "\n", encoding="utf-8")
    po.with_suffix(".mo").write_bytes(compiled(known(po)))


def main(command: str) -> int:
    """Run `update` or `check`; the exit status."""
    if command == "update":
        update(PO, extracted())
    found = faults(PO, extracted()) + hidden()
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "check"))
