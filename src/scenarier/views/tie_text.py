"""Published sums re-added, as text: by verdict, and how many there are of each."""

from collections.abc import Sequence

from scenarier.analysis.reconcile import Tie, Verdict
from scenarier.model.names import name_of
from scenarier.text.language import mark, ntr, pick, tr
from scenarier.text.numbers import format_number

HEADINGS: dict[Verdict, str] = {
    "agrees": mark("Agrees with the printed figure"),
    "rounding": mark("Differs by rounding: the printed rows are rounded"),
    "explained": mark("Does not tie, explained"),
    "unexplained": mark("Does not tie, NOT EXPLAINED"),
}


def ties_text(ties: Sequence[Tie]) -> str:
    """All ties, sorted by verdict, and a line that counts them."""
    blocks = []
    for verdict, heading in HEADINGS.items():
        found = [tie for tie in ties if tie.verdict == verdict]
        if found:
            blocks.append("\n".join([f"{tr(heading)} ({len(found)})", *map(tie_text, found)]))
    return "\n\n".join([*blocks, summary(ties)])


def tie_text(tie: Tie) -> str:
    """One tie: what, printed, re-added, difference, place in the report, explanation."""
    decimals = next(d for d in range(5) if _is_exact(tie, d) or d == 4)
    numbers = tr(
        "printed {published}, re-added {readded}, difference {difference}",
        published=format_number(tie.published, decimals),
        readded=format_number(tie.readded, decimals),
        difference=format_number(tie.difference, decimals, sign=True),
    )
    lines = [f"  {name_of(tie)}: {numbers}", f"    {tie.source}"]
    if tie.verdict == "explained":
        lines.append(f"    {pick(tie.explanation_da, tie.explanation_en)}")
    return "\n".join(lines)


def _is_exact(tie: Tie, decimals: int) -> bool:
    return all(abs(value - round(value, decimals)) < 1e-9 for value in (tie.published, tie.readded))


def summary(ties: Sequence[Tie]) -> str:
    """How many ties there are of each verdict."""
    count = {verdict: sum(tie.verdict == verdict for tie in ties) for verdict in HEADINGS}
    sums = ntr("{n} sum re-added", "{n} sums re-added", len(ties))
    return tr(
        "{sums}: {agrees} agree, {rounding} differ by rounding, {explained} do not tie and are explained, "
        "{unexplained} unexplained.",
        sums=sums,
        **count,
    )
