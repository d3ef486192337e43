"""What there is to say of one number: what `scenarier explain` prints and the panel and the card show."""

from typing import NamedTuple

from scenarier.analysis.explain.expression import Key
from scenarier.analysis.explain.figures import Figures
from scenarier.analysis.explain.leaves import default_row
from scenarier.analysis.explain.names import entity_of, figure_name, meaning_of, number, quantity, unit_of
from scenarier.analysis.explain.tree import changes, explain, figures_for, label, same, value_in
from scenarier.model.terms import MONEY, PLAIN, Terms, prices_words, series_in, unit_in, unit_words
from scenarier.session.scenarios import BASELINE_INDEX, scenario_at
from scenarier.session.session import Session
from scenarier.text.copied import as_shown, in_per_cent
from scenarier.text.language import tr
from scenarier.text.numbers import format_quantity, unit_name
from scenarier.text.words import ORIGIN_NAMES
from scenarier.views.figure import Figure, Said, TablePlace
from scenarier.views.otherwise import amount_of, amount_otherwise, otherwise
from scenarier.views.printed_rows import extract, place_of
from scenarier.views.shown import scenario_name
from scenarier.views.told import InputRow, Told
from scenarier.vocabulary.variables import VARIABLES


class ScenarioFigures(NamedTuple):
    """The numbers of a scenario, and what it is called."""

    figures: Figures
    name: str


def figures_shown(session: Session, index: int) -> ScenarioFigures:
    """One of the session's scenarios."""
    figures = figures_for(session.baseline, scenario_at(session.study, index), session.study.horizon)
    return ScenarioFigures(figures, scenario_name(session, index))


def tell_said(session: Session, said: Said, scenario: int | None = None) -> Told:
    """What is said of a number that is no figure of the model, of the scenario shown unless told otherwise."""
    told = () if said.amount is None else amount_otherwise(session, said.amount, scenario)
    return Told(None, "", said.title, said.value, source=said.text, row=said.row, otherwise=told)


def tell(session: Session, index: int, figure: Figure) -> Told | None:
    """What there is to say of a number in the scenario `index`; None where it has no such number."""
    against = session.reference if session.reference != index else BASELINE_INDEX
    return tell_beside(figures_shown(session, index), figures_shown(session, against), Key(*figure), session.terms)


def tell_beside(side: ScenarioFigures, reference: ScenarioFigures, key: Key, terms: Terms = PLAIN) -> Told | None:
    """What there is to say of a number beside the reference's; None where there is no such number."""
    figures, behind = side.figures, reference.figures
    if value_in(figures, key) is None:
        return None
    node, is_same = explain(figures, key), figures.scenario is behind.scenario
    apart = {} if is_same else changes(figures, behind, key)
    keys = tuple(dict.fromkeys((*node.inputs, *apart)))
    like = _like(figures, keys)
    if like:  # in a long list what differs must be seen
        keys = tuple(sorted(keys, key=lambda other: other not in apart))
    return Told(
        key=key,
        scenario="" if key.variable.startswith("baseline:") else side.name,
        title=label(figures, key),
        value=quantity(node.value, node.unit),
        reference=reference.name,
        meaning=meaning_of(figures.baseline, key.variable),
        formula=node.text,
        against="" if is_same else _against(reference, key, node.value, node.unit),
        terms=_terms(figures, terms, key),
        origin="" if node.formula else tr(ORIGIN_NAMES[node.origin]),
        source="" if node.formula else node.source,
        row=_row(figures, key),
        like=like,
        inputs=tuple(_input(figures, behind, other, key, apart, bool(like)) for other in keys),
        prices=_prices(figures, key, node.unit),
        printed=extract(figures.baseline, key),
        otherwise=otherwise(figures, amount_of(figures, key)),
    )


def _like(figures: Figures, keys: tuple[Key, ...]) -> str:
    """What the numbers are all called, where they are at least three of one kind in different entities."""
    if any(value_in(figures, key) is None for key in keys):
        return ""
    names = {figure_name(figures, key) for key in keys}
    entities = {entity_of(figures, key) for key in keys}
    return names.pop() if len(keys) > 2 and len(names) == 1 and len(entities) == len(keys) else ""


def _input(
    figures: Figures, reference: Figures, key: Key, inside: Key, apart: dict[Key, float | None], is_like: bool
) -> InputRow:
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
    amount = amount_of(figures, key) if value is not None else None
    return InputRow(key, name, told, before, full, unit_name(unit), amount)


def _against(reference: ScenarioFigures, key: Key, value: float, unit: str) -> str:
    name, before = reference.name, value_in(reference.figures, key)
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


def _terms(figures: Figures, terms: Terms, key: Key) -> str:
    """How the plots and tables show the number, where that is not how the model computes it."""
    if terms == PLAIN or key.variable not in VARIABLES:
        return ""
    unit = VARIABLES[key.variable].unit
    words = unit_words(unit, terms, figures.baseline.base_year)
    if words == unit_words(unit, PLAIN, figures.baseline.base_year):
        return ""
    projection = figures.projection
    values = series_in(projection, terms, key.variable, key.entity)
    shown = format_quantity(float(values[projection.years.index(key.year or 0)]), unit_in(unit, terms))
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


def _row(figures: Figures, key: Key) -> TablePlace | None:
    """The cell of the baseline where the number itself stands; None for what stands in none."""
    kind, _, name = key.variable.partition(":")
    if kind == "parameter":
        table, row = default_row(figures.baseline.parameters[name], key.entity)
        columns = [column.name for column in figures.baseline.tables[table].columns]
        named = (one for one in columns if one in ("default", name) or one.startswith(f"{name}_"))
        return TablePlace(table, row, next(named, ""))
    return place_of(figures.baseline, key)
