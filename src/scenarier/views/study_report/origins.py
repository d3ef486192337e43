"""Where the numbers come from, how they are made, and how the report is checked."""

from scenarier.text.language import pick, tr
from scenarier.views.ages import sources as age_sources
from scenarier.views.study_report.parts import Part, Point, Points, Provenance, Section, Title, Words
from scenarier.views.study_report.subject import Subject


def origins(subject: Subject, made: Provenance) -> Section:
    """Sources, method, and the identity of all that the report was made of."""
    parts: list[Part] = [
        Title(tr("Sources")),
        Points("sources", tuple(Point("", source) for source in made.sources)),
    ]
    if ages := age_sources(subject.baseline):
        parts.append(Words("ages", ages))
    parts += [Title(tr("Method")), Words("method", _method(subject)), Title(tr("Check")), _identity(subject, made)]
    return Section(tr("Sources, method and check"), tuple(parts))


def _method(subject: Subject) -> str:
    year = subject.baseline.base_year
    return "\n\n".join(
        (
            tr(
                "The projection starts from {year} and computes one year after the other. Need follows the number "
                "of citizens by age, prices and real growth; departments' frames follow the budget models and "
                "their efficiency requirement; tax, grants and equalisation follow the tax base and the "
                "citizens. What is left over gathers in liquidity.",
                year=year,
            ),
            tr(
                "What is published of {year} is reproduced to the last digit. All after it follows from the "
                "assumptions: a scenario says what comes of them, and is no prediction. The model's equations "
                "stand in scenarier's documentation (docs/model.md).",
                year=year,
            ),
        )
    )


def _identity(subject: Subject, made: Provenance) -> Part:
    baseline = f"{pick(*made.baseline_titles)} ({made.baseline}, {made.baseline_version})"
    return Points(
        "check",
        (
            Point(tr("Program"), f"scenarier {made.program}"),
            Point(tr("Baseline package"), baseline),
            Point(tr("Baseline package, SHA-256"), made.baseline_digest),
            Point(tr("Study, SHA-256"), made.study),
            Point(
                tr("To check"),
                tr(
                    "The PDF of this report carries its study. scenarier opens it as a study, and “scenarier "
                    "verify FILE.pdf” computes every printed figure anew and tells which of them no longer hold."
                ),
            ),
        ),
    )
