"""The list of measures as rows: a measure's texts and amounts, a package's count and effect."""

from collections.abc import Callable
from functools import partial

from scenarier.model.fill import DECIMALS
from scenarier.model.measures import budget_effect
from scenarier.model.study import Measure
from scenarier.model.terms import Terms, index_of_target, unit_words
from scenarier.session.measure_headings import UNIT
from scenarier.session.session import Session
from scenarier.session.targets import Targets, meaning
from scenarier.text.copied import Number, title_line
from scenarier.text.language import ntr, tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.text.reading import show_number
from scenarier.views.figure import Figure, Said
from scenarier.views.measure_columns import (
    FOLDED,
    INDENT,
    SHOWN_DECIMALS,
    UNFOLDED,
    amount_field,
    effect_colour,
    short_amount,
)
from scenarier.views.measure_rows import MeasureRow, Package
from scenarier.views.measure_totals import effect_amount
from scenarier.views.sheet import Box, Cell, Heading, Line
from scenarier.views.shown import scenario_name

Years = tuple[int, ...]


def measure_headings(years: Years, base_year: int) -> tuple[Heading, ...]:
    """On or off, title, target, owner, the years, lasting, their sum, note."""
    amounts = tr("Amounts in DKK m, {year} prices", year=base_year)
    lasting = tr("Lasting: the last amount carries on in every year after it (Space)")
    return (
        Heading(tr("On"), tip=tr("On or off (Space)")),
        Heading(tr("Measure")),
        Heading(tr("Target")),
        Heading(tr("Owner")),
        *(Heading(str(year), is_number=True, tip=amounts) for year in years),
        Heading(tr("Lasting"), tip=lasting),
        Heading(tr("in all"), is_number=True, tip=amounts),
        Heading(tr("Note")),
    )


def measures_title(session: Session) -> str:
    """The line above what is copied: whose measures they are, and in what amounts stand."""
    unit = tr("Amounts in DKK m, {year} prices", year=session.baseline.base_year)
    return title_line(session.study.title, scenario_name(session, session.selected), unit)


class MeasureLines:
    """Makes the lines of measures and packages, for the years and targets there are.

    `figure` gives what explains an amount, by the year and the row it stands in.
    """

    def __init__(
        self, session: Session, targets: Targets, years: Years, figure: Callable[[int, int], Figure]
    ) -> None:
        self._session, self._targets, self._years, self._figure = session, targets, years, figure
        self._base_year = session.baseline.base_year

    def line(self, row: MeasureRow) -> Line:
        """The line of a measure, or of a package."""
        item = row.item
        return self._package(item) if isinstance(item, Package) else self._measure(item, row.number)

    # A measure

    def _measure(self, measure: Measure, number: str) -> Line:
        cells = (
            self._set(measure, tr("on") if measure.on else tr("switched off"), is_on=measure.on),
            self._words(measure, measure.title, INDENT if measure.package else ""),
            self._words(measure, self._targets.label(measure.target)),
            self._words(measure, measure.owner),
            *(self._amount(measure, year) for year in self._years),
            self._set(measure, tr("lasting") if measure.lasting else tr("not lasting"), is_on=measure.lasting),
            self._sum(measure),
            self._words(measure, measure.note),
        )
        return Line(measure.title, cells, name=number, labels=(measure.title,), names=(measure.title,))

    def _muted(self, measure: Measure) -> str:
        return "" if measure.on else "muted"

    def _set(self, measure: Measure, words: str, *, is_on: bool) -> Cell:
        return Cell("", tr("yes") if is_on else tr("no"), words, self._muted(measure),
                    box="on" if is_on else "off", spoken=words, status=words)  # fmt: skip

    def _words(self, measure: Measure, text: str, before: str = "") -> Cell:
        return Cell(f"{before}{text}", text, text, self._muted(measure), typed=text, status=text)

    def _amount(self, measure: Measure, year: int) -> Cell:
        amount = measure.amount_in(year)
        is_end = measure.lasting and measure.amounts.get(year) == 0
        text, tip = "0" if is_end else short_amount(amount), partial(self._tip, measure, year)
        is_carried = measure.lasting and year not in measure.amounts
        field = amount_field(f"{measure.title} {year}", amount or measure.amounts.get(year))
        return Cell(
            text,
            None,
            tip,
            "muted" if is_carried else self._muted(measure),
            partial(self._figure, year) if text else None,
            number=field,
            status=tip,
        )

    def _sum(self, measure: Measure) -> Cell:
        total = sum(map(measure.amount_in, self._years))
        text = short_amount(total)
        said = partial(self._said_sum, measure, text) if text else None
        return Cell(text, Number(total, SHOWN_DECIMALS), text, "muted", said=said, status=text)

    def _said_sum(self, measure: Measure, text: str) -> Said:
        told = tr(
            "The amounts of the measure from {first} to {last}, in {year} prices.",
            first=self._years[0],
            last=self._years[-1],
            year=self._base_year,
        )
        when = tr("in all")
        return Said(f"{measure.title}, {when}", f"{text} {unit_name(UNIT)}", told)

    def _tip(self, measure: Measure, year: int) -> str:
        effect = show_number(budget_effect(measure, [year])[0], UNIT)
        told = [self._targets.label(measure.target), meaning(measure.target)]
        told.insert(0, self._in_both_prices(measure, year))
        told.append(tr("Budget effect {year}: {amount} (DKK m, {base} prices)",
                       year=year, amount=effect, base=self._base_year))  # fmt: skip
        if measure.lasting and year not in measure.amounts and measure.amount_in(year):
            told.append(tr("The amount of {year}, carried on.", year=max(measure.amounts)))
        if measure.lasting and measure.target.startswith("savings:"):
            told.append(tr("Savings can be used once: use that lasts runs into debt."))
        return "\n".join(told)

    def _in_both_prices(self, measure: Measure, year: int) -> str:
        """A measure's amount in a year, in the base year's prices and in current ones."""
        amount, projection = measure.amount_in(year), self._session.projection()
        prices = projection.series(index_of_target(self._session.baseline, measure.target))
        price = float(prices[projection.years.index(year)])
        base, current = (unit_words(UNIT, Terms(one), self._base_year) for one in ("base_year", "current"))
        other = tr("= {amount} {unit}", amount=format_quantity(amount * price, UNIT), unit=current)
        return f"{short_amount(amount) or '0'} {base} {other}"

    # A package

    def _package(self, package: Package) -> Line:
        n, n_on = len(package.measures), package.n_on
        tip = self._package_tip(package)
        on: Box = "on" if n_on == n else "some" if n_on else "off"
        of = tr("{n_on} of {n} on", n=n, n_on=n_on)
        muted = "" if n_on else "muted"
        arrow = FOLDED if package.is_folded else UNFOLDED
        nothing = Cell("", tip=tip, colour=muted, status=tip)
        cells = (
            Cell("", {"on": tr("yes"), "some": "", "off": tr("no")}[on], of, muted, box=on, spoken=of, status=of),
            Cell(f"{arrow}{package.package}", package.package, tip, muted, is_bold=True, typed=package.package,
                 status=tip),
            Cell(self._count(package), None, tip, "muted", status=tip),
            nothing,
            *(self._effect(package, tip, year) for year in self._years),
            nothing,
            self._effect(package, tip),
            nothing,
        )  # fmt: skip
        return Line(f"package {package.package}", cells, labels=(package.package,), ground="ground",
                    folds=package.package, is_passed=True)  # fmt: skip

    def _count(self, package: Package) -> str:
        n, n_on = len(package.measures), package.n_on
        if n_on == n:
            return ntr("{n} measure: effect", "{n} measures: effect", n)
        if n_on:
            return tr("{n_on} of {n} on: effect", n=n, n_on=n_on)
        return ntr("{n} measure, off", "{n} measures, off", n)

    def _effect(self, package: Package, tip: str, year: int | None = None) -> Cell:
        """The effect in a year, or in all; nothing where no measure that is on has an amount."""
        effect = effect_of(package, self._years, year)
        if effect is None:
            return Cell("", tip=tip, colour="" if package.n_on else "muted", is_bold=True, status=tip)
        when, text = tr("in all") if year is None else str(year), short_amount(effect, sign=True)
        amount = None if year is None else effect_amount(effect, year)
        said = partial(Said, f"{package.package}, {when}", f"{text} {unit_name(UNIT)}", tip, amount=amount)
        colour = effect_colour(effect, "" if package.n_on else "muted")
        return Cell(text, Number(effect, SHOWN_DECIMALS), tip, colour, is_bold=True, said=said, status=tip)

    def _package_tip(self, package: Package) -> str:
        n, n_on = len(package.measures), package.n_on
        told = tr("Budget effect of the package's measures that are on ({n_on} of {n})", n=n, n_on=n_on)
        signs = tr("DKK m, {year} prices; positive: a better result", year=self._base_year)
        return f"{package.package}\n{told}\n{signs}"


def effect_of(package: Package, years: Years, year: int | None) -> float | None:
    """A package's effect in a year or in all; None where none of its measures that are on has an amount."""
    if year is not None:
        return package.effects[years.index(year)] if package.has_amounts_in(year) else None
    is_any = any(map(package.has_amounts_in, years))
    return round(sum(package.effects), DECIMALS) if is_any else None
