"""Which figures of a population table are the municipality's: its area, both sexes, all else in total."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from scenarier.exchange.people_figures import Figure
from scenarier.exchange.people_labels import is_all, is_other_quarter, place_words, year_in
from scenarier.model.baseline import Baseline
from scenarier.session.import_plan import Question
from scenarier.text.block_headings import Answers
from scenarier.text.language import ntr, tr

AREA, OTHER = "area", "column "
"""What questions are about; a column by its heading."""
_MOST_CHOICES = 120


@dataclass(slots=True)
class Chosen:
    """The figures that are left, and what was told and asked on the way."""

    figures: list[Figure]
    told: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def keep(self, is_kept: Callable[[Figure], bool]) -> None:
        """Leave the others out."""
        self.figures = [figure for figure in self.figures if is_kept(figure)]


def choose(figures: Iterable[Figure], headings: Sequence[str], baseline: Baseline, answers: Answers) -> Chosen:
    """The figures of the municipality, in total but for ages, years and sexes.

    Parameters
    ----------
    headings : of the columns that are neither area, sex, age nor year, in the order of `Figure.others`.
    """
    chosen = Chosen(list(figures))
    _choose_area(chosen, baseline, answers)
    for place, heading in enumerate(headings):
        _choose_other(chosen, place, heading, answers)
    _leave_out_quarters(chosen)
    _leave_out_late(chosen, baseline.last_planned)
    return chosen


def names_of(baseline: Baseline) -> frozenset[frozenset[str]]:
    """The words of the municipality's names."""
    return frozenset(map(place_words, (baseline.about.municipality_da, baseline.about.municipality_en)))


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _choose_area(chosen: Chosen, baseline: Baseline, answers: Answers) -> None:
    """The baseline's own municipality by its name; a lone code is taken, as the baseline knows no codes."""
    areas = _distinct(figure.area for figure in chosen.figures)
    names = names_of(baseline)
    own = [area for area in areas if place_words(area) in names]
    answer = answers.get(AREA, "")
    if answer in areas:
        area = answer
    elif len(own) == 1:
        (area,) = own
    elif len(areas) == 1 and not place_words(areas[0]):
        (area,) = areas
    else:
        chosen.questions.append(_area_question(areas, baseline.about.municipality_da))
        return
    if area and (len(areas) > 1 or not own):
        chosen.told.append(tr("the area “{area}” is taken", area=area))
    chosen.keep(lambda figure: figure.area == area)


def _area_question(areas: Sequence[str], municipality: str) -> Question:
    if len(areas) == 1:
        text = tr("The file is of “{area}”; is that {municipality}?", area=areas[0], municipality=municipality)
    else:
        text = tr("Which of the file's {n} areas is {municipality}?", n=len(areas), municipality=municipality)
    return Question(AREA, text, {area: area or tr("without a name") for area in areas[:_MOST_CHOICES]})


def _choose_other(chosen: Chosen, place: int, heading: str, answers: Answers) -> None:
    """All of what another column parts people by; where it has no total, which of it is asked."""
    labels = _distinct(figure.others[place] for figure in chosen.figures)
    answer = answers.get(OTHER + heading, "")
    kept = answer if answer in labels else next((label for label in labels if is_all(label)), None)
    if len(labels) == 1 and kept is None:
        chosen.told.append(tr("the column “{heading}” is “{label}” in all rows", heading=heading, label=labels[0]))
    elif len(labels) > 1 and kept is None:
        text = tr("Which rows are all persons? The column “{heading}” has no total.", heading=heading)
        chosen.questions.append(
            Question(OTHER + heading, text, {label: label for label in labels[:_MOST_CHOICES]})
        )
    elif len(labels) > 1:
        chosen.told.append(tr("of the column “{heading}”, “{label}” is taken", heading=heading, label=str(kept)))
        chosen.keep(lambda figure: figure.others[place] == kept)


def _leave_out_quarters(chosen: Chosen) -> None:
    quarters = {figure.year for figure in chosen.figures if is_other_quarter(figure.year)}
    if quarters:
        chosen.told.append(
            ntr("{n} quarter that does not begin a year is left out",
                "{n} quarters that do not begin a year are left out", len(quarters))
        )  # fmt: skip
        chosen.keep(lambda figure: figure.year not in quarters)


def _leave_out_late(chosen: Chosen, last: int) -> None:
    late = sorted({year for figure in chosen.figures if (year := year_in(figure.year) or 0) > last})
    if late:
        told = tr("{first}–{end} left out, after {last}, the last year a forecast may name",
                  first=late[0], end=late[-1], last=last)  # fmt: skip
        chosen.told.append(told)
        chosen.keep(lambda figure: (year_in(figure.year) or 0) <= last)
