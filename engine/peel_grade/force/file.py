"""The force file: what was found in one force, never what was concluded.

`check_force` checks its form and every name in it against a rulebook, and
reports all mistakes at their lines and columns.
"""

import re
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from peel_grade.files.json_text import canonical_json
from peel_grade.files.problems import InputError
from peel_grade.files.record import Record
from peel_grade.files.yaml_tree import Tree, load
from peel_grade.force.figures import Figure, Range, as_written, figure_of
from peel_grade.force.moderation import AreaDecision, GradeDecision, Moderation
from peel_grade.rulebook.conditions import Degree
from peel_grade.rulebook.frozen import FrozenDict
from peel_grade.rulebook.model import Document, Rulebook

if TYPE_CHECKING:
    from pathlib import Path

FRAMEWORK = re.compile(r"\w[\w.-]{0,99}")
"""What can be the name of a framework, and of its folder."""


class IndicatorEvidence(Record):
    """A figure of the force, as its source states it; `benchmarks` are those that the source states beside it.

    `allow` has the reasons for which warnings about it are of no concern, by their codes.
    `computed_from` names the figures that it follows from, and `stated` is what the file says of it beside; both are
    empty where it is stated. `sample` is of how many a share was found; None where that is not said.
    """

    value: Figure | None = None
    previous: Figure | None = None
    benchmarks: Mapping[str, Figure] = FrozenDict[str, Figure]()
    rank: str | None = None
    status: str = "known"
    period: str = ""
    source: tuple[str, ...] = ()
    note: str = ""
    allow: Mapping[str, str] = FrozenDict[str, str]()
    computed_from: tuple[str, ...] = ()
    stated: "IndicatorEvidence | None" = None
    doubtful: bool = False
    sample: int | None = None

    def as_stated(self) -> "IndicatorEvidence | None":
        """What the file says of it, without what was computed; None where it says nothing."""
        return self.stated if self.computed_from else self


class FlagEvidence(Record):
    """How far inspectors found a statement to be so."""

    is_: Degree | None = None
    status: str = "known"
    source: tuple[str, ...] = ()
    note: str = ""
    allow: Mapping[str, str] = FrozenDict[str, str]()
    doubtful: bool = False


class PreviousGrade(Record):
    """The grade of an earlier inspection."""

    grade: str
    year: int
    source: tuple[str, ...] = ()


class PreviousArea(Record):
    """An area for improvement that earlier inspections made, by the one that stands for it here, and in which years."""

    area: str
    years: tuple[int, ...] = ()
    source: tuple[str, ...] = ()
    note: str = ""
    allow: Mapping[str, str] = FrozenDict[str, str]()
    doubtful: bool = False


class Warned(Record):
    """Something in a force file that is well formed and hardly true.

    `line` and `column` count from 1; 0 where no file has it: `path` says which keys lead there. `allowed` is the reason
    for which the file allows it; empty where it does not.
    """

    code: str
    message: str
    help: str
    line: int
    column: int
    path: str
    allowed: str


class Force(Record):
    """What one force file says.

    `inspected` is None where the file does not say: then every question was.
    `previous_complete` says that every earlier area for improvement is listed.
    `documents` are those that sources point into. `file` is how the file is named; `sha256` is of its content, so
    that comments and order do not matter. Of a force that no file describes both are empty. `called` is the key of its
    name, the framework's word for whom it inspects. `allow` are the warnings that the whole file allows, by their
    codes; `warnings` what was found of it when it was checked.
    """

    name: str
    framework: str
    inspected: tuple[str, ...] | None
    previous_grades: Mapping[str, PreviousGrade]
    previous_areas: tuple[PreviousArea, ...]
    previous_complete: bool
    indicators: Mapping[str, IndicatorEvidence]
    flags: Mapping[str, FlagEvidence]
    moderation: Moderation = Moderation()
    documents: Mapping[str, Document] = FrozenDict[str, Document]()
    file: str = ""
    sha256: str = ""
    called: str = "subject"
    allow: Mapping[str, str] = FrozenDict[str, str]()
    warnings: tuple[Warned, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The same in the form of a force file, without what was computed: data that may be changed and read again."""
        if any(row.computed_from for row in self.indicators.values()):
            return self.as_stated().to_dict()
        data: dict[str, Any] = {self.called: self.name, "framework": self.framework}
        data["source"] = {name: _written(document, Document("")) for name, document in self.documents.items()}
        data["previous"] = {
            "grades": {name: _written(grade, None) for name, grade in self.previous_grades.items()},
            "areas": [_written(row, PreviousArea("")) for row in self.previous_areas],
        }
        data["indicators"] = {name: _written(row, IndicatorEvidence()) for name, row in self.indicators.items()}
        data["flags"] = {name: _written(row, FlagEvidence()) for name, row in self.flags.items()}
        data["moderation"] = {
            "grades": {name: [_decided(row) for row in rows] for name, rows in self.moderation.grades.items()},
            "areas": {name: [_decided(row) for row in rows] for name, rows in self.moderation.areas.items()},
        }
        if self.inspected is not None:
            data["inspected"] = list(self.inspected)
        if self.previous_complete:
            data["previous"]["complete"] = True
        if self.allow:
            data["allow"] = dict(self.allow)
        return data

    def as_stated(self) -> "Force":
        """The same without what was computed from other figures."""
        rows = {name: row.as_stated() for name, row in self.indicators.items()}
        stated = {name: row for name, row in rows.items() if row is not None}
        return self._replace(indicators=FrozenDict(stated))


def not_recorded(row: IndicatorEvidence | FlagEvidence | None) -> bool:
    """Whether nothing is recorded of a piece of evidence, so that it may yet come to be."""
    return row is None or row.status == "not_recorded"


def written_row(row: "IndicatorEvidence | FlagEvidence | PreviousArea | PreviousGrade") -> dict[str, Any]:
    """A row of a force as data, by the keys of a force file."""
    return _written(row, PreviousArea("") if isinstance(row, PreviousArea) else _UNSAID.get(type(row)))


_UNSAID: Mapping[type, Any] = {IndicatorEvidence: IndicatorEvidence(), FlagEvidence: FlagEvidence()}


def _written(row: Any, unsaid: Any) -> dict[str, Any]:
    """A part of a force by the keys of a force file, without what need not be said."""
    said = {key: value for key, value in row._asdict().items() if unsaid is None or value != getattr(unsaid, key)}
    said |= said.pop("benchmarks", {})
    if said.get("status") == "not_supplied":
        said = {key: value for key, value in said.items() if key != "status"} | {"supplied": False}
    return {key.rstrip("_"): _plain(value) for key, value in said.items() if value not in ((), FrozenDict())}


def _decided(row: GradeDecision | AreaDecision) -> dict[str, Any]:
    """A decision by the keys of a force file."""
    if isinstance(row, GradeDecision) and row.grade is None:
        return {"withdrawn": True} | {key: value for key, value in row._asdict().items() if key != "grade"}
    return {key: value for key, value in row._asdict().items() if key != "text" or value}


def _plain(value: Any) -> Any:
    if isinstance(value, Range):
        return as_written(value)
    return list(value) if isinstance(value, tuple) else dict(value) if isinstance(value, FrozenDict) else value


def framework_of(tree: Tree) -> str | None:
    """The framework that a force file names, or None where it names none that could be looked up."""
    name = tree.data.get("framework") if isinstance(tree.data, dict) else None
    return name if isinstance(name, str) and FRAMEWORK.fullmatch(name) else None  # else told when the form is checked


def check_force(tree: Tree, book: Rulebook | None) -> Force:
    """The force file, its form and its names checked.

    Raises InputError with all mistakes; without a rulebook (an unknown framework) only those of form.
    """
    from peel_grade.files.validation import not_a  # these take pydantic_core along: only where a file is checked
    from peel_grade.force.form import SECTIONS, validate_form
    from peel_grade.force.names import (
        check_earlier,
        check_figures,
        check_names,
        check_sources,
        check_withdrawals,
        misplaced_entries,
    )
    from peel_grade.force.subject import check_subject, subject_key
    from peel_grade.force.warnings.allowing import check_allowances

    problems = list(tree.problems)
    if not isinstance(tree.data, dict):
        if not problems:
            help = "a force file starts with the framework's word for whom it inspects, as `force:`, and `framework:`"
            if book is not None:
                help = f"a force file starts with `{book.framework.words.subject.key}:` and `framework:`"
            wrong = "the file is empty" if tree.data is None else not_a("a mapping", tree.data)
            problems.append(tree.problem((), wrong, help))
        raise InputError(problems)
    expected = None if book is None else book.framework.words.subject.key
    called = subject_key(tree.data, SECTIONS, expected) or expected
    found = check_subject(tree, called, expected)
    well_placed = dict(tree.data)
    if book is not None:
        check_names(tree, book, found)
        check_figures(tree, book, found)
        check_earlier(tree, book, found)
        misplaced = set(misplaced_entries(tree, book))
        for section in {section for section, _ in misplaced}:  # that their values have the wrong type follows from that
            rows = well_placed[section].items()
            well_placed[section] = {name: value for name, value in rows if (section, name) not in misplaced}
    check_sources(tree, found)
    check_withdrawals(tree, found)
    check_allowances(tree, found)
    benchmarks = None if book is None else tuple(book.framework.benchmarks)
    data = validate_form(tree, well_placed, found, called, benchmarks)
    told = {problem.place for problem in problems}  # what the loader refused is told once
    problems += [problem for problem in found if problem.place not in told]
    if problems:
        raise InputError(problems)
    assert called is not None  # else its form is wrong
    force = _force(data, tree.file, called)
    if book is None:
        return force
    from peel_grade.force.warnings.checking import warnings_of

    force = with_successors(force, book)
    return force._replace(warnings=warnings_of(tree, force, book))


def with_successors(force: Force, book: Rulebook) -> Force:
    """The same evidence also under the names that replace those that were given up, where these say nothing."""
    replaced = book.replaced
    if not replaced:
        return force

    def renamed(found: Mapping[str, Any]) -> FrozenDict[str, Any]:
        # of several old names for one new the first by name counts: the order in a file means nothing
        new = {replaced[name]: found[name] for name in sorted(found, reverse=True) if name in replaced}
        said = {name: row for name, row in found.items() if name not in new or row.status != "not_recorded"}
        return FrozenDict({**new, **said})

    listed = {earlier.area for earlier in force.previous_areas}
    more = tuple(
        earlier._replace(area=replaced[earlier.area])
        for earlier in sorted(force.previous_areas)
        if earlier.area in replaced and replaced[earlier.area] not in listed
    )
    return force._replace(
        indicators=renamed(force.indicators),
        flags=renamed(force.flags),
        previous_areas=(*force.previous_areas, *more),
        moderation=force.moderation._replace(areas=_moved(force.moderation.areas, replaced)),
    )


def _moved(decided: Mapping[str, tuple[AreaDecision, ...]], replaced: Mapping[str, str]) -> FrozenDict[str, Any]:
    """What was decided about areas, of those that were given up also under the names that replace them."""
    new = {replaced[name]: decided[name] for name in sorted(decided, reverse=True) if name in replaced}
    return FrozenDict({**new, **decided})


def load_force(path: "str | Path", book: Rulebook) -> Force:
    """Read and check a force file. Raises InputError with every mistake."""
    return check_force(load(path), book)


def _force(data: dict[str, Any], file: str, called: str) -> Force:
    previous = data.get("previous", {})

    def made(kind: Any, row: dict[str, Any]) -> Any:
        given: dict[str, Any] = {key: tuple(row[key]) for key in ("source", "years") if key in row}
        given |= {"allow": FrozenDict(row["allow"])} if "allow" in row else {}
        if "supplied" in row:
            row = {key: value for key, value in row.items() if key != "supplied"} | {"status": "not_supplied"}
        if kind is IndicatorEvidence:
            beside = {key: value for key, value in row.items() if key not in IndicatorEvidence._fields}
            row = {key: value for key, value in row.items() if key not in beside}
            row |= {key: figure_of(row[key]) for key in ("value", "previous") if key in row}
            stated = {key: figure_of(value) for key, value in beside.items()}
            given |= {"benchmarks": FrozenDict(stated)} if stated else {}
        return kind(**{("is_" if key == "is" else key): value for key, value in row.items()} | given)

    def named(kind: Any, rows: dict[str, Any]) -> FrozenDict[str, Any]:
        return FrozenDict({name: made(kind, row) for name, row in rows.items()})

    return Force(
        name=data[called],
        framework=data["framework"],
        inspected=tuple(data["inspected"]) if "inspected" in data else None,
        previous_grades=named(PreviousGrade, previous.get("grades", {})),
        previous_areas=tuple(made(PreviousArea, row) for row in previous.get("areas", [])),
        previous_complete=previous.get("complete", False),
        indicators=named(IndicatorEvidence, data.get("indicators", {})),
        flags=named(FlagEvidence, data.get("flags", {})),
        moderation=_moderation(data.get("moderation", {})),
        documents=FrozenDict({name: Document(**row) for name, row in data.get("source", {}).items()}),
        file=file,
        sha256=_sha256(canonical_json(_content(data))),
        called=called,
        allow=FrozenDict(data.get("allow", {})),
    )


def _moderation(data: dict[str, Any]) -> Moderation:
    grades, areas = data.get("grades", {}), data.get("areas", {})
    return Moderation(
        FrozenDict(
            {
                name: tuple(GradeDecision(row.get("grade"), row["reason"], row["by"], row["date"]) for row in rows)
                for name, rows in grades.items()
            }
        ),
        FrozenDict({name: tuple(AreaDecision(**row) for row in rows) for name, rows in areas.items()}),
    )


def _sha256(content: bytes) -> str:
    """As `hashlib` works it out, without OpenSSL, which takes longer to load than a force file to check."""
    try:
        if sys.version_info >= (3, 12):
            from _sha2 import sha256  # type: ignore[import-not-found]  # as `random` of the standard library does
        else:
            from _sha256 import sha256  # type: ignore[import-not-found]  # of these modules there are no stubs
    except ImportError:  # not every Python is built with it
        from hashlib import sha256
    digest: str = sha256(content).hexdigest()
    return digest


def _content(data: dict[str, Any]) -> dict[str, Any]:
    """What the file says, in an order of its own: lists whose order means nothing are sorted."""
    content = dict(data)
    if "inspected" in content:
        content["inspected"] = sorted(content["inspected"])
    if "areas" in content.get("previous", {}):
        areas = [
            row | ({"years": sorted(row["years"])} if "years" in row else {}) for row in content["previous"]["areas"]
        ]
        content["previous"] = content["previous"] | {"areas": sorted(areas, key=canonical_json)}
    return content
