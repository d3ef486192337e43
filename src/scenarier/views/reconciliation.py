"""Published sums re-added, as rows: by verdict, the greatest differences first, each in words."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from scenarier.analysis.reconcile import Tie
from scenarier.session.session import BASELINE_INDEX, Session
from scenarier.text.copied import as_shown, in_per_cent
from scenarier.text.language import tr
from scenarier.views.labels import TIE_GROUPS, both_languages
from scenarier.views.searching import finder, searchable
from scenarier.views.sheet import Cell, Heading, Line, Sheet
from scenarier.views.ties import VERDICT_MARKS, VERDICTS, TieWords, ties_of

ALL = ""
CHOICES = (ALL, *VERDICTS)


class Reconciliation:
    """The sums of the baseline, added once; found by verdict and by what is typed."""

    def __init__(self, session: Session) -> None:
        self.ties = ordered(ties_of(session.baseline))
        self.words = TieWords(session.baseline, session.projection(BASELINE_INDEX))
        self._lines = {tie.name: _line(tie, self.words) for tie in self.ties}
        self._haystacks: dict[str, str] = {}

    def counted(self, verdict: str) -> tuple[str, int]:
        """A verdict with how many sums have it, in words and as a number."""
        n_ties = sum(tie.verdict == verdict or verdict == ALL for tie in self.ties)
        name = tr(VERDICTS[verdict]) if verdict else tr("all")
        sign = f"{VERDICT_MARKS[verdict]} " if verdict else ""
        return f"{sign}{name[:1].upper()}{name[1:]} ({n_ties})", n_ties

    def found(self, verdict: str, query: str) -> list[str]:
        """The keys of the sums of a verdict that hold what is typed."""
        ties = [tie for tie in self.ties if verdict in (ALL, tie.verdict)]
        if not query.strip():
            return [tie.name for tie in ties]
        if not self._haystacks:
            self._haystacks = {tie.name: _haystack(tie, self.words, self._lines[tie.name]) for tie in self.ties}
        is_found = finder(query)
        return [tie.name for tie in ties if is_found(self._haystacks[tie.name])]

    def sheet(self, keys: Sequence[str]) -> Sheet:
        """Some of the sums, below a heading for each verdict and group."""
        wanted = set(keys)
        return Sheet(_headings(), _grouped([tie for tie in self.ties if tie.name in wanted], self._lines))

    def details_html(self, key: str) -> str:
        """A sum in full; "" for a heading."""
        tie = next((one for one in self.ties if one.name == key), None)
        return detail_html(tie, self.words) if tie else ""


def ordered(ties: Sequence[Tie]) -> list[Tie]:
    """What does not tie first; the whole municipality before its parts, in each group great differences first."""
    verdicts, groups = tuple(VERDICTS), tuple(TIE_GROUPS)

    def place(tie: Tie) -> tuple[int, int, float]:
        group = groups.index(tie.group) if tie.group in groups else len(groups)
        return verdicts.index(tie.verdict), group, -abs(tie.difference)

    return sorted(ties, key=place)


def detail_html(tie: Tie, words: TieWords) -> str:
    """A sum in full: its figures, the explanation and the place in the report."""
    printed, readded, difference = words.numbers(tie)
    unit = words.unit_words(tie)
    head = tr(
        "printed {published}, re-added {readded}, difference {difference}",
        published=printed, readded=readded, difference=difference,
    )  # fmt: skip
    texts = [f"<b>{escape(words.title(tie))}</b>: {escape(head)} {escape(unit)}"]
    if words.explanation(tie):
        texts.append(escape(words.explanation(tie)))
    made = tr("Re-added: {sum} = {value}", sum="\0", value=f"<b>{readded}</b>")
    texts.append(made.replace("\0", words.sum_html(tie)))
    texts.append(escape(words.place(tie)))
    return "".join(f'<p style="margin:0 0 4px 0">{text}</p>' for text in texts)


def _headings() -> tuple[Heading, ...]:
    return (
        Heading(tr("Sum"), wraps=1.0),
        Heading(tr("Printed"), is_number=True),
        Heading(tr("Re-added"), is_number=True),
        Heading(tr("Difference"), is_number=True, tip=tr("Re-added less printed")),
        Heading(tr("Unit")),
        Heading(tr("Why"), wraps=1.6),
    )


def _line(tie: Tie, words: TieWords) -> Line:
    numbers = zip(words.numbers(tie), (tie.published, tie.readded, tie.difference), strict=True)
    name, why, place = words.title(tie), words.explanation(tie), words.place(tie)
    is_share = words.unit(tie) == "share"
    is_quiet = tie.verdict != "explained"
    return Line(
        tie.name,
        (
            Cell(name, tip=place),
            *(Cell(text, as_shown(in_per_cent(value) if is_share else value, text)) for text, value in numbers),
            Cell(words.unit_words(tie)),
            Cell(why, tip=why, colour="muted" if is_quiet else ""),
        ),
    )


def _haystack(tie: Tie, words: TieWords, line: Line) -> str:
    unit = words.unit(tie)
    numbers = [both_languages(value, unit) for value in (tie.published, tie.readded, tie.difference)]
    group = tr(TIE_GROUPS.get(tie.group, tie.group))
    return searchable(
        [*(cell.text for cell in line.cells), *numbers, group, tie.name_da, tie.name_en,
         tie.explanation_da, tie.explanation_en, words.place(tie)]
    )  # fmt: skip


def _grouped(ties: Sequence[Tie], lines: dict[str, Line]) -> tuple[Line, ...]:
    """The rows below a heading for each verdict and group; the ties are in that order."""
    found: list[Line] = []
    for (verdict, group), own in groupby(ties, key=lambda tie: (tie.verdict, tie.group)):
        rows = [lines[tie.name] for tie in own]
        word, of = tr(VERDICTS[verdict]), tr(TIE_GROUPS.get(group, group))
        heading = f"{VERDICT_MARKS[verdict]} {word[:1].upper()}{word[1:]}: {of} ({len(rows)})"
        found += [Line(f"{verdict} {group}", (Cell(heading),), is_heading=True), *rows]
    return tuple(found)
