"""The sheet of rules: what each holds against what in every year, and whether it is kept."""

from collections.abc import Iterator
from dataclasses import dataclass

from scenarier.analysis.explain.expression import Key
from scenarier.analysis.rules import NOISE, rules_of
from scenarier.exchange.workbook.content import Content
from scenarier.exchange.workbook.formulas import Find, plain_number
from scenarier.exchange.workbook.page import FIRST, Page
from scenarier.exchange.workbook.places import Place, cell_name, reference
from scenarier.exchange.workbook.steps import value_of
from scenarier.exchange.workbook.titles import title
from scenarier.model.names import department_name, entity_name, rule_name
from scenarier.model.rules import Rule
from scenarier.text.language import tr
from scenarier.text.numbers import unit_name
from scenarier.text.plain import one_line
from scenarier.views.rule_words import SEVERITY_NAMES, rule_terms
from scenarier.views.rules import BROKEN, HOLDS, NOT_JUDGED, signs_words
from scenarier.vocabulary.variables import VARIABLES

IDS = ("rule", "entity", "part")
N_TEXTS = 8
FACTOR = 7
VALUE, LIMIT, KEPT = range(3)


@dataclass(frozen=True, slots=True)
class Held:
    """One rule at one entity, which stands in three rows: the figure, its limit, and whether it is kept."""

    row: int
    rule: Rule
    entity: str


@dataclass(frozen=True, slots=True)
class RuleSheet:
    """Where each rule stands."""

    title: str
    held: tuple[Held, ...]
    years: tuple[int, ...]

    def limit_of(self, metric: str) -> tuple[Place, Place] | None:
        """The cells of the first target that a figure is held against."""
        for held in self.held:
            if held.rule.metric == metric and held.rule.severity == "target":
                row, last = held.row + LIMIT, N_TEXTS + len(self.years) - 1
                return Place(self.title, row, N_TEXTS), Place(self.title, row, last)
        return None

    def write(self, page: Page, content: Content, find: Find) -> None:
        """Three rows a rule and entity."""
        page.head(self.title, signs_words(), len(IDS))
        years = [str(year) for year in self.years]
        names = (*IDS, "name", "of", "what", "unit", "threshold", *years)
        ids = (tr("rule"), tr("entity"), tr("part"))
        texts = (*ids, tr("Rule"), tr("For"), tr("What"), tr("Unit"), tr("Limit, or part of it"), *years)
        page.headings(names, texts, N_TEXTS)
        for held in self.held:
            self._write_texts(page, content, held)
            for year in self._judged(held.rule):
                self._write_year(page, content, find, held, year)
        self._look(page)

    def _judged(self, rule: Rule) -> list[int]:
        first, last = rule.first_year or self.years[0], rule.last_year or self.years[-1]
        return [year for year in self.years if first <= year <= last]

    def _write_texts(self, page: Page, content: Content, held: Held) -> None:
        rule, unit = held.rule, VARIABLES[held.rule.metric].unit
        words = (tr("Figure"), tr("Limit"), tr("Kept"))
        for part, name in enumerate(("value", "limit", "kept")):
            row = held.row + part
            for column, text in enumerate((rule.name, held.entity, name)):
                page.text(row, column, text, "id")
            page.text(row, 5, words[part])
            page.text(row, 6, unit_name(unit) if part != KEPT else "")
        name = tr(SEVERITY_NAMES[rule.severity]) if rule.severity in SEVERITY_NAMES else rule.severity
        page.text(held.row, 3, one_line(rule_name(rule)), "strong")
        page.text(held.row + LIMIT, 3, rule_terms(rule))
        page.text(held.row + KEPT, 3, name)
        of = department_name(content.baseline, held.entity) or entity_name(content.baseline, held.entity)
        page.text(held.row, 4, of)
        page.number(held.row + LIMIT, FACTOR, rule.threshold, "share" if rule.threshold_of else unit, "input")

    def _write_year(self, page: Page, content: Content, find: Find, held: Held, year: int) -> None:
        column = N_TEXTS + year - self.years[0]
        key = Key(held.rule.metric, held.entity, year)
        value, unit = content.figures.value(key), VARIABLES[held.rule.metric].unit
        page.formula(held.row, column, reference(find(key), self.title), value, unit)
        limit = self._write_limit(page, content, find, held, year)
        here, against = (cell_name(held.row + part, column) for part in (VALUE, LIMIT))
        signs = _kept(held.rule, here, against), _sign(held.rule, value, limit)
        text = f'IF({against}="","{NOT_JUDGED}",{signs[0]})'
        page.formula(held.row + KEPT, column, text, signs[1], "", "centred")

    def _write_limit(self, page: Page, content: Content, find: Find, held: Held, year: int) -> float | str:
        rule, row, column = held.rule, held.row + LIMIT, N_TEXTS + year - self.years[0]
        unit, factor = VARIABLES[rule.metric].unit, "$" + cell_name(row, FACTOR)
        if not rule.threshold_of:
            page.formula(row, column, factor, rule.threshold, unit)
            return rule.threshold
        key = Key(rule.threshold_of, held.entity, year)
        other, found = reference(find(key), self.title), value_of(content, key)
        value = "" if isinstance(found, str) else rule.threshold * found
        page.formula(row, column, f'IF({other}="","",{factor}*{other})', value, unit)
        return value

    def _look(self, page: Page) -> None:
        last = N_TEXTS + len(self.years) - 1
        page.sheet.set_column(0, 2, 9)
        page.sheet.set_column(3, 3, 46)
        page.sheet.set_column(4, 4, 28)
        page.sheet.set_column(5, 6, 12)
        page.sheet.set_column(FACTOR, FACTOR, 10)
        page.sheet.set_column(N_TEXTS, last, 11)
        page.sheet.freeze_panes(FIRST, N_TEXTS)
        broken = {"type": "cell", "criteria": "==", "value": f'"{BROKEN}"', "format": page.styles.bare("broken")}
        page.sheet.conditional_format(FIRST, N_TEXTS, self.held[-1].row + KEPT, last, broken)


def _kept(rule: Rule, value: str, limit: str) -> str:
    """Whether the figure keeps the limit; what is apart by the arithmetic's own noise is not apart."""
    above, below = (value, limit) if rule.comparison == "at_least" else (limit, value)
    noise = f"{plain_number(NOISE)}*MAX({value},-{value},{limit},-{limit},1)"
    return f'IF({above}-{below}>=-{noise},"{HOLDS}","{BROKEN}")'


def _sign(rule: Rule, value: float, limit: float | str) -> str:
    if isinstance(limit, str):
        return NOT_JUDGED
    margin = value - limit if rule.comparison == "at_least" else limit - value
    return HOLDS if margin >= -NOISE * max(abs(value), abs(limit), 1.0) else BROKEN


def rule_sheet(content: Content) -> RuleSheet | None:
    """The rules that are on; None where there is none."""
    held = tuple(_held(content))
    return RuleSheet(title("rules"), held, content.projected) if held else None


def _held(content: Content) -> Iterator[Held]:
    row = FIRST
    for rule in rules_of(content.baseline, content.study):
        axis = VARIABLES[rule.metric].axis
        entities = content.figures.entities[axis] if axis else ("",)
        for entity in entities if rule.on else ():
            if rule.entity in ("", entity):
                yield Held(row, rule, entity)
                row += 3
