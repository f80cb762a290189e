"""Reading the parts of a rulebook, and of those it extends.

Each entry is checked on its own, so that a mistake in one hides none in another;
and what could not be read is remembered, so that no name is called unknown that
may well stand there.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from peel_grade.files.problems import MOST, Problem, did_you_mean
from peel_grade.files.strict import Strict, validate_part
from peel_grade.files.validation import not_a, written
from peel_grade.files.yaml_tree import NodePath, Tree
from peel_grade.rulebook.reading.catalogue_form import BenchmarkText, CatalogueFile, FlagText, IndicatorText
from peel_grade.rulebook.reading.findings_form import AreaText, ExclusionText, RuleText
from peel_grade.rulebook.reading.form_fields import identifier
from peel_grade.rulebook.reading.framework_form import FrameworkFile
from peel_grade.rulebook.reading.origins import Origin

T = TypeVar("T")
KINDS = frozenset(
    {
        "indicator",
        "flag",
        "finding",
        "area",
        "theme",
        "question",
        "document",
        "grade",
        "weight",
        "benchmark",
        "rank",
        "unit",
        "parameter",
        "effort",
    }
)
"""The kinds of names that a rulebook defines."""
_DEFINES = {
    "questions": {"question", "theme"}, "documents": {"document"}, "grades": {"grade"}, "weights": {"weight"},
    "benchmarks": {"benchmark"}, "ranks": {"rank"}, "units": {"unit"}, "parameters": {"parameter"},
    "efforts": {"effort"}, "extends": KINDS,
}  # fmt: skip
_LISTED = ("finding", "area")
"""Kinds whose files are lists of entries that have an `id`."""
_ENTRIES = ("finding", "area", "indicator", "flag")
"""Kinds of what is written as an entry in the files beside the framework."""
_APART = {"indicator": "flag", "flag": "indicator", "finding": "area", "area": "finding"}
"""No name stands for two of these."""
_STAND_IN = {"id": "unreadable", "title": "unreadable", "year": 2000, "version": "unreadable"}


class Located(NamedTuple, Generic[T]):
    """Something that was written, and where."""

    text: T
    tree: Tree
    path: NodePath

    def problem(
        self, message: str, help: str | None = None, *, at: NodePath = (), key: bool = False, code: str
    ) -> Problem:
        """A problem with it, or with what stands at `at` inside it."""
        return self.tree.problem((*self.path, *at), message, help, key=key, code=code)

    def __str__(self) -> str:
        return self.tree.where(self.path)


class Layer:
    """What one rulebook writes itself, and in which `files`.

    `named` holds everything under a name, by kind, also what has mistakes; the
    others only what has none. `framework` lacks its sections that have mistakes,
    `broken`. Of the kinds in `unread` there may be names that could not be read.
    """

    def __init__(self, framework: Located[FrameworkFile], broken: set[str]) -> None:
        self.framework = framework
        self.files = {framework.tree.file}
        self.broken = broken
        self.unread: set[str] = set().union(*(_DEFINES.get(section, ()) for section in broken))
        self.named: dict[str, dict[str, Located[Any]]] = {}
        self.indicators: dict[str, Located[IndicatorText]] = {}
        self.flags: dict[str, Located[FlagText]] = {}
        self.benchmarks: dict[tuple[str, str], Located[BenchmarkText]] = {}
        """By the benchmark and the indicator."""
        self.rules: dict[str, Located[RuleText]] = {}
        self.areas: dict[str, Located[AreaText]] = {}
        self.again: dict[str, list[Located[Any]]] = {}
        """Entries under a name that another has already, by kind: no part of the rulebook, and checked all the same."""
        self.exclusions: list[Located[ExclusionText]] = []

    def entries(self) -> dict[str, Located[Any]]:
        """The rules, areas, indicators and flags that it writes, those with mistakes too."""
        return {name: entry for kind in _ENTRIES for name, entry in self.named.get(kind, {}).items()}


def read(origin: Origin, problems: list[Problem]) -> list[Layer]:
    """The layers of a rulebook, the base first. Adds to `problems`; raises InputError where there is no rulebook."""
    return list(_layers(origin, problems, ()))


def _layers(origin: Origin, problems: list[Problem], above: tuple[str, ...]) -> Iterator[Layer]:
    parts = origin.parts(problems)
    _, framework = next(parts)
    layer = Layer(*_framework(framework, problems))
    yield from _base(origin, layer, problems, above)
    for section, tree in parts:
        layer.files.add(tree.file)
        if section == "catalogue":
            _read_catalogue(layer, tree, problems)
        elif section == "findings":
            _read_listed(layer, "finding", RuleText, tree, layer.rules, problems)
        elif section == "areas":
            _read_listed(layer, "area", AreaText, tree, layer.areas, problems)
        else:
            _read_exclusions(layer, tree, problems)
    yield layer


def _base(origin: Origin, layer: Layer, problems: list[Problem], above: tuple[str, ...]) -> Iterator[Layer]:
    """The layers that a framework extends."""
    name, here = layer.framework.text.extends, layer.framework.text.id
    if name is None:
        return
    if name in (*above, here):
        problems.append(
            layer.framework.problem(f"framework `{name}` extends itself", at=("extends",), code="circular-rules")
        )
        layer.unread |= KINDS
    elif (base := origin.base(name)) is None:
        known = [other for other in origin.extendable() if other != here]
        help = did_you_mean(name, known) or f"one of {', '.join(known)}"
        problems.append(
            layer.framework.problem(f"unknown framework `{name}`", help, at=("extends",), code="unknown-name")
        )
        layer.unread |= KINDS
    else:
        yield from _layers(base, problems, (*above, here))


def _framework(tree: Tree, problems: list[Problem]) -> tuple[Located[FrameworkFile], set[str]]:
    """The framework without its sections that have mistakes, and which those are."""
    sections = set(FrameworkFile.model_fields)
    if tree.data is None:
        return Located(FrameworkFile.model_validate(_STAND_IN), tree, ()), sections
    whole = validate_part(FrameworkFile, tree, (), problems)
    if whole is not None:
        return Located(whole, tree, ()), set()
    if not isinstance(tree.data, dict):
        return Located(FrameworkFile.model_validate(_STAND_IN), tree, ()), sections
    broken = set()
    for key, value in tree.data.items():
        try:
            FrameworkFile.model_validate(_STAND_IN | {key: value})
        except ValidationError:
            broken.add(key)
    sound = {key: value for key, value in tree.data.items() if key not in broken}
    if broken - sections:  # an unknown key may be any of those that are missing
        broken |= sections - set(tree.data)
    return Located(FrameworkFile.model_validate(_STAND_IN | sound), tree, ()), broken


def _read_catalogue(layer: Layer, tree: Tree, problems: list[Problem]) -> None:
    kinds = {"indicator", "flag"}
    if tree.data is None or validate_part(CatalogueFile, tree, (), problems) is None:
        layer.unread |= kinds
    for section, kind, model, into in (
        ("indicators", "indicator", IndicatorText, layer.indicators),
        ("flags", "flag", FlagText, layer.flags),
    ):
        entries = tree.data.get(section) if isinstance(tree.data, dict) else None
        if isinstance(entries, dict):
            named = [(name, Located(entry, tree, (section, name))) for name, entry in entries.items()]
            _read_entries(layer, kind, model, named, into, problems)
    benchmarks = tree.data.get("benchmarks") if isinstance(tree.data, dict) else None
    for of, entries in benchmarks.items() if isinstance(benchmarks, dict) else ():
        if isinstance(entries, dict):
            named = [(name, Located(entry, tree, ("benchmarks", of, name))) for name, entry in entries.items()]
            read: dict[str, Located[BenchmarkText]] = {}
            _read_entries(layer, f"value of {of}", BenchmarkText, named, read, problems)
            layer.benchmarks |= {(of, name): benchmark for name, benchmark in read.items()}


def _read_listed(
    layer: Layer, kind: str, model: type[Strict], tree: Tree, into: dict[str, Any], problems: list[Problem]
) -> None:
    """The entries of a file that is a list, each with its `id`."""
    entries = list(listed_entries(tree, problems))
    ids = [entry.text.get("id") if isinstance(entry.text, dict) else None for entry in entries]
    named = [(name, entry) for name, entry in zip(ids, entries, strict=True) if isinstance(name, str)]
    _read_entries(layer, kind, model, named, into, problems)
    for name, entry in zip(ids, entries, strict=True):
        if not isinstance(name, str):
            validate_part(model, tree, entry.path, problems)
    if len(named) < len(entries) or not isinstance(tree.data, list):
        layer.unread.add(kind)


def _read_exclusions(layer: Layer, tree: Tree, problems: list[Problem]) -> None:
    for entry in listed_entries(tree, problems):
        exclusion = validate_part(ExclusionText, tree, entry.path, problems)
        if exclusion is not None:
            layer.exclusions.append(Located(exclusion, tree, entry.path))


def listed_entries(tree: Tree, problems: list[Problem]) -> Iterator[Located[Any]]:
    """The entries of a file that is a list."""
    if tree.data is not None and not isinstance(tree.data, list):
        message = not_a("a list of entries", tree.data)
        problems.append(tree.problem((), message, "start each entry with `- `"))
    for index, entry in enumerate(tree.data if isinstance(tree.data, list) else []):
        yield Located(entry, tree, (index,))


def _read_entries(
    layer: Layer,
    kind: str,
    model: type[Strict],
    entries: Iterable[tuple[str, Located[Any]]],
    into: dict[str, Any],
    problems: list[Problem],
) -> None:
    """Put what has no mistake `into` its mapping."""
    known = layer.named.setdefault(kind, {})
    before = len(problems)
    for name, entry in entries:
        if len(problems) - before > MOST:
            layer.unread.add(kind)
            return
        at: NodePath = ("id",) if kind in _LISTED else ()
        other = layer.named.get(_APART.get(kind, ""), {}).get(name)
        if other is not None:
            both = "an indicator and a flag" if not at else "a rule and an area"
            message, help = f"{written(name)} names both {both}", f"the other is at {other}"
            problems.append(entry.problem(message, help, at=at, key=not at, code="duplicate-name"))
        if name in known:
            message, help = f"{written(name)} is defined twice", f"the first is at {known[name]}"
            problems.append(entry.problem(message, help, at=at, key=not at, code="duplicate-name"))
        if kind not in _LISTED:
            try:
                identifier(name)
            except PydanticCustomError as error:
                told = error.context or {}
                problems.append(entry.problem(told["message"], told["help"], key=True, code=told["code"]))
        text = validate_part(model, entry.tree, entry.path, problems)
        if text is not None and name in known:
            layer.again.setdefault(kind, []).append(Located(text, entry.tree, entry.path))
        elif text is not None:
            into[name] = Located(text, entry.tree, entry.path)
        known.setdefault(name, entry)
