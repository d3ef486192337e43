"""The part `Alder`: citizens by age group, observed and projected, in persons and as an index."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from scenarier.gui.compare.smallchart import CurveChart
from scenarier.gui.foundation.listing import Cell, Listing, words
from scenarier.gui.roles import carded
from scenarier.gui.shown import scenario_name
from scenarier.model.projection import FloatArray
from scenarier.plots.palette import SCENARIO, SCENARIO_COLOURS, Scheme
from scenarier.plots.shapes import ChartData, Series, row_of
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.numbers import format_number, unit_name
from scenarier.vocabulary.axes import BASE_YEAR

COLOURS = (*(f"{SCENARIO}{name}" for name in SCENARIO_COLOURS), "text")


class AgesPart(QWidget):
    """Two pictures and the numbers under them; the reference stands behind in grey."""

    def __init__(self, session: Session, colours: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._said, self._source = words(), words("small")
        self.charts = (CurveChart(colours), CurveChart(colours))
        self.list = Listing(tr("Population by age"))
        pictures = QHBoxLayout()
        pictures.setSpacing(8)
        for chart in self.charts:
            pictures.addWidget(chart, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._said)
        column.addLayout(pictures, 3)
        column.addWidget(carded(self.list), 2)
        column.addWidget(self._source)

    def refresh(self) -> None:
        """Show the scenario as it stands."""
        session = self._session
        past = past_years(session)
        projection, behind = session.projection(), session.projection(session.reference)
        years = (*past, *projection.years)
        groups = session.baseline.age_groups
        now = {group: path(session, past, projection.series("population_by_age", group), n)
               for n, group in enumerate(groups)}  # fmt: skip
        then = {group: path(session, past, behind.series("population_by_age", group), n)
                for n, group in enumerate(groups)}  # fmt: skip
        base = len(past)
        name = scenario_name(session, session.reference)
        persons, index = self.charts
        persons.show_data(
            ChartData(
                title=tr("Population by age"),
                subtitle=tr("Persons on 1 January"),
                years=years,
                series=_lines(now, then),
                unit=unit_name("persons"),
                reference_name=name,
            )
        )
        index.show_data(
            ChartData(
                title=tr("Population by age, index"),
                subtitle=tr("{year} = 100", year=BASE_YEAR),
                years=years,
                series=_lines(_index(now, base), _index(then, base)),
                reference_name=name,
            )
        )
        self._said.setText(said(now, years, base))
        self._source.setText(
            tr(
                "The age mix is Statistics Denmark's: observed to {observed} (FOLK1A), projected after that "
                "(FRKM126); from {year} scaled to the municipality's own population.",
                observed=_observed(session),
                year=BASE_YEAR,
            )
        )
        self._fill(years, now)

    def _fill(self, years: tuple[int, ...], now: dict[str, FloatArray]) -> None:
        headings = [tr("Age group"), *map(str, years)]
        rows = [
            [Cell(tr("{age} years", age=group)), *(Cell(format_number(value), float(value)) for value in values)]
            for group, values in now.items()
        ]
        totals = row_of(sum(now.values()))  # type: ignore[arg-type]
        rows.append([Cell(tr("All")), *(Cell(format_number(float(value)), float(value)) for value in totals)])
        self.list.show_rows(headings, rows)

    def restyle(self, colours: Scheme) -> None:
        """Take other colours and the text size of now."""
        for chart in self.charts:
            chart.restyle(colours)
        self.list.fit()


def past_years(session: Session) -> tuple[int, ...]:
    """The observed years before the base year."""
    return tuple(sorted(year for year in session.baseline.age_structure if year < BASE_YEAR))


def _observed(session: Session) -> int:
    """The last year that is counted, not projected."""
    rows = session.baseline.tables["age_structure"].rows
    return max(int(str(row["year"])) for row in rows if row["kind"] == "observed")


def path(session: Session, past: tuple[int, ...], projected: FloatArray, group: int) -> FloatArray:
    """One age group, observed and then projected [persons]."""
    observed = [session.baseline.age_structure[year][group] for year in past]
    return row_of([*observed, *projected.tolist()])


def _index(by_group: dict[str, FloatArray], base: int) -> dict[str, FloatArray]:
    return {group: values / values[base] * 100.0 for group, values in by_group.items()}


def _lines(now: dict[str, FloatArray], then: dict[str, FloatArray]) -> tuple[Series, ...]:
    return tuple(
        Series(group, tr("{age} years", age=group), now[group], colour, reference=then[group])
        for group, colour in zip(now, COLOURS, strict=False)
    )


def said(now: dict[str, FloatArray], years: tuple[int, ...], base: int) -> str:
    """Which group grows most, and what all do."""
    growth = {group: float(values[-1] / values[base] - 1.0) for group, values in now.items()}
    most, least = max(growth, key=growth.__getitem__), min(growth, key=growth.__getitem__)
    everyone = float(
        sum(values[-1] for values in now.values()) / sum(values[base] for values in now.values()) - 1.0
    )
    return tr(
        "From {first} to {last} citizens aged {most} grow most: {most_growth} %; those aged {least} least: "
        "{least_growth} %. All together: {all} %.",
        first=years[base],
        last=years[-1],
        most=most,
        most_growth=format_number(growth[most] * 100, 1, sign=True),
        least=least,
        least_growth=format_number(growth[least] * 100, 1, sign=True),
        all=format_number(everyone * 100, 1, sign=True),
    )
