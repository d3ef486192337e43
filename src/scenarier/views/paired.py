"""How likely one scenario is to be better than another, in words: both meet the same draws."""

from scenarier.analysis.bridge.figures import Figure
from scenarier.analysis.ensemble import USUAL_DRAWS, Ensemble
from scenarier.analysis.paired import Paired, paired
from scenarier.model.baseline import Baseline
from scenarier.model.study import Scenario, Study
from scenarier.text.language import tr
from scenarier.text.numbers import format_number
from scenarier.views.differences import is_better
from scenarier.views.ensemble import per_cent


def drawn_pair(
    baseline: Baseline, scenarios: tuple[Scenario, Scenario], horizon: int, figure: Figure, study: Study
) -> Paired:
    """Two scenarios, A and B, held against each other in draws with the study's spreads and seed."""
    drawn = Ensemble(baseline, scenarios, horizon, draws=USUAL_DRAWS, seed=study.seed_drawn, spreads=study.spreads)
    return paired(drawn, figure)


def paired_words(found: Paired, figure: Figure, names: tuple[str, str]) -> str:
    """`I 87 % af 1.000 forløb er »B« bedre end »A« i 2029.`; higher, where neither way is the better one."""
    draws = format_number(found.draws)
    values = {"a": names[0], "b": names[1], "year": figure.year, "draws": draws}
    n_alike = found.draws - found.higher - found.lower
    if n_alike == found.draws:
        return tr("“{b}” and “{a}” are alike in {year} in all {draws} draws.", **values)
    better_up = is_better(figure.variable, 1.0)
    n_better = found.lower if better_up is False else found.higher
    share = per_cent(n_better / found.draws)
    if better_up is None:
        said = tr("In {share} of {draws} draws “{b}” is higher than “{a}” in {year}.", share=share, **values)
    else:
        said = tr("In {share} of {draws} draws “{b}” is better than “{a}” in {year}.", share=share, **values)
    alike = tr("They are alike in {share}.", share=per_cent(n_alike / found.draws)) if n_alike else ""
    return f"{said} {alike}".strip()
