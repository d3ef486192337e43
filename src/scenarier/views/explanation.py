"""What the panel says of one number, as plain data made from the explanation."""

from dataclasses import dataclass

from scenarier.analysis.explain.expression import Key
from scenarier.analysis.explain.figures import Figures
from scenarier.analysis.explain.leaves import default_row
from scenarier.analysis.explain.names import entity_of, meaning_of, name_of, number, quantity, unit_of
from scenarier.analysis.explain.tree import changes, explain, figures_for, label, same, value_in
from scenarier.analysis.printed_rows import Extract, extract, place_of
from scenarier.analysis.terms import MONEY, PLAIN, Terms, prices_words, series_in, unit_in, unit_words
from scenarier.session.scenarios import BASELINE_INDEX, scenario_at
from scenarier.session.session import Session
from scenarier.text.copied import Cell, as_shown, in_per_cent
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.text.words import ORIGIN_NAMES
from scenarier.views.figure import Row, Said
from scenarier.views.shown import scenario_name
from scenarier.vocabulary.variables import VARIABLES


@dataclass(frozen=True, slots=True)
class Input:
    """One input of the number: its name and value, and what it is in the reference where that differs.

    `full` is the value to copy, in `unit`.
    """

    key: Key
    name: str
    value: str
    before: str
    full: Cell = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One number as it is told; texts are "" where there is nothing to say.

    `prices` are those of an amount. `row` is where the number itself stands in the baseline, `printed` where it
    stands in the report. `like` is what the inputs are all called, when they are many of a kind and only their
    entities are named.
    """

    key: Key | None
    scenario: str
    title: str
    value: str
    reference: str = ""
    meaning: str = ""
    formula: str = ""
    against: str = ""
    terms: str = ""
    origin: str = ""
    source: str = ""
    row: Row | None = None
    like: str = ""
    inputs: tuple[Input, ...] = ()
    prices: str = ""
    printed: Extract | None = None


def figures_shown(session: Session, index: int) -> Figures:
    """The numbers of one of the session's scenarios."""
    return figures_for(session.baseline, scenario_at(session.study, index), session.study.horizon)


def tell_said(said: Said) -> Told:
    """What is said of a number that is no figure of the model."""
    return Told(None, "", said.title, said.value, source=said.text, row=said.row)


def tell(session: Session, index: int, key: Key) -> Told | None:
    """What there is to say of a number in the scenario `index`; None where it has no such number."""
    figures = figures_shown(session, index)
    if value_in(figures, key) is None:
        return None
    node = explain(figures, key)
    against = session.reference if session.reference != index else BASELINE_INDEX
    reference = figures_shown(session, against) if against != index else None
    apart = changes(figures, reference, key) if reference else {}
    keys = tuple(dict.fromkeys((*node.inputs, *apart)))
    like, place = _like(figures, keys), _row(figures, key)
    if like:  # in a long list what differs must be seen
        keys = tuple(sorted(keys, key=lambda other: other not in apart))
    return Told(
        key=key,
        scenario="" if key.variable.startswith("baseline:") else scenario_name(session, index),
        title=label(figures, key),
        value=quantity(node.value, node.unit),
        reference=scenario_name(session, against),
        meaning=meaning_of(session.baseline, key.variable),
        formula=node.text,
        against=_against(session, against, reference, key, node.value, node.unit) if reference else "",
        terms=_terms(session, index, key),
        origin="" if node.formula else tr(ORIGIN_NAMES[node.origin]),
        source="" if node.formula else node.source,
        row=place,
        like=like,
        inputs=tuple(_input(figures, reference or figures, other, key, apart, bool(like)) for other in keys),
        prices=_prices(figures, key, node.unit),
        printed=extract(session.baseline, key),
    )


def _like(figures: Figures, keys: tuple[Key, ...]) -> str:
    """What the numbers are all called, where they are at least three of one kind in different entities."""
    if any(value_in(figures, key) is None for key in keys):
        return ""
    names = {name_of(figures, key) for key in keys}
    entities = {entity_of(figures, key) for key in keys}
    return names.pop() if len(keys) > 2 and len(names) == 1 and len(entities) == len(keys) else ""


def _input(
    figures: Figures, reference: Figures, key: Key, inside: Key, apart: dict[Key, float | None], is_like: bool
) -> Input:
    value = value_in(figures, key)
    figures = reference if value is None else figures  # a measure that only the reference has is named there
    unit = unit_of(figures, key)
    before = ""
    if key in apart:
        was = apart[key]
        before = tr("not there") if was is None else number(was, unit)
    told = quantity(0.0 if value is None else value, unit)
    name = entity_of(figures, key) if is_like else label(figures, key, inside)
    shown = 0.0 if value is None else value
    full = as_shown(in_per_cent(shown) if unit == "share" else shown, told)
    return Input(key, name, told, before, full, unit_name(unit))


def _against(session: Session, index: int, reference: Figures, key: Key, value: float, unit: str) -> str:
    name, before = scenario_name(session, index), value_in(reference, key)
    if before is None:
        return tr("In {name} there is no such number.", name=name)
    if same(value, before):
        return tr("The same in {name}.", name=name)
    difference = number(value - before, unit)
    sign = "+" if value > before and not difference.startswith("+") else ""
    return tr(
        "In {name}: {before} (difference {difference}).",
        name=name,
        before=quantity(before, unit),
        difference=f"{sign}{difference}",
    )


def _terms(session: Session, index: int, key: Key) -> str:
    """How the plots and tables show the number, where that is not how the model computes it."""
    if session.terms == PLAIN or key.variable not in VARIABLES:
        return ""
    unit = VARIABLES[key.variable].unit
    words = unit_words(unit, session.terms, session.baseline.base_year)
    if words == unit_words(unit, PLAIN, session.baseline.base_year):
        return ""
    projection = session.projection(index)
    values = series_in(projection, session.terms, key.variable, key.entity)
    shown = format_quantity(float(values[projection.years.index(key.year or 0)]), unit_in(unit, session.terms))
    return tr(
        "Plots and tables show {value} ({unit}). Here is the amount as the model computes it.",
        value=shown,
        unit=words,
    )


def _prices(figures: Figures, key: Key, unit: str) -> str:
    """In which prices an amount stands; "" for what is no amount, and for steps, whose formulas say it."""
    kind, _, name = key.variable.partition(":")
    if unit not in MONEY:
        return ""
    if kind in ("measure", "measures"):
        return prices_words(Terms("base_year"), figures.baseline.base_year)
    if kind == "parameter":
        prices = figures.baseline.parameters[name].prices
        return prices_words(Terms(prices), figures.baseline.base_year) if prices else ""
    is_of_its_year = key.variable in VARIABLES or key.variable in ("roll_forward", "budget_level", "budget_shift")
    return prices_words(PLAIN, figures.baseline.base_year) if is_of_its_year else ""


def _row(figures: Figures, key: Key) -> Row | None:
    """The cell of the baseline where the number itself stands; None for what stands in none."""
    kind, _, name = key.variable.partition(":")
    if kind == "parameter":
        table, row = default_row(figures.baseline.parameters[name], key.entity)
        columns = [column.name for column in figures.baseline.tables[table].columns]
        return table, row, next((column for column in columns if column in ("default", name) or
                                 column.startswith(f"{name}_")), "")  # fmt: skip
    return place_of(figures.baseline, key)
