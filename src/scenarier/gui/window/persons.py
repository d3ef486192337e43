"""Where the study's forecast ends before the last year asked for: paste its persons, or go on without it."""

from collections.abc import Callable, Mapping

from scenarier.session.session import Session
from scenarier.text.language import tr

Choices = Mapping[str, Callable[[], object]]


def ask_for_persons(
    session: Session,
    say: Callable[[str, Choices], object],
    show_workspace: Callable[[str, str], object],
    horizon: int,
) -> None:
    """Say that the forecast has no persons for the years up to a horizon, and what can be done."""
    from scenarier.session.forecast_edits import take_out_forecast_to

    forecast = session.study.forecast
    if forecast is None:
        return
    years = ", ".join(map(str, range(forecast.last_year + 1, horizon + 1)))
    told = tr(
        "“{title}” has no persons for {years}. Paste those years in Ages, then choose {horizon} again.",
        title=forecast.title,
        years=years,
        horizon=horizon,
    )
    words = take_out_forecast_to(session.state, horizon)[0]
    say(
        told,
        {
            tr("Go to Ages"): lambda: show_workspace("foundation", "ages"),
            words: lambda: session.do(take_out_forecast_to(session.state, horizon)),
            tr("Close"): lambda: None,
        },
    )
