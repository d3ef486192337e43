"""The cards of a negotiation's roles and the trainer's page, as one HTML page to print."""

from html import escape

from scenarier.analysis.lesson_numbers import Bench
from scenarier.model.lessons import Lesson, Role
from scenarier.text.language import language, tr
from scenarier.views.lesson_texts import filled

_STYLE = (
    "body{font:16px/1.45 system-ui,sans-serif;margin:0;color:#111;background:#fff}"
    "section{box-sizing:border-box;max-width:44em;margin:0 auto;padding:2em;break-after:page}"
    "section.card{border:2px solid #555;border-radius:8px;margin:2em auto}"
    "h1{font-size:1.3em;margin:0 0 .2em}h2{font-size:1.7em;margin:0 0 .5em}li{margin:.5em 0}"
    "p.small{color:#444;font-size:.9em}@media print{section.card{margin:0}}"
)


def cards_page(lesson: Lesson, bench: Bench) -> str:
    """A page for the trainer and a card a role, in the language that is spoken; nothing comes from elsewhere."""
    title = escape(filled(lesson.title, lesson, bench, bench.start))
    cards = "".join(_card(role, title, lesson, bench) for role in lesson.roles)
    return (
        f'<!DOCTYPE html><html lang="{language()}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body>{_trainer(lesson, title, bench)}{cards}</body></html>\n"
    )


def _trainer(lesson: Lesson, title: str, bench: Bench) -> str:
    heading, about = escape(tr("For the trainer")), escape(filled(lesson.about, lesson, bench, bench.start))
    text = escape(filled(lesson.trainer, lesson, bench, bench.start))
    minutes = escape(tr("{n} min.", n=lesson.minutes))
    head = f"<h1>{title} ({minutes})</h1><h2>{heading}</h2>"
    return f'<section class="trainer">{head}<p>{about}</p><p>{text}</p></section>'


def _card(role: Role, title: str, lesson: Lesson, bench: Bench) -> str:
    name, text = (escape(filled(one, lesson, bench, bench.start)) for one in (role.name, role.text))
    aims = "".join(f"<li>{escape(filled(aim.text, lesson, bench, bench.start))}</li>" for aim in role.aims)
    heading = escape(tr("What you want"))
    return (
        f'<section class="card"><h1>{title}</h1><h2>{name}</h2><p>{text}</p>'
        f'<p class="small">{heading}</p><ol>{aims}</ol></section>'
    )
