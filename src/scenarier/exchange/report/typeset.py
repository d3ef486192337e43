"""The report as PDF: data, charts and attachments handed to the Typst template."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from scenarier.exchange.report.chart import Paper, chart_svg
from scenarier.exchange.report.compiled import FONTS, CannotSetError, compiled
from scenarier.exchange.report.document import document, pictures_of, waterfalls_of
from scenarier.exchange.report.glyphs import INSTEAD, missing_signs
from scenarier.exchange.report.logo import NO_PICTURE, Logo
from scenarier.exchange.report.waterfall import waterfall_svg
from scenarier.views.study_report.parts import StudyReport
from scenarier.vocabulary.errors import Fault, FaultsError
from scenarier.vocabulary.places import resources_folder

PAPER = Paper(width=482.0, height=134.0, size=8.4, family=FONTS[0], wide=0.88)


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that the PDF carries."""

    name: str
    content: bytes
    mime: str
    relationship: Literal["source", "data"]
    description: str


def pdf(report: StudyReport, attached: Sequence[Attached], logo: Logo | None, moment: datetime) -> bytes:
    """The report as PDF.

    Parameters
    ----------
    moment : what the document is dated; the same report of the same moment has the same bytes.

    Raises
    ------
    FaultsError : the logo is no picture that can be read.
    """
    try:
        return compiled(_files(report, attached, logo, moment), moment)
    except CannotSetError as error:
        if logo is not None and "decode" in str(error):
            fault = Fault("", NO_PICTURE)
            raise FaultsError("--logo", [fault]) from error
        raise


def _files(
    report: StudyReport, attached: Sequence[Attached], logo: Logo | None, moment: datetime
) -> Mapping[str, bytes]:
    """All that the template reads, by path."""
    date = moment.astimezone(UTC)
    told = document(report, (date.year, date.month, date.day))
    told["fonts"] = FONTS
    told["logo"] = {"content": [*logo.content], "kind": logo.kind} if logo else None
    told["attached"] = attachments_told(attached)
    template = resources_folder() / "report" / "report.typ"
    texts = {"report.json": json.dumps(told, ensure_ascii=False)}
    texts |= {f"pictures/{one.key}.svg": chart_svg(one.chart, PAPER, one.alike) for one in pictures_of(report)}
    texts |= {f"pictures/{one.key}.svg": waterfall_svg(one.bars, PAPER) for one in waterfalls_of(report)}
    without = dict.fromkeys(map(ord, missing_signs("".join(texts.values()))), INSTEAD)
    files = {"main.typ": template.read_bytes(), **{one.name: one.content for one in attached}}
    files |= {name: text.translate(without).encode() for name, text in texts.items()}
    return files


def attachments_told(attached: Sequence[Attached]) -> list[dict[str, str]]:
    """What a template is told of the files that the PDF carries."""
    return [
        {"path": one.name, "mime": one.mime, "relationship": one.relationship, "description": one.description}
        for one in attached
    ]
