"""A meeting as it goes on: where it is, what is frozen, what is guessed; no widget.

All moves are one step of the history, which is taken back when the meeting ends; one "redo" brings it again.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from scenarier.model.values import numbers_of, slid
from scenarier.session.meeting_edits import move_in_meeting, switch_in_meeting
from scenarier.session.session import Session
from scenarier.session.state import Edited
from scenarier.text.language import tr
from scenarier.views.charts import ChartData
from scenarier.views.meeting import (
    LeverFace,
    Plot,
    Stop,
    is_decision,
    lever_face,
    lever_values,
    places_in,
    plots_of,
    spec_of,
)
from scenarier.views.meeting_chart import (
    MOST_FROZEN,
    Frozen,
    Guess,
    answer_words,
    freeze,
    frozen_words,
    headline,
    meeting_chart,
)
from scenarier.views.shown import shown
from scenarier.views.unsure import Unsure


def _nothing() -> None:
    return None


class Course:
    """Goes through stops. `told` is what the last thing that was done has to say, "" for nothing."""

    def __init__(
        self, session: Session, stops: Sequence[Stop], unsure: Callable[[], Unsure | None] = _nothing
    ) -> None:
        """`unsure` gives what draws say of the scenario shown, where that is shown."""
        self._session, self.stops, self._unsure = session, tuple(stops), unsure
        self.place = 0
        self.frozen: list[Frozen] = []
        self.guess: Guess | None = None
        self.told = ""
        self._moves = object()
        self._held: tuple[tuple[float, ...], int] | None = None
        self._n_done = session.history[1]
        self.plot = self.plots[0]
        self._arrive()

    # Where it is

    @property
    def stop(self) -> Stop:
        """The lever or package of now, with its figure."""
        return self.stops[self.place]

    @property
    def plots(self) -> tuple[Plot, ...]:
        """The figures that may be looked at here."""
        return plots_of(self._session, self.stop)

    def go(self, steps: int) -> None:
        """To another lever or package; frozen lines stay, and a figure that belongs there too."""
        self.told = ""
        self._end_answered()
        place = min(max(self.place + steps, 0), len(self.stops) - 1)
        if place == self.place:
            self.told = tr("This is the last one.") if steps > 0 else tr("This is the first one.")
            return
        self.place = place
        plots = self.plots
        if self.stop.metric or self.plot not in plots:
            self._take_plot(plots[0])
        self._arrive()

    def _arrive(self) -> None:
        """What is to be guessed here is hidden."""
        if self.stop.is_guessed:
            self.guess = None
            self.guess_first()

    def turn(self, steps: int) -> None:
        """To another figure, round and round."""
        self.told = ""
        self._end_answered()
        plots = self.plots
        self._take_plot(plots[(plots.index(self.plot) + steps) % len(plots)])

    def _take_plot(self, plot: Plot) -> None:
        if plot != self.plot and self.guess is not None:
            self.guess = Guess()
        self.plot = plot

    # Moves

    def move(self, steps: int) -> None:
        """Move the lever by so many of its steps; what is on or off goes on with a step up."""
        face = self.face
        if not self.stop.lever:
            self.told = tr("There is no lever here.")
            return
        if face.is_switch:
            self._switch(is_on=steps > 0)
            return
        spec, _ = spec_of(self._session, self.stop.lever)
        values = numbers_of(spec, lever_values(self._session, self.stop.lever))
        self._give(slid(spec, values, steps, face.position + steps))

    def hold(self) -> None:
        """A hand takes hold of the slider: all years move from where they are."""
        if not self.face.is_switch:
            spec, _ = spec_of(self._session, self.stop.lever)
            values = numbers_of(spec, lever_values(self._session, self.stop.lever))
            self._held = values, self.face.position

    def let_go(self) -> None:
        """The hand lets go."""
        self._held = None

    def slide(self, position: int) -> None:
        """The slider is at another position."""
        if self._held is None or self.face.is_switch:
            self.move(position - self.face.position)
            return
        values, start = self._held
        spec, _ = spec_of(self._session, self.stop.lever)
        self._give(slid(spec, values, position - start, position))

    def _give(self, values: tuple[float, ...]) -> None:
        spec, entity = spec_of(self._session, self.stop.lever)
        self._do(move_in_meeting(self._session.state, self._session.baseline, spec.name, entity, values))

    def _switch(self, *, is_on: bool) -> None:
        lever = self.stop.lever
        if is_decision(lever):
            places = places_in(self._session.scenario, lever)
            self._do(switch_in_meeting(self._session.state, places, is_on=is_on))
        else:
            self._give((float(is_on),) * len(lever_values(self._session, lever)))

    def _do(self, edited: Edited) -> None:
        self.told = ""
        self._session.do(edited, self._moves)

    def take_back(self) -> bool:
        """Take all moves back; whether there were any."""
        self.told = ""
        if self._session.history[1] == self._n_done:
            self.told = tr("Nothing has been moved.")
            return False
        self._session.go_to(self._n_done)
        return True

    # Frozen lines

    def freeze(self) -> bool:
        """Leave the line of now where it is; whether it is."""
        if self.is_hidden:
            self.told = tr("Show the answer first: Enter.")
            return False
        if len(self.frozen) == MOST_FROZEN:
            self.told = tr("{n} lines are frozen already; Delete clears them.", n=MOST_FROZEN)
            return False
        label = frozen_words(len(self.frozen) + 1, self.face)
        self.frozen.append(freeze(shown(self._session), label, self.frozen))
        self.told = tr("The line is frozen: {name}", name=label)
        return True

    def clear(self) -> None:
        """Take all frozen lines away."""
        self.told = ""
        self.frozen.clear()

    # Guess first

    @property
    def is_hidden(self) -> bool:
        """Whether the line of now is hidden, to be guessed."""
        return self.guess is not None and not self.guess.is_answered

    def guess_first(self) -> None:
        """Hide the line until it is guessed; once more shows it without an answer."""
        self.told = ""
        if self.is_hidden:
            self.guess = None
            return
        self.guess = Guess()
        self.told = tr("Guess first: draw in the plot, or say it aloud. Enter shows the answer.")

    def take_guess(self, values: Mapping[int, float]) -> None:
        """The audience guesses these years, in the numbers of the plot."""
        if self.guess is not None and self.is_hidden:
            self.guess = Guess({**self.guess.values, **values})

    def answer(self) -> None:
        """Show guess and answer together."""
        if self.guess is not None:
            self.guess = replace(self.guess, is_answered=True)
            self.told = answer_words(shown(self._session), self.plot, self.guess)

    def _end_answered(self) -> None:
        if self.guess is not None and self.guess.is_answered:
            self.guess = None

    # What is seen

    def place_words(self) -> str:
        """Where it is in the course, behind what the stop is about: `Kassen – 2 af 4`."""
        place = tr("{n} of {all}", n=self.place + 1, all=len(self.stops))
        return f"{self.stop.title} – {place}" if self.stop.title and self.stop.lever else place

    @property
    def face(self) -> LeverFace:
        """The lever as it stands; without one what the stop is about."""
        return lever_face(self._session, self.stop.lever, self.stop.title)

    def chart(self) -> ChartData:
        """The plot as it stands."""
        return meeting_chart(shown(self._session, self._unsure()), self.plot, self.frozen, self.guess)

    def headline(self) -> str:
        """The figure's last year in words, "" while it is guessed."""
        return "" if self.is_hidden else headline(shown(self._session), self.plot)
