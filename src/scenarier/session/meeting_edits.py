"""What is done in a meeting: every move has the meeting's name, since all are one step of the history."""

from collections.abc import Collection

from scenarier.model.baseline import Baseline
from scenarier.model.values import Values
from scenarier.session.lever_edits import set_lever
from scenarier.session.measure_edits import switch_measures
from scenarier.session.state import Edited, State
from scenarier.text.language import tr


def _in_meeting(state: State) -> Edited:
    return tr("The meeting's moves"), state


def move_in_meeting(state: State, baseline: Baseline, name: str, entity: str, values: Values) -> Edited:
    """Give a lever other values, one a year or one."""
    return _in_meeting(set_lever(state, baseline, name, entity, values)[1])


def switch_in_meeting(state: State, places: Collection[int], *, is_on: bool) -> Edited:
    """Switch measures on or off; those that are so already stay."""
    others = [place for place in places if state.scenario.measures[place].on is not is_on]
    return _in_meeting(switch_measures(state, others)[1] if others else state)
