"""Projections as pandas frames, for reading, for notebooks and for what leaves the program as a table."""

from collections.abc import Sequence

import pandas as pd

from scenarier.model.projection import Projection, ResultRow


def long_frame(projection: Projection, variables: Sequence[str] = ()) -> pd.DataFrame:
    """One row a value, columns as in docs/model.md section 8."""
    return pd.DataFrame(projection.rows(tuple(variables)), columns=list(ResultRow._fields))


def wide_frame(projection: Projection, variables: Sequence[str] = ()) -> pd.DataFrame:
    """Years across; the index is scenario, variable, entity and unit, in the projection's order."""
    long = long_frame(projection, variables)
    index = ["scenario", "variable", "entity", "unit"]
    wide = long.pivot(index=index, columns="year", values="value")
    order = pd.MultiIndex.from_frame(long[index].drop_duplicates())
    return wide.reindex(order)
