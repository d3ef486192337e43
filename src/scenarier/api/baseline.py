"""A baseline: what a study builds on, which parameters it has, what was published."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scenarier.api.faults import FilePath, file_path, in_words, raise_found
from scenarier.model.baseline import Baseline as Package
from scenarier.model.names import name_of
from scenarier.storage.baseline import read_baseline
from scenarier.storage.baselines import baseline_names, default_baseline, find_baseline
from scenarier.storage.collect import Faults, text
from scenarier.text.language import mark, pick

if TYPE_CHECKING:
    from scenarier.tables.frames import Frame

PARAMETER_COLUMNS = "parameter given_for by_year unit minimum maximum origin name note".split()


@dataclass(frozen=True, slots=True)
class Baseline:
    """A baseline that is open; `package` is the model's own value."""

    package: Package

    def __repr__(self) -> str:
        return f"<Baseline {self.name}>"

    @property
    def name(self) -> str:
        """What studies call it."""
        return self.package.name

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of the published tables and the assumptions."""
        return tuple(self.package.tables)

    def parameters(self) -> "Frame":
        """What a scenario may change, a row a parameter; `given_for` is what stands behind the dot of its key."""
        from scenarier.tables.frames import frame_of

        rows = [
            (spec.name, spec.entity_kind, spec.has_year, spec.unit, spec.minimum, spec.maximum, spec.origin,
             name_of(spec), pick(spec.note_da, spec.note_en))
            for spec in self.package.parameters.values()
        ]  # fmt: skip
        return frame_of(PARAMETER_COLUMNS, rows, {"baseline": self.name})

    def table(self, name: str) -> "Frame":
        """A table of the package under the model's names of its columns, whose units are in `attrs`.

        Raises
        ------
        StudyError : there is none of that name.
        """
        from scenarier.tables.frames import frame_of

        faults = Faults()
        known = text(name, "name", faults) in self.package.tables
        if not known and not faults.found:
            faults.unknown("name", mark("unknown table “{name}”"), name, self.package.tables)
        raise_found(self.name, faults)
        table = self.package.tables[name]
        columns = [column.name for column in table.columns]
        units = {column.name: column.unit for column in table.columns if column.unit}
        rows = [[row.get(column) for column in columns] for row in table.rows]
        return frame_of(columns, rows, {"baseline": self.name, "units": units})


def open_baseline(package: FilePath | None = None) -> Baseline:
    """The baseline of that name, or the one in a package's folder; without either the one that opens by default.

    Raises
    ------
    StudyError : there is no such baseline, or the package is faulty.
    """
    faults = Faults()
    given = None if package is None else file_path(package, faults)
    raise_found("open_baseline", faults)
    with in_words():
        return Baseline(read_baseline(_folder(given)))


def _folder(given: Path | None) -> Path:
    if given is None:
        return find_baseline(default_baseline())
    return find_baseline(str(given)) if str(given) in baseline_names() else given.resolve()
