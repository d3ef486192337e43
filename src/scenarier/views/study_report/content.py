"""The report put together."""

from scenarier.text.language import language, ntr, pick, tr
from scenarier.text.plain import one_line
from scenarier.views.study_report.bridges import bridges
from scenarier.views.study_report.figures import by_year, key_figures, pictures
from scenarier.views.study_report.origins import origins
from scenarier.views.study_report.parts import Provenance, StudyReport
from scenarier.views.study_report.plans import measures, plan
from scenarier.views.study_report.status import assumptions, rules
from scenarier.views.study_report.subject import Subject
from scenarier.views.study_report.summary import question, summary


def study_report(subject: Subject, made: Provenance, title: str = "") -> StudyReport:
    """All that the report says, in the language that is spoken.

    Parameters
    ----------
    title : stands at the top in place of the study's own.
    """
    about = subject.baseline.about
    return StudyReport(
        language=language(),
        owner=pick(about.municipality_da, about.municipality_en),
        title=one_line(title or subject.study.title) or tr("Untitled study"),
        subtitle=_subtitle(subject),
        sections=(
            *question(subject),
            summary(subject),
            key_figures(subject),
            pictures(subject),
            *bridges(subject),
            by_year(subject),
            rules(subject),
            *assumptions(subject),
            plan(subject),
            *measures(subject),
            origins(subject, made),
        ),
        foot=tr("scenarier {version}, study {hash}", version=made.program, hash=made.study[:8]),
    )


def _subtitle(subject: Subject) -> str:
    first, last = subject.baseline.base_year, subject.years[-1]
    if not subject.others:
        return tr("{name} {first}–{last}", name=subject.reference.name, first=first, last=last)
    told = ntr("{n} scenario against {reference}", "{n} scenarios against {reference}", len(subject.others),
               reference=subject.reference.name)  # fmt: skip
    return tr("{told}, {first}–{last}", told=told, first=first, last=last)
