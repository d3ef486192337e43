"""What the engine takes for granted of a baseline package: tables, columns, rows, parameters."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from scenarier.vocabulary.axes import CENTRAL, START_LINES


@dataclass(frozen=True, slots=True)
class Needed:
    """Columns of a table by what they hold, separated by blanks; `key` is one of them."""

    key: str
    texts: str = ""
    numbers: str = ""
    texts_or_blank: str = ""
    numbers_or_blank: str = ""
    is_optional: bool = False

    def columns(self) -> Iterator[tuple[str, bool, bool]]:
        """Name, whether it holds numbers, and whether a cell may be blank."""
        yield from ((name, False, False) for name in self.texts.split())
        yield from ((name, True, False) for name in self.numbers.split())
        yield from ((name, False, True) for name in self.texts_or_blank.split())
        yield from ((name, True, True) for name in self.numbers_or_blank.split())


TABLES: Mapping[str, Needed] = {
    "income_statement": Needed("line", "line", "account budget"),
    "start_lines": Needed("line", "line words_da words_en", is_optional=True),
    "taxes": Needed("tax", "tax", "account"),
    "departments": Needed("department", "department name_da name_en short_name_da short_name_en"),
    "department_assumptions": Needed(
        "department",
        "department",
        "budget_model_rate frame_adherence debt_repayment_rate",
        numbers_or_blank="savings_cap_share",
    ),
    "savings": Needed("department", "department", "result savings"),
    "areas": Needed("area", "area department kind name_da name_en", "decentralised account"),
    "area_assumptions": Needed("area", "area driver", "elasticity real_growth"),
    "population": Needed("year", "", "year", numbers_or_blank="growth_during_year", is_optional=True),
    "age_structure": Needed("year", "", "year"),
    "drivers": Needed("driver", "driver"),
    "migration_profile": Needed("age_group", "age_group", "share"),
    "central_rows": Needed("kind", "kind driver name_da name_en", "elasticity real_growth"),
    "tax_sanction_schedule": Needed("years_after_rise", "", "years_after_rise share"),
    "capital_lag": Needed("years_after", "", "years_after share"),
    "base_figures": Needed("figure", "figure", "value"),
    "parameters": Needed(
        "parameter",
        "parameter scope unit origin group name_da name_en short_name_da short_name_en",
        "minimum maximum step sd is_primary",
        "prices default note_da note_en",
    ),
    "rules": Needed(
        "rule",
        "rule metric comparison severity name_da name_en explanation_da explanation_en",
        "threshold",
        "threshold_of mended_by",
        "first_year last_year",
        is_optional=True,
    ),
    "ties": Needed(
        "tie",
        "tie group name_da name_en published terms",
        "",
        "explanation_da explanation_en source_section source_table source_row",
        "explained_difference",
        is_optional=True,
    ),
}

LINES = (*START_LINES, "operating_expenditure")
"""Lines of the income statement; what they leave unspecified has no line."""

FIGURES = tuple(
    "population_base population_first reference_growth liquidity_per_citizen_base liquidity_target debt_base "
    "service_ceiling_base capex_ceiling_base capex_gross_base capex_income_base tax_rate_base".split()
)
DIVISORS = ("population_base", "population_first", "tax_rate_base")
"""Figures that something is divided by."""

ENTITY_DEFAULTS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "budget_model_rate": (("department_assumptions", "budget_model_rate", ""),),
    "frame_adherence": (("department_assumptions", "frame_adherence", ""),),
    "savings_cap": (("department_assumptions", "savings_cap_share", ""),),
    "debt_repayment_rate": (("department_assumptions", "debt_repayment_rate", ""),),
    "elasticity": (("area_assumptions", "elasticity", ""), ("central_rows", "elasticity", f"{CENTRAL}.")),
    "real_growth": (("area_assumptions", "real_growth", ""), ("central_rows", "real_growth", f"{CENTRAL}.")),
}
"""Where the defaults stand of parameters that have one for each department or area: table, column, and what goes
before a row's key to name the entity."""

_PARAMETERS = {
    "line": "start_from_budget",
    "scalar": "new_citizen_revenue need_equalisation_rate equalisation_rate block_grant_offset "
    "tax_sanction_applies corporate_tax_retained capex_per_new_citizen land_income_per_new_citizen",
    "year": "population_growth service_price_growth local_price_gap transfer_price_growth capex_price_growth "
    "tax_rate tax_base_growth national_tax_base_growth real_lift state_guarantee tax_settlement land_tax_growth "
    "coverage_tax_growth corporate_tax_growth other_tax_growth capex_gross capex_income net_borrowing "
    "loan_interest deferred_spending other_cash_flow cash_interest service_ceiling_lift "
    "capex_ceiling_lift",
    "department": "efficiency_realised budget_model_rate frame_adherence savings_cap debt_repayment_rate",
    "department-year": "frame_change efficiency_requirement savings_use",
    "area": "elasticity real_growth",
    "area-year": "extra_real_growth",
}
PARAMETERS: Mapping[str, str] = {name: scope for scope, names in _PARAMETERS.items() for name in names.split()}
"""Scope of each parameter of the equations, by its id."""

UNITS = ("persons", "share", "switch", "mio_kr", "kr_per_citizen")

Bounds: TypeAlias = tuple[float, float]
AMOUNTS: Bounds = (-1e9, 1e9)
"""Bounds of the numbers that the engine takes, where none narrower hold: what is made of them is finite."""
SHARES: Bounds = (-10.0, 10.0)
LEAST_DIVISOR = 1e-6
"""What something is divided by is this at least."""
BOUNDS: Mapping[str, Bounds] = {
    "drivers": SHARES,
    "migration_profile": SHARES,
    "tax_sanction_schedule": SHARES,
    "capital_lag": SHARES,
}
"""By table."""
PARAMETER_BOUNDS: Mapping[str, Bounds] = {
    "persons": (-1e7, 1e7),
    "share": SHARES,
    "switch": (0.0, 1.0),
    "mio_kr": (-1e6, 1e6),
    "kr_per_citizen": AMOUNTS,
}
"""Of the range, step and spread of a parameter, by its unit."""
MOST_STEPS = 1_000_000
"""So many steps a parameter's range has at most."""
