"""Groups of causes: which parameters move a figure from one year to another together; docs/model.md section 13."""

CAUSES = {
    "population": ("population_growth", "new_citizen_revenue"),
    "ageing": ("elasticity",),
    "prices": ("service_price_growth", "local_price_gap", "transfer_price_growth", "capex_price_growth"),
    "real_growth": ("real_growth", "extra_real_growth"),
    "frames": (
        "frame_change",
        "efficiency_requirement",
        "efficiency_realised",
        "budget_model_rate",
        "service_ceiling_lift",
    ),
    "adaptation": ("frame_adherence", "debt_repayment_rate", "savings_cap", "savings_use"),
    "tax_base": (
        "tax_base_growth",
        "national_tax_base_growth",
        "state_guarantee",
        "tax_settlement",
        "land_tax_growth",
        "coverage_tax_growth",
        "corporate_tax_growth",
        "corporate_tax_retained",
        "other_tax_growth",
    ),
    "tax_rate": ("tax_rate", "tax_sanction_applies"),
    "grants": ("real_lift", "equalisation_rate", "need_equalisation_rate", "block_grant_offset"),
    "capital": (
        "capex_gross",
        "capex_income",
        "capex_per_new_citizen",
        "land_income_per_new_citizen",
        "capex_ceiling_lift",
    ),
    "financing": ("net_borrowing", "loan_interest", "cash_interest", "deferred_spending", "other_cash_flow"),
    "measures": ("start_from_budget",),
}
"""The groups and their parameters. Measures and a budget belong to the last, a forecast to the first two."""

RATES = (
    "service_price_growth",
    "local_price_gap",
    "transfer_price_growth",
    "capex_price_growth",
    "extra_real_growth",
    "efficiency_requirement",
    "tax_base_growth",
    "national_tax_base_growth",
    "land_tax_growth",
    "coverage_tax_growth",
    "corporate_tax_growth",
    "other_tax_growth",
    "real_lift",
    "service_ceiling_lift",
    "capex_ceiling_lift",
)
"""Growth from year to year: 0 where a group stays. All else with years keeps the first year's level."""
