"""What a baseline's package says of where it comes from, and its identity."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scenarier.storage.descriptor import DESCRIPTOR
from scenarier.storage.files import read_limited
from scenarier.storage.json_strict import read_json
from scenarier.storage.stamp import stamp_of_content

SIZE_LIMIT = 2**22


@dataclass(frozen=True, slots=True)
class Credits:
    """A package's titles in both languages, its version, the day it was made, its sources, and its identity.

    `digest` is the sha256 of its description, which holds those of its tables. `created` is None where nothing
    is said.
    """

    titles: tuple[str, str]
    version: str
    created: datetime | None
    sources: tuple[str, ...]
    digest: str


def credits_of(folder: Path) -> Credits:
    """What the package in a folder says of itself; "" and None for what it does not say.

    Raises
    ------
    FaultsError : its description cannot be read.
    """
    content = read_limited(folder / DESCRIPTOR, SIZE_LIMIT)
    head: Any = read_json(content, str(folder / DESCRIPTOR))
    title = _text(head, "title")
    listed = head.get("sources") if isinstance(head.get("sources"), list) else []
    return Credits(
        titles=(title, _text(head, "title_en") or title),
        version=_text(head, "version"),
        created=_moment(_text(head, "created")),
        sources=tuple(" – ".join(filter(None, (_text(one, "title"), _text(one, "path")))) for one in listed),
        digest=stamp_of_content(content),
    )


def _text(head: Any, key: str) -> str:
    found = head.get(key) if isinstance(head, dict) else None
    return found if isinstance(found, str) else ""


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
