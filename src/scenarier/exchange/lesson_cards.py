"""The cards of a negotiation's roles, the shared measures and the trainer's page, as one HTML page to print."""

from html import escape

from scenarier.analysis.lesson_numbers import Bench
from scenarier.model.lessons import Lesson, Role
from scenarier.text.language import language, tr
from scenarier.views.lesson_texts import filled
from scenarier.views.lessons import MeasureLine, measure_lines

_STYLE = (
    "body{font:16px/1.45 system-ui,sans-serif;margin:0;color:#111;background:#fff}"
    "section{box-sizing:border-box;max-width:44em;margin:0 auto;padding:2em;break-after:page}"
    "section.card{border:2px solid #555;border-radius:8px;margin:2em auto}"
    "h1{font-size:1.3em;margin:0 0 .2em}h2{font-size:1.7em;margin:0 0 .5em}li{margin:.5em 0}"
    "table{border-collapse:collapse}th,td{padding:.3em .6em;text-align:right;border-bottom:1px solid #999}"
    "th.words,td.words{text-align:left}"
    "p.small{color:#444;font-size:.9em}@media print{section.card{margin:0}}"
)


def cards_page(lesson: Lesson, bench: Bench) -> str:
    """A page for the trainer, a card a role and what is negotiated, in the language that is spoken.

    Nothing comes from elsewhere.
    """
    title = escape(filled(lesson.title, lesson, bench, bench.start))
    cards = "".join(_card(role, title, lesson, bench) for role in lesson.roles)
    pages = f"{_trainer(lesson, title, bench)}{cards}{_measures(title, bench)}"
    return (
        f'<!DOCTYPE html><html lang="{language()}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body>{pages}</body></html>\n"
    )


def _trainer(lesson: Lesson, title: str, bench: Bench) -> str:
    heading, about = escape(tr("For the trainer")), escape(filled(lesson.about, lesson, bench, bench.start))
    text = escape(filled(lesson.trainer, lesson, bench, bench.start))
    minutes = escape(tr("{n} min.", n=lesson.minutes))
    head = f"<h1>{title} ({minutes})</h1><h2>{heading}</h2>"
    return f'<section class="trainer">{head}<p>{about}</p><p>{text}</p></section>'


def _measures(title: str, bench: Bench) -> str:
    """What every group needs beside its card: the measures and what each does to the result."""
    lines = measure_lines(bench)
    if not lines:
        return ""
    unit = tr("Budget effect (positive: better), DKK m, {year} prices", year=bench.baseline.base_year)
    heading = escape(tr("Measures"))
    years = "".join(f"<th>{year}</th>" for year in bench.years[1:])
    names = _words(tr("Measure"), "th") + _words(tr("Aimed at"), "th")
    rows = "".join(_row(line) for line in lines)
    return (
        f'<section class="budget"><h1>{title}</h1><h2>{heading}</h2><p class="small">{escape(unit)}</p>'
        f"<table><tr>{names}{years}</tr>{rows}</table></section>"
    )


def _row(line: MeasureLine) -> str:
    effects = "".join(f"<td>{escape(one)}</td>" for one in line.effects)
    return f"<tr>{_words(line.title, 'td')}{_words(line.target, 'td')}{effects}</tr>"


def _words(text: str, tag: str) -> str:
    return f'<{tag} class="words">{escape(text)}</{tag}>'


def _card(role: Role, title: str, lesson: Lesson, bench: Bench) -> str:
    name, text = (escape(filled(one, lesson, bench, bench.start)) for one in (role.name, role.text))
    aims = "".join(f"<li>{escape(filled(aim.text, lesson, bench, bench.start))}</li>" for aim in role.aims)
    heading = escape(tr("What you want"))
    return (
        f'<section class="card"><h1>{title}</h1><h2>{name}</h2><p>{text}</p>'
        f'<p class="small">{heading}</p><ol>{aims}</ol></section>'
    )
