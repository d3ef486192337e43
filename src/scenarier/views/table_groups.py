"""In which order the baseline's tables stand, and below which headings."""

from collections.abc import Iterable, Mapping

from scenarier.text.language import mark

GROUPS: Mapping[str, str] = {
    mark("Accounts and budget"): (
        "income_statement revenue_figure taxes service_figure areas department_totals savings balance arrears "
        "per_citizen printed_figures"
    ),
    mark("Population"): "population age_structure drivers driver_names migration_profile",
    mark("The model's assumptions"): (
        "parameters base_figures area_assumptions department_assumptions central_rows start_lines "
        "tax_sanction_schedule capital_lag rules"
    ),
    mark("Departments and activity"): "departments activity area_users series_breaks backtest_measures companies",
    mark("Announced and decided"): "announced declarations laws",
    mark("Control of sums"): "ties",
}
"""Tables by heading, separated by blanks."""
OTHER = mark("Other tables")


def grouped(tables: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The tables there are, by the heading they stand below; a package's own tables stand last."""
    left = dict.fromkeys(tables)
    found = {}
    for title, names in GROUPS.items():
        here = tuple(name for name in names.split() if name in left)
        for name in here:
            del left[name]
        found[title] = here
    found[OTHER] = tuple(left)
    return {title: names for title, names in found.items() if names}
