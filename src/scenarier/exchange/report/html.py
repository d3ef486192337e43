"""The report as HTML in one file: it asks for nothing from anywhere, and reads on a narrow screen too."""

import base64
from collections.abc import Iterator
from html import escape

from scenarier.exchange.report.chart import NAMESPACE, Paper, chart_svg
from scenarier.exchange.report.columns import widest_place
from scenarier.exchange.report.document import paragraphs, rows_together, together
from scenarier.exchange.report.logo import Logo
from scenarier.exchange.report.waterfall import waterfall_svg
from scenarier.look.palette import DARK, LIGHT, Scheme
from scenarier.views.study_report.parts import (
    Grid,
    Picture,
    Points,
    Section,
    StudyReport,
    Title,
    Waterfall,
    Words,
)

FAMILY = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
WIDE = Paper(width=680.0, height=230.0, size=12.0, family=FAMILY, wide=1.22)
NARROW = Paper(width=340.0, height=230.0, size=11.5, family=FAMILY, wide=1.22)
"""A chart is drawn twice, and the style sheet shows the one that fits."""
MIMES = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}
COLOURS = ("text", "card", "muted", "border", "positive", "negative")
STYLE = """
*{box-sizing:border-box}
:root{color-scheme:light dark;LIGHT}
@media screen and (prefers-color-scheme:dark){:root{DARK}}
body{margin:0 auto;padding:1.5rem 1rem 3rem;max-width:54rem;font:1rem/1.5 FAMILY}
body{color:var(--text);background:var(--card)}p,ul{max-width:46rem}
header{border-bottom:2px solid var(--muted);margin-bottom:1.5rem;padding-bottom:1rem}
header img{max-height:4rem;max-width:50%;float:right;background:#fff;padding:.2rem}
h1{font-size:1.9rem;line-height:1.2;margin:.3rem 0}
h2{font-size:1.35rem;margin:2.4rem 0 .6rem}
h3{font-size:1.05rem;margin:1.6rem 0 .4rem}
h1,h2,h3,p,li,figcaption,caption{overflow-wrap:anywhere}
td,th{overflow-wrap:break-word;hyphens:auto}
h3 i{display:inline-block;width:1.2rem;height:.3rem;border-radius:.15rem;margin-right:.5rem;vertical-align:middle}
.quiet,.muted,.detail td,.detail th,figcaption span,footer{color:var(--muted)}
td.positive{color:var(--positive)}td.negative{color:var(--negative)}
.note{font-style:italic;white-space:pre-line}
ul{padding-left:1.2rem}li{margin:.3rem 0}
figure{margin:1.2rem 0}figcaption{font-size:.9rem;margin-bottom:.3rem}
svg{width:100%;height:auto;display:block;background:#fff;border-radius:.3rem}.narrow{display:none}
.across{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.82rem;font-variant-numeric:tabular-nums lining-nums}
caption{text-align:left;font-size:.9rem;font-weight:600;padding:.4rem 0}
th,td{padding:.25rem .45rem;text-align:left;vertical-align:top;font-weight:400}
th,td{border-bottom:1px solid var(--border)}
tr>:first-child{position:sticky;left:0;background:var(--card);background-clip:padding-box}
thead th{border-bottom:1.5px solid var(--muted);font-weight:600;vertical-align:bottom}
.n{text-align:right;white-space:nowrap}thead .n,.n.wraps{white-space:normal}.c{text-align:center}
.strong td,.strong th,.heading th{font-weight:600}.wide{min-width:9rem}.unit{white-space:nowrap}
td small,th small{display:block;color:var(--muted);font-style:italic}
footer{margin-top:3rem;border-top:1px solid var(--border);padding-top:.6rem;font-size:.85rem}
@media screen and (max-width:40rem){
.wide-chart{display:none}.narrow{display:block}h1{font-size:1.5rem}.wide{min-width:6rem}
}
@media print{
body{max-width:none;padding:0;font-size:10pt}.across{overflow:visible}
thead{display:table-header-group}tr,figure,ul{break-inside:avoid}h1,h2,h3,caption,figcaption{break-after:avoid}
tbody tr:nth-child(-n+2){break-before:avoid}tr>:first-child{position:static}
}
"""


def html(report: StudyReport, logo: Logo | None) -> str:
    """The report as a page of HTML."""
    style = STYLE.replace("FAMILY", FAMILY).replace("LIGHT", _named(LIGHT)).replace("DARK", _named(DARK))
    body = "\n".join(line for section in report.sections for line in _section(section))
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(report.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(report.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<header>{_logo(report, logo)}<div class="quiet">{escape(report.owner)}</div>\n'
        f'<h1>{escape(report.title)}</h1>\n<div class="quiet">{escape(report.subtitle)}</div></header>\n'
        f"<main>\n{body}\n</main>\n<footer>{escape(report.foot)}</footer>\n</body>\n</html>\n"
    )


def _named(scheme: Scheme) -> str:
    """The colours that the style sheet asks for by name."""
    return ";".join(f"--{name}:{getattr(scheme, name)}" for name in COLOURS)


def _logo(report: StudyReport, logo: Logo | None) -> str:
    if logo is None:
        return ""
    content = base64.b64encode(logo.content).decode()
    return f'<img src="data:{MIMES[logo.kind]};base64,{content}" alt="{escape(report.owner)}">'


def _section(section: Section) -> Iterator[str]:
    yield f"<section>\n<h2>{escape(section.title)}</h2>"
    for part in section.parts:
        if isinstance(part, Grid):
            yield from _grid(part)
        elif isinstance(part, Picture | Waterfall):
            yield from _picture(part)
        elif isinstance(part, Words):
            yield from _words(part)
        elif isinstance(part, Points):
            yield from _points(part)
        else:
            yield _title(part)
    yield "</section>"


def _title(part: Title) -> str:
    colour = f'<i style="background:{LIGHT.colour(part.colour)}"></i>' if part.colour else ""
    return f"<h3>{colour}{escape(part.text)}</h3>"


def _words(part: Words) -> Iterator[str]:
    kind = ' class="note"' if part.is_note else ""
    for lines in paragraphs(part.text):
        told = escape(together("\n".join(lines)))
        yield f"<p{kind}>{told}</p>"


def _points(part: Points) -> Iterator[str]:
    yield "<ul>"
    for one in part.points:
        subject = f"<b>{escape(together(one.subject))}:</b> " if one.subject else ""
        yield f"<li>{subject}{escape(together(one.text))}</li>"
    yield "</ul>"


def _picture(part: Picture | Waterfall) -> Iterator[str]:
    yield f"<figure><figcaption><b>{escape(part.title)}.</b> <span>{escape(part.subtitle)}</span></figcaption>"
    for kind, paper in (("wide-chart", WIDE), ("narrow", NARROW)):
        said = f'class="{kind}" role="img" aria-label="{escape(part.spoken)}"'
        yield _drawn(part, paper).replace(NAMESPACE, said, 1)
    if part.note:
        yield f'<p class="quiet">{escape(together(part.note))}</p>'
    yield "</figure>"


def _drawn(part: Picture | Waterfall, paper: Paper) -> str:
    if isinstance(part, Waterfall):
        return waterfall_svg(part.bars, paper)
    return chart_svg(part.chart, paper, part.alike)


def _grid(grid: Grid) -> Iterator[str]:
    title = escape(grid.title)
    yield f'<div class="across" role="region" aria-label="{title}" tabindex="0"><table><caption>{title}</caption>'
    heads = "".join(
        f'<th scope="col" class="{_kind(grid, place)}">{escape(column.title)}</th>'
        for place, column in enumerate(grid.columns)
    )
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    yield from (_row(grid, row) for row in rows_together(grid))
    yield "</tbody></table></div>"
    if grid.note:
        yield f'<p class="quiet"><small>{escape(together(grid.note))}</small></p>'


def _kind(grid: Grid, place: int) -> str:
    column = grid.columns[place]
    if column.is_number:
        return "n wraps" if column.part else "n"
    return "wide" if column.part else "c" if place > 1 else "unit"


def _row(grid: Grid, row: dict[str, object]) -> str:
    entries, details = row["entries"], row["details"]
    assert isinstance(entries, list)
    assert isinstance(details, list)
    if row["style"] == "heading":
        text, n = escape(entries[0]["text"]), len(grid.columns)
        return f'<tr class="heading"><th scope="rowgroup" colspan="{n}">{text}</th></tr>'
    below = "".join(f"<small>{escape(detail)}</small>" for detail in details)
    cells = []
    for place, entry in enumerate(entries):
        tag, scope = ("th", ' scope="row"') if place == 0 else ("td", "")
        more = below if place == widest_place(grid) else ""
        text, kind = escape(entry["text"]), f"{_kind(grid, place)} {entry['tone']}".strip()
        cells.append(f'<{tag}{scope} class="{kind}">{text}{more}</{tag}>')
    return f'<tr class="{row["style"]}">{"".join(cells)}</tr>'
