"""How the documents speak in the window."""

from collections.abc import Callable

from scenarier.gui.window.documents import Showing
from scenarier.gui.window.workbench import Workbench


def showing_on(bench: Callable[[], Workbench]) -> Showing:
    """The workbench is another one in another language, so it is looked up when something is to be said."""
    return Showing(
        say=lambda text, choices: bench().notice.say(text, choices),
        take_back=lambda text: bench().notice.take_back(text),
        say_nothing=lambda: bench().notice.hide(),
        show_workspace=lambda name, part: bench().show_workspace(name, part),
    )
