"""The handout as PDF: one page, in the same type as the report."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from scenarier.exchange.report.compiled import FONTS, compiled
from scenarier.exchange.report.document import REGIONS, loose, together
from scenarier.exchange.report.glyphs import INSTEAD, missing_signs
from scenarier.exchange.report.typeset import Attached, attachments_told
from scenarier.views.handout import Handout, HandoutTable
from scenarier.vocabulary.places import resources_folder


def handout_pdf(page: Handout, attached: Sequence[Attached], moment: datetime) -> bytes:
    """The page as PDF, which carries its study and the list of its figures.

    Parameters
    ----------
    moment : what the document is dated; the same page of the same moment has the same bytes.
    """
    told = json.dumps(_document(page, attached, moment), ensure_ascii=False)
    without = dict.fromkeys(map(ord, missing_signs(told)), INSTEAD)
    template = resources_folder() / "report" / "handout.typ"
    files = {"main.typ": template.read_bytes(), "handout.json": told.translate(without).encode()}
    return compiled({**files, **{one.name: one.content for one in attached}}, moment)


def _document(page: Handout, attached: Sequence[Attached], moment: datetime) -> dict[str, Any]:
    date = moment.astimezone(UTC)
    told: dict[str, Any] = _loosened(asdict(page))
    told["sections"] = [
        {**_loosened(asdict(one)), "is_table": isinstance(one, HandoutTable)} for one in page.sections
    ]
    told |= {"region": REGIONS[page.language], "date": (date.year, date.month, date.day), "fonts": FONTS}
    return {**told, "document_title": page.title, "attached": attachments_told(attached)}


def _loosened(told: Any) -> Any:
    """The same with all its texts as the report sets them."""
    if isinstance(told, dict):
        return {key: _loosened(value) for key, value in told.items()}
    if isinstance(told, list | tuple):
        return [_loosened(value) for value in told]
    return loose(together(told)) if isinstance(told, str) else told
