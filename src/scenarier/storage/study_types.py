"""The study file's types: what is written, and what the JSON Schema is generated from."""

from typing import Annotated, Any

import msgspec

from scenarier.model.proposals import STATUSES
from scenarier.model.spreads import LARGEST_SEED, LARGEST_SPREAD
from scenarier.model.study import COLOURS, STUDY_VERSION
from scenarier.text.plain import LONGEST_NAME, LONGEST_TEXT

FORMAT = "scenarier-study"
VERSION = STUDY_VERSION
"""What each added stands in study_versions.py."""
SIZE_LIMIT = 16 * 2**20
"""A larger file is refused unread, and no larger one is written [bytes]."""
LARGEST_AMOUNT = 1e5
MOST_SCENARIOS = 10_000
MOST_MEASURES = 5_000
"""In one scenario."""
MOST_RULES = 200
"""Of the study's own."""
MOST_QUESTIONS = 2_000
MOST_PERSONS = 1e7

Name = Annotated[str, msgspec.Meta(max_length=LONGEST_NAME)]
Text = Annotated[str, msgspec.Meta(max_length=LONGEST_TEXT)]
FOUR_DIGITS = "^[0-9]{4}$"
"""Of a year in the schema; which years there may be, the baseline says."""
Year = Annotated[
    str, msgspec.Meta(pattern=FOUR_DIGITS, description="From the year after the base year to the horizon.")
]
PlannedYear = Annotated[
    str, msgspec.Meta(pattern=FOUR_DIGITS, description="From the year after the base year to 36 years after it.")
]
ProjectedYear = Annotated[
    int, msgspec.Meta(ge=1000, le=9999, description="From the year after the base year to 11 years after it.")
]
SealedYear = Annotated[
    str, msgspec.Meta(pattern=FOUR_DIGITS, description="From the base year to 11 years after it.")
]
Day = Annotated[str, msgspec.Meta(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description="A day: 2026-09-14.")]
Sum = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
Amount = Annotated[float, msgspec.Meta(ge=-LARGEST_AMOUNT, le=LARGEST_AMOUNT)]
Spread = Annotated[float, msgspec.Meta(ge=0, le=LARGEST_SPREAD)]
Persons = Annotated[float, msgspec.Meta(ge=0, le=MOST_PERSONS)]


class MeasureFile(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A measure: amounts by year in mio. kr., in the base year's prices."""

    title: Name
    target: Annotated[str, msgspec.Meta(description="area:…, frame:…, savings:…, revenue:… or capex:…")]
    amounts: dict[Year, Amount]
    on: bool = True
    owner: Name = ""
    note: Text = ""
    package: Annotated[
        str, msgspec.Meta(max_length=LONGEST_NAME, description="What measures of one decision share.")
    ] = ""
    lasting: Annotated[
        bool, msgspec.Meta(description="Whether the last amount carries on in every year after it.")
    ] = False


class SumsFile(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """The sums of what a proposal was made final with."""

    scenario: Sum
    base: Sum
    budget: Sum
    forecast: Sum
    baseline: Sum


class SealFile(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What a proposal was when it was made final: sums of its parts, and its main results by year in mio. kr."""

    date: Day
    model: Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_NAME, description="scenarier's version.")]
    sha256: SumsFile
    result: dict[SealedYear, float]
    liquidity: dict[SealedYear, float]


class ScenarioFile(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A scenario: what differs from the baseline."""

    name: Annotated[
        str,
        msgspec.Meta(min_length=1, max_length=LONGEST_NAME, description="Unique, not blank, not Grundforløb."),
    ]
    note: Text = ""
    parameters: Annotated[
        dict[str, float | dict[Year, float]],
        msgspec.Meta(description="By key: a number for every year, or an object of numbers by year."),
    ] = {}
    measures: Annotated[list[MeasureFile], msgspec.Meta(max_length=MOST_MEASURES)] = []
    colour: Annotated[str, msgspec.Meta(description=f"{', '.join(COLOURS)}; empty for the one of its place.")] = ""
    notes: Annotated[
        dict[str, Text], msgspec.Meta(description="Why a parameter is what it is, by the parameter's key.")
    ] = {}
    based_on: Annotated[
        str,
        msgspec.Meta(
            max_length=LONGEST_NAME, description="The scenario that a proposal is built on, or Grundforløb."
        ),
    ] = ""
    status: Annotated[str, msgspec.Meta(pattern=f"^({'|'.join(STATUSES)})?$")] = ""
    sealed: SealFile | msgspec.UnsetType = msgspec.UNSET


class RuleFile(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A rule of the study's own: a result variable against a number, or against a part of another variable."""

    title: Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_NAME, description="Unique, not blank.")]
    metric: Annotated[str, msgspec.Meta(description="A result variable.")]
    comparison: Annotated[str, msgspec.Meta(pattern="^(at_least|at_most)$")]
    threshold: Annotated[float, msgspec.Meta(description="In the metric's unit, or the factor on `of`.")]
    of: Annotated[str, msgspec.Meta(description="The variable that the threshold is a part of.")] = ""
    entity: Annotated[str, msgspec.Meta(description="The one entity it holds for; empty for all.")] = ""
    first_year: ProjectedYear | None = None
    last_year: ProjectedYear | None = None
    severity: Annotated[str, msgspec.Meta(pattern="^(limit|target|band)$")] = "target"
    on: bool = True
    source: Text = ""


class BudgetFile(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """An adopted budget: levels by target and year in mio. kr."""

    title: Name
    note: Text = ""
    price_year: (
        Annotated[
            int,
            msgspec.Meta(
                ge=1000,
                le=9999,
                description="Whose prices, from the base year on; each year's own where left out.",
            ),
        ]
        | msgspec.UnsetType
    ) = msgspec.UNSET
    levels: Annotated[
        dict[str, dict[PlannedYear, Amount]],
        msgspec.Meta(
            description="By target: frame:…, area:… (of an area that is not decentralised), revenue:… or capex:…"
        ),
    ]


class ForecastFile(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A population forecast: persons on 1 January by year and age group, every year from the first to its last."""

    title: Name
    note: Text = ""
    persons: dict[PlannedYear, dict[str, Persons]]


class AboutFile(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """What a question is about: a figure, a measure or a package, one of them."""

    scenario: Annotated[
        str, msgspec.Meta(max_length=LONGEST_NAME, description="Required of a measure; else open where left out.")
    ] = ""
    variable: Annotated[str, msgspec.Meta(description="A result variable; needs `year`.")] = ""
    entity: Annotated[str, msgspec.Meta(description="The variable's entity, where it has any.")] = ""
    year: (
        Annotated[int, msgspec.Meta(ge=1000, le=9999, description="From the base year to 11 years after it.")]
        | msgspec.UnsetType
    ) = msgspec.UNSET
    measure: Annotated[str, msgspec.Meta(max_length=LONGEST_NAME, description="The measure's title.")] = ""
    package: Name = ""


class QuestionFile(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A question to the study."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_TEXT)]
    about: AboutFile
    who: Name = ""
    when: Day | msgspec.UnsetType = msgspec.UNSET
    answer: Text = ""


class StudyFile(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A scenarier study."""

    format: Annotated[str, msgspec.Meta(pattern=f"^{FORMAT}$")]
    version: Annotated[int, msgspec.Meta(ge=1, le=VERSION)]
    title: Name = ""
    note: Text = ""
    baseline: str
    horizon: ProjectedYear | msgspec.UnsetType = msgspec.UNSET
    budget: BudgetFile | msgspec.UnsetType = msgspec.UNSET
    forecast: ForecastFile | msgspec.UnsetType = msgspec.UNSET
    scenarios: Annotated[list[ScenarioFile], msgspec.Meta(max_length=MOST_SCENARIOS)]
    rules: Annotated[list[RuleFile], msgspec.Meta(max_length=MOST_RULES)] | msgspec.UnsetType = msgspec.UNSET
    rules_off: (
        Annotated[list[str], msgspec.Meta(description="Names of the baseline's rules that are off.")]
        | msgspec.UnsetType
    ) = msgspec.UNSET
    spreads: (
        Annotated[
            dict[str, Spread],
            msgspec.Meta(
                description="Standard deviations by parameter or parameter.entity, in the parameter's unit."
            ),
        ]
        | msgspec.UnsetType
    ) = msgspec.UNSET
    spread_notes: (
        Annotated[dict[str, Text], msgspec.Meta(description="Why a spread is what it is, by the same keys.")]
        | msgspec.UnsetType
    ) = msgspec.UNSET
    seed: (
        Annotated[int, msgspec.Meta(ge=0, le=LARGEST_SEED, description="Of the draws; 1 where left out.")]
        | msgspec.UnsetType
    ) = msgspec.UNSET
    questions: Annotated[list[QuestionFile], msgspec.Meta(max_length=MOST_QUESTIONS)] | msgspec.UnsetType = (
        msgspec.UNSET
    )


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a study file."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(StudyFile)}
