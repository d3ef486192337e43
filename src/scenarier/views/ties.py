"""What the ties of the reconciliation say: unit and precision of a figure, and its sum with names and values."""

import re
from functools import lru_cache
from html import escape

from scenarier.analysis.explain.leaves import row_source
from scenarier.analysis.reconcile import Tie, reconcile
from scenarier.model.baseline import Baseline, Column
from scenarier.model.names import name_of
from scenarier.model.projection import Projection
from scenarier.text.language import mark, pick, tr
from scenarier.text.words import variable_name
from scenarier.views.labels import Labels, figure_text, unit_of, unit_words
from scenarier.vocabulary.variables import VARIABLES

REFERENCE = re.compile(r"\[([^\]]+)\]")
VERDICTS = {
    "unexplained": mark("not explained"),
    "explained": mark("does not tie, explained"),
    "rounding": mark("rounding"),
    "agrees": mark("ties"),
}
VERDICT_MARKS = {"unexplained": "✗", "explained": "≠", "rounding": "≈", "agrees": "✓"}


@lru_cache(maxsize=2)
def ties_of(baseline: Baseline) -> tuple[Tie, ...]:
    """Every tie of a baseline, re-added once; none where its package has none."""
    return tuple(reconcile(baseline)) if "ties" in baseline.tables else ()


class TieWords:
    """Looks up what ties refer to, in one baseline and the model's base year."""

    def __init__(self, baseline: Baseline, projection: Projection) -> None:
        self._tables = baseline.tables
        self._rows = {name: table.by_key() for name, table in baseline.tables.items()}
        self._base_year = baseline.base_year
        self._labels, self._projection = Labels(baseline), projection
        self.rows = self._rows.get("ties", {})

    def unit(self, tie: Tie) -> str:
        """The unit of the printed figure."""
        column, key = self._column(self._published(tie))
        return unit_of(column, self._rows[self._published(tie).partition(".")[0]][key]) if column else ""

    def _published(self, tie: Tie) -> str:
        return str(self.rows[tie.name]["published"]).strip("[] ")

    def _column(self, reference: str) -> tuple[Column | None, str]:
        table, _, rest = reference.partition(".")
        key, _, name = rest.rpartition(".")
        found = self._tables.get(table)
        return next((one for one in (found.columns if found else ()) if one.name == name), None), key

    def numbers(self, tie: Tie) -> tuple[str, str, str]:
        """Printed, re-added and their difference, in one precision."""
        unit, values = self.unit(tie), (tie.published, tie.readded, tie.difference)
        scale = 100 if unit == "share" else 1
        decimals = next(d for d in range(5) if _is_exact(tie, scale, d) or d == 4)
        is_large = abs(tie.difference * scale) >= 1
        decimals = min(decimals, 0 if is_large and unit in ("persons", "kr_per_citizen") else 2)
        least = 10.0**-decimals / scale
        printed, readded, difference = (round(value / least) * least for value in values)
        return (
            figure_text(printed, unit, least),
            figure_text(readded, unit, least),
            figure_text(difference, unit, least, sign=True),
        )

    def unit_words(self, tie: Tie) -> str:
        """The unit in words."""
        return unit_words(self.unit(tie))

    def sum_html(self, tie: Tie) -> str:
        """The sum with its figures and their names: `1.304 (Bruttoanlæg) − 880 (Anlægsindtægter)`."""
        terms = str(self.rows[tie.name]["terms"])
        told, at = "", 0
        for found in REFERENCE.finditer(terms):
            told += escape(terms[at : found.start()].replace("-", "−").replace("*", "·")) + self._term(found[1])
            at = found.end()
        return told + escape(terms[at:])

    def _term(self, reference: str) -> str:
        table, _, rest = reference.partition(".")
        if table == "model":
            variable, _, entity = rest.partition(".")
            value = float(self._projection.series(variable, entity)[0])
            unit, name = VARIABLES[variable].unit, variable_name(variable)
            of = self._labels.code("department", entity)
            name = ", ".join(part for part in (name, of, tr("the model")) if part)
            return f"<b>{figure_text(round(value, 1), unit)}</b> ({escape(name)})"
        column, key = self._column(reference)
        row = self._rows[table][key]
        if column is None:
            return escape(reference)
        name = self._labels.name(self._tables[table], row)
        is_alone = column.name == "value"
        heading = "" if is_alone else pick(column.title_da, column.title_en)
        name = ", ".join(part for part in (name, heading) if part)
        return f"<b>{escape(self._labels.cell(column, row).text)}</b> ({escape(name)})"

    def place(self, tie: Tie) -> str:
        """Where the printed figure stands."""
        return row_source(self.rows[tie.name], self._base_year)

    def title(self, tie: Tie) -> str:
        """The tie's name, without what its group says already."""
        name = name_of(tie)
        start = f"Model {self._base_year}: "
        if tie.group != "model" or not name.startswith(start):
            return name
        return name[len(start) : len(start) + 1].upper() + name[len(start) + 1 :]

    def explanation(self, tie: Tie) -> str:
        """Why a sum does not tie; what rounding means where it is no more."""
        if tie.verdict == "explained":
            return pick(tie.explanation_da, tie.explanation_en)
        return tr("No more than the printed figures' rounding.") if tie.verdict == "rounding" else ""


def _is_exact(tie: Tie, scale: float, decimals: int) -> bool:
    return all(abs(v * scale - round(v * scale, decimals)) < 1e-7 for v in (tie.published, tie.readded))
