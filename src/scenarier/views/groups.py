"""Groups at one table: who they are, what they share and must still finance, what may be taken over."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from scenarier.analysis.balance import SHORT
from scenarier.analysis.common_ground import MovedLever, Shared, moved_levers, shared
from scenarier.analysis.overlap import overlaps
from scenarier.model.baseline import Baseline
from scenarier.model.fill import DECIMALS
from scenarier.model.groups import Group, in_alphabet, majority, shortest_horizon
from scenarier.model.measures import Measures, effect_sign, groups_of, sum_of_effects
from scenarier.model.names import entity_name, name_of, scenario_title
from scenarier.model.study import Measure
from scenarier.session.measure_headings import UNIT
from scenarier.session.session import Session
from scenarier.session.targets import Targets
from scenarier.text.copied import Number, quantity
from scenarier.text.language import ntr, tr
from scenarier.text.numbers import unit_name
from scenarier.text.plain import listed, one_line
from scenarier.views.figure import Said
from scenarier.views.measure_columns import SHOWN_DECIMALS, effect_colour, short_amount
from scenarier.views.measure_totals import effect_amount
from scenarier.views.overlap import overlap_sheet, summary
from scenarier.views.sheet import Cell, Heading, Line, Sheet
from scenarier.views.what_differs import number_words

FINANCE, SUM = "finance", "sum"


def chosen(session: Session) -> list[Group]:
    """The groups that count, by name."""
    return in_alphabet([group for group in session.groups if group.is_chosen])


def groups_sheet(groups: Sequence[Group]) -> Sheet:
    """A row a group: whether it counts, its name, and below it its file and how many measures it has."""
    return Sheet((Heading(""),), tuple(_group_line(at, group) for at, group in enumerate(groups)))


def _group_line(at: int, group: Group) -> Line:
    n = ntr("{n} measure", "{n} measures", len(group.own_measures))
    beside = f"{one_line(Path(group.file).name)} · {n}"
    name = scenario_title(group.name)
    box = Cell(name, tip=f"{name}\n{group.file}", box="on" if group.is_chosen else "off", beside=beside,
               spoken=f"{name}, {beside}")  # fmt: skip
    return Line(f"{at}", (box,))


# What they share


def shared_by(session: Session, *, with_near: bool) -> list[Shared]:
    """What a majority of the groups that count have in common."""
    return shared(chosen(session), with_near=with_near)


def shared_words(session: Session, found: Sequence[Shared]) -> str:
    """What a majority is, how much it shares, and what that lacks, in words."""
    groups = chosen(session)
    if len(groups) < 2:
        return tr("Choose two groups at least to see what they share.")
    told = ntr("{n} decision is shared by {least} of {groups} groups or more.",
               "{n} decisions are shared by {least} of {groups} groups or more.",
               len(found), least=majority(len(groups)), groups=len(groups))  # fmt: skip
    lacks = [(year, -effect) for year, effect in _effects(found, years_of(session)) if effect <= -SHORT]
    without = [tr("Levers that groups have moved do not count here.")] if levers_moved(session) else []
    if not found:
        return " ".join([told, *without])
    if not lacks:
        return " ".join([told, tr("It is financed in every year."), *without])
    by_year = ", ".join(f"{year}: {short_amount(amount)}" for year, amount in lacks)
    return " ".join([told, tr("Still to be financed, DKK m: {years}.", years=by_year), *without])


def years_of(session: Session) -> range:
    """The years that all groups and the study reach, from the first in which any measure does something."""
    groups = chosen(session)
    last = min([session.study.horizon, *([shortest_horizon(groups)] if groups else [])])
    named = (year for group in groups for one in group.own_measures for year in one.amounts if one.amounts[year])
    return range(min([*named, last]), last + 1)


def _effects(found: Sequence[Shared], years: Sequence[int]) -> list[tuple[int, float]]:
    made = [Measure("", one.first.target, one.amounts) for one in found]
    return list(zip(years, sum_of_effects(made, years), strict=True))


def shared_sheet(session: Session, found: Sequence[Shared]) -> Sheet:
    """A row a shared decision, what it does to the result by year; their sum, and what must still be financed."""
    years, targets = years_of(session), Targets(session.baseline)
    lines = [_shared_line(at, one, years, targets) for at, one in enumerate(found)]
    if found:
        effects = [effect for _, effect in _effects(found, years)]
        nothing = Cell()
        title = Cell(tr("Effect on the result"))
        lines.append(Line(SUM, (title, nothing, *_effect_cells(title.text, effects, years)), is_bold=True))
        lacks = [max(-effect, 0.0) for effect in effects]
        title = Cell(tr("Still to be financed"))
        cells = (_lack(lack) for lack in lacks)
        lines.append(Line(FINANCE, (title, nothing, *cells), is_bold=True))
    headings = (
        Heading(tr("Shared by a majority"), wraps=1.0),
        Heading(tr("Groups"), wraps=0.7),
        *_year_headings(years),
    )
    return Sheet(headings, tuple(lines), title=_title(session, tr("Shared by a majority")))


def _title(session: Session, words: str) -> str:
    unit = tr("effect on the result, DKK m, {year} prices", year=session.baseline.base_year)
    return f"{words}: {unit}"


def _year_headings(years: Sequence[int]) -> list[Heading]:
    return [Heading(f"{year}", unit_name(UNIT), is_number=True) for year in years]


def _shared_line(at: int, one: Shared, years: Sequence[int], targets: Targets) -> Line:
    groups = listed(scenario_title(group.name) for group, _ in one.members)
    tip = "\n".join(f"{scenario_title(group.name)}: {measure.title}" for group, measure in one.members)
    sign = effect_sign(one.first.target)
    effects = [sign * one.amounts.get(year, 0.0) for year in years]
    title = f"{one.first.title} – {targets.label(one.first.target)}"
    return Line(f"{at}", (Cell(title, tip=tip), Cell(groups), *_effect_cells(title, effects, years)))


def _effect_cells(title: str, effects: Sequence[float], years: Sequence[int]) -> Iterator[Cell]:
    for effect, year in zip(effects, years, strict=True):
        text = short_amount(effect, sign=True)
        meaning = tr("positive: a better result")
        said = Said(
            f"{title}, {year}", f"{text or 0} {unit_name(UNIT)}", meaning, amount=effect_amount(effect, year)
        )
        yield Cell(text, Number(effect, SHOWN_DECIMALS), colour=effect_colour(effect), said=partial(_itself, said))


def _itself(said: Said) -> Said:
    return said


def _lack(lack: float) -> Cell:
    lack = lack if lack >= SHORT else 0.0
    return Cell(short_amount(lack) or "0", Number(round(lack, DECIMALS), SHOWN_DECIMALS),
                colour="negative" if lack else "positive")  # fmt: skip


# What may be taken over


def offered_sheet(session: Session) -> Sheet:
    """The measures of every group that counts, by package, and what they do to the result by year."""
    years, targets = years_of(session), Targets(session.baseline)
    lines: list[Line] = []
    for group in chosen(session):
        name = scenario_title(group.name)
        lines.append(Line(f"group {group.name}", (Cell(name),), is_heading=True, is_left_out=True))
        for entry in groups_of(group.own_measures):
            measures = tuple(group.own_measures[place] for place in entry.places)
            lines.append(_offered_line(group, entry.package, entry.places, measures, years, targets))
    headings = (
        Heading(tr("Package or measure"), wraps=1.0),
        Heading(tr("Aimed at"), wraps=1.0),
        *_year_headings(years),
    )
    labels = (tr("Group"), tr("Package or measure"))
    return Sheet(headings, tuple(lines), labels=labels, title=_title(session, tr("Measures of the groups")))


def _offered_line(
    group: Group, package: str, places: tuple[int, ...], measures: Measures, years: Sequence[int], targets: Targets
) -> Line:
    title = package or measures[0].title
    aimed = ntr("{n} measure", "{n} measures", len(measures)) if package else targets.label(measures[0].target)
    tip = "\n".join(f"{one.title}: {targets.label(one.target)}" for one in measures)
    effects = sum_of_effects(measures, years)
    cells = (Cell(title, tip=tip), Cell(aimed, tip=tip), *_effect_cells(title, effects, years))
    return Line(f"{group.name}\n{','.join(map(str, places))}", cells, labels=(scenario_title(group.name), title))


def offered_at(session: Session, keys: Sequence[str]) -> list[tuple[Group, Measure]]:
    """The groups' measures of some rows, by the rows' keys."""
    by_name = {group.name: group for group in chosen(session)}
    found = []
    for key in keys:
        name, _, places = key.rpartition("\n")
        if name in by_name:
            found += [(by_name[name], by_name[name].own_measures[int(place)]) for place in places.split(",")]
    return found


# Levers


def levers_moved(session: Session) -> dict[str, MovedLever]:
    """The levers that groups which count have moved, by their keys."""
    groups = chosen(session)
    return moved_levers(groups, session.baseline) if groups else {}


def lever_words(moved: MovedLever, n_groups: int) -> str:
    """`2 af 3 grupper: 24,6–25 %`."""
    told = tr("{n} of {groups} groups", n=len(moved.groups), groups=n_groups)
    unit = moved.spec.unit
    low, high = (number_words(value, unit) for value in (moved.lowest, moved.highest))
    between = low if low == high else f"{low}–{high}"
    return f"{told}: {between} {unit_name(unit)}".rstrip()


def moved_words(session: Session) -> dict[str, str]:
    """What there is to say below each lever that groups have moved, by its key."""
    n_groups = len(chosen(session))
    return {key: lever_words(one, n_groups) for key, one in levers_moved(session).items()}


def levers_sheet(session: Session) -> Sheet:
    """The levers that groups moved: how many, who, and between which values."""
    lines = [_lever_line(session.baseline, key, one) for key, one in levers_moved(session).items()]
    headings = (
        Heading(tr("Lever"), wraps=1.0),
        Heading(tr("Groups"), wraps=1.0),
        Heading(tr("Lowest"), is_number=True),
        Heading(tr("Highest"), is_number=True),
        Heading(tr("Unit")),
    )
    return Sheet(headings, tuple(lines), labels=(tr("Lever"),), title=tr("Levers that groups have moved"))


def _lever_line(baseline: Baseline, key: str, one: MovedLever) -> Line:
    name = ", ".join(filter(None, (name_of(one.spec), entity_name(baseline, one.entity))))
    groups = listed(scenario_title(group.name) for group in one.groups)
    unit = one.spec.unit
    low, high = (
        Cell(number_words(value, unit), quantity(value, unit, None)) for value in (one.lowest, one.highest)
    )
    return Line(key, (Cell(name), Cell(groups), low, high, Cell(unit_name(unit))))


# Pairs


def overlaps_words(session: Session) -> str:
    """How many measures are the same, near and opposed, in a line."""
    groups = chosen(session)
    return summary(groups, overlaps(groups)) if len(groups) > 1 else ""


def overlaps_sheet(session: Session) -> Sheet:
    """The pairs of measures that share a target."""
    groups = chosen(session)
    return overlap_sheet(overlaps(groups) if len(groups) > 1 else [], session.baseline)
