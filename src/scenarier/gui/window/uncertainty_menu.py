"""The menu `Vis › Usikkerhed`: how it is shown how sure the figures are, and many more paths on demand."""

from functools import partial

from scenarier.gui.parts.uncertain import draws_of
from scenarier.gui.parts.work import WorkLine
from scenarier.gui.window.commands import Command, Menu
from scenarier.gui.window.switches import UNCERTAINTY_WORDS
from scenarier.session.session import Session
from scenarier.text.language import tr
from scenarier.text.numbers import format_number
from scenarier.views.unsure import MANY, question_of
from scenarier.vocabulary.uncertainty import UNCERTAINTIES, Uncertainty


def uncertainty_menu(session: Session, work: WorkLine) -> Menu:
    """The switch, and below it how many paths may be asked for."""
    ways = [_way(session, one) for one in UNCERTAINTIES]
    more = [_more(session, work, draws) for draws in MANY]
    return Menu("view.uncertainty", tr("&Uncertainty"), [*ways, None, *more], is_choice=True)


def _way(session: Session, uncertainty: Uncertainty) -> Command:
    run = partial(session.show_uncertainty, uncertainty)
    words = tr(UNCERTAINTY_WORDS[uncertainty])
    return Command(
        f"view.uncertainty.{uncertainty}",
        f"{words[:1].upper()}{words[1:]}",
        run,
        is_checked=lambda: session.uncertainty == uncertainty,
    )


def _more(session: Session, work: WorkLine, draws: int) -> Command:
    text = tr("Compute {n} paths", n=format_number(draws))
    tip = tr("The bands or dots of the scenario shown, until it is another; a million takes a while")
    run = partial(make_many, session, work, draws)
    return Command(f"view.draws.{draws}", text, run, tip=tip, is_enabled=lambda: session.uncertainty != "off")


def make_many(session: Session, work: WorkLine, draws: int) -> bool:
    """Have so many draws made of the scenario shown; False where there is nothing to ask, or other work is on."""
    question = question_of(session)
    if question is None:
        return False
    made = draws_of(session)

    return work.start(
        tr("Computing {n} paths …", n=format_number(draws)),
        lambda control: question.many(draws, control.tell),
        lambda answer: made.give(question, answer) if question.is_same(question_of(session)) else None,
        lambda _error: None,
    )
