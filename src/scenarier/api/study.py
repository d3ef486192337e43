"""A study that is open: immutable; what changes it gives another, what asks it gives a frame."""

import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from scenarier.api import asked
from scenarier.api.baseline import Baseline, open_baseline
from scenarier.api.documents import document_of, judged
from scenarier.api.faults import FilePath, file_path, in_words, raise_found, whole
from scenarier.jobs import studies
from scenarier.jobs.run import scenario_index
from scenarier.model.baseline import Baseline as Package
from scenarier.model.proposals import DRAFT
from scenarier.model.study import Study as Value
from scenarier.model.study import empty_study
from scenarier.session import scenarios as listed
from scenarier.storage.collect import Faults, text
from scenarier.text.language import mark

if TYPE_CHECKING:
    from scenarier.tables.frames import Frame

Names = str | Iterable[str]
"""One name, or several; none stands for all there are."""
Parameters = Mapping[str, Any]
"""Values by the study file's key, `tax_rate` or `frame_change.X`: a number for all years, or a mapping by year."""
Measures = Iterable[Mapping[str, Any]]
"""Measures as the study file has them: title, target, amounts by year, and what else docs/file-format.md names."""


@dataclass(frozen=True, slots=True)
class Study:
    """A study; `value` and `planned` are the model's own, the baseline with the study's budget and forecast."""

    value: Value
    planned: Package = field(compare=False)

    def __repr__(self) -> str:
        return f"<Study {self.title!r} of {self.value.baseline} to {self.horizon}: {self.scenarios}>"

    @property
    def title(self) -> str:
        """The study's title."""
        return self.value.title

    @property
    def horizon(self) -> int:
        """The last year."""
        return self.value.horizon

    @property
    def scenarios(self) -> tuple[str, ...]:
        """Names of the scenarios; the baseline scenario, Grundforløb, stands beside them."""
        return tuple(scenario.name for scenario in self.value.scenarios)

    @property
    def baseline(self) -> Baseline:
        """What the study builds on."""
        return Baseline(self.planned)

    # Changes: each gives another study

    def add(
        self, name: str, parameters: Parameters | None = None, *, measures: Measures = (), note: str = "",
        like: str = "", based_on: str = "",
    ) -> "Study":  # fmt: skip
        """The study with one more scenario, made of what the scenario `like` has where it is given.

        With `based_on`, a scenario's name or Grundforløb, it is the draft of a proposal.

        Raises
        ------
        StudyError : a name, key, value or year is not one that a study may hold; all faults at once.
        """
        document = document_of(self.value)
        copied = document["scenarios"][self._place(like)] if like else {"parameters": {}, "measures": []}
        made = {"name": name, "note": note}
        if based_on != "":
            made |= {"based_on": based_on, "status": DRAFT}
        made |= {key: copied[key] for key in ("parameters", "measures", "notes") if key in copied}
        document["scenarios"].append(made)
        _put(made, {} if parameters is None else parameters, measures)
        return self._judged(document)

    def change(
        self, name: str, parameters: Parameters | None = None, *, measures: Measures = (), note: str | None = None
    ) -> "Study":
        """The study with parameters of a scenario changed, and measures added; None takes a parameter back.

        Raises
        ------
        StudyError : as for `add`, or there is no such scenario.
        """
        document = document_of(self.value)
        scenario = document["scenarios"][self._place(name)]
        _put(scenario, {} if parameters is None else parameters, measures)
        if note is not None:
            scenario["note"] = note
        return self._judged(document)

    def remove(self, name: str) -> "Study":
        """The study without a scenario.

        Raises
        ------
        StudyError : there is no such scenario.
        """
        return Study(listed.removed(self.value, self._place(name))[0], self.planned)

    def spread(
        self, spreads: Mapping[str, float | None], *, notes: Mapping[str, str] | None = None,
        seed: int | None = None,
    ) -> "Study":  # fmt: skip
        """The study with other standard deviations, by parameter or parameter.entity; None takes one back.

        `notes` are the reasons by the same keys; `seed` is that of the draws.

        Raises
        ------
        StudyError : a key or value is not one that a study may hold; all faults at once.
        """
        document = document_of(self.value)
        document["spreads"] = _merged(document.get("spreads", {}), spreads)
        kept = {key: note for key, note in document.get("spread_notes", {}).items() if key in document["spreads"]}
        document["spread_notes"] = _merged(kept, {} if notes is None else notes)
        if seed is not None:
            document["seed"] = seed
        return self._judged(document)

    def ask(
        self, text: str, about: Mapping[str, Any], *, who: str = "", when: str | None = None, answer: str = ""
    ) -> "Study":
        """The study with one more question, pinned to what docs/file-format.md says of `about`.

        Raises
        ------
        StudyError : as for `spread`.
        """
        document = document_of(self.value)
        made = {"text": text, "about": about, "who": who, "answer": answer}
        document["questions"] = [*document.get("questions", ()), made if when is None else {**made, "when": when}]
        return self._judged(document)

    def to(self, horizon: int) -> "Study":
        """The study up to another year, as in the window: what stood to the last year goes on, later years end.

        Raises
        ------
        StudyError : the year is none that the study can be projected to.
        """
        wanted = asked.checked(self.value, self.planned, (), (), horizon)
        changed = listed.projected_to(self.value, wanted.horizon or self.horizon)[0]
        return self._judged(document_of(changed))

    def save(self, path: FilePath) -> None:
        """Write the study to a file, whole or not at all; a name without one gets the ending `.scenarier`.

        Raises
        ------
        StudyError : the file cannot be written.
        """
        faults = Faults()
        place = file_path(path, faults)
        raise_found("save", faults)
        with in_words():
            saved = studies.save_study(self.value, studies.with_suffix(place))
        if saved.told:
            warnings.warn(saved.told, stacklevel=2)

    # Questions: each gives a frame

    def project(
        self, scenarios: Names = (), variables: Names = (), *, horizon: int | None = None, wide: bool = False
    ) -> "Frame":
        """The figures of `scenarier run --format csv`, a row a figure; `wide` has the years across.

        Raises
        ------
        StudyError : a name or the horizon is not known.
        """
        return asked.projected(self.value, self.planned, (scenarios, variables, horizon), wide=wide)

    def rules(self, scenarios: Names = (), *, horizon: int | None = None) -> "Frame":
        """The rows of `scenarier rules --format csv`: each rule held against each scenario by year.

        Raises
        ------
        StudyError : a name or the horizon is not known.
        """
        return asked.held(self.value, self.planned, scenarios, horizon)

    def compare(self, a: str, b: str, variables: Names = (), *, horizon: int | None = None) -> "Frame":
        """The rows of `scenarier compare --format csv`: two scenarios and their difference, B less A.

        Raises
        ------
        StudyError : a name or the horizon is not known.
        """
        return asked.compared(self.value, self.planned, (a, b), variables, horizon)

    def explain(
        self, variable: str, year: int, entity: str = "", *, scenario: str = "", depth: int | None = 2,
        horizon: int | None = None,
    ) -> "Frame":  # fmt: skip
        """Where a figure comes from: a row a number, its inputs below it, `depth` levels (all, where it is None).

        Raises
        ------
        StudyError : there is no such figure.
        """
        return asked.explained(self.value, self.planned, (variable, entity, year, scenario, horizon), depth)

    def _place(self, name: Any) -> int:
        """Index of a scenario that may be changed."""
        faults = Faults()
        given = text(name, "name", faults)
        raise_found(asked.subject(self.value), faults)
        with in_words(asked.subject(self.value)):
            index = scenario_index(self.value, given)
        if index == listed.BASELINE_INDEX:
            faults.add("name", mark("“{name}” is the baseline's own name; choose another"), name=given)
        raise_found(asked.subject(self.value), faults)
        return index

    def _judged(self, document: Mapping[str, Any]) -> "Study":
        with in_words():
            return Study(*judged(document, self.planned.package or self.planned, asked.subject(self.value)))


def new_study(
    title: str = "", *, note: str = "", horizon: int | None = None, baseline: Baseline | None = None
) -> Study:
    """A study without scenarios, of the baseline that opens by default unless another is given.

    Raises
    ------
    StudyError : a text or the horizon is not one that a study may have.
    """
    package = (baseline or open_baseline()).package
    package = package.package or package
    document = document_of(empty_study(package)) | {"title": title, "note": note}
    if horizon is not None:
        faults = Faults()
        document["horizon"] = whole(horizon, "horizon", faults)
        raise_found("new_study", faults)
    with in_words():
        return Study(*judged(document, package, "new_study"))


def open_study(path: FilePath) -> Study:
    """The study in a file, with the baseline that it names; that the model was revised since is a warning.

    Raises
    ------
    StudyError : the file is faulty; all faults at once.
    """
    faults = Faults()
    place = file_path(path, faults)
    raise_found("open_study", faults)
    with in_words():
        value, planned = studies.open_study(place)
    told = studies.revision_words(value, place)
    if told:
        warnings.warn(told, stacklevel=2)
    return Study(value, planned)


def _merged(old: Mapping[str, Any], given: Any) -> Any:
    """An object of a document with what is given, None taken out; what is no mapping is left to the reader."""
    if not hasattr(given, "items"):
        return given
    merged = {**old, **dict(given.items())}
    return {key: value for key, value in merged.items() if value is not None}


def _put(scenario: dict[str, Any], parameters: Any, measures: Any) -> None:
    """Give a scenario of a document parameters and more measures; what is neither is left to the reader."""
    scenario["parameters"] = _merged(scenario.get("parameters", {}), parameters)
    notes = scenario.get("notes", {})
    scenario["notes"] = {key: note for key, note in notes.items() if key in scenario["parameters"]}
    is_list = isinstance(measures, Iterable) and not isinstance(measures, str | Mapping)
    scenario["measures"] = [*scenario.get("measures", ()), *measures] if is_list else measures
